// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explain/explain_tool.h"

#include <QCoreApplication>

namespace scarp {

bool ExplainTool::mousePress(const CanvasMouse& mouse) {
  m_pressed = mouse.button == Qt::LeftButton;
  return m_pressed;
}

bool ExplainTool::mouseMove(const CanvasMouse& mouse) {
  m_pointer = mouse.map;
  return m_pressed;
}

bool ExplainTool::mouseRelease(const CanvasMouse& mouse) {
  if (!m_pressed || mouse.button != Qt::LeftButton)
    return false;
  m_pressed = false;
  m_explain(mouse.map);
  return true;
}

void ExplainTool::paint(QPainter& painter, const ViewTransform& view) const {
  if (!m_pointer)
    return;
  const double radius = m_radius() / view.mapPerPixel();
  if (radius < 3)
    return;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(QColor(255, 255, 255, 200), 3));
  painter.drawEllipse(view.toScreen(*m_pointer), radius, radius);
  painter.setPen(QPen(QColor(30, 30, 30), 1.2));
  painter.drawEllipse(view.toScreen(*m_pointer), radius, radius);
}

QString ExplainTool::statusHint() const {
  return QCoreApplication::translate("scarp::ExplainTool",
                                     "Click a place to see everything that is known of it");
}

} // namespace scarp
