// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imagery/tone_curve.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace scarp {

namespace {
int64_t countOf(const Histogram& histogram) {
  return std::accumulate(histogram.begin(), histogram.end(), int64_t{0});
}
} // namespace

int64_t quantile(const Histogram& histogram, double share) {
  const double wanted = share * static_cast<double>(countOf(histogram));
  int64_t below = 0;
  for (size_t value = 0; value < histogram.size(); ++value) {
    below += histogram[value];
    if (below > 0 && static_cast<double>(below) >= wanted)
      return static_cast<int64_t>(value);
  }
  return 0;
}

double meanOf(const Histogram& histogram) {
  std::vector<double> same(histogram.size());
  std::iota(same.begin(), same.end(), 0.0);
  return meanOf(histogram, same);
}

double meanOf(const Histogram& histogram, std::span<const double> curve) {
  double sum = 0;
  int64_t count = 0;
  for (size_t value = 0; value < histogram.size(); ++value) {
    sum += static_cast<double>(histogram[value]) * curve[value];
    count += histogram[value];
  }
  return count > 0 ? sum / static_cast<double>(count) : 0;
}

std::vector<double> stretched(size_t bins, int64_t low, int64_t high) {
  std::vector<double> curve(bins);
  const double width = static_cast<double>(std::max<int64_t>(1, high - low));
  for (size_t value = 0; value < bins; ++value)
    curve[value] =
        std::clamp((static_cast<double>(value) - static_cast<double>(low)) * 255 / width, 0.0, 255.0);
  return curve;
}

void balance(std::span<double> curve, double mean, double target) {
  if (!(mean > 0))
    return;
  for (double& value : curve)
    value = std::min(255.0, value * target / mean);
}

double removeHaze(std::span<double> curve, const Histogram& histogram, double share) {
  if (!(share > 0) || countOf(histogram) == 0)
    return 0;
  const double dark = std::min(254.0, curve[static_cast<size_t>(quantile(histogram, share))]);
  for (double& value : curve)
    value = std::max(0.0, (value - dark) * 255 / (255 - dark));
  return dark;
}

std::array<uint8_t, 256> equalisation(const std::array<int64_t, 256>& histogram, double limit) {
  std::array<uint8_t, 256> table{};
  std::array<double, 256> bins{};
  std::copy(histogram.begin(), histogram.end(), bins.begin());
  const double count = std::accumulate(bins.begin(), bins.end(), 0.0);
  if (!(count > 0)) {
    std::iota(table.begin(), table.end(), uint8_t{0});
    return table;
  }
  if (limit > 0) {
    const double most = std::max(1.0, limit) * count / 256;
    double cut = 0;
    for (double& bin : bins) {
      cut += std::max(0.0, bin - most);
      bin = std::min(bin, most);
    }
    for (double& bin : bins)
      bin += cut / 256;
  }
  // A pixel stands in the middle of its bin, so that black may stay black and white white.
  double below = 0;
  for (size_t value = 0; value < bins.size(); ++value) {
    table[value] = static_cast<uint8_t>(std::lround(255 * (below + bins[value] / 2) / count));
    below += bins[value];
  }
  return table;
}

} // namespace scarp
