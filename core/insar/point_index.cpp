// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/point_index.h"

#include <limits>
#include <numeric>
#include <stdexcept>

namespace scarp {

namespace {

/// floor() of a quotient that may be far outside the range of int64_t.
int64_t cellNumber(double offset, double cell) {
  constexpr double far = 1e15;
  return static_cast<int64_t>(std::clamp(std::floor(offset / cell), -far, far));
}

} // namespace

int64_t PointIndex::columnAt(double x) const {
  return cellNumber(x - m_left, m_cell);
}
int64_t PointIndex::rowAt(double y) const {
  return cellNumber(y - m_bottom, m_cell);
}

PointIndex::PointIndex(std::span<const double> x, std::span<const double> y, double cell) {
  if (x.size() != y.size() || x.size() >= std::numeric_limits<uint32_t>::max())
    throw std::invalid_argument("PointIndex: x and y must be equally long, below 2^32 points");
  constexpr double inf = std::numeric_limits<double>::infinity();
  double xMax = -inf, yMax = -inf;
  m_left = m_bottom = inf;
  std::vector<uint32_t> kept;
  kept.reserve(x.size());
  for (size_t i = 0; i < x.size(); ++i) {
    if (!std::isfinite(x[i]) || !std::isfinite(y[i]))
      continue;
    kept.push_back(static_cast<uint32_t>(i));
    m_left = std::min(m_left, x[i]);
    m_bottom = std::min(m_bottom, y[i]);
    xMax = std::max(xMax, x[i]);
    yMax = std::max(yMax, y[i]);
  }
  if (kept.empty()) {
    m_start = {0};
    return;
  }
  // A far outlier must not cost more memory than the points themselves: the cells grow until their number is
  // bounded.
  m_cell = cell > 0 && std::isfinite(cell) ? cell : 1;
  const double limit = std::max(4.0 * static_cast<double>(kept.size()), 4e6);
  const auto cellsAt = [&](double size) {
    return (std::floor((xMax - m_left) / size) + 1) * (std::floor((yMax - m_bottom) / size) + 1);
  };
  while (cellsAt(m_cell) > limit)
    m_cell *= 1.5;
  m_columns = columnAt(xMax) + 1;
  m_rows = rowAt(yMax) + 1;

  // counting sort by cell, stable within a cell
  std::vector<uint32_t> cellOf(kept.size());
  m_start.assign(static_cast<size_t>(m_columns * m_rows) + 1, 0);
  for (size_t k = 0; k < kept.size(); ++k) {
    cellOf[k] = static_cast<uint32_t>(rowAt(y[kept[k]]) * m_columns + columnAt(x[kept[k]]));
    ++m_start[cellOf[k] + 1];
  }
  std::partial_sum(m_start.begin(), m_start.end(), m_start.begin());
  std::vector<uint32_t> next(m_start.begin(), m_start.end() - 1);
  m_order.resize(kept.size());
  m_x.resize(kept.size());
  m_y.resize(kept.size());
  for (size_t k = 0; k < kept.size(); ++k) {
    const uint32_t at = next[cellOf[k]]++;
    m_order[at] = kept[k];
    m_x[at] = x[kept[k]];
    m_y[at] = y[kept[k]];
  }
}

std::span<const uint32_t> PointIndex::cell(int64_t column, int64_t row) const {
  if (column < 0 || row < 0 || column >= m_columns || row >= m_rows)
    return {};
  const size_t at = static_cast<size_t>(row * m_columns + column);
  return std::span(m_order).subspan(m_start[at], m_start[at + 1] - m_start[at]);
}

} // namespace scarp
