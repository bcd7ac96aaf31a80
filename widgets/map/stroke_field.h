// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of one layer on a tile: for every pixel the distance to the nearest line, from which strokes of any
// width are painted antialiased, with round ends and joins, each pixel once however many lines cross there.
// Much faster than a painter's stroker, and linear in the length of the lines. Coordinates in pixels of the
// tile, (0, 0) the corner of the first.
#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>
#include <cstdint>
#include <vector>

namespace scarp {

class StrokeField {
public:
  /// `widest`: of the strokes that will be painted.
  StrokeField(QSize tile, double widest);
  void add(QPointF a, QPointF b);
  void paint(QImage& tile, const QColor& colour, double width) const; ///< ARGB32_Premultiplied
  bool empty() const { return m_top > m_bottom; }

private:
  int m_width, m_height, m_top, m_bottom;
  float m_reach;
  std::vector<uint16_t> m_distance;           ///< 1/256 px to the pixel's middle; the largest: far away
  std::vector<std::pair<int, int>> m_touched; ///< first and last column per row
};

} // namespace scarp
