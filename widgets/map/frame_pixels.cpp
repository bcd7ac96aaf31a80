// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/frame_pixels.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

namespace scarp {

void copyInto(QImage& frame, const QImage& tile, QPoint place) {
  const QRect part = QRect(place, tile.size()) & frame.rect();
  if (part.isEmpty())
    return;
  const auto bytes = static_cast<size_t>(part.width()) * sizeof(QRgb);
  for (int y = part.top(); y <= part.bottom(); ++y)
    std::memcpy(reinterpret_cast<QRgb*>(frame.scanLine(y)) + part.left(),
                reinterpret_cast<const QRgb*>(tile.constScanLine(y - place.y())) + (part.left() - place.x()),
                bytes);
}

void stretchInto(QImage& frame, const QImage& tile, const QRectF& target, const QRect& hole) {
  // Pixels whose middle lies in the target: neighbours share no pixel and leave none out.
  const auto firstAt = [](double edge) { return static_cast<int>(std::ceil(edge - 0.5)); };
  const QRect part =
      QRect(QPoint(firstAt(std::max(target.left(), -1e6)), firstAt(std::max(target.top(), -1e6))),
            QPoint(firstAt(std::min(target.right(), 1e6)) - 1, firstAt(std::min(target.bottom(), 1e6)) - 1)) &
      hole & frame.rect();
  if (part.isEmpty())
    return;
  const double stepX = tile.width() / target.width(), stepY = tile.height() / target.height();
  std::vector<int> columns(static_cast<size_t>(part.width()));
  for (int x = 0; x < part.width(); ++x)
    columns[static_cast<size_t>(x)] =
        std::clamp(static_cast<int>((part.left() + x + 0.5 - target.left()) * stepX), 0, tile.width() - 1);
  int before = -1;
  for (int y = part.top(); y <= part.bottom(); ++y) {
    const int row = std::clamp(static_cast<int>((y + 0.5 - target.top()) * stepY), 0, tile.height() - 1);
    auto* to = reinterpret_cast<QRgb*>(frame.scanLine(y)) + part.left();
    if (row == before) { // enlarged: the line above once more
      std::memcpy(to, reinterpret_cast<const QRgb*>(frame.constScanLine(y - 1)) + part.left(),
                  columns.size() * sizeof(QRgb));
      continue;
    }
    const auto* from = reinterpret_cast<const QRgb*>(tile.constScanLine(row));
    for (size_t x = 0; x < columns.size(); ++x)
      to[x] = from[columns[x]];
    before = row;
  }
}

} // namespace scarp
