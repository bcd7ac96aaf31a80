// SPDX-License-Identifier: GPL-3.0-or-later
// What the coherent targets around a place say together: number, density, velocities, and their mean
// displacement over time. mm and mm/yr, positive toward the satellite.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace scarp {

struct CtSurroundings {
  int64_t count = 0;                    ///< targets within the radius
  double density = 0;                   ///< per km2 of the circle
  double mean = 0, least = 0, most = 0; ///< velocity of those that have one; NaN when none has
  double deviation = 0;                 ///< of the population
  std::vector<float> series; ///< mean displacement per date, NaN where no target has one; may be empty
};

/// One velocity and one series (perhaps empty) per target; series of another length are left out.
CtSurroundings surroundingsOf(std::span<const float> velocities, std::span<const std::vector<float>> series,
                              double radius);

} // namespace scarp
