// SPDX-License-Identifier: GPL-3.0-or-later
// Counts on the drawer's tab the notices that came while nobody looked.
#pragma once

#include <QObject>
#include <QPointer>

class QTabWidget;

namespace scarp {

class MainWindow;
class NoticeModel;
class NoticePanel;

class NoticeCount final : public QObject {
  Q_OBJECT

public:
  explicit NoticeCount(MainWindow& window);

private:
  void refresh();

  QPointer<NoticeModel> m_notices;
  QPointer<NoticePanel> m_panel;
  QTabWidget* m_drawer; ///< around the panel
  int m_seen = 0;
};

} // namespace scarp
