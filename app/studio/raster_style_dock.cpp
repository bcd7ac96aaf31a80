// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/raster_style_dock.h"

#include "app/studio/main_window.h"
#include "widgets/project/layer_actions.h"
#include "widgets/project/layer_panel.h"
#include "widgets/project/source_watch.h"
#include "widgets/style/raster_style_panel.h"

#include <QCoreApplication>
#include <QDockWidget>

namespace scarp {

namespace {

struct RasterStyleDock {
  Q_DECLARE_TR_FUNCTIONS(scarp::RasterStyleDock)
};

void followFiles(MainWindow& window) {
  auto* watch = new SourceWatch(&window);
  ProjectDocument& document = window.document();
  QObject::connect(&document, &ProjectDocument::changed, watch,
                   [watch, &document] { watch->watch(document.project()); });
  QObject::connect(watch, &SourceWatch::changed, &window,
                   [&window] { window.layers().setProject(window.document().project()); });
}

} // namespace

void addRasterStyleDock(MainWindow& window) {
  auto* panel = new RasterStylePanel(window.document(), window.layers());
  panel->setViewExtent([&window] { return window.canvas().view().extent(); });
  auto* dock = new QDockWidget(RasterStyleDock::tr("Layer style"), &window);
  dock->setObjectName("dock-style");
  dock->setWidget(panel);
  window.addDockWidget(Qt::RightDockWidgetArea, dock);
  if (auto* beside = window.findChild<QDockWidget*>("dock-panel"))
    window.tabifyDockWidget(beside, dock);
  dock->hide();
  QAction* toggle = window.addCommand(
      MainWindow::Menu::Layer,
      {"format-fill-color", RasterStyleDock::tr("Layer style"), QKeySequence("F7"),
       RasterStyleDock::tr("Bands, stretch, colours and relief of the selected raster")},
      [dock] {
        const bool show = !dock->isVisible() || dock->visibleRegion().isEmpty(); // hidden, or a tab behind
        dock->setVisible(show);
        if (show)
          dock->raise();
      });
  window.layerPanel().actions().append(toggle);
  const auto follow = [panel, &window] { panel->setLayer(window.layerPanel().currentLayer()); };
  QObject::connect(&window.layerPanel(), &LayerPanel::currentChanged, panel, follow);
  QObject::connect(&window.document(), &ProjectDocument::closed, dock, [dock, panel] {
    dock->hide();
    panel->setLayer({});
  });
  followFiles(window);
}

} // namespace scarp
