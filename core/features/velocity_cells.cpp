// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/velocity_cells.h"

#include "core/insar/ct_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace scarp {

VelocityCells::VelocityCells(const std::filesystem::path& file, const GridSpec& grid) {
  CtReadOptions options;
  options.readSeries = false;
  fill(projectedToMetres(readPoints(file, options), grid.crs), grid);
}

VelocityCells::VelocityCells(const CtPoints& points, const GridSpec& grid) {
  fill(points, grid);
}

void VelocityCells::fill(const CtPoints& points, const GridSpec& grid) {
  struct Hit {
    int64_t cell;
    float velocity;
  };
  std::vector<Hit> hits;
  m_columns = grid.columns;
  for (size_t k = 0; k < points.size(); ++k) {
    if (!std::isfinite(points.velocity[k]) || !std::isfinite(points.x[k]) || !std::isfinite(points.y[k]))
      continue;
    const int64_t column = grid.columnAt(points.x[k]), row = grid.rowAt(points.y[k]);
    if (column >= 0 && column < grid.columns && row >= 0 && row < grid.rows)
      hits.push_back({row * grid.columns + column, static_cast<float>(points.velocity[k])});
  }
  std::ranges::stable_sort(hits, {}, &Hit::cell);
  const auto rest = std::ranges::unique(hits, {}, &Hit::cell); // keeps the first of equals
  hits.erase(rest.begin(), rest.end());
  m_cells.reserve(hits.size());
  m_values.reserve(hits.size());
  for (const Hit& hit : hits) {
    m_cells.push_back(hit.cell);
    m_values.push_back(hit.velocity);
  }
  if (!m_values.empty()) {
    const auto [low, high] = std::ranges::minmax_element(m_values);
    m_range = {*low, *high};
  }
}

void VelocityCells::read(const Window& window, std::span<float> out) const {
  std::ranges::fill(out, std::numeric_limits<float>::quiet_NaN());
  for (int64_t y = 0; y < window.height; ++y) {
    const int64_t first = (window.y + y) * m_columns + window.x;
    auto at = std::ranges::lower_bound(m_cells, first);
    for (; at != m_cells.end() && *at < first + window.width; ++at)
      out[static_cast<size_t>(y * window.width + *at - first)] =
          m_values[static_cast<size_t>(at - m_cells.begin())];
  }
}

} // namespace scarp
