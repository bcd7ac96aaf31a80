// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/base_maps.h"

#include "app/studio/main_window.h"
#include "widgets/basemap/base_map_dialog.h"
#include "widgets/basemap/base_map_feed.h"
#include "widgets/basemap/credits_overlay.h"
#include "widgets/project/layer_panel.h"

#include <QCoreApplication>
#include <QMenu>

namespace scarp {

namespace {

struct BaseMaps {
  Q_DECLARE_TR_FUNCTIONS(scarp::BaseMaps)
};

void add(MainWindow& window, const QString& name, const BaseMapService& service) {
  const Project& project = window.document().project();
  std::string id = "basemap";
  for (int number = 2; project.layer(id); ++number)
    id = "basemap-" + std::to_string(number);
  ProjectLayer layer;
  layer.id = id;
  layer.name = name.toStdString();
  layer.kind = LayerKind::BaseMap;
  layer.style = toJson(service);
  window.document().edit(BaseMaps::tr("Add %1").arg(name),
                         [layer](Project& edited) { edited.putLayer(layer); });
  window.layerPanel().select(id);
}

void openDialog(MainWindow& window) {
  auto* dialog = new BaseMapDialog(&window);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  QObject::connect(dialog, &QDialog::accepted, &window,
                   [&window, dialog] { add(window, dialog->name(), dialog->service()); });
  dialog->open();
}

} // namespace

void addBaseMaps(MainWindow& window) {
  QAction* command =
      window.addCommand(MainWindow::Menu::Layer,
                        {"internet-services",
                         BaseMaps::tr("Add base map…"),
                         {},
                         BaseMaps::tr("A map of the web (XYZ, WMTS, WMS) under everything else")},
                        [&window] { openDialog(window); });
  QMenu* menu = window.menu(MainWindow::Menu::Layer);
  menu->insertAction(menu->actions().value(1), command); // beside "Add layer…"
  auto* feed = new BaseMapFeed(window.document(), window.layers(), &window);
  auto* overlay = new CreditsOverlay;
  MapCanvas& canvas = window.canvas();
  canvas.addOverlay(overlay);
  QObject::connect(&canvas, &QObject::destroyed, feed, [overlay] { delete overlay; });
  QObject::connect(feed, &BaseMapFeed::creditsChanged, &canvas, [feed, overlay, &canvas] {
    if (overlay->credits() != feed->credits()) {
      overlay->setCredits(feed->credits());
      canvas.update();
    }
  });
  QObject::connect(feed, &BaseMapFeed::unreachable, &window,
                   [&window](const QString& name, const QString& reason, const QString& hint) {
                     window.notices().add(
                         {Notice::Severity::Info, (reason + ". " + hint).toStdString(), name.toStdString()});
                   });
}

} // namespace scarp
