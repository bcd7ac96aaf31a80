// SPDX-License-Identifier: GPL-3.0-or-later
// Landslides: where they are likely (steep, convergent, undercut or broken slope units), their outlines cut
// from a slope unit between crown and toe, how they shape the ground and how they move. Scene metres; y runs
// south.
#pragma once

#include "core/synth/slope_units.h"

namespace scarp::synth {

struct Landslide {
  int64_t id = 0;     ///< from 1
  bool moving = true; ///< an old one rests: seen in the image, not in the velocities
  Ring outline;
  Field distance; ///< m from the outline, positive inside; reaches kReach beyond it
  Point crown;    ///< where the axis begins
  double downX = 0, downY = 0;
  double length = 0, width = 0; ///< m
  double slope = 0;             ///< degrees, mean of the unit
  double speed = 0;             ///< mm/yr along the slope at its fastest; 0 when at rest
  double freshness = 0;         ///< 0..1: how bare and sharp it looks
  uint64_t seed = 0;

  static constexpr double kReach = 80;
  Extent extent() const; ///< of `distance`
  /// Along the axis: 0 at the crown, 1 at the toe.
  double along(double x, double y) const;
  /// 0 outside to 1 well inside, risen over `edge` metres.
  static float inside(float distance, float edge);
};

struct Landslides {
  std::vector<Landslide> moving, old;
};

/// Places landslideCount(params) moving ones in the observed corridor and half as many old ones anywhere.
/// Throws Error(Usage) when a number that was asked for does not fit; a default number becomes what fits.
Landslides placeLandslides(const SceneParams& params, const Relief& relief, const River& river,
                           const Faults& faults, const Progress& progress);

} // namespace scarp::synth
