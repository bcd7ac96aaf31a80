// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotspot/kernel_density.h"

#include "core/base/error.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>

namespace scarp {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr int64_t kBlock = 512; ///< cells: a block's sums fit the second-level cache

std::vector<double> usableX(std::span<const double> x, std::span<const double> y,
                            std::span<const double> weights) {
  if (x.size() != y.size() || x.size() != weights.size())
    throw std::invalid_argument("KernelDensity: x, y and weights must be equally long");
  std::vector<double> usable(x.begin(), x.end());
  for (size_t i = 0; i < x.size(); ++i)
    if (!std::isfinite(weights[i]))
      usable[i] = kNaN; // the index leaves these out
  return usable;
}

/// Columns [first, last) of a window whose centres are nearer than sqrt(reach) in x: exactly those that the
/// comparison with the squared distance takes.
std::pair<int64_t, int64_t> columnsWithin(std::span<const double> centres, double x, double cell,
                                          double reach) {
  const auto size = static_cast<int64_t>(centres.size());
  const double half = std::sqrt(reach) / cell, middle = (x - centres[0]) / cell;
  const auto near = [&](int64_t column) {
    const double dx = centres[static_cast<size_t>(column)] - x;
    return dx * dx < reach;
  };
  // one cell too wide on either side, then narrowed by the exact rule
  auto first = static_cast<int64_t>(std::clamp(std::ceil(middle - half) - 1, 0.0, static_cast<double>(size)));
  auto last = static_cast<int64_t>(std::clamp(std::floor(middle + half) + 2, 0.0, static_cast<double>(size)));
  while (first < last && !near(first))
    ++first;
  while (last > first && !near(last - 1))
    --last;
  return {first, last};
}

} // namespace

std::string densityUnitLabel(const KernelDensityParams& params) {
  return "per " + params.unit;
}

KernelDensity::KernelDensity(std::span<const double> x, std::span<const double> y,
                             std::span<const double> weights, const KernelDensityParams& params)
    : m_radius(params.radius),
      m_scale(3 / std::numbers::pi / std::pow(params.radius, 6) * (params.unit == "m2" ? 1 : 1e6)),
      m_index(usableX(x, y, weights), y, params.radius) {
  m_leftOut = static_cast<int64_t>(x.size() - m_index.size());
  m_weights.reserve(m_index.size());
  for (const uint32_t i : m_index.order())
    m_weights.push_back(weights[i]);
}

void KernelDensity::compute(const GridSpec& grid, const Window& window, std::span<double> density,
                            std::span<uint32_t> counts, const Progress& progress) const {
  const auto width = static_cast<size_t>(window.width);
  std::vector<uint32_t> ownCounts;
  if (counts.empty()) {
    ownCounts.resize(static_cast<size_t>(window.cells()));
    counts = ownCounts;
  }
  std::fill(density.begin(), density.end(), 0.0);
  std::fill(counts.begin(), counts.end(), 0u);
  std::vector<double> centresX(width), centresY(static_cast<size_t>(window.height)), squares(width);
  for (int64_t c = 0; c < window.width; ++c)
    centresX[static_cast<size_t>(c)] = grid.centreX(window.x + c);
  for (int64_t r = 0; r < window.height; ++r)
    centresY[static_cast<size_t>(r)] = grid.centreY(window.y + r);

  const double limit = m_radius * m_radius;
  const auto addPoint = [&](double x, double y, double weight) {
    const double top = (centresY.front() - y) / grid.cellY,
                 half = m_radius / grid.cellY; // rows count downward
    const auto rows = static_cast<double>(window.height);
    const auto firstRow = static_cast<int64_t>(std::clamp(std::ceil(top - half) - 1, 0.0, rows));
    const auto lastRow = static_cast<int64_t>(std::clamp(std::floor(top + half) + 2, 0.0, rows));
    for (int64_t row = firstRow; row < lastRow; ++row) {
      const double dy = centresY[static_cast<size_t>(row)] - y;
      const double reach = limit - dy * dy;
      if (!(reach > 0))
        continue;
      const auto [first, last] = columnsWithin(centresX, x, grid.cellX, reach);
      double* sums = density.data() + static_cast<size_t>(row) * width;
      uint32_t* numbers = counts.data() + static_cast<size_t>(row) * width;
      for (int64_t c = first; c < last; ++c) {
        const double dx = centresX[static_cast<size_t>(c)] - x;
        const double rest = reach - dx * dx; // d^2 - dist^2
        sums[c] += weight * (rest * rest);
      }
      for (int64_t c = first; c < last; ++c)
        ++numbers[c];
    }
  };
  const Extent area = grid.cut(window).extent();
  const auto xs = m_index.sortedX(), ys = m_index.sortedY();
  m_index.runsWithin({area.xMin - m_radius, area.yMin - m_radius, area.xMax + m_radius, area.yMax + m_radius},
                     [&](uint32_t first, uint32_t last) {
                       for (uint32_t k = first; k < last; ++k) {
                         if (progress.stopRequested())
                           throw Cancelled{};
                         addPoint(xs[k], ys[k], m_weights[k]);
                       }
                     });
  for (size_t i = 0; i < density.size(); ++i)
    density[i] = counts[i] == 0 ? kNaN : density[i] * m_scale;
}

DensityRange KernelDensity::stream(const GridSpec& grid,
                                   const std::function<void(const Window&, std::span<const float>)>& write,
                                   const Progress& progress) const {
  const std::vector<Window> blocks = blocksOf(grid, kBlock);
  DensityRange range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(), 0};
  const auto makeWorker = [&] {
    return [&, density = std::vector<double>(), counts = std::vector<uint32_t>()](int64_t block) mutable {
      const Window& window = blocks[static_cast<size_t>(block)];
      density.resize(static_cast<size_t>(window.cells()));
      counts.resize(density.size());
      compute(grid, window, density, counts, progress);
      return std::vector<float>(density.begin(), density.end());
    };
  };
  progress.step(0, "kernel density");
  orderedBlocks<std::vector<float>>(
      static_cast<int64_t>(blocks.size()), makeWorker, [&](int64_t block, std::vector<float>&& values) {
        for (const float v : values)
          if (!std::isnan(v)) {
            range.minimum = std::min<double>(range.minimum, v);
            range.maximum = std::max<double>(range.maximum, v);
            ++range.cells;
          }
        write(blocks[static_cast<size_t>(block)], values);
        progress.step(static_cast<double>(block + 1) / static_cast<double>(blocks.size()), "kernel density");
      });
  if (range.cells == 0)
    range.minimum = range.maximum = kNaN;
  return range;
}

} // namespace scarp
