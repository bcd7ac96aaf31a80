// SPDX-License-Identifier: GPL-3.0-or-later
// Uniform grid over points for radius queries: distance <= radius counts, coincident points are all found.
#pragma once

#include "core/geo/polygon.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace scarp {

class PointIndex {
public:
  /// `cell` is best near the radius of later queries. NaN or infinite coordinates are never found.
  PointIndex(std::span<const double> x, std::span<const double> y, double cell);

  size_t size() const { return m_x.size(); }
  /// Calls visit(index, squaredDistance) for every point with distance <= radius; indices as given to the
  /// constructor.
  template <class Visit> void within(Point centre, double radius, Visit&& visit) const;
  /// Calls visit(first, last) for runs of sorted positions that together hold every point with distance <=
  /// radius, and others near by: for inner loops that test the distance themselves.
  template <class Visit> void runsNear(Point centre, double radius, Visit&& visit) const;
  /// The same for every point inside a rectangle.
  template <class Visit> void runsWithin(const Extent& area, Visit&& visit) const;
  /// Points sorted by cell, row by row: a traversal order that is kind to caches.
  const std::vector<uint32_t>& order() const { return m_order; }
  /// Coordinates in that order.
  std::span<const double> sortedX() const { return m_x; }
  std::span<const double> sortedY() const { return m_y; }
  int64_t columns() const { return m_columns; }
  int64_t rows() const { return m_rows; }
  /// Lower left corner of the cell (0, 0), and the side of every cell.
  Point corner() const { return {m_left, m_bottom}; }
  double cellSize() const { return m_cell; }
  /// The sorted positions [first, last) of the cells firstColumn..lastColumn of a row of cells; what lies
  /// outside the grid is empty.
  std::pair<uint32_t, uint32_t> run(int64_t row, int64_t firstColumn, int64_t lastColumn) const;
  /// Slice of order() in one cell.
  std::span<const uint32_t> cell(int64_t column, int64_t row) const;

private:
  int64_t columnAt(double x) const;
  int64_t rowAt(double y) const;

  double m_left = 0, m_bottom = 0, m_cell = 1;
  int64_t m_columns = 0, m_rows = 0;
  std::vector<uint32_t> m_order; ///< sorted position -> original index
  std::vector<uint32_t> m_start; ///< cell -> first sorted position, one more at the end
  std::vector<double> m_x, m_y;  ///< in sorted order
};

inline std::pair<uint32_t, uint32_t> PointIndex::run(int64_t row, int64_t firstColumn,
                                                     int64_t lastColumn) const {
  firstColumn = std::max<int64_t>(firstColumn, 0);
  lastColumn = std::min(lastColumn, m_columns - 1);
  if (row < 0 || row >= m_rows || firstColumn > lastColumn)
    return {0, 0};
  const auto start = m_start.begin() + static_cast<std::ptrdiff_t>(row * m_columns);
  return {start[firstColumn], start[lastColumn + 1]};
}

template <class Visit> void PointIndex::runsNear(Point centre, double radius, Visit&& visit) const {
  if (!(radius >= 0) || !std::isfinite(centre.x) || !std::isfinite(centre.y))
    return;
  // a little wider than the radius: rounding must not lose a point at exactly that distance
  const double reach = radius * (1 + 1e-12) + 1e-15 * (std::abs(centre.x) + std::abs(centre.y));
  runsWithin({centre.x - reach, centre.y - reach, centre.x + reach, centre.y + reach}, visit);
}

template <class Visit> void PointIndex::runsWithin(const Extent& area, Visit&& visit) const {
  if (m_x.empty())
    return;
  const int64_t firstColumn = std::max<int64_t>(columnAt(area.xMin), 0);
  const int64_t lastColumn = std::min(columnAt(area.xMax), m_columns - 1);
  const int64_t lastRow = std::min(rowAt(area.yMax), m_rows - 1);
  if (firstColumn > lastColumn)
    return;
  for (int64_t row = std::max<int64_t>(rowAt(area.yMin), 0); row <= lastRow; ++row) {
    const uint32_t first = m_start[static_cast<size_t>(row * m_columns + firstColumn)];
    const uint32_t last = m_start[static_cast<size_t>(row * m_columns + lastColumn + 1)];
    if (first < last)
      visit(first, last);
  }
}

template <class Visit> void PointIndex::within(Point centre, double radius, Visit&& visit) const {
  const double limit = radius * radius;
  runsNear(centre, radius, [&](uint32_t first, uint32_t last) {
    for (uint32_t k = first; k < last; ++k) {
      const double dx = m_x[k] - centre.x, dy = m_y[k] - centre.y;
      const double squared = dx * dx + dy * dy;
      if (squared <= limit)
        visit(m_order[k], squared);
    }
  });
}

} // namespace scarp
