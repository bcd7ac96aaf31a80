// SPDX-License-Identifier: GPL-3.0-or-later
// Which pixels of a tile lie inside the areas of one layer. Even-odd within an area, so that holes stay open;
// where areas overlap the pixel counts once. A pixel belongs to an area when its middle does. Coordinates in
// pixels of the tile.
#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>
#include <cstdint>
#include <vector>

namespace scarp {

class FillMask {
public:
  explicit FillMask(QSize tile);
  void addEdge(QPointF a, QPointF b); ///< of the area at hand; rings are closed by their edges
  void finishArea();
  void paint(QImage& tile, const QColor& colour) const; ///< onto a transparent ARGB32_Premultiplied tile

private:
  int m_width, m_height, m_top, m_bottom;
  std::vector<std::vector<float>> m_crossings; ///< per row, of the area at hand
  std::vector<uint8_t> m_inside;
};

} // namespace scarp
