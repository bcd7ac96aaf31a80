// SPDX-License-Identifier: GPL-3.0-or-later
// Polygons to pixels: a pixel is in when its centre is inside (as ArcGIS CELL_CENTER and gdal_rasterize).
#pragma once

#include "core/geo/grid_spec.h"
#include "core/geo/polygon.h"

#include <span>

namespace scarp {

/// Writes `value` into the cells of `out` (row-major, grid.columns x grid.rows) whose centre lies in a shape;
/// leaves the others. Later shapes win. Polygons that share an edge leave neither gap nor doubly counted
/// pixel.
void rasterise(std::span<const MultiPolygon> shapes, const GridSpec& grid, std::span<uint8_t> out,
               uint8_t value = 1);
/// The same with value k + 1 for shape k.
void rasteriseIds(std::span<const MultiPolygon> shapes, const GridSpec& grid, std::span<int32_t> out);

} // namespace scarp
