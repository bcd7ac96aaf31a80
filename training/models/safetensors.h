// SPDX-License-Identifier: GPL-3.0-or-later
// Named arrays in one file, the safetensors layout: 8-byte little-endian header length, JSON header
// {name: {dtype, shape, data_offsets}, "__metadata__": {text: text}}, raw little-endian data. Knows no
// LibTorch.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace scarp {

enum class TensorType { U8, I64, F32, F64 };
size_t bytesOf(TensorType type);

/// A view; who made it owns the bytes.
struct TensorView {
  std::string name;
  TensorType type = TensorType::F32;
  std::vector<int64_t> shape;
  std::span<const char> bytes;
  int64_t count() const; ///< product of the shape
};

/// A file read whole; its views live as long as it.
class SafetensorsFile {
public:
  /// Throws Error(Input) naming the file when it is missing, no safetensors file or damaged.
  explicit SafetensorsFile(const std::filesystem::path& file);
  SafetensorsFile(const SafetensorsFile&) = delete;
  SafetensorsFile& operator=(const SafetensorsFile&) = delete;

  const std::filesystem::path& file() const { return m_file; }
  const std::vector<TensorView>& tensors() const { return m_tensors; }
  const TensorView* find(const std::string& name) const; ///< null when there is none
  const TensorView& at(const std::string& name) const;   ///< throws Error(Input)
  const std::map<std::string, std::string>& metadata() const { return m_metadata; }

private:
  std::filesystem::path m_file;
  std::string m_content;
  std::vector<TensorView> m_tensors;
  std::map<std::string, std::string> m_metadata;
};

/// Writes beside and renames.
void writeSafetensors(const std::filesystem::path& file, std::span<const TensorView> tensors,
                      const std::map<std::string, std::string>& metadata = {});

} // namespace scarp
