// SPDX-License-Identifier: GPL-3.0-or-later
// A file of known size that is written and read at positions, from several threads if need be; and the hash
// of what is read from it. Throws Error(Input) with the system's reason ("disk-full", "read-only").
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace scarp {

class PlaneFile {
public:
  /// Creates the file, all zero.
  PlaneFile(std::filesystem::path file, int64_t bytes);
  ~PlaneFile();
  PlaneFile(PlaneFile&& other) noexcept;
  PlaneFile& operator=(PlaneFile&&) = delete;

  void writeAt(int64_t position, const void* bytes, size_t count) const;
  void readAt(int64_t position, void* bytes, size_t count) const;
  void sync() const;

private:
  std::filesystem::path m_file;
  int m_descriptor = -1;
};

/// The hash of hashFile(), of bytes that come piece by piece.
class StreamHash {
public:
  StreamHash();
  ~StreamHash();
  StreamHash(const StreamHash&) = delete;
  StreamHash& operator=(const StreamHash&) = delete;
  void add(const void* bytes, size_t count);
  std::string text() const;

private:
  struct State;
  std::unique_ptr<State> m_state;
};

} // namespace scarp
