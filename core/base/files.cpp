// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include "core/base/error.h"

#define XXH_INLINE_ALL
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <vector>

namespace scarp {
namespace fs = std::filesystem;

void throwFileError(const fs::path& file, const std::string& action, int error) {
  std::string hint, reason;
  if (error == ENOSPC || error == EDQUOT) {
    reason = "disk-full";
    hint = "Free some space or choose another folder; nothing was half-written.";
  } else if (error == EACCES || error == EROFS || error == EPERM) {
    reason = "read-only";
    hint = "Choose a folder in which you may write, or change its permissions.";
  }
  throw inputError("cannot " + action + " " + file.string() + ": " + std::strerror(error), hint, reason);
}

namespace {

/// Writes all bytes or throws; closes the descriptor either way.
void writeAll(int descriptor, const fs::path& file, std::string_view content) {
  const char* at = content.data();
  size_t left = content.size();
  while (left > 0) {
    const ssize_t n = ::write(descriptor, at, left);
    if (n < 0) {
      if (errno == EINTR)
        continue;
      throwFileError(file, "write", errno);
    }
    at += n;
    left -= static_cast<size_t>(n);
  }
}

void syncFolderOf(const fs::path& file) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0)
    return;
  ::fsync(descriptor);
  ::close(descriptor);
}

std::string hexOf(const XXH128_hash_t& hash) {
  std::array<char, 33> text{};
  std::snprintf(text.data(), text.size(), "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return text.data();
}

} // namespace

std::string readFile(const fs::path& file) {
  std::error_code code;
  if (!fs::exists(file, code))
    throw inputError(file.string() + " does not exist", "Check the path.");
  if (fs::is_directory(file, code))
    throw inputError(file.string() + " is a folder, a file was expected", "Name the file inside it.");
  std::ifstream in(file, std::ios::binary);
  std::string content((std::istreambuf_iterator<char>(in)), {});
  if (!in.good() && !in.eof())
    throwFileError(file, "read", errno ? errno : EIO);
  return content;
}

fs::path temporaryBeside(const fs::path& file) {
  static std::atomic<unsigned> counter{0};
  const std::string unique = std::to_string(::getpid()) + "-" + std::to_string(counter++);
  return file.parent_path() / ("." + file.stem().string() + ".tmp" + unique + file.extension().string());
}

void commitFile(const fs::path& temporary, const fs::path& file) {
  const int descriptor = ::open(temporary.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    throwFileError(temporary, "open", errno);
  const int synced = ::fsync(descriptor);
  const int error = errno;
  ::close(descriptor);
  if (synced != 0)
    throwFileError(file, "write", error);
  if (::rename(temporary.c_str(), file.c_str()) != 0)
    throwFileError(file, "write", errno);
  syncFolderOf(file);
}

void writeFileAtomically(const fs::path& file, std::string_view content) {
  TemporaryFile temporary(file);
  const int descriptor = ::open(temporary.path().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0)
    throwFileError(file, "write", errno);
  try {
    writeAll(descriptor, file, content);
  } catch (...) {
    ::close(descriptor);
    throw;
  }
  if (::close(descriptor) != 0)
    throwFileError(file, "write", errno);
  temporary.commit();
}

void makeFolder(const fs::path& folder) {
  std::error_code code;
  fs::create_directories(folder, code);
  if (code)
    throwFileError(folder, "create the folder", code.value());
  if (!fs::is_directory(folder))
    throw inputError(folder.string() + " exists and is not a folder", "Choose another name.");
}

void requireWritableFolder(const fs::path& file) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  std::error_code code;
  if (!fs::is_directory(folder, code))
    throw inputError("cannot write " + file.string() + ": the folder " + folder.string() + " does not exist",
                     "Create the folder first or choose another name.");
  if (fs::is_directory(file, code))
    throw inputError("cannot write " + file.string() + ": it is a folder", "Name a file.");
  // access() would say yes to root on a read-only mount's modes alone; making a file is the honest question.
  const fs::path probe = temporaryBeside(folder / "probe");
  const int descriptor = ::open(probe.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0)
    throwFileError(file, "write", errno);
  ::close(descriptor);
  ::unlink(probe.c_str());
}

MadeFolder::MadeFolder(const fs::path& folder) {
  std::error_code code;
  for (fs::path at = fs::absolute(folder).lexically_normal(); !at.empty() && !fs::exists(at, code);
       at = at.parent_path())
    if (at.has_filename()) // not for the slash at the end
      m_made.push_back(at);
  makeFolder(folder);
}

MadeFolder::~MadeFolder() {
  std::error_code ignored;
  for (const fs::path& folder : m_made)
    if (fs::is_empty(folder, ignored))
      fs::remove(folder, ignored);
}

TemporaryFile::TemporaryFile(const fs::path& target) : m_target(target), m_path(temporaryBeside(target)) {}

TemporaryFile::~TemporaryFile() {
  std::error_code ignored;
  if (!m_done)
    fs::remove(m_path, ignored);
}

void TemporaryFile::commit() {
  commitFile(m_path, m_target);
  m_done = true;
}

AppendLog::AppendLog(const fs::path& file) : m_file(file) {
  m_descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (m_descriptor < 0)
    throwFileError(file, "open", errno);
  struct stat info {};
  char last = '\n';
  if (::fstat(m_descriptor, &info) == 0 && info.st_size > 0 &&
      ::pread(m_descriptor, &last, 1, info.st_size - 1) == 1 && last != '\n') {
    try {
      writeAll(m_descriptor, m_file, "\n"); // a line that a crash tore off stays alone
    } catch (...) {
      ::close(m_descriptor);
      throw;
    }
  }
}

AppendLog::~AppendLog() {
  if (m_descriptor >= 0)
    ::close(m_descriptor);
}

void AppendLog::append(std::string_view line) {
  std::string whole(line);
  whole += '\n';
  writeAll(m_descriptor, m_file, whole); // one write: readers see whole lines or a torn tail
}

void AppendLog::sync() {
  if (::fdatasync(m_descriptor) != 0)
    throwFileError(m_file, "write", errno);
}

std::string hashBytes(std::string_view bytes) {
  return hexOf(XXH3_128bits(bytes.data(), bytes.size()));
}

std::string hashFile(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw inputError("cannot read " + file.string(), "Check that it exists and may be read.");
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
  XXH3_128bits_reset(state.get());
  std::vector<char> buffer(1 << 20);
  while (in) {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    XXH3_128bits_update(state.get(), buffer.data(), static_cast<size_t>(in.gcount()));
  }
  return hexOf(XXH3_128bits_digest(state.get()));
}

} // namespace scarp
