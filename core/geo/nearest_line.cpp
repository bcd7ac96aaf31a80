// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/nearest_line.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace scarp {

namespace {

Point nearestOn(Point a, Point b, Point place) {
  const double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  const double t =
      length > 0 ? std::clamp(((place.x - a.x) * dx + (place.y - a.y) * dy) / length, 0.0, 1.0) : 0.0;
  return {a.x + t * dx, a.y + t * dy};
}

} // namespace

std::optional<NearestLine> nearestLine(std::span<const std::vector<Point>> lines,
                                       std::span<const Point> points, Point place) {
  std::optional<NearestLine> best;
  const auto offer = [&](Point at) {
    const double distance = std::hypot(at.x - place.x, at.y - place.y);
    if (!best || distance < best->distance)
      best = NearestLine{distance, at, 0};
  };
  for (const auto& line : lines) {
    if (line.size() == 1)
      offer(line.front());
    for (size_t k = 1; k < line.size(); ++k)
      offer(nearestOn(line[k - 1], line[k], place));
  }
  for (const Point& point : points)
    offer(point);
  if (best && best->distance > 0) {
    const double degrees = std::atan2(best->at.x - place.x, best->at.y - place.y) * 180 / std::numbers::pi;
    best->bearing = degrees < 0 ? degrees + 360 : degrees;
  }
  return best;
}

Compass compassOf(double degrees) {
  if (!std::isfinite(degrees))
    return Compass::Flat;
  const double turned = std::fmod(std::fmod(degrees, 360) + 360 + 22.5, 360);
  return static_cast<Compass>(std::min(7, static_cast<int>(turned / 45)));
}

} // namespace scarp
