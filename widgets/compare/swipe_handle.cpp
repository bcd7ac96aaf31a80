// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/swipe_handle.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace scarp {

namespace {
constexpr int kThick = 14;      // pixels to take hold of
constexpr double kStep = 0.02;  // of the canvas, per arrow key
constexpr double kFine = 0.002; // with Shift
} // namespace

SwipeHandle::SwipeHandle(QWidget* canvas) : QWidget(canvas) {
  setObjectName("swipe-handle");
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Divider of the comparison"));
  setToolTip(tr("Drag, or move it with the arrow keys (Shift: finer); double click: to the middle"));
}

void SwipeHandle::place(double position, bool across) {
  m_position = std::clamp(position, 0.0, 1.0);
  m_across = across;
  const QSize room = parentWidget()->size();
  const int at = static_cast<int>(std::round(m_position * (across ? room.height() : room.width())));
  setGeometry(across ? QRect(0, at - kThick / 2, room.width(), kThick)
                     : QRect(at - kThick / 2, 0, kThick, room.height()));
  setCursor(across ? Qt::SplitVCursor : Qt::SplitHCursor);
  update();
}

void SwipeHandle::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QColor ink = hasFocus() ? palette().color(QPalette::Highlight) : QColor(30, 30, 30);
  const QPointF middle(width() / 2.0, height() / 2.0);
  const QLineF line =
      m_across ? QLineF(0, middle.y(), width(), middle.y()) : QLineF(middle.x(), 0, middle.x(), height());
  painter.setPen(QPen(Qt::white, 4));
  painter.drawLine(line);
  painter.setPen(QPen(ink, 1.6));
  painter.drawLine(line);
  painter.setPen(QPen(ink, 1.4));
  painter.setBrush(Qt::white);
  const QSizeF grip = m_across ? QSizeF(40, 12) : QSizeF(12, 40);
  painter.drawRoundedRect(QRectF(middle - QPointF(grip.width() / 2, grip.height() / 2), grip), 5, 5);
  for (const double offset : {-4.0, 0.0, 4.0})
    painter.drawLine(m_across ? QLineF(middle + QPointF(offset, -3), middle + QPointF(offset, 3))
                              : QLineF(middle + QPointF(-3, offset), middle + QPointF(3, offset)));
}

void SwipeHandle::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton)
    return event->ignore();
  setFocus(Qt::MouseFocusReason);
  m_dragged = true;
  m_grip = m_across ? event->position().y() - height() / 2.0 : event->position().x() - width() / 2.0;
}

void SwipeHandle::mouseMoveEvent(QMouseEvent* event) {
  if (!m_dragged)
    return event->ignore();
  const QPointF at = mapToParent(event->position());
  const QSize room = parentWidget()->size();
  const double share = m_across ? (at.y() - m_grip) / room.height() : (at.x() - m_grip) / room.width();
  emit moved(std::clamp(share, 0.0, 1.0));
}

void SwipeHandle::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton)
    return event->ignore();
  m_dragged = false;
}

void SwipeHandle::mouseDoubleClickEvent(QMouseEvent*) {
  emit moved(0.5);
}

void SwipeHandle::keyPressEvent(QKeyEvent* event) {
  const double step = event->modifiers() & Qt::ShiftModifier ? kFine : kStep;
  const int back = m_across ? Qt::Key_Up : Qt::Key_Left, on = m_across ? Qt::Key_Down : Qt::Key_Right;
  if (event->key() == back || event->key() == on)
    emit moved(std::clamp(m_position + (event->key() == on ? step : -step), 0.0, 1.0));
  else if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End)
    emit moved(event->key() == Qt::Key_Home ? 0 : 1);
  else
    event->ignore(); // the canvas pans, zooms ...
}

void SwipeHandle::focusInEvent(QFocusEvent*) {
  update();
}

void SwipeHandle::focusOutEvent(QFocusEvent*) {
  update();
}

} // namespace scarp
