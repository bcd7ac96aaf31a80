// SPDX-License-Identifier: GPL-3.0-or-later
// The four things that people come to do. A workspace changes the panels and tools around the map, never the
// map.
#pragma once

namespace scarp {

enum class Workspace { Explore, Label, Train, Review };
inline constexpr int kWorkspaces = 4;

} // namespace scarp
