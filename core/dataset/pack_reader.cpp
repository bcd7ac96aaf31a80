// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/dataset/dataset.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <type_traits>
#include <utility>

namespace scarp {
namespace fs = std::filesystem;

static_assert(std::endian::native == std::endian::little, "packs are little-endian and mapped as they are");

namespace {

class FileMap {
public:
  FileMap(const fs::path& file, size_t bytes) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
      throwFileError(file, "read", errno);
    struct stat info {};
    if (::fstat(descriptor, &info) != 0 || static_cast<size_t>(info.st_size) != bytes) {
      ::close(descriptor);
      throw inputError(file.string() + " does not have the size that its dataset says",
                       "Make the dataset again with 'scarp dataset'.", "torn-dataset");
    }
    void* address = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, descriptor, 0);
    const int error = errno;
    ::close(descriptor);
    if (address == MAP_FAILED)
      throwFileError(file, "map", error);
    m_bytes = {static_cast<const std::byte*>(address), bytes};
  }
  ~FileMap() {
    if (!m_bytes.empty())
      ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
  }
  FileMap(FileMap&& other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}
  FileMap& operator=(FileMap&&) = delete;
  std::span<const std::byte> bytes() const { return m_bytes; }

private:
  std::span<const std::byte> m_bytes;
};

/// code -> code * a + b, and `none` for the NoData code, clamped to 0..1 when asked.
struct Mapping {
  float a = 1, b = 0;
  std::optional<double> noDataCode;
  float none = 0;
  bool clamp = false;
};

/// One loop per storage type and case, free of calls and of short-circuits, so that the compiler uses vector
/// instructions.
template <bool kClamp, bool kHasNone, class Stored>
void convertAll(const Stored* from, size_t count, const Mapping& mapping, float* to) {
  const float a = mapping.a, b = mapping.b, none = mapping.none;
  const auto noDataCode = static_cast<Stored>(mapping.noDataCode.value_or(0));
  for (size_t k = 0; k < count; ++k) {
    const Stored code = from[k];
    float value = static_cast<float>(code) * a + b;
    if constexpr (kClamp)
      value = std::min(1.0F, std::max(0.0F, value));
    if constexpr (kHasNone)
      value = code == noDataCode ? none : value;
    if constexpr (std::is_floating_point_v<Stored>)
      value = code != code ? none : value;
    to[k] = value;
  }
}

template <class Stored> void convert(const Stored* from, size_t count, const Mapping& mapping, float* to) {
  if (mapping.clamp && mapping.noDataCode)
    convertAll<true, true>(from, count, mapping, to);
  else if (mapping.clamp)
    convertAll<true, false>(from, count, mapping, to);
  else if (mapping.noDataCode)
    convertAll<false, true>(from, count, mapping, to);
  else
    convertAll<false, false>(from, count, mapping, to);
}

} // namespace

struct PackReader::Impl {
  static constexpr int64_t kRowsAhead = 6;
  int64_t width = 0, height = 0;
  std::vector<PackedChannel> channels;
  std::vector<FileMap> maps;
  std::vector<FileMap> mask; ///< one

  void check(const Window& window, size_t size) const {
    if (window.empty() || intersect(window, {0, 0, width, height}) != window)
      throw Error(ErrorCode::Internal, "a window reaches outside the packed dataset");
    if (size != static_cast<size_t>(window.cells()))
      throw Error(ErrorCode::Internal, "the buffer does not fit the window");
  }

