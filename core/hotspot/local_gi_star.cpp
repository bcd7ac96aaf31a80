// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotspot/local_gi_star.h"

#include "core/base/error.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace scarp {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kPointsPerCell = 4; ///< of cells that hold any: walking cells and testing points cost alike

std::vector<double> usableX(std::span<const double> x, std::span<const double> y,
                            std::span<const double> values) {
  if (x.size() != y.size() || x.size() != values.size())
    throw std::invalid_argument("LocalGiStar: x, y and values must be equally long");
  std::vector<double> usable(x.begin(), x.end());
  for (size_t i = 0; i < x.size(); ++i)
    if (!std::isfinite(values[i]))
      usable[i] = kNaN; // the index leaves these out
  return usable;
}

/// Cells of some kPointsPerCell where there are points: a scene is mostly empty beside its valley.
PointIndex indexOf(const std::vector<double>& x, std::span<const double> y) {
  Extent e{0, 0, -1, -1};
  double n = 0;
  for (size_t i = 0; i < x.size(); ++i)
    if (std::isfinite(x[i]) && std::isfinite(y[i])) {
      e = n == 0 ? Extent{x[i], y[i], x[i], y[i]}
                 : Extent{std::min(e.xMin, x[i]), std::min(e.yMin, y[i]), std::max(e.xMax, x[i]),
                          std::max(e.yMax, y[i])};
      ++n;
    }
  if (n == 0)
    return {x, y, 1};
  // the second: of points in a line, whose extent has no area
  const double side = std::max({std::sqrt(e.width() * e.height() * kPointsPerCell / n),
                                std::max(e.width(), e.height()) * kPointsPerCell / n, 1e-6});
  PointIndex coarse(x, y, side);
  double occupied = 0;
  for (int64_t row = 0; row < coarse.rows(); ++row)
    for (int64_t column = 0; column < coarse.columns(); ++column)
      occupied += coarse.cell(column, row).empty() ? 0 : 1;
  const double finer = std::sqrt(occupied * kPointsPerCell / n) * coarse.cellSize();
  return finer < 0.8 * coarse.cellSize() ? PointIndex(x, y, finer) : std::move(coarse);
}

} // namespace

LocalGiStar::LocalGiStar(std::span<const double> x, std::span<const double> y, std::span<const double> values)
    : m_index(indexOf(usableX(x, y, values), y)), m_centred({}, {}, {}, true) {
  std::vector<double> used;
  used.reserve(m_index.size());
  std::vector<bool> kept(x.size(), false);
  for (const uint32_t i : m_index.order())
    kept[i] = true;
  for (size_t i = 0; i < x.size(); ++i) // in the order of the table: the mean rounds as giStar's does
    if (kept[i])
      used.push_back(values[i]);
  m_centred = CentredValues(values, m_index.order(), momentsOf(used), true);
  m_leftOut = static_cast<int64_t>(x.size() - m_index.size());
  const auto xs = m_index.sortedX(), ys = m_index.sortedY();
  if (!xs.empty()) {
    const auto [left, right] = std::minmax_element(xs.begin(), xs.end());
    const auto [bottom, top] = std::minmax_element(ys.begin(), ys.end());
    m_extent = {*left, *bottom, *right, *top};
  }
  m_before.reserve(m_index.size() + 1);
  m_before.push_back(0);
  for (const double v : m_centred.values)
    m_before.push_back(m_before.back() + v);
}

std::vector<uint32_t> LocalGiStar::pointsIn(const Extent& area) const {
  std::vector<uint32_t> points;
  const auto xs = m_index.sortedX(), ys = m_index.sortedY();
  m_index.runsWithin(area, [&](uint32_t first, uint32_t last) {
    for (uint32_t k = first; k < last; ++k)
      if (xs[k] >= area.xMin && xs[k] <= area.xMax && ys[k] >= area.yMin && ys[k] <= area.yMax)
        points.push_back(k);
  });
  return points;
}

std::vector<uint32_t> LocalGiStar::allPoints() const {
  std::vector<uint32_t> points(m_index.size());
  std::iota(points.begin(), points.end(), 0u);
  return points;
}

