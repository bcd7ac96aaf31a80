// SPDX-License-Identifier: GPL-3.0-or-later
// Points, rings and polygons in map coordinates (double; metres in a projected CRS).
// Rings are not closed (the first point is not repeated) and may run either way.
#pragma once

#include <vector>

namespace scarp {

struct Point {
  double x = 0, y = 0;
  bool operator==(const Point&) const = default;
};

using Ring = std::vector<Point>;

struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
  bool operator==(const Polygon&) const = default;
};

/// One area may have several parts.
using MultiPolygon = std::vector<Polygon>;

struct Extent {
  double xMin = 0, yMin = 0, xMax = 0, yMax = 0; ///< empty when xMax < xMin
  double width() const { return xMax - xMin; }
  double height() const { return yMax - yMin; }
  bool operator==(const Extent&) const = default;
};

double signedArea(const Ring& ring);         ///< positive: counter-clockwise
double area(const MultiPolygon& shape);      ///< outer minus holes, m2; parts are taken as disjoint
double perimeter(const MultiPolygon& shape); ///< m, holes included
Extent extentOf(const MultiPolygon& shape);
/// Even-odd rule over all rings; points exactly on an edge may fall either way.
bool contains(const MultiPolygon& shape, Point point);

} // namespace scarp
