// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/child.h"

#include "core/base/error.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

extern char** environ;

namespace scarp {

namespace {

/// Reads what the child says on stdout until it closes it; passes a stop request on while waiting.
std::string listen(int descriptor, pid_t child, const Progress& progress) {
  std::string text;
  bool told = false;
  std::array<char, 4096> buffer{};
  for (;;) {
    if (progress.stopRequested() && !told) {
      ::kill(child, SIGTERM);
      told = true;
    }
    pollfd waiting{descriptor, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, 100);
    if (ready == 0 || (ready < 0 && errno == EINTR))
      continue;
    const ssize_t n = ::read(descriptor, buffer.data(), buffer.size());
    if (n <= 0)
      return text;
    text.append(buffer.data(), static_cast<size_t>(n));
  }
}

} // namespace

Json runChild(const std::vector<std::string>& arguments, const Progress& progress) {
  std::vector<std::string> words{"scarp"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  words.emplace_back("--json");
  std::vector<char*> pointers;
  for (std::string& word : words)
    pointers.push_back(word.data());
  pointers.push_back(nullptr);

  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
    throw Error(ErrorCode::Internal, "cannot make a pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
  pid_t child = 0;
  const int failure = ::posix_spawn(&child, "/proc/self/exe", &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(pipe[1]);
  if (failure != 0) {
    ::close(pipe[0]);
    throw Error(ErrorCode::Internal, "cannot start scarp " + arguments.front());
  }
  const std::string text = listen(pipe[0], child, progress);
  ::close(pipe[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : static_cast<int>(ErrorCode::Internal);
  if (progress.stopRequested() || code == static_cast<int>(ErrorCode::Stopped))
    throw Cancelled{};
  if (code != 0)
    throw Error(static_cast<ErrorCode>(code), "the step 'scarp " + arguments.front() + "' failed",
                "The line above says why.");
  return Json::parse(text);
}

} // namespace scarp
