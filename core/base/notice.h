// SPDX-License-Identifier: GPL-3.0-or-later
// A finding that does not stop the work: shown on stderr by the command, in the notices panel by the studio.
#pragma once

#include <string>
#include <vector>

namespace scarp {

struct Notice {
  enum class Severity { Info, Warning };
  Severity severity = Severity::Warning;
  std::string text;
  std::string where = {}; ///< file, layer or place; may be empty
};

using Notices = std::vector<Notice>;

} // namespace scarp
