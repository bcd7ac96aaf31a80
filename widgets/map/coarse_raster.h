// SPDX-License-Identifier: GPL-3.0-or-later
// A coarse picture of a large raster without overviews: as many of its stored blocks as can be read in a
// fraction of a second, spread evenly over it. It stands in from afar until overviews have been built.
#pragma once

#include "core/geo/raster.h"
#include "widgets/map/raster_lookup.h"

#include <optional>
#include <vector>

namespace scarp {

/// Nothing when the raster needs no stand-in: it is small, or has overviews.
std::optional<CoarseGrid> coarseGridFor(const RasterReader& reader);
/// One band of it, row by row; means of small patches, or single cells where the values are codes.
std::vector<float> readCoarse(const RasterReader& reader, const CoarseGrid& coarse, int band, bool codes);

} // namespace scarp
