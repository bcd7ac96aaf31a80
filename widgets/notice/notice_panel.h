// SPDX-License-Identifier: GPL-3.0-or-later
// The list of notices, in the drawer. A double click asks to go to where a notice is.
#pragma once

#include <QWidget>

class QTreeView;

namespace scarp {

class NoticeModel;

class NoticePanel : public QWidget {
  Q_OBJECT

public:
  explicit NoticePanel(NoticeModel& model, QWidget* parent = nullptr);

signals:
  void activated(const QString& where);

private:
  QTreeView* m_view;
};

} // namespace scarp
