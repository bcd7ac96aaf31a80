// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/disagreement_model.h"

#include "widgets/compare/duel_layer.h"

#include <QLocale>

namespace scarp {

void DisagreementModel::set(std::vector<Disagreement> regions, const QString& nameA, const QString& nameB) {
  beginResetModel();
  m_regions = std::move(regions);
  m_nameA = nameA;
  m_nameB = nameB;
  endResetModel();
}

const Disagreement* DisagreementModel::at(int row) const {
  return row >= 0 && static_cast<size_t>(row) < m_regions.size() ? &m_regions[static_cast<size_t>(row)]
                                                                 : nullptr;
}

int DisagreementModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_regions.size());
}

int DisagreementModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant DisagreementModel::data(const QModelIndex& index, int role) const {
  const Disagreement* region = at(index.row());
  if (!region)
    return {};
  if (role == Qt::TextAlignmentRole && index.column() != Model)
    return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
  if (role == Qt::DecorationRole && index.column() == Model)
    return region->ofA ? kDuelFirst : kDuelSecond;
  if (role != Qt::DisplayRole)
    return {};
  switch (index.column()) {
  case Model:
    return tr("Only %1").arg(region->ofA ? m_nameA : m_nameB);
  case Hectares:
    return QLocale().toString(region->hectares, 'f', 2);
  default:
    return region->inTruth ? tr("%1 %").arg(QLocale().toString(100 * *region->inTruth, 'f', 0)) : QString();
  }
}

QVariant DisagreementModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role != Qt::DisplayRole)
    return {};
  if (orientation == Qt::Vertical)
    return section + 1;
  switch (section) {
  case Model:
    return tr("Who sees a slope");
  case Hectares:
    return tr("Area, ha");
  default:
    return tr("In the consensus");
  }
}

} // namespace scarp
