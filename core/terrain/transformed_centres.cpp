// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terrain/terrain_source.h"

#include <algorithm>
#include <cmath>

namespace scarp {

namespace {

constexpr int64_t kStep = 32; ///< cells between exact nodes

/// Exact nodes every kStep cells, the last ones beyond the window's edge, and interpolation between them.
class Lattice {
public:
  Lattice(const GridSpec& grid, const Window& window, const CrsTransform& transform)
      : m_grid(grid), m_window(window), m_columns((window.width + kStep - 1) / kStep + 1),
        m_rows((window.height + kStep - 1) / kStep + 1) {
    for (int64_t r = 0; r < m_rows; ++r)
      for (int64_t c = 0; c < m_columns; ++c) {
        m_x.push_back(grid.centreX(window.x + c * kStep));
        m_y.push_back(grid.centreY(window.y + r * kStep));
      }
    transform.apply(m_x, m_y);
  }
  bool accurate(const CrsTransform& transform, double tolerance) const {
    std::vector<double> x, y;
    for (int64_t r = 0; r + 1 < m_rows; ++r)
      for (int64_t c = 0; c + 1 < m_columns; ++c) {
        x.push_back(m_grid.centreX(m_window.x + c * kStep + kStep / 2));
        y.push_back(m_grid.centreY(m_window.y + r * kStep + kStep / 2));
      }
    transform.apply(x, y);
    size_t k = 0;
    for (int64_t r = 0; r + 1 < m_rows; ++r)
      for (int64_t c = 0; c + 1 < m_columns; ++c, ++k) {
        const Point p = at(c * kStep + kStep / 2, r * kStep + kStep / 2);
        if (!(std::abs(p.x - x[k]) <= tolerance && std::abs(p.y - y[k]) <= tolerance))
          return false;
      }
    return true;
  }
  Point at(int64_t column, int64_t row) const {
    const int64_t c = column / kStep, r = row / kStep;
    const double u = static_cast<double>(column % kStep) / kStep,
                 v = static_cast<double>(row % kStep) / kStep;
    const auto node = static_cast<size_t>(r * m_columns + c);
    const auto right = node + (u > 0), below = static_cast<size_t>(m_columns) * (v > 0);
    const auto mix = [&](const std::vector<double>& values) {
      return (1 - v) * ((1 - u) * values[node] + u * values[right]) +
             v * ((1 - u) * values[node + below] + u * values[right + below]);
    };
    return {mix(m_x), mix(m_y)};
  }

private:
  const GridSpec& m_grid;
  Window m_window;
  int64_t m_columns, m_rows;
  std::vector<double> m_x, m_y;
};

} // namespace

void transformedCentres(const GridSpec& grid, const Window& window, const CrsTransform& transform,
                        double tolerance, std::vector<double>& x, std::vector<double>& y) {
  x.resize(static_cast<size_t>(window.cells()));
  y.resize(x.size());
  const auto each = [&](auto&& place) {
    for (int64_t row = 0; row < window.height; ++row)
      for (int64_t column = 0; column < window.width; ++column) {
        const Point p = place(column, row);
        x[static_cast<size_t>(row * window.width + column)] = p.x;
        y[static_cast<size_t>(row * window.width + column)] = p.y;
      }
  };
  const auto centre = [&](int64_t column, int64_t row) {
    return Point{grid.centreX(window.x + column), grid.centreY(window.y + row)};
  };
  if (!transform.identity() && window.cells() > 4 * kStep * kStep) {
    const Lattice lattice(grid, window, transform);
    if (lattice.accurate(transform, tolerance)) {
      each([&](int64_t column, int64_t row) { return lattice.at(column, row); });
      return;
    }
  }
  each(centre);
  if (!transform.identity())
    transform.apply(x, y);
}

} // namespace scarp
