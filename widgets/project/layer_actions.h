// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the selected rows of the layer tree, as actions for menus, the context menu and the
// keyboard. A disabled action says why. File dialogs do not block: tests and people can go on.
#pragma once

#include "core/project/layer_tree.h"

#include <QAction>
#include <QObject>
#include <functional>
#include <vector>

class QMenu;

namespace scarp {

class LayerModel;
class LayerTreeView;
class ProjectDocument;

class LayerActions final : public QObject {
  Q_OBJECT

public:
  LayerActions(ProjectDocument& document, LayerModel& model, LayerTreeView& view);
  /// In the order of the menu; a null pointer is a separator.
  const QList<QAction*>& all() const { return m_all; }
  void addTo(QMenu& menu) const;
  void append(QAction* action) { m_all << action; } ///< of others: at the end of the menus
  QAction* newGroup() const { return m_group; }
  QAction* toTop() const { return m_top; }
  QAction* toBottom() const { return m_bottom; }
  QAction* remove() const { return m_remove; }
  void repair(const std::string& id); ///< asks for the file of a layer
  void refresh();                     ///< what makes sense for the selection

signals:
  void zoomAsked(const QString& layerId);
  void editAsked(const QString& layerId); ///< labels: open for drawing
  void message(const QString& text, const QString& hint);

private:
  QAction* make(const QString& icon, const QString& text, const QString& hint, const QKeySequence& keys,
                std::function<void()> run);
  void enable(QAction* action, bool enabled, const QString& why);
  void removeSelected();
  void duplicate();
  void group();
  void ungroup();
  void repairSelected();
  void setSource(const std::string& id, const QString& file);
  void offerTheOthers(const std::string& id, const QString& oldFile, const QString& newFile);
  const ProjectLayer* onlyLayer() const;

  ProjectDocument& m_document;
  LayerModel& m_model;
  LayerTreeView& m_view;
  QList<QAction*> m_all;
  QAction *m_zoom, *m_edit, *m_rename, *m_duplicate, *m_top, *m_bottom, *m_group, *m_ungroup, *m_exclusive,
      *m_repair, *m_remove;
};

} // namespace scarp
