// SPDX-License-Identifier: GPL-3.0-or-later
// Slope units: the land on one side of one stretch of a channel, between ridge and thalweg (half basins). A
// landslide belongs to one, which is why its outline and its aspect go together.
#pragma once

#include "core/synth/relief.h"

#include <vector>

namespace scarp::synth {

struct SlopeUnit {
  uint32_t cells = 0;
  double x = 0, y = 0;         ///< centre of gravity, scene metres
  double downX = 0, downY = 0; ///< mean direction downhill (unit vector; y south)
  double coherence = 0;        ///< 0..1: how much its cells agree on that direction
  double slope = 0;            ///< mean, degrees
  double convergence = 0;      ///< mean curvature across the slope, 1/km: positive in hollows
  int32_t left = 0, top = 0, right = 0, bottom = 0; ///< cells, inclusive
};

struct SlopeUnits {
  std::vector<uint32_t> unitOf; ///< per cell of the relief: 0 none, else index + 1
  std::vector<SlopeUnit> units;
};

SlopeUnits makeSlopeUnits(const Relief& relief, const River& river);

} // namespace scarp::synth
