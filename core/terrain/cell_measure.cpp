// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/geo/crs.h"
#include "core/terrain/horn.h"

#include <ogr_spatialref.h>

namespace scarp {

CellMeasure::CellMeasure(const GridSpec& grid)
    : m_top(grid.top), m_cellX(grid.cellX), m_cellY(grid.cellY), m_degrees(isGeographic(grid.crs)) {
  if (!m_degrees && !isMetric(grid.crs))
    throw inputError("slopes need a grid in metres or degrees, not in the units of " + crsLabel(grid.crs),
                     "Reproject the elevations to a CRS in metres.");
  if (!m_degrees)
    return;
  OGRSpatialReference reference;
  if (reference.importFromWkt(grid.crs.c_str()) == OGRERR_NONE) {
    m_axis = reference.GetSemiMajor();
    const double inverse = reference.GetInvFlattening();
    const double flattening = inverse > 0 ? 1 / inverse : 0;
    m_eccentricity2 = flattening * (2 - flattening);
  }
}

} // namespace scarp
