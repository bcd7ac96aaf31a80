// SPDX-License-Identifier: GPL-3.0-or-later
// Uniform grid over points for radius queries: distance <= radius counts, coincident points are all found.
#pragma once

#include "core/geo/polygon.h"

#include <cstdint>
#include <span>
#include <vector>

namespace scarp {

class PointIndex {
public:
  /// `cell` is best near the radius of later queries. NaN or infinite coordinates are never found.
  PointIndex(std::span<const double> x, std::span<const double> y, double cell);

  size_t size() const { return m_x.size(); }
  /// Calls visit(index, squaredDistance) for every point with distance <= radius; indices as given to the constructor.
  template <class Visit> void within(Point centre, double radius, Visit&& visit) const;
  /// Points sorted by cell, row by row: a traversal order that is kind to caches.
  const std::vector<uint32_t>& order() const { return m_order; }
  int64_t columns() const { return m_columns; }
  int64_t rows() const { return m_rows; }
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

} // namespace scarp
