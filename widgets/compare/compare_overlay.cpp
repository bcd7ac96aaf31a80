// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compare_overlay.h"

#include "widgets/compare/name_plate.h"
#include "widgets/map/tile_board.h"

#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace scarp {

QRectF CompareOverlay::partOfB(const QSizeF& size) const {
  const QRectF all(QPointF(), size);
  switch (mode) {
  case CompareMode::Swipe:
    return across ? QRectF(0, std::round(position * size.height()), size.width(), size.height()) & all
                  : QRectF(std::round(position * size.width()), 0, size.width(), size.height()) & all;
  case CompareMode::Lens:
    return QRectF(lens - QPointF(lensRadius, lensRadius), QSizeF(2 * lensRadius, 2 * lensRadius)) & all;
  case CompareMode::Flicker:
    return showsB ? all : QRectF();
  default:
    return {};
  }
}

/// A frame's pixels are the screen's: whole ones are copied, never resampled.
void CompareOverlay::paintFrame(QPainter& painter, const QImage& frame, const QSizeF& size,
                                const QRectF& part) {
  if (frame.isNull() || part.isEmpty())
    return;
  const double ratio = frame.width() / size.width();
  const QRect pixels(QPoint(static_cast<int>(std::floor(part.left() * ratio)),
                            static_cast<int>(std::floor(part.top() * ratio))),
                     QPoint(static_cast<int>(std::ceil(part.right() * ratio)) - 1,
                            static_cast<int>(std::ceil(part.bottom() * ratio)) - 1));
  const QRectF target(QPointF(pixels.topLeft()) / ratio, QSizeF(pixels.size()) / ratio);
  painter.drawImage(target, frame, QRectF(pixels));
}

void CompareOverlay::paint(QPainter& painter, const ViewTransform& view) const {
  const QSizeF size = view.size();
  painter.setRenderHint(QPainter::Antialiasing, false);
  if (a)
    paintFrame(painter, a->frame(), size, QRectF(QPointF(), size));
  const QRectF part = partOfB(size);
  if (b && mode == CompareMode::Lens) {
    QPainterPath circle;
    circle.addEllipse(lens, lensRadius, lensRadius);
    painter.save();
    painter.setClipPath(circle);
    paintFrame(painter, b->frame(), size, part);
    painter.restore();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::white, 4));
    painter.drawEllipse(lens, lensRadius, lensRadius);
    painter.setPen(QPen(QColor(30, 30, 30), 1.5));
    painter.drawEllipse(lens, lensRadius, lensRadius);
  } else if (b) {
    paintFrame(painter, b->frame(), size, part);
  }
  painter.setRenderHint(QPainter::Antialiasing);
  paintNames(painter, size);
}

void CompareOverlay::paintNames(QPainter& painter, const QSizeF& size) const {
  const bool bAlone = mode == CompareMode::Flicker && showsB;
  if (!bAlone)
    paintNamePlate(painter, {8, 8}, false, nameA);
  const QRectF part = partOfB(size);
  switch (mode) {
  case CompareMode::Swipe:
    if (across)
      paintNamePlate(painter, {8, part.top() + 14}, false, nameB);
    else
      paintNamePlate(painter, {size.width() - 8, 8}, true, nameB);
    break;
  case CompareMode::Lens:
    paintNamePlate(painter, {lens.x() - 20, lens.y() + lensRadius + 6}, false, nameB);
    break;
  case CompareMode::Flicker:
    if (bAlone)
      paintNamePlate(painter, {8, 8}, false, nameB);
    break;
  case CompareMode::SideBySide:
    break; // the other canvas bears its name itself
  }
}

} // namespace scarp
