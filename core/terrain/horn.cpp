// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terrain/horn.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace scarp {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kDegree = std::numbers::pi / 180;

} // namespace

CellMetres CellMeasure::at(int64_t row) const {
  if (!m_degrees)
    return {m_cellX, m_cellY};
  const double latitude = (m_top - (static_cast<double>(row) + 0.5) * m_cellY) * kDegree;
  const double sine = std::sin(latitude);
  const double w = 1 - m_eccentricity2 * sine * sine;
  const double meridian = m_axis * (1 - m_eccentricity2) / (w * std::sqrt(w));
  const double primeVertical = m_axis / std::sqrt(w);
  return {primeVertical * std::cos(latitude) * m_cellX * kDegree, meridian * m_cellY * kDegree};
}

void hornTerrain(std::span<const double> elevation, const Window& window, const CellMeasure& measure,
                 TerrainEdges edges, std::span<double> slope, std::span<double> aspect) {
  const int64_t stride = window.width + 2;
  for (int64_t row = 0; row < window.height; ++row) {
    const CellMetres cell = measure.at(window.y + row);
    for (int64_t column = 0; column < window.width; ++column) {
      const auto to = static_cast<size_t>(row * window.width + column);
      slope[to] = aspect[to] = kNaN;
      const double* middle = elevation.data() + (row + 1) * stride + column + 1;
      const double centre = *middle;
      if (std::isnan(centre)) // the stencil does not read it
        continue;
      const auto at = [&](int64_t down, int64_t right) {
        const double value = middle[down * stride + right];
        return std::isnan(value) && edges == TerrainEdges::Centre ? centre : value;
      };
      const double nw = at(-1, -1), n = at(-1, 0), ne = at(-1, 1), w = at(0, -1), e = at(0, 1),
                   sw = at(1, -1), s = at(1, 0), se = at(1, 1);
      const double east = ((ne + 2 * e + se) - (nw + 2 * w + sw)) / (8 * cell.x);
      const double south = ((sw + 2 * s + se) - (nw + 2 * n + ne)) / (8 * cell.y);
      if (std::isnan(east) || std::isnan(south))
        continue;
      slope[to] = std::atan(std::hypot(east, south)) / kDegree;
      if (east == 0 && south == 0)
        continue;
      double azimuth = std::atan2(-east, south) / kDegree;
      if (azimuth < 0)
        azimuth += 360;
      aspect[to] = azimuth >= 360 ? 0 : azimuth;
    }
  }
}

} // namespace scarp
