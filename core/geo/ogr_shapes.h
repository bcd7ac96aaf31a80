// SPDX-License-Identifier: GPL-3.0-or-later
// Between our polygons and OGR's geometries. Rings of OGR are closed, ours are not.
#pragma once

#include "core/geo/polygon.h"

#include <ogr_geometry.h>

#include <memory>
#include <vector>

namespace scarp {

struct DestroyGeometry {
  void operator()(OGRGeometry* geometry) const { OGRGeometryFactory::destroyGeometry(geometry); }
};
using GeometryHandle = std::unique_ptr<OGRGeometry, DestroyGeometry>;

/// All polygons of a geometry, in collections too; lines and points are dropped.
MultiPolygon shapeOf(const OGRGeometry& geometry);
std::unique_ptr<OGRMultiPolygon> geometryOf(const MultiPolygon& shape);
/// Lines and rings of a geometry as polylines (rings closed), curves flattened, and its points.
void appendLines(const OGRGeometry& geometry, std::vector<std::vector<Point>>& lines,
                 std::vector<Point>& points);

} // namespace scarp
