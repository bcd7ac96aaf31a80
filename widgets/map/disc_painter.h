// SPDX-License-Identifier: GPL-3.0-or-later
// Small discs written straight into the scan lines of a tile. Where discs overlap, the strongest wins the
// pixel, whatever the order they come in. Immutable sizes; one painter per tile.
#pragma once

#include <QImage>
#include <cstdint>
#include <span>
#include <vector>

namespace scarp {

class DiscPainter {
public:
  /// Radii in device pixels; from 3 px on discs get a darker rim.
  DiscPainter(QImage& tile, std::span<const double> radii);
  /// A disc around the middle of a pixel, which may lie outside the tile. `strength` 1..65535. False: nothing
  /// of it is in the tile.
  bool put(int column, int row, size_t radius, uint16_t strength, QRgb colour);

private:
  struct Pixel {
    int dx, dy;
    bool rim;
    std::ptrdiff_t offset; ///< in pixels of the strength buffer
  };
  struct Disc {
    int reach = 0;
    std::vector<Pixel> pixels;
  };

  int m_width, m_height;
  std::ptrdiff_t m_stride;
  QRgb* m_pixels;
  std::vector<Disc> m_discs;
  std::vector<uint16_t> m_strength; ///< of what a pixel shows; 0: nothing yet. As wide as a scan line.
};

} // namespace scarp
