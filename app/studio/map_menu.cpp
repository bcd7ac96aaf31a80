// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/map_menu.h"

#include "app/studio/main_window.h"

#include <QMenu>

namespace scarp {

MapMenu::MapMenu(MainWindow& window) : QObject(&window) {
  connect(&window.canvas(), &MapCanvas::contextMenuAsked, this,
          [this, &window](Point place, const QPoint& global) {
            if (!window.document().isOpen() || m_actions.empty())
              return;
            m_place = place;
            auto* menu = new QMenu(&window);
            menu->setObjectName("map-menu");
            menu->setAttribute(Qt::WA_DeleteOnClose);
            for (QAction* action : m_actions)
              menu->addAction(action);
            menu->popup(global);
          });
}

QAction* MapMenu::add(const QIcon& icon, const QString& text, std::function<void(Point)> run) {
  auto* action = new QAction(icon, text, this);
  connect(action, &QAction::triggered, this, [this, run = std::move(run)] { run(m_place); });
  m_actions.push_back(action);
  return action;
}

} // namespace scarp
