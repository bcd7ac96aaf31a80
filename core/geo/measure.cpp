// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/measure.h"

#include "core/base/error.h"

#include <geodesic.h>

#include <cmath>
#include <numbers>

namespace scarp {

namespace {

const geod_geodesic& wgs84() {
  static const geod_geodesic ellipsoid = [] {
    geod_geodesic made{};
    geod_init(&made, 6378137, 1 / 298.257223563);
    return made;
  }();
  return ellipsoid;
}

double wholeTurn(double degrees) {
  const double turned = std::fmod(degrees, 360);
  return turned < 0 ? turned + 360 : turned;
}

struct Inverse {
  double length = 0, azimuth = 0;
};

Inverse between(Point from, Point to) { // longitude, latitude
  Inverse found;
  geod_inverse(&wgs84(), from.y, from.x, to.y, to.x, &found.length, &found.azimuth, nullptr);
  found.azimuth = wholeTurn(found.azimuth);
  return found;
}

double groundArea(std::span<const Point> ring) {
  geod_polygon polygon{};
  geod_polygon_init(&polygon, 0);
  for (const Point& corner : ring)
    geod_polygon_addpoint(&wgs84(), &polygon, corner.y, corner.x);
  double area = 0;
  geod_polygon_compute(&wgs84(), &polygon, 0, 1, &area, nullptr);
  return std::abs(area);
}

} // namespace

Surveyor::Surveyor(const std::string& crs) : m_metric(isMetric(crs)) {
  if (crs.empty())
    return;
  try {
    m_toWgs84 = std::make_unique<CrsTransform>(crs, crsFromUser("EPSG:4326"));
  } catch (const Error&) { // an engineering CRS, say: the plane is all there is
  }
}

std::optional<Point> Surveyor::toWgs84(Point place) const {
  if (!m_toWgs84)
    return {};
  try {
    return m_toWgs84->apply(place);
  } catch (const Error&) { // beyond what the projection can express
    return {};
  }
}

Measurement Surveyor::measure(std::span<const Point> points, bool closed) const {
  Measurement found;
  closed = closed && points.size() >= 3;
  Ring ring(points.begin(), points.end());
  std::vector<Point> ground;
  for (const Point& point : ring)
    if (const auto place = toWgs84(point))
      ground.push_back(*place);
  const bool known = m_toWgs84 && ground.size() == ring.size();
  const size_t legs = ring.size() < 2 ? 0 : ring.size() - (closed ? 0 : 1);
  if (known)
    found.groundLength = 0;
  for (size_t i = 0; i < legs; ++i) {
    const size_t next = (i + 1) % ring.size();
    const double dx = ring[next].x - ring[i].x, dy = ring[next].y - ring[i].y;
    Leg leg;
    leg.planar = std::hypot(dx, dy);
    leg.gridBearing = leg.planar > 0 ? wholeTurn(std::atan2(dx, dy) * 180 / std::numbers::pi) : 0;
    found.planarLength += leg.planar;
    if (known) {
      const Inverse way = between(ground[i], ground[next]);
      leg.ground = way.length;
      leg.trueBearing = leg.planar > 0 ? way.azimuth : 0;
      *found.groundLength += way.length;
    }
    found.legs.push_back(leg);
  }
  if (closed) {
    found.planarArea = std::abs(signedArea(ring));
    if (known)
      found.groundArea = groundArea(ground);
  }
  return found;
}

std::optional<double> Surveyor::convergence(Point place) const {
  const double step = m_metric ? 1 : 1e-5; // short against the curvature, long against rounding
  const auto here = toWgs84(place), up = toWgs84({place.x, place.y + step});
  if (!here || !up)
    return {};
  const double azimuth = between(*here, *up).azimuth;
  return azimuth > 180 ? azimuth - 360 : azimuth;
}

} // namespace scarp
