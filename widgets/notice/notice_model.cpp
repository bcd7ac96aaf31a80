// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/notice/notice_model.h"

#include <QIcon>
#include <algorithm>

namespace scarp {

namespace {
constexpr size_t kMost = 500;
}

void NoticeModel::add(const Notice& notice) {
  const auto same = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) {
    return row.notice.text == notice.text && row.notice.where == notice.where;
  });
  if (same != m_rows.end())
    return;
  beginInsertRows({}, 0, 0);
  m_rows.push_front({notice, QDateTime::currentDateTime()});
  endInsertRows();
  if (m_rows.size() > kMost) {
    beginRemoveRows({}, static_cast<int>(kMost), static_cast<int>(kMost));
    m_rows.pop_back();
    endRemoveRows();
  }
  emit added(notice);
}

void NoticeModel::clear() {
  beginResetModel();
  m_rows.clear();
  endResetModel();
}

int NoticeModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

int NoticeModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : Columns;
}

QVariant NoticeModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= count())
    return {};
  const Row& row = m_rows[static_cast<size_t>(index.row())];
  if (role == Qt::DecorationRole && index.column() == Text)
    return QIcon::fromTheme(row.notice.severity == Notice::Severity::Warning
                                ? QStringLiteral("dialog-warning")
                                : QStringLiteral("dialog-information"));
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
    return {};
  switch (index.column()) {
  case Time:
    return row.time.time().toString(QStringLiteral("HH:mm"));
  case Where:
    return QString::fromStdString(row.notice.where);
  default:
    return QString::fromStdString(row.notice.text);
  }
}

QVariant NoticeModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
    return {};
  switch (section) {
  case Time:
    return tr("Time");
  case Where:
    return tr("Where");
  default:
    return tr("Notice");
  }
}

} // namespace scarp
