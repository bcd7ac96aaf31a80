// SPDX-License-Identifier: GPL-3.0-or-later
// How far a place is from a set of polylines (faults, rivers) or points, and in which direction. Metres on a
// plane.
#pragma once

#include "core/geo/polygon.h"

#include <optional>
#include <span>
#include <vector>

namespace scarp {

struct NearestLine {
  double distance = 0; ///< m
  Point at;            ///< the nearest point of the line
  double bearing = 0;  ///< degrees clockwise from grid north, from the place to it; 0 on the line itself
};

/// None when there is neither a line nor a point. A line of one point counts as a point.
std::optional<NearestLine> nearestLine(std::span<const std::vector<Point>> lines,
                                       std::span<const Point> points, Point place);

/// The eight directions people name; Flat for NaN, which is how a flat cell's aspect is stored.
enum class Compass { North, NorthEast, East, SouthEast, South, SouthWest, West, NorthWest, Flat };
Compass compassOf(double degrees);

} // namespace scarp
