// SPDX-License-Identifier: GPL-3.0-or-later
// Slope and aspect of a surface by Horn's 3 x 3 stencil (Horn 1981), in double precision. Elevations in
// metres; slope in degrees from horizontal, aspect in degrees clockwise from north of the azimuth of steepest
// descent, 0 <= aspect < 360. NaN: no data; a flat cell has a slope of 0 and no aspect.
#pragma once

#include "core/geo/grid_spec.h"

#include <cstdint>
#include <span>

namespace scarp {

/// What a missing neighbour is taken for.
enum class TerrainEdges {
  Centre, ///< the value of the cell itself (ArcGIS' Slope, GRASS -e): every cell with an elevation has a
          ///< slope
  NoData  ///< the cell has no slope (GDAL and GRASS by default)
};

struct CellMetres {
  double x = 1, y = 1;
};

/// Size of a grid's cells in metres: constant on a plane; in degrees it depends on the row, on the ellipsoid
/// of the CRS.
class CellMeasure {
public:
  /// Throws Error(Input) for a CRS that is neither in metres nor in degrees.
  explicit CellMeasure(const GridSpec& grid);
  /// Of a plane.
  explicit CellMeasure(CellMetres cell) : m_top(0), m_cellX(cell.x), m_cellY(cell.y), m_degrees(false) {}
  CellMetres at(int64_t row) const;

private:
  double m_top, m_cellX, m_cellY;
  bool m_degrees;
  double m_axis = 6378137, m_eccentricity2 = 0; ///< semi-major axis, first eccentricity squared
};

/// `elevation` is a window of the DEM grown by one cell on every side (NaN where there is none); slope and
/// aspect are of the window itself.
void hornTerrain(std::span<const double> elevation, const Window& window, const CellMeasure& measure,
                 TerrainEdges edges, std::span<double> slope, std::span<double> aspect);

} // namespace scarp
