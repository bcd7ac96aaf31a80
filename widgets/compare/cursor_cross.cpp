// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/cursor_cross.h"

#include "widgets/compare/name_plate.h"

#include <QPainter>

namespace scarp {

void CursorCross::paint(QPainter& painter, const ViewTransform& view) const {
  if (!name.isEmpty())
    paintNamePlate(painter, {8, 8}, false, name);
  if (!place)
    return;
  const QPointF at = view.toScreen(*place);
  for (const QPen& pen : {QPen(QColor(255, 255, 255, 220), 4), QPen(QColor(20, 20, 20), 1.4)}) {
    painter.setPen(pen);
    for (const QPointF& arm : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
      painter.drawLine(at + arm * 4, at + arm * 13);
  }
}

} // namespace scarp
