// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/targets/pin_overlay.h"

#include <QPainter>

namespace scarp {

namespace {

QPolygonF onScreen(const Ring& ring, const ViewTransform& view) {
  QPolygonF line;
  for (const Point& p : ring)
    line << view.toScreen(p);
  return line;
}

/// Twice, so that it stands out from bright and from dark ground.
template <class Draw> void cased(QPainter& painter, const QColor& colour, Qt::PenStyle style, Draw&& draw) {
  painter.setPen(QPen(QColor(255, 255, 255, 220), 5));
  draw();
  painter.setPen(QPen(colour, 2.5, style));
  draw();
}

} // namespace

void PinOverlay::paint(QPainter& painter, const ViewTransform& view) const {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  for (const PinnedTarget& pin : m_pins) {
    if (!pin.shown)
      continue;
    cased(painter, QColor(QString::fromStdString(pin.colour)), Qt::SolidLine, [&] {
      if (pin.isArea())
        painter.drawPolygon(onScreen(pin.area, view));
      else
        painter.drawEllipse(view.toScreen(pin.place), 8, 8);
    });
  }
  if (!m_reference)
    return;
  cased(painter, Qt::black, Qt::SolidLine, [&] {
    for (const Polygon& polygon : m_reference->area)
      painter.drawPolygon(onScreen(polygon.outer, view));
    if (m_reference->area.empty() && m_reference->place) { // a cross: the place that is held still
      const QPointF at = view.toScreen(*m_reference->place);
      painter.drawLine(at - QPointF(9, 0), at + QPointF(9, 0));
      painter.drawLine(at - QPointF(0, 9), at + QPointF(0, 9));
    }
  });
}

} // namespace scarp
