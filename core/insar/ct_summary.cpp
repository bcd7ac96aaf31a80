// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/ct_summary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace scarp {

namespace {
double medianOf(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1)
    return *middle;
  return (*middle + *std::max_element(values.begin(), middle)) / 2;
}
} // namespace

VelocitySummary summarise(std::span<const double> velocities) {
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  VelocitySummary s{0, 0, kNaN, kNaN, kNaN, kNaN};
  double mean = 0, squares = 0; // Welford
  for (const double v : velocities) {
    if (std::isnan(v)) {
      ++s.missing;
      continue;
    }
    ++s.count;
    const double delta = v - mean;
    mean += delta / static_cast<double>(s.count);
    squares += delta * (v - mean);
    s.min = std::fmin(s.min, v);
    s.max = std::fmax(s.max, v);
  }
  if (s.count > 0)
    s.mean = mean;
  if (s.count > 1)
    s.std = std::sqrt(squares / static_cast<double>(s.count - 1));
  return s;
}

double suggestedStabilityThreshold(std::span<const double> velocities) {
  std::vector<double> values;
  std::copy_if(velocities.begin(), velocities.end(), std::back_inserter(values),
               [](double v) { return std::isfinite(v); });
  if (values.empty())
    return 10;
  const double median = medianOf(values);
  for (double& v : values)
    v = std::abs(v - median);
  const double threshold = std::abs(median) + 2 * 1.4826 * medianOf(values);
  return std::max(1.0, std::ceil(threshold * 10 - 1e-9) / 10);
}

} // namespace scarp
