// SPDX-License-Identifier: GPL-3.0-or-later
// The map themes that a project starts with: image and targets, hot spots, labels, and one per prediction.
#pragma once

#include "core/project/project.h"

namespace scarp {

/// Those for which the project has the layers, in this order.
std::vector<MapTheme> defaultThemes(const Project& project);
/// Adds the themes that became possible since `before`, unless one of that name is there.
void addNewDefaultThemes(const Project& before, Project& project);

} // namespace scarp
