// SPDX-License-Identifier: GPL-3.0-or-later
// The Explore workspace: what a click on the map found, as a panel that stays.
#include "app/studio/main_window.h"
#include "widgets/map/ct_layer.h"
#include "widgets/map/target_panel.h"

namespace scarp {

void addExploreWorkspace(MainWindow& window) {
  auto* panel = new TargetPanel;
  window.addPanel(Workspace::Explore, panel, QObject::tr("Target"));
  QObject::connect(&window.document(), &ProjectDocument::closed, panel, [panel] { panel->clear(); });
  QObject::connect(&window.canvas(), &MapCanvas::clicked, panel, [panel, &window](const CanvasMouse& mouse) {
    for (const ProjectLayer& layer : window.document().project().layers) {
      const auto targets = std::dynamic_pointer_cast<const CtLayer>(window.layers().layer(layer.id));
      if (!targets || !isShown(window.document().project(), layer))
        continue;
      if (const auto nearest = targets->cloud().nearest(mouse.map, 8 * mouse.mapPerPixel))
        panel->show(targets, *nearest);
      return;
    }
  });
}

} // namespace scarp
