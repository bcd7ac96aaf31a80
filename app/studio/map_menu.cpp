// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/map_menu.h"

#include "app/studio/main_window.h"

#include <QMenu>

namespace scarp {

void addMapMenu(MainWindow& window) {
  QObject::connect(&window.canvas(), &MapCanvas::contextMenuAsked, &window,
                   [&window](Point place, const QPoint& global) {
                     if (!window.document().isOpen())
                       return;
                     auto* menu = new QMenu(&window);
                     menu->setObjectName("map-menu");
                     menu->setAttribute(Qt::WA_DeleteOnClose);
                     emit window.mapMenuOpening(menu, place);
                     menu->popup(global);
                   });
}

} // namespace scarp
