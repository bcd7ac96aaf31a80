// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label/tool_driver.h"

#include "widgets/label/label_document.h"
#include "widgets/label/preview_painter.h"

namespace scarp {

namespace {

Modifiers modifiersOf(Qt::KeyboardModifiers m) {
  return {bool(m & Qt::ShiftModifier), bool(m & Qt::ControlModifier), bool(m & Qt::AltModifier)};
}

KeyEvent::Key keyOf(int key) {
  switch (key) {
  case Qt::Key_Escape:
    return KeyEvent::Key::Escape;
  case Qt::Key_Return:
  case Qt::Key_Enter:
    return KeyEvent::Key::Enter;
  case Qt::Key_Backspace:
    return KeyEvent::Key::Backspace;
  case Qt::Key_Delete:
    return KeyEvent::Key::Delete;
  case Qt::Key_R:
    return KeyEvent::Key::R;
  case Qt::Key_S:
    return KeyEvent::Key::S;
  default:
    return KeyEvent::Key::Other;
  }
}

PointerEvent::Button buttonOf(const CanvasMouse& mouse) {
  const auto is = [&](Qt::MouseButton button) {
    return mouse.button == button || (mouse.button == Qt::NoButton && (mouse.buttons & button));
  };
  if (is(Qt::LeftButton))
    return PointerEvent::Button::Left;
  return is(Qt::RightButton) ? PointerEvent::Button::Right : PointerEvent::Button::None;
}

} // namespace

ToolDriver::ToolDriver(LabelDocument& document, QObject* parent) : QObject(parent), m_document(document) {
  const auto refresh = [this] {
    refreshPreview();
    emit previewChanged();
  };
  connect(&document, &LabelDocument::changed, this, refresh);
  connect(&document, &LabelDocument::selectionChanged, this, refresh);
  connect(&document, &LabelDocument::closed, this, [this] { cancel(); });
}

ToolContext ToolDriver::context() const {
  ToolContext context{m_document.labels()};
  context.unitsPerPixel = m_unitsPerPixel;
  context.selection = m_document.selection();
  context.attributes = m_nextAttributes;
  context.author = m_document.author();
  context.time = timeNow();
  context.snapping = m_snapping;
  return context;
}

void ToolDriver::setTool(Tool* tool) {
  if (tool == m_tool)
    return;
  cancel();
  m_tool = tool;
  refreshPreview();
  emit previewChanged();
}

void ToolDriver::setSnapping(bool on) {
  if (on == m_snapping)
    return;
  m_snapping = on;
  emit snappingChanged(on);
}

void ToolDriver::refreshPreview() {
  m_preview = m_tool && m_document.isOpen() ? m_tool->preview(context()) : Preview{};
}

bool ToolDriver::take(ToolReply reply) {
  m_preview = std::move(reply.preview);
  m_message = QString::fromStdString(reply.message);
  if (reply.edit) {
    if (!m_document.edit(*reply.edit)) {
      m_message = tr("The edit was refused.");
      refreshPreview();
      return true;
    }
    refreshPreview();
  }
  if (reply.select)
    m_document.select(std::move(*reply.select));
  if (reply.refused)
    emit refused(m_message);
  return reply.handled;
}

bool ToolDriver::apply(const Edit& edit, std::vector<AreaId> choose) {
  cancel();
  if (!m_document.edit(edit))
    return false;
  m_document.select(std::move(choose));
  return true;
}

void ToolDriver::undo() {
  if (m_tool && m_tool->busy())
    cancel();
  else
    m_document.history().undo();
}

void ToolDriver::redo() {
  if (m_tool && m_tool->busy())
    cancel();
  else
    m_document.history().redo();
}

void ToolDriver::cancel() {
  if (m_tool && m_tool->busy())
    m_tool->cancel(context());
  m_message.clear();
  refreshPreview();
  emit previewChanged();
}

bool ToolDriver::send(PointerEvent::Action action, const CanvasMouse& mouse) {
  m_unitsPerPixel = mouse.mapPerPixel;
  if (!m_tool || !m_document.isOpen())
    return false;
  return take(m_tool->handle(PointerEvent{action, mouse.map, buttonOf(mouse), modifiersOf(mouse.modifiers)},
                             context()));
}

bool ToolDriver::mousePress(const CanvasMouse& mouse) {
  return send(PointerEvent::Action::Press, mouse);
}

bool ToolDriver::mouseMove(const CanvasMouse& mouse) {
  const QString message = m_message; // a message stays until something is done, not until the hand trembles
  const bool used = send(PointerEvent::Action::Move, mouse);
  if (m_message.isEmpty())
    m_message = message;
  return used;
}

bool ToolDriver::mouseRelease(const CanvasMouse& mouse) {
  const QString message = m_message;
  const bool used = send(PointerEvent::Action::Release, mouse);
  if (m_message.isEmpty())
    m_message = message;
  return used;
}

bool ToolDriver::mouseDoubleClick(const CanvasMouse& mouse) {
  return send(PointerEvent::Action::DoubleClick, mouse);
}

bool ToolDriver::keyPress(const QKeyEvent& event) {
  if (!m_tool || !m_document.isOpen() || (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier)))
    return false;
  const KeyEvent::Key key = keyOf(event.key());
  if (key == KeyEvent::Key::Other)
    return false;
  if (key == KeyEvent::Key::S) {
    setSnapping(!m_snapping);
    m_message = m_snapping ? tr("Snapping on.") : tr("Snapping off.");
    return true;
  }
  return take(m_tool->handle(KeyEvent{key, modifiersOf(event.modifiers())}, context()));
}

void ToolDriver::paint(QPainter& painter, const ViewTransform& view) const {
  if (!m_document.isOpen())
    return;
  for (const AreaId id : m_document.selection())
    if (const Area* area = m_document.labels().find(id))
      paintChosen(painter, view, area->shape, m_accent);
  paintPreview(painter, view, m_preview, m_accent);
}

QCursor ToolDriver::cursor() const {
  return m_tool && m_document.isOpen() ? Qt::CrossCursor : Qt::ArrowCursor;
}

QString ToolDriver::statusHint() const {
  if (!m_document.isOpen())
    return tr("Choose an expert in the panel to draw");
  const QString hint = m_tool ? QString::fromStdString(m_tool->hint()) : QString();
  return m_message.isEmpty() ? hint : m_message + QStringLiteral("  ") + hint;
}

} // namespace scarp
