// SPDX-License-Identifier: GPL-3.0-or-later
// The layer tree's rows: groups and layers, top first as drawn. Checking, renaming and dragging change the
// project document; what is being edited and what is locked shows as a mark at the right.
#pragma once

#include "core/project/layer_tree.h"
#include "widgets/project/layer_stack.h"
#include "widgets/project/project_document.h"

#include <QAbstractItemModel>
#include <memory>
#include <string>
#include <vector>

namespace scarp {

class LayerModel : public QAbstractItemModel {
  Q_OBJECT

public:
  enum Role { IdRole = Qt::UserRole + 1, KindRole, StateRole, ProblemRole, IsGroupRole, MarkRole };
  LayerModel(ProjectDocument& document, LayerStack& stack, QObject* parent = nullptr);
  ~LayerModel() override;

  TreeItem itemAt(const QModelIndex& index) const;  ///< an empty key for an invalid index
  std::string idAt(const QModelIndex& index) const; ///< of a layer; empty for a group
  QModelIndex indexOf(const TreeItem& item) const;
  QModelIndex indexOf(const std::string& id) const { return indexOf(TreeItem{false, id}); }
  /// The label layer that is being edited; empty: none.
  void setEditing(const std::string& id);
  const std::string& editing() const { return m_editing; }
  /// Turns boxes on or off in one step; `deep`: groups with all in them, layers with the groups around them.
  void check(const std::vector<TreeItem>& items, bool checked, bool deep = false);

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& index) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& = {}) const override { return 1; }
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
  QStringList mimeTypes() const override;
  QMimeData* mimeData(const QModelIndexList& indexes) const override;
  bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                    const QModelIndex& parent) override;

signals:
  void rebuilt(); ///< rows were made anew: expansion and selection have to be set again

private:
  struct Node;
  void sync();
  void announce(const QModelIndex& parent);
  const Node& nodeOf(const QModelIndex& index) const;
  QVariant groupData(const LayerGroup& group, int role) const;
  QVariant layerData(const ProjectLayer& layer, int role) const;
  QString toolTipOf(const ProjectLayer& layer, const LayerStatus& status) const;
  bool rename(const TreeItem& item, const QString& name);

  ProjectDocument& m_document;
  LayerStack& m_stack;
  std::unique_ptr<Node> m_root;
  std::string m_editing;
};

} // namespace scarp
