// SPDX-License-Identifier: GPL-3.0-or-later
// The spread of velocities, and the threshold within which a target counts as stable (both in mm/yr).
#pragma once

#include <cstdint>
#include <span>

namespace scarp {

struct VelocitySummary {
  int64_t count = 0, missing = 0;             ///< with and without a value
  double min = 0, max = 0, mean = 0, std = 0; ///< NaN when there is none; std with n - 1
};

VelocitySummary summarise(std::span<const double> velocities);

/// The band around zero that holds the stable bulk: |median| + 2 x 1.4826 x the median absolute deviation
/// from the median, which few moving targets do not disturb; at least 1 mm/yr, rounded up to a tenth. 10
/// mm/yr (the study's choice) when there are no velocities.
double suggestedStabilityThreshold(std::span<const double> velocities);

} // namespace scarp
