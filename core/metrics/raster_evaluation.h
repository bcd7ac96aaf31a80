// SPDX-License-Identifier: GPL-3.0-or-later
// A prediction raster against a truth raster, read in windows. Rasters of several bands hold one tile per
// band; one band is cut into tiles or counts as one. Pixels that are NoData in either are left out.
#pragma once

#include "core/base/progress.h"
#include "core/metrics/confusion.h"

#include <filesystem>

namespace scarp {

struct RasterEvaluation {
  std::vector<Confusion> tiles;
  int64_t leftOut = 0; ///< pixels that are NoData in truth or prediction
};

/// Truth holds 0 and 1, the prediction 0 to 1; positive is p >= threshold. `tile` in px, 0: a band is one
/// tile. Throws Error(Input) naming the file when the values are others, or shapes, grids or CRS differ.
RasterEvaluation evaluateRasters(const std::filesystem::path& truth, const std::filesystem::path& prediction,
                                 double threshold, int64_t tile, const Progress& progress);

} // namespace scarp
