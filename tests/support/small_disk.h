// SPDX-License-Identifier: GPL-3.0-or-later
// While it lives, no file of this process and of the commands it starts may grow beyond some bytes: what a
// full disk looks like, without one.
#pragma once

#include <sys/resource.h>

#include <csignal>

namespace scarp::test {

class SmallDisk {
public:
  explicit SmallDisk(rlim_t bytes) {
    m_before = std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &m_limit);
    rlimit small = m_limit;
    small.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallDisk() {
    ::setrlimit(RLIMIT_FSIZE, &m_limit);
    std::signal(SIGXFSZ, m_before);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

private:
  rlimit m_limit{};
  void (*m_before)(int) = nullptr;
};

} // namespace scarp::test
