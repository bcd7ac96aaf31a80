// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to shapes as a whole: union, difference, split along a line, validity (GEOS through OGR).
// Coordinates and areas in map units (metres). Results may have several parts or none.
#pragma once

#include "core/geo/polygon.h"

#include <optional>
#include <vector>

namespace scarp {

MultiPolygon unionOf(const std::vector<MultiPolygon>& shapes);
MultiPolygon difference(const MultiPolygon& shape, const MultiPolygon& cutter);
double intersectionArea(const MultiPolygon& a, const MultiPolygon& b);
/// The pieces of a shape along a line, largest first; one piece when the line does not cut through. A part
/// that the line does not cut stays with the piece of the largest part.
std::vector<MultiPolygon> split(const MultiPolygon& shape, const std::vector<Point>& line);
/// True when the shape is valid in the sense of the simple features standard.
bool isValid(const MultiPolygon& shape);

} // namespace scarp
