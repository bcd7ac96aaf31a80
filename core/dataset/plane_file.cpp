// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/plane_file.h"

#include "core/base/files.h"

#define XXH_INLINE_ALL
#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <utility>

namespace scarp {
namespace fs = std::filesystem;

PlaneFile::PlaneFile(fs::path file, int64_t bytes) : m_file(std::move(file)) {
  m_descriptor = ::open(m_file.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (m_descriptor < 0)
    throwFileError(m_file, "write", errno);
  if (::ftruncate(m_descriptor, bytes) != 0) {
    const int error = errno;
    ::close(m_descriptor);
    throwFileError(m_file, "write", error);
  }
}

PlaneFile::~PlaneFile() {
  if (m_descriptor >= 0)
    ::close(m_descriptor);
}

PlaneFile::PlaneFile(PlaneFile&& other) noexcept
    : m_file(std::move(other.m_file)), m_descriptor(std::exchange(other.m_descriptor, -1)) {}

void PlaneFile::writeAt(int64_t position, const void* bytes, size_t count) const {
  const auto* at = static_cast<const char*>(bytes);
  while (count > 0) {
    const ssize_t n = ::pwrite(m_descriptor, at, count, position);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      throwFileError(m_file, "write", errno);
    at += n;
    position += n;
    count -= static_cast<size_t>(n);
  }
}

void PlaneFile::readAt(int64_t position, void* bytes, size_t count) const {
  auto* at = static_cast<char*>(bytes);
  while (count > 0) {
    const ssize_t n = ::pread(m_descriptor, at, count, position);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      throwFileError(m_file, "read", n == 0 ? EIO : errno);
    at += n;
    position += n;
    count -= static_cast<size_t>(n);
  }
}

void PlaneFile::sync() const {
  if (::fsync(m_descriptor) != 0)
    throwFileError(m_file, "write", errno);
}

struct StreamHash::State {
  XXH3_state_t hash;
};

StreamHash::StreamHash() : m_state(std::make_unique<State>()) {
  XXH3_128bits_reset(&m_state->hash);
}
StreamHash::~StreamHash() = default;
void StreamHash::add(const void* bytes, size_t count) {
  XXH3_128bits_update(&m_state->hash, bytes, count);
}

std::string StreamHash::text() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(&m_state->hash);
  std::array<char, 33> hex{};
  std::snprintf(hex.data(), hex.size(), "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return hex.data();
}

} // namespace scarp
