// SPDX-License-Identifier: GPL-3.0-or-later
// The Label workspace: puts the document, the tools and the panel of areas into the studio's window, opens an
// expert's labels for editing, saves them, and asks before unsaved edits would be lost.
#pragma once

#include "annotation/tools/area_actions.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>
#include <vector>

class QMessageBox;

namespace scarp {

class AreaPanel;
class LabelDocument;
class LabelTools;
class MainWindow;
class ToolDriver;
struct Expert;
struct LabelChange;

class LabelWorkspace : public QObject {
  Q_OBJECT

public:
  explicit LabelWorkspace(MainWindow& window);
  LabelDocument& document() { return *m_document; }
  /// Opens an expert's labels for editing; empty: nobody's. False when unsaved edits kept the former ones
  /// open or the file cannot be edited (said in the message bar).
  bool edit(const QString& expertId);

private:
  void editLayer(const QString& layerId);
  void wire();
  void addToWindow();
  void onProjectOpened();
  void onProjectChanged();
  void onProjectClosed();
  void onDocumentOpened();
  void onDocumentClosed();
  void onChanged(const LabelChange& change);
  void useTools();
  void showLive(const LabelChange* change);
  /// False while unsaved edits are asked about; `again` runs once they are saved or discarded.
  bool mayLeave(const std::function<void()>& again);
  bool save();
  void addExpert();
  void addExpertNamed(const QString& typed);
  void checkAll();
  void announceUnsaved();
  std::vector<PredictedArea> predictions();
  const Expert* expert(const QString& id) const;

  MainWindow& m_window;
  LabelDocument* m_document;
  ToolDriver* m_driver;
  LabelTools* m_tools;
  AreaPanel* m_panel;
  QPointer<QMessageBox> m_question; ///< about unsaved edits
  QString m_expert;                 ///< being edited
  std::string m_layer;              ///< its layer in the project
  bool m_entered = false;           ///< the workspace was on since the project was opened
};

/// Adds the Label workspace to the window, which owns it.
LabelWorkspace& addLabelWorkspace(MainWindow& window);

} // namespace scarp
