// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/storage/edit_lock.h"

#include "annotation/labels/area.h"
#include "core/base/error.h"
#include "core/base/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <string>

namespace scarp {
namespace fs = std::filesystem;

namespace {

std::string holderText() {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  const char* user = std::getenv("USER");
  return std::string(user ? user : "somebody") + " on " + host.data() + " (process " +
         std::to_string(::getpid()) + ") since " + timeNow();
}

/// True when the open file is still the one at that path: the holder before us may just have removed it.
bool stillThere(int descriptor, const fs::path& path) {
  struct stat open {
  }, named{};
  return ::fstat(descriptor, &open) == 0 && ::stat(path.c_str(), &named) == 0 &&
         open.st_ino == named.st_ino && open.st_dev == named.st_dev;
}

} // namespace

fs::path EditLock::pathFor(const fs::path& file) {
  return file.parent_path() / ("." + file.filename().string() + ".lock");
}

EditLock::EditLock(const fs::path& file) : m_path(pathFor(file)) {
  for (;;) {
    m_descriptor = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (m_descriptor < 0)
      throwFileError(file, "edit", errno);
    if (::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0) {
      const int reason = errno;
      std::array<char, 512> holder{};
      const ssize_t length = ::pread(m_descriptor, holder.data(), holder.size() - 1, 0);
      ::close(m_descriptor);
      if (reason != EWOULDBLOCK)
        throwFileError(m_path, "lock", reason);
      throw inputError(file.filename().string() + " is being edited by " +
                           (length > 0 ? std::string(holder.data()) : std::string("another program")),
                       "Close it there, or open it here to look at only.", "locked");
    }
    if (stillThere(m_descriptor, m_path))
      break;
    ::close(m_descriptor);
  }
  const std::string text = holderText();
  // Who holds it is a courtesy: on a full disk the lock still holds.
  if (::ftruncate(m_descriptor, 0) != 0 || ::write(m_descriptor, text.data(), text.size()) < 0) {
  }
}

EditLock::~EditLock() {
  ::unlink(m_path.c_str()); // while it is still ours
  ::close(m_descriptor);
}

} // namespace scarp
