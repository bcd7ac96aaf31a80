// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the built `scarp` command and gives back what a caller sees: exit code, stdout, stderr.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace scarp::test {

struct CommandResult {
  int exitCode = -1;
  std::string out, err;
};

inline std::string shellQuoted(const std::string& word) {
  std::string quoted = "'";
  for (const char c : word)
    quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

inline CommandResult runScarp(const std::vector<std::string>& arguments) {
  static int counter = 0;
  const auto errFile = std::filesystem::temp_directory_path() /
                       ("scarp-stderr-" + std::to_string(::getpid()) + "-" + std::to_string(counter++));
  std::string line = shellQuoted(std::string(SCARP_BIN_DIR) + "/scarp");
  for (const auto& argument : arguments)
    line += " " + shellQuoted(argument);
  line += " 2>" + shellQuoted(errFile.string()) + " </dev/null";
  CommandResult result;
  FILE* pipe = ::popen(line.c_str(), "r");
  std::array<char, 4096> buffer{};
  while (const size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe))
    result.out.append(buffer.data(), n);
  const int status = ::pclose(pipe);
  result.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  std::ifstream in(errFile);
  result.err.assign(std::istreambuf_iterator<char>(in), {});
  std::filesystem::remove(errFile);
  return result;
}

} // namespace scarp::test
