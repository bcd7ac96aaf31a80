// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/ogr_shapes.h"

namespace scarp {

namespace {

Ring ringOf(const OGRLinearRing& line) {
  Ring ring;
  const int count = line.getNumPoints();
  ring.reserve(static_cast<size_t>(count));
  for (int i = 0; i < count; ++i)
    ring.push_back({line.getX(i), line.getY(i)});
  while (ring.size() > 1 && ring.front() == ring.back())
    ring.pop_back();
  return ring;
}

std::unique_ptr<OGRLinearRing> closedRing(const Ring& ring) {
  auto line = std::make_unique<OGRLinearRing>();
  for (const Point& p : ring)
    line->addPoint(p.x, p.y);
  line->closeRings();
  return line;
}

void appendPolygons(const OGRGeometry& geometry, MultiPolygon& shape) {
  const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
  if (type == wkbPolygon || type == wkbTriangle) {
    const OGRPolygon& polygon = *geometry.toPolygon();
    if (!polygon.getExteriorRing())
      return;
    Polygon part{ringOf(*polygon.getExteriorRing()), {}};
    for (int i = 0; i < polygon.getNumInteriorRings(); ++i)
      if (Ring hole = ringOf(*polygon.getInteriorRing(i)); hole.size() >= 3)
        part.holes.push_back(std::move(hole));
    if (part.outer.size() >= 3)
      shape.push_back(std::move(part));
  } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
    for (const OGRGeometry* member : *geometry.toGeometryCollection())
      appendPolygons(*member, shape);
  } else if (OGR_GT_IsSubClassOf(type, wkbPolyhedralSurface)) {
    for (const OGRPolygon* member : *geometry.toPolyhedralSurface())
      appendPolygons(*member, shape);
  }
}

} // namespace

MultiPolygon shapeOf(const OGRGeometry& geometry) {
  MultiPolygon shape;
  appendPolygons(geometry, shape);
  return shape;
}

std::unique_ptr<OGRMultiPolygon> geometryOf(const MultiPolygon& shape) {
  auto result = std::make_unique<OGRMultiPolygon>();
  for (const Polygon& part : shape) {
    auto polygon = std::make_unique<OGRPolygon>();
    polygon->addRingDirectly(closedRing(part.outer).release());
    for (const Ring& hole : part.holes)
      polygon->addRingDirectly(closedRing(hole).release());
    result->addGeometryDirectly(polygon.release());
  }
  return result;
}

void appendLines(const OGRGeometry& geometry, std::vector<std::vector<Point>>& lines,
                 std::vector<Point>& points) {
  if (geometry.IsEmpty())
    return;
  if (geometry.hasCurveGeometry()) {
    const GeometryHandle linear(geometry.getLinearGeometry());
    if (linear && !linear->hasCurveGeometry())
      appendLines(*linear, lines, points);
    return;
  }
  const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
  if (type == wkbPoint) {
    points.push_back({geometry.toPoint()->getX(), geometry.toPoint()->getY()});
  } else if (type == wkbLineString || type == wkbLinearRing) {
    std::vector<Point>& line = lines.emplace_back();
    const OGRSimpleCurve& curve = *geometry.toSimpleCurve();
    for (int i = 0; i < curve.getNumPoints(); ++i)
      line.push_back({curve.getX(i), curve.getY(i)});
  } else if (type == wkbPolygon || type == wkbTriangle) {
    for (const OGRLinearRing* ring : *geometry.toPolygon())
      appendLines(*static_cast<const OGRLineString*>(ring), lines, points);
  } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
    for (const OGRGeometry* member : *geometry.toGeometryCollection())
      appendLines(*member, lines, points);
  } else if (OGR_GT_IsSubClassOf(type, wkbPolyhedralSurface)) {
    for (const OGRPolygon* member : *geometry.toPolyhedralSurface())
      appendLines(*member, lines, points);
  }
}

} // namespace scarp
