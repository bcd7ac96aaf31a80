// SPDX-License-Identifier: GPL-3.0-or-later
// The shown targets of a layer as rows of a table, in the order of a column. Nothing is copied but the order:
// a number per row. Filtering and sorting happen on a worker; the rows of before stay until they are done.
#pragma once

#include "widgets/map/ct_layer.h"
#include "widgets/targets/latest_work.h"

#include <QAbstractTableModel>
#include <memory>
#include <optional>
#include <vector>

namespace scarp {

class TargetTableModel final : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Column { Row, Velocity, Coherence, Z, Bin, East, North, ColumnCount };

  explicit TargetTableModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
  void setLayer(std::shared_ptr<const CtLayer> layer);                    ///< null: no rows
  const std::shared_ptr<const CtLayer>& layer() const { return m_layer; } ///< of the rows that are there
  uint32_t targetAt(int row) const { return m_order[static_cast<size_t>(row)]; }
  std::optional<int> rowOf(uint32_t target) const; ///< none when it is filtered away
  bool busy() const { return m_work.busy(); }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& = {}) const override { return ColumnCount; }
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order) override;

signals:
  void sorted();

private:
  void arrange();

  std::shared_ptr<const CtLayer> m_wanted, m_layer;
  std::vector<uint32_t> m_order;
  std::vector<int> m_rows; ///< of every target of the cloud; -1: not shown
  int m_column = Row;
  Qt::SortOrder m_direction = Qt::AscendingOrder;
  LatestWork m_work;
};

} // namespace scarp
