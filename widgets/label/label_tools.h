// SPDX-License-Identifier: GPL-3.0-or-later
// The labelling tools as actions: one chosen at a time, with text, icon, shortcut and what they do; undo,
// redo, merge, snapping, save. Works on one document through one driver; the window only places the actions.
#pragma once

#include "annotation/tools/accept_prediction_tool.h"
#include "annotation/tools/cut_hole_tool.h"
#include "annotation/tools/draw_area_tool.h"
#include "annotation/tools/edit_vertices_tool.h"
#include "annotation/tools/select_tool.h"
#include "annotation/tools/split_tool.h"

#include <QList>
#include <QObject>
#include <functional>

class QAction;
class QActionGroup;
class QKeySequence;

namespace scarp {

class LabelDocument;
class ToolDriver;

class LabelTools : public QObject {
  Q_OBJECT

public:
  LabelTools(LabelDocument& document, ToolDriver& driver, QObject* parent = nullptr);

  /// For the tool bar: the tools, then merge and snapping.
  const QList<QAction*>& tools() const { return m_tools; }
  QAction* undo() const { return m_undo; }
  QAction* redo() const { return m_redo; }
  QAction* save() const { return m_save; }
  /// Asked for the predicted areas each time the accept tool is chosen.
  void setPredictionSource(std::function<std::vector<PredictedArea>()> source) {
    m_predictions = std::move(source);
  }
  /// Enables what makes sense now; a disabled action says why in its tip. Call after a gesture too.
  void refresh();

signals:
  void saveAsked();

private:
  QAction* addTool(Tool& tool, const QString& icon, const QString& text, const QString& help,
                   const QList<QKeySequence>& keys);
  QAction* addAction(const QString& icon, const QString& text, const QString& help, const QKeySequence& keys,
                     std::function<void()> run);
  void merge();
  void setEnabled(QAction* action, bool enabled, const QString& why);

  LabelDocument& m_document;
  ToolDriver& m_driver;
  SelectTool m_select;
  DrawAreaTool m_draw;
  EditVerticesTool m_corners;
  CutHoleTool m_hole;
  SplitTool m_split;
  AcceptPredictionTool m_accept;
  QActionGroup* m_group;
  QList<QAction*> m_tools;
  QAction *m_merge, *m_snap, *m_undo, *m_redo, *m_save;
  std::function<std::vector<PredictedArea>()> m_predictions;
};

} // namespace scarp