LocalGiStar::Sum LocalGiStar::sumWithin(Point centre, double distance) const {
  const Point corner = m_index.corner();
  const double cell = m_index.cellSize(), limit = distance * distance;
  // Rounding must neither lose a point at exactly the distance nor take one beyond it unseen: the outer
  // circle is a little wider, the inner one, whose cells are taken whole, a little narrower.
  const double slack = 1e-9 * (std::abs(centre.x) + std::abs(centre.y) + distance + cell);
  const double outer = distance + slack, inner = distance - 2 * slack;
  const double px = (centre.x - corner.x) / cell, py = centre.y - corner.y;
  const auto xs = m_index.sortedX(), ys = m_index.sortedY();
  const auto firstRow = std::max<int64_t>(static_cast<int64_t>(std::floor((py - outer) / cell)), 0);
  const auto lastRow = std::min(static_cast<int64_t>(std::floor((py + outer) / cell)), m_index.rows() - 1);
  Sum sum;
  const auto test = [&](std::pair<uint32_t, uint32_t> run) {
    for (uint32_t k = run.first; k < run.second; ++k) {
      const double dx = xs[k] - centre.x, dy = ys[k] - centre.y;
      const bool near = dx * dx + dy * dy <= limit;
      sum.value += near ? m_centred.values[k] : 0.0;
      sum.count += near;
    }
  };
  for (int64_t row = firstRow; row <= lastRow; ++row) {
    const double below = static_cast<double>(row) * cell - py, above = below + cell;
    const double nearest = below > 0 ? below : above < 0 ? above : 0;
    const double farthest = std::max(std::abs(below), std::abs(above)) + slack;
    const double half = std::sqrt(std::max(outer * outer - nearest * nearest, 0.0)) / cell;
    const auto first = static_cast<int64_t>(std::floor(px - half));
    const auto last = static_cast<int64_t>(std::floor(px + half));
    if (!(farthest < inner)) {
      test(m_index.run(row, first, last));
      continue;
    }
    const double halfInner = std::sqrt(inner * inner - farthest * farthest) / cell;
    const auto firstWhole = static_cast<int64_t>(std::ceil(px - halfInner));
    const auto lastWhole = static_cast<int64_t>(std::floor(px + halfInner)) - 1;
    if (firstWhole > lastWhole) {
      test(m_index.run(row, first, last));
      continue;
    }
    test(m_index.run(row, first, firstWhole - 1));
    const auto [from, to] = m_index.run(row, firstWhole, lastWhole);
    sum.value += static_cast<double>(m_before[to] - m_before[from]);
    sum.count += to - from;
    test(m_index.run(row, lastWhole + 1, last));
  }
  return sum;
}

LocalGi LocalGiStar::compute(std::vector<uint32_t> points, const GiStarParams& params,
                             const Progress& progress) const {
  const GiSelf self = giSelfFrom(params.self);
  LocalGi result;
  result.points = std::move(points);
  const size_t size = result.points.size();
  result.neighbours.resize(size);
  result.z.resize(size);
  result.p.resize(size);
  result.bin.resize(size);
  const auto xs = m_index.sortedX(), ys = m_index.sortedY();
  parallelRanges(static_cast<int64_t>(size), 256, [&](int64_t from, int64_t to) {
    if (progress.stopRequested())
      throw Cancelled{};
    for (auto at = static_cast<size_t>(from); at < static_cast<size_t>(to); ++at) {
      const uint32_t position = result.points[at];
      Sum sum = sumWithin({xs[position], ys[position]}, params.distance);
      if (self != GiSelf::Include) {
        sum.value -= m_centred.values[position];
        --sum.count;
      }
      const double z = giZScore(self, m_centred, sum.value, sum.count, position);
      result.neighbours[at] = static_cast<int32_t>(sum.count);
      result.z[at] = z;
      result.p[at] = twoSidedP(z);
      result.bin[at] = giBin(z, result.p[at]);
    }
  });
  return result;
}

FdrLimits fdrLimits(std::span<const double> wholeScene) {
  const std::vector<double> adjusted = benjaminiHochberg(wholeScene);
  FdrLimits limits;
  for (size_t i = 0; i < adjusted.size(); ++i) {
    const auto widen = [&](double& limit, double most) {
      if (adjusted[i] <= most)
        limit = std::max(limit, wholeScene[i]);
    };
    widen(limits.p99, 0.01);
    widen(limits.p95, 0.05);
    widen(limits.p90, 0.10);
  }
  return limits;
}

int8_t FdrLimits::bin(double z, double p) const {
  const int8_t size = p <= p99 ? 3 : p <= p95 ? 2 : p <= p90 ? 1 : 0;
  return z < 0 ? static_cast<int8_t>(-size) : size;
}

int64_t GiSummary::hot(int confidence) const {
  return bins[6] + (confidence <= 95 ? bins[5] : 0) + (confidence <= 90 ? bins[4] : 0);
}

int64_t GiSummary::cold(int confidence) const {
  return bins[0] + (confidence <= 95 ? bins[1] : 0) + (confidence <= 90 ? bins[2] : 0);
}

GiSummary summaryOf(const LocalGi& values, GiSelf self) {
  constexpr int32_t kEnough = 8;
  GiSummary s;
  s.points = static_cast<int64_t>(values.points.size());
  std::vector<int32_t> others = values.neighbours;
  for (size_t i = 0; i < others.size(); ++i) {
    others[i] -= self == GiSelf::Include;
    s.alone += others[i] == 0;
    s.few += others[i] < kEnough;
    s.undefined += std::isnan(values.z[i]);
    ++s.bins[static_cast<size_t>(values.bin[i] + 3)];
  }
  if (!others.empty()) {
    const auto middle = others.begin() + static_cast<std::ptrdiff_t>(others.size() / 2);
    std::nth_element(others.begin(), middle, others.end());
    s.median = *middle;
    s.least = *std::min_element(others.begin(), others.end());
    s.most = *std::max_element(others.begin(), others.end());
  }
  return s;
}

} // namespace scarp
