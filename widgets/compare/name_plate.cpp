// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/name_plate.h"

#include <QFontMetricsF>
#include <QPainter>

namespace scarp {

void paintNamePlate(QPainter& painter, QPointF corner, bool atRight, const QString& name) {
  const QFontMetricsF metrics(painter.font());
  const QSizeF size(metrics.horizontalAdvance(name) + 14, metrics.height() + 6);
  const QRectF plate(corner - QPointF(atRight ? size.width() : 0, 0), size);
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor(20, 20, 20, 190));
  painter.drawRoundedRect(plate, 3, 3);
  painter.setPen(Qt::white);
  painter.drawText(plate, Qt::AlignCenter, name);
}

} // namespace scarp
