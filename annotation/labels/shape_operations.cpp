// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/labels/shape_operations.h"

#include "core/base/error.h"
#include "core/geo/gdal_session.h"
#include "core/geo/ogr_shapes.h"

#include <ogr_api.h>

#include <algorithm>

namespace scarp {

namespace {

GeometryHandle required(OGRGeometry* geometry, const GdalMessages& messages, const char* what) {
  if (!geometry)
    throw inputError(std::string("cannot ") + what + " these shapes: " + messages.text(),
                     "One of them crosses itself; mend it first.");
  return GeometryHandle(geometry);
}

/// Shapes without the slivers that rounding leaves: parts under a square centimetre.
MultiPolygon cleaned(MultiPolygon shape) {
  std::erase_if(shape, [](const Polygon& part) { return area({part}) < 1e-4; });
  return shape;
}

} // namespace

MultiPolygon unionOf(const std::vector<MultiPolygon>& shapes) {
  const GdalMessages messages;
  MultiPolygon all;
  for (const MultiPolygon& shape : shapes)
    all.insert(all.end(), shape.begin(), shape.end());
  const GeometryHandle merged = required(geometryOf(all)->UnionCascaded(), messages, "merge");
  return cleaned(shapeOf(*merged));
}

MultiPolygon difference(const MultiPolygon& shape, const MultiPolygon& cutter) {
  const GdalMessages messages;
  const auto left = geometryOf(shape), right = geometryOf(cutter);
  const GeometryHandle rest = required(left->Difference(right.get()), messages, "cut");
  return cleaned(shapeOf(*rest));
}

double intersectionArea(const MultiPolygon& a, const MultiPolygon& b) {
  const Extent ea = extentOf(a), eb = extentOf(b);
  if (ea.xMax < eb.xMin || eb.xMax < ea.xMin || ea.yMax < eb.yMin || eb.yMax < ea.yMin)
    return 0;
  const GdalMessages messages;
  const auto left = geometryOf(a), right = geometryOf(b);
  const GeometryHandle common = required(left->Intersection(right.get()), messages, "compare");
  return area(shapeOf(*common));
}

std::vector<MultiPolygon> split(const MultiPolygon& shape, const std::vector<Point>& line) {
  const GdalMessages messages;
  OGRLineString cut;
  for (const Point& p : line)
    cut.addPoint(p.x, p.y);
  MultiPolygon untouched;
  std::vector<MultiPolygon> pieces;
  for (const Polygon& part : shape) {
    // All faces that the outline and the line enclose together; those inside the part are its pieces.
    const auto geometry = geometryOf({part});
    const GeometryHandle outline(geometry->Boundary());
    const GeometryHandle noded = required(outline ? outline->Union(&cut) : nullptr, messages, "split");
    const GeometryHandle faces = required(noded->Polygonize(), messages, "split");
    std::vector<MultiPolygon> own;
    for (const Polygon& face : shapeOf(*faces)) {
      const auto faceGeometry = geometryOf({face});
      const GeometryHandle inner(
          OGRGeometry::FromHandle(OGR_G_PointOnSurface(OGRGeometry::ToHandle(faceGeometry.get()))));
      if (inner && !inner->IsEmpty() &&
          contains({part}, {inner->toPoint()->getX(), inner->toPoint()->getY()}))
        own.push_back({face});
    }
    if (own.size() < 2)
      untouched.push_back(part);
    else
      pieces.insert(pieces.end(), own.begin(), own.end());
  }
  if (pieces.empty())
    return {shape};
  std::sort(pieces.begin(), pieces.end(),
            [](const MultiPolygon& a, const MultiPolygon& b) { return area(a) > area(b); });
  pieces.front().insert(pieces.front().end(), untouched.begin(), untouched.end());
  return pieces;
}

bool isValid(const MultiPolygon& shape) {
  const GdalMessages messages;
  return !shape.empty() && geometryOf(shape)->IsValid();
}

} // namespace scarp
