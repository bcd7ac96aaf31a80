// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/layer_commands.h"

#include "app/studio/main_window.h"
#include "widgets/project/layer_actions.h"
#include "widgets/project/layer_adder.h"
#include "widgets/project/layer_panel.h"
#include "widgets/project/theme_bar.h"

#include <QCoreApplication>
#include <QMenu>

namespace scarp {

namespace {

struct LayerCommands {
  Q_DECLARE_TR_FUNCTIONS(scarp::LayerCommands)
};

void addAdder(MainWindow& window) {
  auto* adder = new LayerAdder(window.document(), window);
  const auto choose = [adder] { adder->chooseFiles(); };
  window.addCommand(MainWindow::Menu::Layer,
                    {"list-add", LayerCommands::tr("Add layer…"), QKeySequence("Ctrl+L"),
                     LayerCommands::tr("Add rasters, vector files or tables of coherent targets")},
                    choose);
  QObject::connect(&window.layerPanel(), &LayerPanel::addLayerAsked, adder, choose);
  QObject::connect(&window, &MainWindow::filesDropped, adder, &LayerAdder::add);
  QObject::connect(adder, &LayerAdder::projectFound, &window,
                   [&window](const QString& folder) { window.openProject(folder.toStdString()); });
  QObject::connect(adder, &LayerAdder::failed, &window, [&window](const QString& what, const QString& hint) {
    window.showMessage(what, hint, true);
  });
  QObject::connect(adder, &LayerAdder::busyChanged, &window, &MainWindow::setJobText);
  QObject::connect(adder, &LayerAdder::added, &window, [&window](const QString& id, const QString& name) {
    window.layerPanel().select(id.toStdString());
    window.showMessage(LayerCommands::tr("%1 was added to the project.").arg(name));
  });
}

void addThemes(MainWindow& window) {
  ThemeBar& bar = window.layerPanel().themes();
  QMenu* menu = window.menu(MainWindow::Menu::View)
                    ->addMenu(QIcon::fromTheme("view-visible"), LayerCommands::tr("Map themes"));
  menu->setObjectName("map-themes");
  QObject::connect(menu, &QMenu::aboutToShow, menu, [&window, &bar, menu] {
    menu->clear();
    for (const MapTheme& theme : window.document().project().themes) {
      QAction* action = menu->addAction(QString::fromStdString(theme.name));
      action->setCheckable(true);
      action->setChecked(theme.name == bar.current());
      QObject::connect(action, &QAction::triggered, &bar,
                       [&bar, name = theme.name] { bar.applyTheme(name); });
    }
    menu->addSeparator();
    menu->addActions(bar.actions());
  });
}

} // namespace

void addLayerCommands(MainWindow& window) {
  addAdder(window);
  QMenu* menu = window.menu(MainWindow::Menu::Layer);
  menu->addSeparator();
  window.layerPanel().actions().addTo(*menu);
  for (QAction* action : window.layerPanel().actions().all())
    if (action)
      window.addAction(action); // Ctrl+K finds them
  for (QAction* action : window.layerPanel().themes().actions())
    window.addAction(action);
  addThemes(window);
  QObject::connect(&window.layerPanel(), &LayerPanel::message, &window,
                   [&window](const QString& what, const QString& hint) { window.showMessage(what, hint); });
}

} // namespace scarp
