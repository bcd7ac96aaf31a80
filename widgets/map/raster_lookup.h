// SPDX-License-Identifier: GPL-3.0-or-later
// Which cells of a raster a map tile needs, how much smaller to read them, and where in what was read each
// tile pixel lies. The tile may be in another CRS than the raster.
#pragma once

#include "core/geo/crs.h"
#include "core/geo/grid_spec.h"
#include "widgets/map/map_layer.h"

#include <optional>
#include <vector>

namespace scarp {

struct RasterLookup {
  Window window;                   ///< of the raster
  int outWidth = 0, outHeight = 0; ///< to read it as
  bool coarse = false;             ///< the whole of the stand-in is meant, not the raster
  bool perPixel = false;           ///< reprojected: x and y per pixel; else per column and per row
  std::vector<float> x, y;         ///< in cells of what is read; NaN outside the raster
  double cellsPerPixel = 1;        ///< below 1: the view is finer than the raster

  float xAt(size_t row, size_t column, size_t width) const {
    return perPixel ? x[row * width + column] : x[column];
  }
  float yAt(size_t row, size_t column, size_t width) const {
    return perPixel ? y[row * width + column] : y[row];
  }
};

/// A coarse picture of the whole raster that stands in where reading would take too long.
struct CoarseGrid {
  int columns = 0, rows = 0;
  int64_t mostCells = 0; ///< views that would read more cells than this are looked up in it
};

/// `toRaster` null: same CRS. `margin` reads that many more pixels of the tile around it (to interpolate).
/// Nothing when the tile does not meet the raster.
std::optional<RasterLookup> lookUp(const TileView& view, const GridSpec& grid, const CrsTransform* toRaster,
                                   int margin, const std::optional<CoarseGrid>& coarse = {});

} // namespace scarp
