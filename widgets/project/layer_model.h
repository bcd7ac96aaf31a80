// SPDX-License-Identifier: GPL-3.0-or-later
// The layer tree: one row per layer, top first as drawn, with its legend as a child row. Checking, renaming
// and dragging change the project document.
#pragma once

#include "widgets/map/legend.h"
#include "widgets/project/layer_stack.h"
#include "widgets/project/project_document.h"

#include <QAbstractItemModel>
#include <string>
#include <vector>

namespace scarp {

class LayerModel : public QAbstractItemModel {
  Q_OBJECT

public:
  enum Role { IdRole = Qt::UserRole + 1, KindRole, StateRole, ProblemRole, IsLegendRole };
  LayerModel(ProjectDocument& document, LayerStack& stack, QObject* parent = nullptr);

  /// Empty for an invalid index; a legend row belongs to its layer.
  std::string idAt(const QModelIndex& index) const;
  QModelIndex indexOf(const std::string& id) const;
  Legend legendAt(const QModelIndex& index) const;
  void move(const std::string& id, int toRow); ///< before the layer that is at that row now

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
  void rebuilt(); ///< rows were made anew: expansion has to be set again

private:
  struct Row {
    std::string id;
    bool legend = false;
  };
  void sync();
  const ProjectLayer* layerAt(const QModelIndex& index) const;
  bool hasLegend(const std::string& id) const;

  ProjectDocument& m_document;
  LayerStack& m_stack;
  std::vector<Row> m_rows;
};

} // namespace scarp
