// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/ct_surroundings.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace scarp {

CtSurroundings surroundingsOf(std::span<const float> velocities, std::span<const std::vector<float>> series,
                              double radius) {
  CtSurroundings s;
  s.count = static_cast<int64_t>(velocities.size());
  s.density = static_cast<double>(s.count) / (std::numbers::pi * radius * radius) * 1e6;
  s.mean = s.least = s.most = s.deviation = std::numeric_limits<double>::quiet_NaN();
  double sum = 0, n = 0, squares = 0;
  for (const double v : velocities)
    if (std::isfinite(v)) {
      sum += v;
      ++n;
      s.least = std::fmin(s.least, v);
      s.most = std::fmax(s.most, v);
    }
  if (n > 0) {
    s.mean = sum / n;
    for (const double v : velocities)
      if (std::isfinite(v))
        squares += (v - s.mean) * (v - s.mean);
    s.deviation = std::sqrt(squares / n);
  }
  size_t dates = 0;
  for (const auto& one : series)
    dates = std::max(dates, one.size());
  for (size_t date = 0; date < dates; ++date) {
    double total = 0, have = 0;
    for (const auto& one : series)
      if (one.size() == dates && std::isfinite(one[date])) {
        total += one[date];
        ++have;
      }
    s.series.push_back(have > 0 ? static_cast<float>(total / have) : std::numeric_limits<float>::quiet_NaN());
  }
  return s;
}

} // namespace scarp
