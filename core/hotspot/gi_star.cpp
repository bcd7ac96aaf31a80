// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotspot/gi_star.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/hotspot/gi_star_formula.h"
#include "core/insar/point_index.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <stdexcept>

namespace scarp {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

} // namespace

double twoSidedP(double z) {
  return std::erfc(std::abs(z) / std::numbers::sqrt2);
}

int8_t giBin(double z, double p) {
  const int8_t size = p <= 0.01 ? 3 : p <= 0.05 ? 2 : p <= 0.10 ? 1 : 0;
  return z < 0 ? static_cast<int8_t>(-size) : size;
}

GiStarMoments momentsOf(std::span<const double> values) {
  GiStarMoments m;
  double first = kNaN;
  long double sum = 0;
  for (const double v : values)
    if (std::isfinite(v)) {
      if (m.n++ == 0)
        first = v;
      sum += v - first; // differences from one value: equal values leave exactly nothing
    }
  if (m.n == 0)
    return m;
  m.mean = static_cast<double>(first + sum / static_cast<long double>(m.n));
  long double squares = 0;
  for (const double v : values)
    if (std::isfinite(v))
      squares += static_cast<long double>(v - m.mean) * (v - m.mean);
  m.sd = static_cast<double>(std::sqrt(squares / static_cast<long double>(m.n)));
  return m;
}

std::vector<double> benjaminiHochberg(std::span<const double> p) {
  std::vector<size_t> order;
  for (size_t i = 0; i < p.size(); ++i)
    if (!std::isnan(p[i]))
      order.push_back(i);
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return p[a] < p[b]; });
  std::vector<double> adjusted(p.size(), kNaN);
  double least = 1;
  for (size_t rank = order.size(); rank > 0; --rank) {
    const size_t i = order[rank - 1];
    least = std::min(least, p[i] * static_cast<double>(order.size()) / static_cast<double>(rank));
    adjusted[i] = least;
  }
  return adjusted;
}

GiStarResult giStar(std::span<const double> x, std::span<const double> y, std::span<const double> values,
                    const GiStarParams& params, const Progress& progress,
                    const std::optional<GiStarMoments>& moments) {
  if (x.size() != y.size() || x.size() != values.size())
    throw std::invalid_argument("giStar: x, y and values must be equally long");
  progress.step(0, "Gi*");
  const size_t size = x.size();
  std::vector<double> validX(x.begin(), x.end());
  std::vector<double> usable(values.begin(), values.end());
  for (size_t i = 0; i < size; ++i)
    if (!std::isfinite(values[i]) || !std::isfinite(x[i]) || !std::isfinite(y[i]))
      validX[i] = usable[i] = kNaN; // the index leaves these out
  const PointIndex index(validX, y, params.distance / 2);
  progress.step(0.1, "Gi*");

  GiStarResult result;
  result.moments = moments ? *moments : momentsOf(usable);
  result.neighbours.assign(size, 0);
  result.z.assign(size, kNaN);
  result.p.assign(size, kNaN);
  result.bin.assign(size, 0);

  const CentredValues centred(values, index.order(), result.moments, !moments);
  const GiSelf self = giSelfFrom(params.self);
  const auto xs = index.sortedX(), ys = index.sortedY();
  const double limit = params.distance * params.distance;
  std::atomic<int64_t> done{0}, undefined{0};
  const auto total = static_cast<int64_t>(index.size());
  parallelRanges(total, 512, [&](int64_t from, int64_t to) {
    int64_t here = 0;
    for (int64_t at = from; at < to; ++at) {
      const auto own = static_cast<size_t>(at);
      const size_t skipped = self == GiSelf::Include ? index.size() : own;
      const double px = xs[own], py = ys[own];
      double sum = 0;
      int64_t count = 0;
      index.runsNear({px, py}, params.distance, [&](uint32_t first, uint32_t last) {
        const double* value = centred.values.data();
        for (uint32_t k = first; k < last; ++k) {
          const double dx = xs[k] - px, dy = ys[k] - py;
          const bool near = dx * dx + dy * dy <= limit && k != skipped;
          sum += near ? value[k] : 0.0;
          count += near;
        }
      });
      if (progress.stopRequested()) // many points at one place make even few points long work
        throw Cancelled{};
      const uint32_t i = index.order()[own];
      const double z = giZScore(self, centred, sum, count, own);
      result.neighbours[i] = static_cast<int32_t>(count);
      result.z[i] = z;
      result.p[i] = twoSidedP(z);
      result.bin[i] = giBin(z, result.p[i]);
      here += std::isnan(z);
    }
    undefined += here;
    progress.step(0.1 + 0.85 * static_cast<double>(done += to - from) / static_cast<double>(total), "Gi*");
  });
  result.leftOut = static_cast<int64_t>(size - index.size());
  result.undefined = undefined;
  if (params.fdr) {
    const std::vector<double> adjusted = benjaminiHochberg(result.p);
    result.binFdr.resize(size);
    for (size_t i = 0; i < size; ++i)
      result.binFdr[i] = giBin(result.z[i], adjusted[i]);
  }
  progress.step(1, "Gi*");
  return result;
}

} // namespace scarp
