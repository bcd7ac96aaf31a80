// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keyboard of the canvas: navigation as in QGIS, and the tool that gets what navigation leaves.
#include "widgets/map/map_canvas.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <cmath>

namespace scarp {

namespace {
constexpr double kBoxAtLeast = 5; // pixels: less is a click
}

CanvasMouse MapCanvas::mouseOf(const QMouseEvent& event) const {
  return {m_view.toMap(event.position()),
          event.position(),
          m_view.mapPerPixel(),
          event.type() == QEvent::MouseMove ? Qt::NoButton : event.button(),
          event.buttons(),
          event.modifiers()};
}

void MapCanvas::setTool(CanvasTool* tool) {
  if (tool == m_tool)
    return;
  if (m_tool)
    m_tool->cancel();
  m_tool = tool;
  setMode(Mode::Tool);
  toolChanged();
  emit toolSet(tool);
}

void MapCanvas::toolChanged() {
  updateCursor();
  update();
  emit hintChanged(m_tool ? m_tool->statusHint() : QString());
}

void MapCanvas::setMode(Mode mode) {
  if (mode == m_mode)
    return;
  m_mode = mode;
  updateCursor();
  emit modeChanged(mode);
}

void MapCanvas::updateCursor() {
  if (m_drag == Drag::Pan || m_drag == Drag::SpacePan)
    setCursor(Qt::ClosedHandCursor);
  else if (toolInHand())
    setCursor(m_tool->cursor());
  else
    setCursor(zooming() ? Qt::CrossCursor : m_mode == Mode::Pan ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void MapCanvas::wheelEvent(QWheelEvent* event) {
  const double steps = event->angleDelta().y() / 120.0;
  if (steps == 0)
    return;
  const double perStep = event->modifiers() & Qt::ControlModifier ? 1.1 : 2.0;
  setView(m_view.zoomedAt(event->position(), std::pow(perStep, steps)));
  emit cursorMoved(m_view.toMap(event->position()));
  event->accept();
}

void MapCanvas::mousePressEvent(QMouseEvent* event) {
  setFocus(Qt::MouseFocusReason);
  if (event->button() == Qt::BackButton)
    return zoomLast();
  if (event->button() == Qt::ForwardButton)
    return zoomNext();
  if (m_drag != Drag::None)
    return;
  m_pressed = m_lastMouse = event->position();
  m_moved = false;
  m_dragButton = event->button();
  if (event->button() == Qt::MiddleButton || (m_spaceHeld && event->button() == Qt::LeftButton)) {
    m_drag = Drag::Pan;
    updateCursor();
    return;
  }
  const bool shiftBox = event->button() == Qt::LeftButton && (event->modifiers() & Qt::ShiftModifier) &&
                        (!toolInHand() || m_tool->shiftDragZooms());
  if (shiftBox || (zooming() && event->button() == Qt::LeftButton)) {
    m_drag = Drag::Box;
    m_box = {};
  } else if (toolInHand()) {
    m_tool->mousePress(mouseOf(*event));
    toolChanged();
  } else if (event->button() == Qt::LeftButton) {
    m_drag = Drag::Pan;
  }
}

void MapCanvas::mouseMoveEvent(QMouseEvent* event) {
  const QPointF delta = event->position() - m_lastMouse;
  if (m_drag == Drag::Pan || m_drag == Drag::SpacePan) {
    if (!m_moved && m_drag == Drag::Pan &&
        (event->position() - m_pressed).manhattanLength() < 3) // a trembling hand still clicks
      return;
    if (!m_moved)
      updateCursor();
    m_moved = true;
    m_lastMouse = event->position();
    setView(m_view.panned(delta));
  } else if (m_drag == Drag::Box) {
    m_box = QRectF(m_pressed, event->position()).normalized();
    m_moved = true;
    update();
  } else if (toolInHand()) {
    m_tool->mouseMove(mouseOf(*event));
    toolChanged();
  }
  m_lastMouse = event->position();
  emit cursorMoved(m_view.toMap(event->position()));
}

void MapCanvas::mouseReleaseEvent(QMouseEvent* event) {
  if (m_drag == Drag::None || m_drag == Drag::SpacePan) {
    if (toolInHand()) {
      m_tool->mouseRelease(mouseOf(*event));
      toolChanged();
    }
    return;
  }
  if (event->button() != m_dragButton)
    return;
  const Drag drag = m_drag;
  m_drag = Drag::None;
  updateCursor();
  if (drag == Drag::Box)
    return finishBox(*event);
  if (!m_moved && event->button() == Qt::LeftButton && !m_tool)
    emit clicked(mouseOf(*event));
}

void MapCanvas::finishBox(const QMouseEvent& event) {
  const bool out = (m_mode == Mode::ZoomOut) != bool(event.modifiers() & Qt::AltModifier);
  if (m_box.width() >= kBoxAtLeast && m_box.height() >= kBoxAtLeast) {
    if (out) // what is in sight now shrinks to about the box
      setView(
          m_view.scaled(m_view.mapPerPixel() * std::max(width() / m_box.width(), height() / m_box.height()))
              .centredOn(m_view.toMap(m_box.center())));
    else
      setView(m_view.zoomedToBox(m_box));
  } else if (zooming()) {
    setView(m_view.zoomedAt(event.position(), out ? 0.5 : 2));
  }
  m_box = {};
  update();
}

void MapCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
  if (toolInHand() && !m_spaceHeld && event->button() != Qt::MiddleButton) {
    m_tool->mouseDoubleClick(mouseOf(*event));
    toolChanged();
    return;
  }
  mousePressEvent(event);
}

void MapCanvas::contextMenuEvent(QContextMenuEvent* event) {
  if (!toolInHand()) // a tool has its own use for the right button
    emit contextMenuAsked(m_view.toMap(event->pos()), event->globalPos());
}

void MapCanvas::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space) {
    if (!event->isAutoRepeat() && m_drag == Drag::None) {
      m_spaceHeld = true;
      m_drag = Drag::SpacePan;
      m_moved = false;
      updateCursor();
    }
    return;
  }
  if (event->key() == Qt::Key_Escape && m_mode != Mode::Tool)
    return setMode(Mode::Tool);
  if (m_tool && m_tool->keyPress(*event)) {
    toolChanged();
    return;
  }
  const double stepX = width() / 4.0, stepY = height() / 4.0;
  switch (event->key()) {
  case Qt::Key_Left:
    return setView(m_view.panned({stepX, 0}));
  case Qt::Key_Right:
    return setView(m_view.panned({-stepX, 0}));
  case Qt::Key_Up:
    return setView(m_view.panned({0, stepY}));
  case Qt::Key_Down:
    return setView(m_view.panned({0, -stepY}));
  case Qt::Key_PageUp:
    return zoomIn();
  case Qt::Key_PageDown:
    return zoomOut();
  case Qt::Key_Escape:
    return stopDrawing();
  default:
    break;
  }
  QWidget::keyPressEvent(event);
}

void MapCanvas::keyReleaseEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space) {
    if (!event->isAutoRepeat()) {
      m_spaceHeld = false;
      if (m_drag == Drag::SpacePan)
        m_drag = Drag::None;
      updateCursor();
    }
    return;
  }
  if (m_tool && m_tool->keyRelease(*event)) {
    toolChanged();
    return;
  }
  QWidget::keyReleaseEvent(event);
}

void MapCanvas::focusOutEvent(QFocusEvent* event) {
  m_spaceHeld = false;
  if (m_drag == Drag::SpacePan)
    m_drag = Drag::None;
  updateCursor();
  QWidget::focusOutEvent(event);
}

void MapCanvas::leaveEvent(QEvent* event) {
  emit cursorLeft();
  QWidget::leaveEvent(event);
}

bool MapCanvas::event(QEvent* event) {
  // Keys that the canvas or its tool uses must not be taken by window shortcuts of the same key.
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->modifiers() == Qt::NoModifier &&
        (key->key() == Qt::Key_Space || key->key() == Qt::Key_PageUp || key->key() == Qt::Key_PageDown)) {
      event->accept();
      return true;
    }
  }
  return QWidget::event(event);
}

} // namespace scarp
