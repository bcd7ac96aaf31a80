// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/disc_painter.h"

#include <algorithm>
#include <cmath>

namespace scarp {

namespace {
QRgb darker(QRgb colour) {
  return qRgb(qRed(colour) * 55 / 100, qGreen(colour) * 55 / 100, qBlue(colour) * 55 / 100);
}
} // namespace

DiscPainter::DiscPainter(QImage& tile, std::span<const double> radii)
    : m_width(tile.width()), m_height(tile.height()),
      m_stride(tile.bytesPerLine() / static_cast<std::ptrdiff_t>(sizeof(QRgb))),
      m_pixels(reinterpret_cast<QRgb*>(tile.bits())),
      m_strength(static_cast<size_t>(m_stride) * static_cast<size_t>(m_height), 0) {
  for (const double radius : radii) {
    Disc& disc = m_discs.emplace_back();
    disc.reach = static_cast<int>(std::floor(radius));
    const auto inside = [&](int dx, int dy) { return dx * dx + dy * dy <= radius * radius; };
    for (int dy = -disc.reach; dy <= disc.reach; ++dy)
      for (int dx = -disc.reach; dx <= disc.reach; ++dx)
        if (inside(dx, dy)) {
          const bool rim = radius >= 3 && !(inside(dx - 1, dy) && inside(dx + 1, dy) && inside(dx, dy - 1) &&
                                            inside(dx, dy + 1));
          disc.pixels.push_back({dx, dy, rim, dy * m_stride + dx});
        }
  }
}

bool DiscPainter::put(int column, int row, size_t radius, uint16_t strength, QRgb colour) {
  const Disc& disc = m_discs[radius];
  if (column + disc.reach < 0 || column - disc.reach >= m_width || row + disc.reach < 0 ||
      row - disc.reach >= m_height)
    return false;
  const std::ptrdiff_t middle = row * m_stride + column;
  const QRgb rim = darker(colour);
  const auto set = [&](const Pixel& pixel) {
    const std::ptrdiff_t at = middle + pixel.offset;
    uint16_t& there = m_strength[static_cast<size_t>(at)];
    if (strength < there)
      return;
    there = strength;
    m_pixels[at] = pixel.rim ? rim : colour;
  };
  const bool whole = column >= disc.reach && column + disc.reach < m_width && row >= disc.reach &&
                     row + disc.reach < m_height;
  if (whole) {
    for (const Pixel& pixel : disc.pixels)
      set(pixel);
    return true;
  }
  bool drawn = false;
  for (const Pixel& pixel : disc.pixels)
    if (column + pixel.dx >= 0 && column + pixel.dx < m_width && row + pixel.dy >= 0 &&
        row + pixel.dy < m_height) {
      set(pixel);
      drawn = true;
    }
  return drawn;
}

} // namespace scarp
