// SPDX-License-Identifier: GPL-3.0-or-later
// Agreement of polygon files without a grid: exact areas of each expert's union and of their overlaps (GEOS).
// There are no pixels and no background, so kappas and alpha are undefined (NaN).
#pragma once

#include "annotation/review/agreement.h"

#include <filesystem>

namespace scarp {

/// All files are brought to the CRS of the first that has one, or to its UTM zone when that is in degrees.
/// Throws Error(Input) as readPolygons does.
Agreement polygonAgreement(const std::vector<std::filesystem::path>& files, Notices& notices,
                           const Progress& progress);

} // namespace scarp
