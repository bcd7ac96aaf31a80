// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label/area_model.h"

#include "widgets/label/label_document.h"

#include <QLocale>
#include <algorithm>
#include <tuple>

namespace scarp {

QString labelOf(Confidence confidence) {
  switch (confidence) {
  case Confidence::Low:
    return QObject::tr("Low");
  case Confidence::Medium:
    return QObject::tr("Medium");
  case Confidence::High:
    return QObject::tr("High");
  case Confidence::NotStated:
    break;
  }
  return QObject::tr("not stated");
}

AreaModel::AreaModel(LabelDocument& document, QObject* parent)
    : QAbstractTableModel(parent), m_document(document) {
  connect(&document, &LabelDocument::opened, this, &AreaModel::reload);
  connect(&document, &LabelDocument::closed, this, &AreaModel::reload);
  connect(&document, &LabelDocument::changed, this, &AreaModel::follow);
  reload();
}

void AreaModel::reload() {
  beginResetModel();
  m_rows.clear();
  for (const auto& [id, area] : m_document.labels().areas())
    m_rows.push_back(id);
  std::sort(m_rows.begin(), m_rows.end(), [this](AreaId a, AreaId b) {
    const Area *left = m_document.labels().find(a), *right = m_document.labels().find(b);
    return std::tie(left->created, a) < std::tie(right->created, b);
  });
  endResetModel();
}

int AreaModel::rowOf(AreaId id) const {
  const auto at = std::find(m_rows.begin(), m_rows.end(), id);
  return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

void AreaModel::follow(const LabelChange& change) {
  for (const AreaId id : change.ids) {
    const int row = rowOf(id);
    const bool there = m_document.labels().find(id) != nullptr;
    if (there && row < 0) {
      const int last = static_cast<int>(m_rows.size());
      beginInsertRows({}, last, last);
      m_rows.push_back(id);
      endInsertRows();
    } else if (!there && row >= 0) {
      beginRemoveRows({}, row, row);
      m_rows.erase(m_rows.begin() + row);
      endRemoveRows();
    } else if (there) {
      emit dataChanged(index(row, 0), index(row, Columns - 1));
    }
  }
}

int AreaModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AreaModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : Columns;
}

QVariant AreaModel::data(const QModelIndex& index, int role) const {
  const Area* one = m_document.labels().find(idAt(index.row()));
  if (!one)
    return {};
  if (role == Qt::TextAlignmentRole && index.column() == Hectares)
    return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  if (role == Qt::ToolTipRole)
    return tr("Area %1\nmade %2, changed %3\n%4")
        .arg(QString::fromStdString(textOf(one->id)), QString::fromStdString(one->created),
             QString::fromStdString(one->modified), QString::fromStdString(one->attributes.note))
        .trimmed();
  if (role != Qt::DisplayRole && role != kSortRole)
    return {};
  switch (index.column()) {
  case Class:
    return QString::fromStdString(one->attributes.className);
  case Hectares: {
    const double hectares = area(one->shape) / 1e4;
    return role == kSortRole ? QVariant(hectares) : QLocale().toString(hectares, 'f', hectares < 10 ? 2 : 1);
  }
  case ConfidenceColumn:
    return role == kSortRole ? QVariant(static_cast<int>(one->attributes.confidence))
           : one->attributes.confidence == Confidence::NotStated
               ? QVariant(QStringLiteral("–"))
               : QVariant(labelOf(one->attributes.confidence));
  case Author:
    return QString::fromStdString(one->author);
  case Origin:
    switch (one->provenance.kind) {
    case Provenance::Kind::Drawn:
      return tr("drawn");
    case Provenance::Kind::Imported:
      return tr("from %1").arg(QString::fromStdString(one->provenance.source));
    case Provenance::Kind::Model:
      return tr("model %1").arg(QString::fromStdString(one->provenance.source));
    }
    return {};
  default:
    return {};
  }
}

QVariant AreaModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical)
    return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
  if (role == Qt::TextAlignmentRole)
    return QVariant(section == Hectares ? Qt::AlignRight | Qt::AlignVCenter
                                        : Qt::AlignLeft | Qt::AlignVCenter);
  if (role != Qt::DisplayRole)
    return {};
  switch (section) {
  case Class:
    return tr("Class");
  case Hectares:
    return tr("Area, ha");
  case ConfidenceColumn:
    return tr("Confidence");
  case Author:
    return tr("Author");
  case Origin:
    return tr("Origin");
  default:
    return {};
  }
}

} // namespace scarp
