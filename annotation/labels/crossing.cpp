// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/labels/crossing.h"

#include <algorithm>
#include <cstddef>

namespace scarp {

namespace {

struct Segment {
  Point a, b;
  size_t ring = 0, index = 0, count = 0; ///< count: segments of its ring; 0: an open line
  double xMin() const { return std::min(a.x, b.x); }
  double xMax() const { return std::max(a.x, b.x); }
};

/// Twice the signed area of a b c, from differences: UTM-sized coordinates keep their millimetres.
double turn(Point a, Point b, Point c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool inBox(Point p, const Segment& s) {
  return p.x >= s.xMin() && p.x <= s.xMax() && p.y >= std::min(s.a.y, s.b.y) && p.y <= std::max(s.a.y, s.b.y);
}

int sign(double value) {
  return (value > 0) - (value < 0);
}

Point crossingPoint(const Segment& s, const Segment& t) {
  const double d1 = turn(t.a, t.b, s.a), d2 = turn(t.a, t.b, s.b);
  const double share = d1 == d2 ? 0 : d1 / (d1 - d2);
  return {s.a.x + share * (s.b.x - s.a.x), s.a.y + share * (s.b.y - s.a.y)};
}

/// Segments that follow each other share one point; they are at fault only when one folds back over the
/// other.
std::optional<Point> foldBack(const Segment& first, const Segment& second) {
  if (turn(first.a, first.b, second.b) != 0)
    return {};
  const double along = (first.b.x - first.a.x) * (second.b.x - second.a.x) +
                       (first.b.y - first.a.y) * (second.b.y - second.a.y);
  return along < 0 ? std::optional(first.b) : std::nullopt;
}

std::optional<Point> meeting(const Segment& s, const Segment& t) {
  if (s.ring == t.ring) {
    if (s.index + 1 == t.index || (s.count && t.index + 1 == s.count && s.index == 0)) {
      const bool wraps = s.index == 0 && t.index != 1;
      // In a triangle both neighbours apply; folding is then an area of zero, seen elsewhere.
      return wraps ? foldBack(t, s) : foldBack(s, t);
    }
  }
  const int s1 = sign(turn(t.a, t.b, s.a)), s2 = sign(turn(t.a, t.b, s.b));
  const int t1 = sign(turn(s.a, s.b, t.a)), t2 = sign(turn(s.a, s.b, t.b));
  if (s1 * s2 < 0 && t1 * t2 < 0)
    return crossingPoint(s, t);
  if (s.ring != t.ring)
    return {}; // rings may touch
  if (s1 == 0 && inBox(s.a, t))
    return s.a;
  if (s2 == 0 && inBox(s.b, t))
    return s.b;
  if (t1 == 0 && inBox(t.a, s))
    return t.a;
  if (t2 == 0 && inBox(t.b, s))
    return t.b;
  return {};
}

std::optional<Point> sweep(std::vector<Segment> segments) {
  std::sort(segments.begin(), segments.end(),
            [](const Segment& a, const Segment& b) { return a.xMin() < b.xMin(); });
  for (size_t i = 0; i < segments.size(); ++i)
    for (size_t j = i + 1; j < segments.size() && segments[j].xMin() <= segments[i].xMax(); ++j) {
      const bool ordered = segments[i].ring < segments[j].ring ||
                           (segments[i].ring == segments[j].ring && segments[i].index < segments[j].index);
      const Segment &s = segments[ordered ? i : j], &t = segments[ordered ? j : i];
      if (const auto place = meeting(s, t))
        return place;
    }
  return {};
}

} // namespace

std::optional<Point> firstCrossing(const MultiPolygon& shape) {
  std::vector<Segment> segments;
  size_t rings = 0;
  const auto add = [&](const Ring& ring) {
    for (size_t i = 0; i < ring.size(); ++i)
      segments.push_back({ring[i], ring[(i + 1) % ring.size()], rings, i, ring.size()});
    ++rings;
  };
  for (const Polygon& part : shape) {
    add(part.outer);
    for (const Ring& hole : part.holes)
      add(hole);
  }
  return sweep(std::move(segments));
}

std::optional<Point> firstCrossing(const std::vector<Point>& line) {
  std::vector<Segment> segments;
  for (size_t i = 0; i + 1 < line.size(); ++i)
    segments.push_back({line[i], line[i + 1], 0, i, 0});
  return sweep(std::move(segments));
}

NearestOnSegment nearestOnSegment(Point p, Point a, Point b) {
  const double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
  const double t = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
  const Point place{a.x + t * dx, a.y + t * dy};
  return {place, (p.x - place.x) * (p.x - place.x) + (p.y - place.y) * (p.y - place.y)};
}

} // namespace scarp
