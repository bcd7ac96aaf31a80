// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/tile_grid.h"

#include <algorithm>
#include <cmath>

namespace scarp {

namespace {

/// The same scale reached by another way (in and out again) differs in the last bits: those do not count.
double rounded(double scale) {
  int exponent = 0;
  const double mantissa = std::frexp(scale, &exponent);
  return std::ldexp(std::round(std::ldexp(mantissa, 36)), exponent - 36);
}

int64_t tileAt(int64_t pixel) {
  return pixel >= 0 ? pixel / kTileSize : -((-pixel + kTileSize - 1) / kTileSize);
}

} // namespace

TileGrid::TileGrid(const ViewTransform& view, double pixelRatio)
    : m_scale(rounded(view.mapPerPixel() / pixelRatio)),
      m_size(std::max(1, static_cast<int>(std::lround(view.size().width() * pixelRatio))),
             std::max(1, static_cast<int>(std::lround(view.size().height() * pixelRatio)))),
      m_originX(std::llround(-view.extent().xMin / m_scale)),
      m_originY(std::llround(view.extent().yMax / m_scale)), m_firstColumn(tileAt(-m_originX)),
      m_firstRow(tileAt(-m_originY)), m_lastColumn(tileAt(m_size.width() - 1 - m_originX)),
      m_lastRow(tileAt(m_size.height() - 1 - m_originY)) {}

bool TileGrid::sees(const TileAddress& address) const {
  return address.scale == m_scale && address.column >= m_firstColumn && address.column <= m_lastColumn &&
         address.row >= m_firstRow && address.row <= m_lastRow;
}

std::vector<TileAddress> TileGrid::tiles(int ring) const {
  const double middleColumn = (static_cast<double>(m_firstColumn) + static_cast<double>(m_lastColumn)) / 2;
  const double middleRow = (static_cast<double>(m_firstRow) + static_cast<double>(m_lastRow)) / 2;
  std::vector<std::pair<double, TileAddress>> ranked;
  for (int64_t row = m_firstRow - ring; row <= m_lastRow + ring; ++row)
    for (int64_t column = m_firstColumn - ring; column <= m_lastColumn + ring; ++column) {
      const TileAddress address{m_scale, column, row};
      const double distance =
          std::hypot(static_cast<double>(column) - middleColumn, static_cast<double>(row) - middleRow);
      ranked.emplace_back(distance + (sees(address) ? 0 : 1e6), address);
    }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<TileAddress> addresses;
  addresses.reserve(ranked.size());
  for (const auto& [rank, address] : ranked)
    addresses.push_back(address);
  return addresses;
}

QPoint TileGrid::placeOf(const TileAddress& address) const {
  return {static_cast<int>(m_originX + address.column * kTileSize),
          static_cast<int>(m_originY + address.row * kTileSize)};
}

QRectF TileGrid::rectOf(const TileAddress& address) const {
  const double pixels = address.scale / m_scale, side = kTileSize * pixels;
  return {static_cast<double>(m_originX) + static_cast<double>(address.column) * side,
          static_cast<double>(m_originY) + static_cast<double>(address.row) * side, side, side};
}

TileView TileGrid::viewOf(const TileAddress& address, double pixelRatio) {
  TileView view;
  view.left = static_cast<double>(address.column) * kTileSize * address.scale;
  view.top = -static_cast<double>(address.row) * kTileSize * address.scale;
  view.mapPerPixel = address.scale;
  view.width = view.height = kTileSize;
  view.pixelRatio = pixelRatio;
  return view;
}

} // namespace scarp
