// SPDX-License-Identifier: GPL-3.0-or-later
// The built `scarp` command as a child that is listened to and struck while it works. Its stderr is read
// here, its stdout goes nowhere. A child that is still there at the end is killed.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <string>
#include <vector>

namespace scarp::test {

class ScarpProcess {
public:
  explicit ScarpProcess(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), std::string(SCARP_BIN_DIR) + "/scarp");
    std::vector<char*> argv;
    for (std::string& word : arguments)
      argv.push_back(word.data());
    argv.push_back(nullptr);
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
      return;
    m_child = ::fork();
    if (m_child == 0) {
      ::dup2(::open("/dev/null", O_RDWR), 0);
      ::dup2(0, 1);
      ::dup2(ends[1], 2);
      ::execv(argv[0], argv.data());
      ::_exit(127);
    }
    ::close(ends[1]);
    m_errors = ends[0];
  }
  ~ScarpProcess() {
    strike(SIGKILL);
    wait();
    ::close(m_errors);
  }
  ScarpProcess(const ScarpProcess&) = delete;
  ScarpProcess& operator=(const ScarpProcess&) = delete;

  /// Listens until the child has said `text` on stderr; false when it ended without.
  bool says(const std::string& text) {
    while (m_said.find(text) == std::string::npos)
      if (!hear())
        return false;
    return true;
  }
  void strike(int signal) const {
    if (m_child > 0)
      ::kill(m_child, signal);
  }
  /// Its exit code, or 128 + the signal that ended it.
  int wait() {
    while (hear()) {
    }
    if (m_child > 0) {
      int status = 0;
      ::waitpid(m_child, &status, 0);
      m_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
      m_child = -1;
    }
    return m_code;
  }
  const std::string& said() const { return m_said; }

private:
  bool hear() {
    std::array<char, 4096> buffer{};
    const ssize_t n = ::read(m_errors, buffer.data(), buffer.size());
    if (n > 0)
      m_said.append(buffer.data(), static_cast<size_t>(n));
    return n > 0;
  }

  pid_t m_child = -1;
  int m_errors = -1, m_code = -1;
  std::string m_said;
};

} // namespace scarp::test
