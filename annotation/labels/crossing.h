// SPDX-License-Identifier: GPL-3.0-or-later
// Does an outline cross or touch itself? Plain geometry in doubles, no library; for outlines while they are
// drawn.
#pragma once

#include "core/geo/polygon.h"

#include <optional>

namespace scarp {

/// A place where the shape's rings cross, or where one ring touches itself; nothing when all is well. A hole
/// may touch its outline in a point.
std::optional<Point> firstCrossing(const MultiPolygon& shape);
/// The same for an open line (consecutive segments share their corner).
std::optional<Point> firstCrossing(const std::vector<Point>& line);

/// Squared distance of a point to a segment, and the nearest place on it.
struct NearestOnSegment {
  Point place;
  double distance2 = 0;
};
NearestOnSegment nearestOnSegment(Point p, Point a, Point b);

} // namespace scarp
