// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/models/safetensors.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"

#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <utility>

namespace scarp {

static_assert(std::endian::native == std::endian::little, "the data are copied as they are");

namespace {

constexpr std::array<std::pair<TensorType, const char*>, 4> kTypes{
    {{TensorType::U8, "U8"}, {TensorType::I64, "I64"}, {TensorType::F32, "F32"}, {TensorType::F64, "F64"}}};
constexpr const char* kMetadata = "__metadata__";

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
  throw inputError(file.string() + " is not a readable safetensors file: " + why,
                   "Restore it from a copy, or train again.");
}

TensorType typeFrom(const std::filesystem::path& file, const std::string& name) {
  for (const auto& [type, text] : kTypes)
    if (name == text)
      return type;
  refuse(file, "numbers of type " + name + " are not supported");
}

const char* nameOf(TensorType type) {
  for (const auto& [value, text] : kTypes)
    if (value == type)
      return text;
  return "F32";
}

} // namespace

size_t bytesOf(TensorType type) {
  switch (type) {
  case TensorType::U8:
    return 1;
  case TensorType::F32:
    return 4;
  case TensorType::I64:
  case TensorType::F64:
    return 8;
  }
  return 4;
}

int64_t TensorView::count() const {
  int64_t n = 1;
  for (const int64_t extent : shape)
    n *= extent;
  return n;
}

SafetensorsFile::SafetensorsFile(const std::filesystem::path& file)
    : m_file(file), m_content(readFile(file)) {
  uint64_t headerBytes = 0;
  if (m_content.size() < sizeof headerBytes)
    refuse(file, "it is too short");
  std::memcpy(&headerBytes, m_content.data(), sizeof headerBytes);
  if (headerBytes > m_content.size() - sizeof headerBytes)
    refuse(file, "its header is cut off");
  const std::span<const char> all(m_content);
  const auto header = all.subspan(sizeof headerBytes, headerBytes);
  const auto data = all.subspan(sizeof headerBytes + headerBytes);
  try {
    const Json document = Json::parse(header.begin(), header.end());
    for (const auto& [name, entry] : document.items()) {
      if (name == kMetadata) {
        m_metadata = entry.get<std::map<std::string, std::string>>();
        continue;
      }
      TensorView tensor{name, typeFrom(file, entry.at("dtype")), entry.at("shape"), {}};
      const auto from = entry.at("data_offsets").at(0).get<uint64_t>();
      const auto to = entry.at("data_offsets").at(1).get<uint64_t>();
      uint64_t expected = bytesOf(tensor.type);
      for (const int64_t extent : tensor.shape) {
        if (extent < 0 ||
            (extent > 0 && expected > std::numeric_limits<uint64_t>::max() / static_cast<uint64_t>(extent)))
          refuse(file, "'" + name + "' has an impossible shape");
        expected *= static_cast<uint64_t>(extent);
      }
      if (from > to || to > data.size() || to - from != expected)
        refuse(file, "the data of '" + name + "' are cut off or of the wrong size");
      tensor.bytes = data.subspan(from, to - from);
      m_tensors.push_back(std::move(tensor));
    }
  } catch (const Json::exception& e) {
    refuse(file, e.what());
  }
}

const TensorView* SafetensorsFile::find(const std::string& name) const {
  for (const TensorView& tensor : m_tensors)
    if (tensor.name == name)
      return &tensor;
  return nullptr;
}

const TensorView& SafetensorsFile::at(const std::string& name) const {
  if (const TensorView* tensor = find(name))
    return *tensor;
  throw inputError(m_file.string() + " holds no '" + name + "'", "It was made for another network.");
}

void writeSafetensors(const std::filesystem::path& file, std::span<const TensorView> tensors,
                      const std::map<std::string, std::string>& metadata) {
  Json document = Json::object();
  if (!metadata.empty())
    document[kMetadata] = metadata;
  uint64_t at = 0;
  for (const TensorView& tensor : tensors) {
    document[tensor.name] = {{"dtype", nameOf(tensor.type)},
                             {"shape", tensor.shape},
                             {"data_offsets", {at, at + tensor.bytes.size()}}};
    at += tensor.bytes.size();
  }
  std::string header = document.dump();
  header.resize((header.size() + 7) / 8 * 8, ' '); // the data begin at a multiple of 8
  const uint64_t headerBytes = header.size();
  std::string content(sizeof headerBytes, '\0');
  std::memcpy(content.data(), &headerBytes, sizeof headerBytes);
  content.reserve(content.size() + header.size() + at);
  content += header;
  for (const TensorView& tensor : tensors)
    content.append(tensor.bytes.data(), tensor.bytes.size());
  writeFileAtomically(file, content);
}

} // namespace scarp
