// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/polygon.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace scarp {

namespace {
bool insideRing(const Ring& ring, Point p) {
  bool inside = false;
  for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const Point &a = ring[i], &b = ring[j];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
      inside = !inside;
  }
  return inside;
}

double length(const Ring& ring) {
  double sum = 0;
  for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    sum += std::hypot(ring[i].x - ring[j].x, ring[i].y - ring[j].y);
  return sum;
}
} // namespace

double signedArea(const Ring& ring) {
  if (ring.empty())
    return 0;
  const Point origin = ring.front(); // keeps UTM-sized coordinates from cancelling
  double twice = 0;
  for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    twice +=
        (ring[j].x - origin.x) * (ring[i].y - origin.y) - (ring[i].x - origin.x) * (ring[j].y - origin.y);
  return twice / 2;
}

double area(const MultiPolygon& shape) {
  double sum = 0;
  for (const Polygon& part : shape) {
    sum += std::abs(signedArea(part.outer));
    for (const Ring& hole : part.holes)
      sum -= std::abs(signedArea(hole));
  }
  return sum;
}

double perimeter(const MultiPolygon& shape) {
  double sum = 0;
  for (const Polygon& part : shape) {
    sum += length(part.outer);
    for (const Ring& hole : part.holes)
      sum += length(hole);
  }
  return sum;
}

Extent extentOf(const MultiPolygon& shape) {
  constexpr double inf = std::numeric_limits<double>::infinity();
  Extent e{inf, inf, -inf, -inf};
  for (const Polygon& part : shape)
    for (const Point& p : part.outer) {
      e.xMin = std::min(e.xMin, p.x);
      e.yMin = std::min(e.yMin, p.y);
      e.xMax = std::max(e.xMax, p.x);
      e.yMax = std::max(e.yMax, p.y);
    }
  return e;
}

bool contains(const MultiPolygon& shape, Point point) {
  bool inside = false;
  for (const Polygon& part : shape) {
    if (insideRing(part.outer, point))
      inside = !inside;
    for (const Ring& hole : part.holes)
      if (insideRing(hole, point))
        inside = !inside;
  }
  return inside;
}

} // namespace scarp
