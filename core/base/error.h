// SPDX-License-Identifier: GPL-3.0-or-later
// What stops the work. Every message names the file or value, what was expected and, in the hint, what to do.
// Cancelled is not an Error: it means that somebody asked us to stop.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace scarp {

/// The numbers are the exit codes of the `scarp` command (0 is success).
enum class ErrorCode { Internal = 1, Usage = 2, Input = 3, Device = 4, Stopped = 5 };

class Error : public std::runtime_error {
public:
  Error(ErrorCode code, const std::string& message, std::string hint = {}, std::string reason = {})
      : std::runtime_error(message), m_code(code), m_hint(std::move(hint)), m_reason(std::move(reason)) {}

  ErrorCode code() const { return m_code; }
  int exitCode() const { return static_cast<int>(m_code); }
  const std::string& hint() const { return m_hint; }
  /// A stable word for programs, e.g. "out-of-memory", "disk-full", "no-velocity"; may be empty.
  const std::string& reason() const { return m_reason; }
  /// The same error with where it happened in front: "reading tile 12 of hotspot.tif: ...".
  Error within(const std::string& context) const {
    return Error(m_code, context + ": " + what(), m_hint, m_reason);
  }

private:
  ErrorCode m_code;
  std::string m_hint;
  std::string m_reason;
};

/// Input or output files (also a full disk, a read-only folder): exit code 3.
inline Error inputError(const std::string& message, std::string hint = {}, std::string reason = {}) {
  return Error(ErrorCode::Input, message, std::move(hint), std::move(reason));
}
/// A command line or parameter that cannot be meant: exit code 2.
inline Error usageError(const std::string& message, std::string hint = {}) {
  return Error(ErrorCode::Usage, message, std::move(hint));
}

struct Cancelled {};

} // namespace scarp
