// SPDX-License-Identifier: GPL-3.0-or-later
// Where the bundled assets (presets, ramps, the sample) are: installed beside the program or in the source
// tree.
#pragma once

#include <filesystem>

namespace scarp {

/// assetPath("presets/models.json"). Looks in $SCARP_ASSETS, ../share/scarp beside the program, then the
/// source tree. Throws Error(Input) when it is nowhere.
std::filesystem::path assetPath(const std::filesystem::path& relative);

} // namespace scarp
