// SPDX-License-Identifier: GPL-3.0-or-later
// What the studio has found that does not stop the work: newest first, each once, with where it is and since
// when.
#pragma once

#include "core/base/notice.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <deque>

namespace scarp {

class NoticeModel : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Column { Time, Where, Text, Columns };
  explicit NoticeModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

  void add(const Notice& notice);
  void clear();
  int count() const { return static_cast<int>(m_rows.size()); }
  const Notice& notice(int row) const { return m_rows[static_cast<size_t>(row)].notice; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
  void added(const scarp::Notice& notice);

private:
  struct Row {
    Notice notice;
    QDateTime time;
  };
  std::deque<Row> m_rows;
};

} // namespace scarp
