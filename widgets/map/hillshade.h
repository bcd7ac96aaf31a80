// SPDX-License-Identifier: GPL-3.0-or-later
// Relief shading of elevations (Horn's slope, a distant light), as a factor that colours are multiplied with.
#pragma once

#include <span>
#include <vector>

namespace scarp {

struct Hillshade {
  double azimuth = 315; ///< degrees clockwise from north: where the light comes from
  double altitude = 45; ///< degrees above the horizon
  double zFactor = 1;   ///< elevations are multiplied with it
  bool operator==(const Hillshade&) const = default;
};

/// `elevations` of (width + 2) x (height + 2) cells with one around what is asked for; NaN where there is
/// none (a neighbour without a value counts as level). `cell` is in the unit of the elevations. Gives
/// width x height factors 0..1.
std::vector<float> shadeOf(std::span<const float> elevations, int width, int height, double cell,
                           const Hillshade& light);

} // namespace scarp
