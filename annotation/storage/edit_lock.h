// SPDX-License-Identifier: GPL-3.0-or-later
// One editor per label file. The lock is the system's (it ends with the process, also when that is killed);
// the lock file only says who holds it.
#pragma once

#include <filesystem>

namespace scarp {

class EditLock {
public:
  /// Locks `file` for editing through a hidden file beside it. Throws Error(Input), reason "locked", that
  /// says who is editing; reason "read-only" where the folder cannot be written.
  explicit EditLock(const std::filesystem::path& file);
  ~EditLock();
  EditLock(const EditLock&) = delete;
  EditLock& operator=(const EditLock&) = delete;

  static std::filesystem::path pathFor(const std::filesystem::path& file);

private:
  std::filesystem::path m_path;
  int m_descriptor = -1;
};

} // namespace scarp
