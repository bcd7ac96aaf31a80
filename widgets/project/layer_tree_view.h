// SPDX-License-Identifier: GPL-3.0-or-later
// The tree as people use it: Space turns the selected rows on and off, Ctrl+click on a box takes children or
// parents along, rows are dragged to reorder and nest, the mark at the right says what is edited or locked.
// Keeps selection and expansion when the rows are rebuilt; remembers in the project which groups are open.
#pragma once

#include "core/project/layer_tree.h"

#include <QTreeView>
#include <vector>

namespace scarp {

class LayerModel;
class ProjectDocument;

class LayerTreeView final : public QTreeView {
  Q_OBJECT

public:
  LayerTreeView(ProjectDocument& document, LayerModel& model, QWidget* parent = nullptr);
  std::vector<TreeItem> selectedItems() const; ///< in the order of the tree
  void select(const std::vector<TreeItem>& items);

signals:
  void selectionMoved();

protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
  void restore();
  void expandAsStored(const QModelIndex& parent);
  void remember(const QModelIndex& index, bool expanded);
  bool onBox(const QModelIndex& index, const QPoint& place) const;

  ProjectDocument& m_document;
  LayerModel& m_model;
  std::vector<TreeItem> m_kept; ///< selected before the rows were rebuilt
  TreeItem m_keptCurrent;
  bool m_restoring = false, m_swallowRelease = false;
};

} // namespace scarp
