// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger: regions that one of two models alone calls a moving slope, largest first.
#pragma once

#include "core/predict/duel.h"

#include <QAbstractTableModel>
#include <QString>
#include <vector>

namespace scarp {

class DisagreementModel final : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Column { Model, Hectares, InTruth, ColumnCount };
  explicit DisagreementModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
  void set(std::vector<Disagreement> regions, const QString& nameA, const QString& nameB);
  void clear() { set({}, {}, {}); }
  const Disagreement* at(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  std::vector<Disagreement> m_regions;
  QString m_nameA, m_nameB;
};

} // namespace scarp
