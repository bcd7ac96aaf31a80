// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/notice_count.h"

#include "app/studio/main_window.h"
#include "widgets/notice/notice_panel.h"

#include <QDockWidget>
#include <QTabWidget>

namespace scarp {

NoticeCount::NoticeCount(MainWindow& window)
    : QObject(&window), m_notices(&window.notices()), m_panel(window.drawer().findChild<NoticePanel*>()),
      m_drawer(&window.drawer()) {
  connect(m_notices, &NoticeModel::added, this, &NoticeCount::refresh);
  connect(m_notices, &NoticeModel::modelReset, this, &NoticeCount::refresh);
  connect(m_drawer, &QTabWidget::currentChanged, this, &NoticeCount::refresh);
  if (auto* dock = qobject_cast<QDockWidget*>(m_drawer->parentWidget()))
    connect(dock, &QDockWidget::visibilityChanged, this, &NoticeCount::refresh);
}

void NoticeCount::refresh() {
  if (!m_notices || !m_panel) // the window goes
    return;
  const int count = m_notices->count();
  if (m_panel->isVisible() || count < m_seen)
    m_seen = count;
  const int fresh = count - m_seen, page = m_drawer->indexOf(m_panel);
  m_drawer->setTabText(page, fresh > 0 ? tr("Notices (%1 new)").arg(fresh) : tr("Notices"));
  m_drawer->setTabIcon(page, fresh > 0 ? QIcon::fromTheme("dialog-information") : QIcon());
}

} // namespace scarp
