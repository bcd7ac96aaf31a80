// SPDX-License-Identifier: GPL-3.0-or-later
// A disk of its own (tmpfs) that a test may fill or that takes no writes. Where mounting is not permitted
// mounted() is false, and the test is skipped.
#pragma once

#include "tests/support/temp_folder.h"

#include <sys/mount.h>

namespace scarp::test {

class TinyDisk {
public:
  /// `options` of tmpfs: "size=1m".
  explicit TinyDisk(const std::string& options, bool readOnly = false)
      : m_mounted(::mount("tmpfs", m_folder.path().c_str(), "tmpfs", readOnly ? MS_RDONLY : 0,
                          options.c_str()) == 0) {}
  ~TinyDisk() {
    if (m_mounted)
      ::umount2(m_folder.path().c_str(), MNT_DETACH);
  }
  TinyDisk(const TinyDisk&) = delete;
  TinyDisk& operator=(const TinyDisk&) = delete;
  bool mounted() const { return m_mounted; }
  std::string operator/(const std::string& name) const { return (m_folder / name).string(); }
  bool empty() const { return std::filesystem::is_empty(m_folder.path()); }

private:
  TempFolder m_folder; ///< outlives the mount
  bool m_mounted;
};

} // namespace scarp::test
