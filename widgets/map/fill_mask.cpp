// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/fill_mask.h"

#include <algorithm>
#include <cmath>

namespace scarp {

FillMask::FillMask(QSize tile)
    : m_width(tile.width()), m_height(tile.height()), m_top(m_height), m_bottom(-1),
      m_crossings(static_cast<size_t>(m_height)),
      m_inside(static_cast<size_t>(m_width) * static_cast<size_t>(m_height), 0) {}

void FillMask::addEdge(QPointF a, QPointF b) {
  if (a.y() > b.y())
    std::swap(a, b);
  // Rows whose middle lies in [a, b): a corner between two edges counts once.
  const auto rowAt = [this](double y) {
    return static_cast<int>(std::clamp(std::ceil(y - 0.5), 0.0, static_cast<double>(m_height)));
  };
  const int first = rowAt(a.y()), end = rowAt(b.y());
  if (first >= end)
    return;
  const double slope = (b.x() - a.x()) / (b.y() - a.y());
  for (int row = first; row < end; ++row)
    m_crossings[static_cast<size_t>(row)].push_back(static_cast<float>(a.x() + (row + 0.5 - a.y()) * slope));
  m_top = std::min(m_top, first);
  m_bottom = std::max(m_bottom, end - 1);
}

void FillMask::finishArea() {
  for (int row = m_top; row <= m_bottom; ++row) {
    auto& crossings = m_crossings[static_cast<size_t>(row)];
    std::sort(crossings.begin(), crossings.end());
    const auto columnAt = [this](float x) {
      return static_cast<std::ptrdiff_t>(std::clamp(std::ceil(x - 0.5F), 0.0F, static_cast<float>(m_width)));
    };
    const auto line = m_inside.begin() + std::ptrdiff_t{row} * m_width;
    for (size_t k = 0; k + 1 < crossings.size(); k += 2)
      std::fill(line + columnAt(crossings[k]),
                line + std::max(columnAt(crossings[k]), columnAt(crossings[k + 1])), uint8_t{1});
    crossings.clear();
  }
  m_top = m_height;
  m_bottom = -1;
}

void FillMask::paint(QImage& tile, const QColor& colour) const {
  const QRgb solid = qPremultiply(colour.rgba());
  const uint8_t* inside = m_inside.data();
  for (int row = 0; row < m_height; ++row) {
    auto* pixels = reinterpret_cast<QRgb*>(tile.scanLine(row));
    for (int column = 0; column < m_width; ++column)
      if (*inside++)
        pixels[column] = solid;
  }
}

} // namespace scarp
