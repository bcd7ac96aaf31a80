// SPDX-License-Identifier: GPL-3.0-or-later
// How a process that shows rasters reads them: with a small cache of decoded blocks, because the map keeps
// finished tiles itself, and from overviews that may be a little coarser than the screen.
#pragma once

namespace scarp {

/// Once, before the first raster is opened. What the user set by GDAL_CACHEMAX and
/// GDAL_OVERVIEW_OVERSAMPLING_THRESHOLD stays.
void readRastersForDisplay();

} // namespace scarp