  void read(size_t index, const Window& window, const Mapping& mapping, std::span<float> out) const {
    check(window, out.size());
    const StorageType type = channels[index].type;
    const size_t bytes = bytesPerValue(type);
    const auto columns = static_cast<size_t>(window.width);
    for (int64_t row = 0; row < window.height; ++row) {
      const size_t cell = static_cast<size_t>((window.y + row) * width + window.x);
      const std::byte* from = maps[index].bytes().data() + cell * bytes;
      float* to = out.data() + static_cast<size_t>(row) * columns;
      // Every row of a tile lies in another page, where the processor foresees nothing: ask for a row ahead.
      if (row + kRowsAhead < window.height)
        for (size_t at = 0; at < columns * bytes; at += 64)
          __builtin_prefetch(from + kRowsAhead * static_cast<size_t>(width) * bytes + at);
      if (type == StorageType::UInt8)
        convert(reinterpret_cast<const uint8_t*>(from), columns, mapping, to);
      else if (type == StorageType::UInt16)
        convert(reinterpret_cast<const uint16_t*>(from), columns, mapping, to);
      else
        convert(reinterpret_cast<const float*>(from), columns, mapping, to);
    }
  }
};

PackReader::PackReader(const Dataset& dataset, const std::vector<std::string>& channelNames)
    : m_impl(std::make_unique<Impl>()) {
  m_impl->width = dataset.width;
  m_impl->height = dataset.height;
  const auto cells = static_cast<size_t>(dataset.width * dataset.height);
  m_impl->maps.reserve(channelNames.size());
  for (const std::string& name : channelNames) {
    const PackedChannel* channel = dataset.channel(name);
    if (!channel) {
      std::string known;
      for (const PackedChannel& other : dataset.channels)
        known += (known.empty() ? "" : ", ") + other.name;
      throw usageError("the dataset " + dataset.folder.string() + " has no channel '" + name + "'",
                       "It has " + known + ".");
    }
    m_impl->channels.push_back(*channel);
    m_impl->maps.emplace_back(dataset.folder / channel->file, cells * bytesPerValue(channel->type));
  }
  m_impl->mask.emplace_back(dataset.folder / dataset.maskFile, cells);
}

PackReader::~PackReader() = default;
PackReader::PackReader(PackReader&&) noexcept = default;
PackReader& PackReader::operator=(PackReader&&) noexcept = default;

void PackReader::values(size_t index, const Window& window, std::span<float> out) const {
  const PackedChannel& channel = m_impl->channels.at(index);
  const Mapping mapping{static_cast<float>(channel.scale), static_cast<float>(channel.offset),
                        channel.noDataCode, static_cast<float>(channel.fill), false};
  m_impl->read(index, window, mapping, out);
}

void PackReader::normalised(size_t index, const Window& window, std::span<float> out) const {
  const PackedChannel& channel = m_impl->channels.at(index);
  normalised(index, window, channel.minimum, channel.maximum, out);
}

void PackReader::normalised(size_t index, const Window& window, double minimum, double maximum,
                            std::span<float> out) const {
  const PackedChannel& channel = m_impl->channels.at(index);
  const double range = maximum - minimum;
  if (!(range > 0)) { // a channel that never changes says nothing
    m_impl->check(window, out.size());
    std::ranges::fill(out, 0.0F);
    return;
  }
  const Mapping mapping{static_cast<float>(channel.scale / range),
                        static_cast<float>((channel.offset - minimum) / range), channel.noDataCode,
                        static_cast<float>(std::clamp((channel.fill - minimum) / range, 0.0, 1.0)), true};
  m_impl->read(index, window, mapping, out);
}

void PackReader::mask(const Window& window, std::span<uint8_t> out) const {
  m_impl->check(window, out.size());
  const auto columns = static_cast<size_t>(window.width);
  for (int64_t row = 0; row < window.height; ++row)
    std::memcpy(out.data() + static_cast<size_t>(row) * columns,
                rawMask().data() + (window.y + row) * m_impl->width + window.x, columns);
}

std::span<const std::byte> PackReader::rawChannel(size_t index) const {
  return m_impl->maps.at(index).bytes();
}

std::span<const uint8_t> PackReader::rawMask() const {
  const auto bytes = m_impl->mask.front().bytes();
  return {reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()};
}

} // namespace scarp
