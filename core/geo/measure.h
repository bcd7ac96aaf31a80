// SPDX-License-Identifier: GPL-3.0-or-later
// Lengths, areas and directions of what is drawn on the map, twice: in the plane of the map's CRS, and true
// to the ground along geodesics of WGS 84 where the CRS says where on Earth its plane lies. Metres, square
// metres, degrees clockwise from north (0 to 360).
#pragma once

#include "core/geo/crs.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scarp {

struct Leg {
  double planar = 0;                      ///< map units
  std::optional<double> ground;           ///< m on WGS 84
  double gridBearing = 0;                 ///< from the map's north; 0 where both ends are one place
  std::optional<double> trueBearing = {}; ///< from true north, at the first end
};

struct Measurement {
  std::vector<Leg> legs;              ///< a closed shape has the leg back to its first point too
  double planarLength = 0;            ///< sum, map units
  std::optional<double> groundLength; ///< sum, m
  std::optional<double> planarArea;   ///< of a closed shape, square map units
  std::optional<double> groundArea;   ///< of a closed shape, m2
};

class Surveyor {
public:
  /// An empty CRS, or one without a way to WGS 84, measures in the plane alone.
  explicit Surveyor(const std::string& crs = {});
  bool knowsGround() const { return m_toWgs84 != nullptr; }
  bool planeIsMetric() const { return m_metric; }

  /// Lengths along the points in order; with `closed` (three points or more) as a ring with its area. A ring
  /// that crosses itself has the area of its signed parts, as in the plane.
  Measurement measure(std::span<const Point> points, bool closed) const;
  /// How far the map's north lies clockwise of true north at a place, degrees.
  std::optional<double> convergence(Point place) const;
  /// Longitude and latitude, degrees.
  std::optional<Point> toWgs84(Point place) const;

private:
  bool m_metric = true;
  std::unique_ptr<CrsTransform> m_toWgs84;
};

} // namespace scarp
