// SPDX-License-Identifier: GPL-3.0-or-later
// Between the map canvas and a labelling tool: turns mouse and keys into the tool's events, its edits into
// edits of the document, and draws its preview and the chosen areas. Undo during a gesture drops the gesture
// and stops there.
#pragma once

#include "annotation/tools/tool.h"
#include "widgets/map/canvas_tool.h"

#include <QColor>
#include <QObject>

namespace scarp {

class LabelDocument;

class ToolDriver : public QObject, public CanvasTool {
  Q_OBJECT

public:
  explicit ToolDriver(LabelDocument& document, QObject* parent = nullptr);

  void setTool(Tool* tool); ///< not owned; drops the former one's gesture; null: look only
  Tool* tool() const { return m_tool; }
  void setAccent(const QColor& accent) { m_accent = accent; }
  bool snapping() const { return m_snapping; }
  void setSnapping(bool on);
  /// For the next new area: what the last one was given.
  void setNextAttributes(const AreaAttributes& attributes) { m_nextAttributes = attributes; }
  ToolContext context() const;
  /// Applies an edit that needs no gesture and chooses what it made.
  bool apply(const Edit& edit, std::vector<AreaId> choose);
  void undo();
  void redo();

  bool mousePress(const CanvasMouse& mouse) override;
  bool mouseMove(const CanvasMouse& mouse) override;
  bool mouseRelease(const CanvasMouse& mouse) override;
  bool mouseDoubleClick(const CanvasMouse& mouse) override;
  bool keyPress(const QKeyEvent& event) override;
  void paint(QPainter& painter, const ViewTransform& view) const override;
  QCursor cursor() const override;
  QString statusHint() const override;
  void cancel() override;

signals:
  void previewChanged();             ///< something to repaint that no canvas event caused
  void refused(const QString& text); ///< why a gesture did not become an edit
  void snappingChanged(bool on);

private:
  bool send(PointerEvent::Action action, const CanvasMouse& mouse);
  bool take(ToolReply reply);
  void refreshPreview();

  LabelDocument& m_document;
  Tool* m_tool = nullptr;
  Preview m_preview;
  QColor m_accent{0x1b, 0x6e, 0xc2};
  AreaAttributes m_nextAttributes;
  QString m_message;
  double m_unitsPerPixel = 1;
  bool m_snapping = true;
};

} // namespace scarp
