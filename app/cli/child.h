// SPDX-License-Identifier: GPL-3.0-or-later
// One verb of `scarp` run by another as a child process, so that a fault in it cannot take the parent along.
#pragma once

#include "core/base/json.h"
#include "core/base/progress.h"

#include <string>
#include <vector>

namespace scarp {

/// Runs `scarp arguments... --json`; its progress goes to this process's stderr. Gives back the JSON
/// document. A stop request of `progress` is passed on as SIGTERM. Throws Error with the child's exit code,
/// or Cancelled.
Json runChild(const std::vector<std::string>& arguments, const Progress& progress);

} // namespace scarp
