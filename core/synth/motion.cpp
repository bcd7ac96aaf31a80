// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/motion.h"

#include <cmath>
#include <numbers>

namespace scarp::synth {

namespace {
constexpr double kDegree = std::numbers::pi / 180;
} // namespace

EastNorthUp lineOfSight(double incidence, double heading) {
  const double toSatellite = (heading + 90 + 180) * kDegree; // azimuth: opposite to where it looks
  const double flat = std::sin(incidence * kDegree);
  return {flat * std::sin(toSatellite), flat * std::cos(toSatellite), std::cos(incidence * kDegree)};
}

double along(const EastNorthUp& v, const EastNorthUp& sight) {
  return v.east * sight.east + v.north * sight.north + v.up * sight.up;
}

EastNorthUp groundVelocity(const Scene& scene, double x, double y) {
  const Landslide* slide = scene.movingAt(x, y);
  if (!slide)
    return {};
  const auto edge = static_cast<float>(0.22 * std::min(slide->length, slide->width));
  const double share = static_cast<double>(Landslide::inside(slide->distance.linear(x, y), edge));
  const double uneven = 1 + 0.15 * static_cast<double>(noiseAt(mixed(slide->seed, 11), 90, x, y));
  const double t = std::clamp(slide->along(x, y), 0.0, 1.0);
  const double speed = slide->speed * share * std::max(0.2, uneven);
  // As the body as a whole, drawn towards the steepest way down of its place.
  const Point g = scene.steepness(x, y, 50);
  const double steep = std::hypot(g.x, g.y);
  double dx = slide->downX, dy = slide->downY;
  if (steep > 0.05) {
    dx -= 0.7 * g.x / steep;
    dy -= 0.7 * g.y / steep;
  }
  const double length = std::max(1e-6, std::hypot(dx, dy));
  // Rotational: it sinks at the crown and comes out flatter at the toe.
  const double dip = std::clamp(slide->slope * (1.25 - 0.75 * t), 2.0, 60.0) * kDegree;
  return {speed * std::cos(dip) * dx / length, -speed * std::cos(dip) * dy / length, -speed * std::sin(dip)};
}

double strongestInSight(const Scene& scene, const Landslide& slide) {
  const EastNorthUp sight = lineOfSight();
  double strongest = 0;
  for (double t = 0.1; t < 1; t += 0.1) {
    const double x = slide.crown.x + t * slide.length * slide.downX,
                 y = slide.crown.y + t * slide.length * slide.downY;
    if (const Landslide* here = scene.movingAt(x, y); !here || here->id != slide.id)
      continue; // off the body, or on a neighbour
    const double v = along(groundVelocity(scene, x, y), sight);
    if (std::abs(v) > std::abs(strongest))
      strongest = v;
  }
  return strongest;
}

double radarVisibility(const Scene& scene, double x, double y) {
  const EastNorthUp sight = lineOfSight();
  const double flat = std::hypot(sight.east, sight.north);
  const Point g = scene.steepness(x, y, 25);
  // How the ground falls towards the satellite (north is against y).
  const double facing = std::atan(-(g.x * sight.east - g.y * sight.north) / flat) / kDegree;
  if (facing < kIncidence - 90)
    return 0; // shadow
  return std::clamp(std::sin((kIncidence - facing) * kDegree) / std::sin(kIncidence * kDegree), 0.0,
                    1.2); // 0: layover
}

} // namespace scarp::synth
