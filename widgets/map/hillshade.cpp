// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/hillshade.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace scarp {

std::vector<float> shadeOf(std::span<const float> elevations, int width, int height, double cell,
                           const Hillshade& light) {
  constexpr double kRadians = std::numbers::pi / 180;
  // The light's direction: x east, y north, z up.
  const double level = std::cos(light.altitude * kRadians);
  const auto lightX = static_cast<float>(level * std::sin(light.azimuth * kRadians));
  const auto lightY = static_cast<float>(level * std::cos(light.azimuth * kRadians));
  const auto lightZ = static_cast<float>(std::sin(light.altitude * kRadians));
  const auto factor = static_cast<float>(light.zFactor / (8 * cell));
  const auto stride = static_cast<size_t>(width) + 2;
  std::vector<float> shade(static_cast<size_t>(width) * static_cast<size_t>(height), 1.0F);
  for (size_t row = 0; row < static_cast<size_t>(height); ++row)
    for (size_t column = 0; column < static_cast<size_t>(width); ++column) {
      const size_t middle = (row + 1) * stride + column + 1;
      const float here = elevations[middle];
      if (std::isnan(here))
        continue;
      const auto at = [&](size_t index) { return std::isnan(elevations[index]) ? here : elevations[index]; };
      const float nw = at(middle - stride - 1), n = at(middle - stride), ne = at(middle - stride + 1),
                  w = at(middle - 1), e = at(middle + 1), sw = at(middle + stride - 1),
                  s = at(middle + stride), se = at(middle + stride + 1);
      const float eastward = ((ne + 2 * e + se) - (nw + 2 * w + sw)) * factor;
      const float northward = ((nw + 2 * n + ne) - (sw + 2 * s + se)) * factor;
      // The normal of the surface is (-eastward, -northward, 1).
      const float facing = (lightZ - eastward * lightX - northward * lightY) /
                           std::sqrt(1 + eastward * eastward + northward * northward);
      shade[row * static_cast<size_t>(width) + column] = std::clamp(facing, 0.0F, 1.0F);
    }
  return shade;
}

} // namespace scarp
