// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/explore_places.h"
#include "app/studio/main_window.h"
#include "widgets/explain/explain_tool.h"
#include "widgets/explain/place_explainer.h"
#include "widgets/explain/place_panel.h"
#include "widgets/hotspot/live_hot_spots.h"

#include <QMenu>
#include <QTabWidget>
#include <algorithm>
#include <array>
#include <memory>

namespace scarp {

namespace {

/// In front of the other panels beside it.
void bringForward(QWidget* panel) {
  for (QWidget* above = panel->parentWidget(); above; above = above->parentWidget())
    if (auto* tabs = qobject_cast<QTabWidget*>(above)) {
      tabs->setCurrentWidget(panel);
      return;
    }
}

} // namespace

void addExplainPlace(MainWindow& window, LiveHotSpots& hotSpots) {
  auto* explainer = new PlaceExplainer(window.layers(), hotSpots, &window);
  const std::array panels{new PlacePanel(*explainer), new PlacePanel(*explainer)};
  panels[0]->setObjectName("place-explore");
  panels[1]->setObjectName("place-review");
  window.addPanel(Workspace::Explore, panels[0], QObject::tr("This place"));
  window.addPanel(Workspace::Review, panels[1], QObject::tr("This place"));
  MapCanvas& canvas = window.canvas();

  const auto explain = [&window, explainer, panels](Point place) {
    if (window.workspace() != Workspace::Explore && window.workspace() != Workspace::Review)
      window.setWorkspace(Workspace::Explore);
    bringForward(panels[window.workspace() == Workspace::Review ? 1 : 0]);
    window.canvas().setMarker(place);
    explainer->explain(place);
    explainer->point(place, window.canvas().view().mapPerPixel());
  };
  const auto tool =
      std::make_shared<ExplainTool>(explain, [&hotSpots] { return hotSpots.params().distance; });
  QAction* action = window.addMapTool(
      *tool, {"help-whatsthis", QObject::tr("Explain this place"), QKeySequence("Ctrl+Shift+I"),
              QObject::tr("Click a place to see its motion, hot spot, experts, models and terrain")});
  // The action's connections hold the tool as long as the canvas may.
  QObject::connect(action, &QObject::destroyed, &window, [tool] {});
  window.addTools(Workspace::Explore, {action});
  QObject::connect(&window, &MainWindow::mapMenuOpening, explainer, [explain](QMenu* menu, Point place) {
    menu->addAction(QIcon::fromTheme("help-whatsthis"), QObject::tr("Explain this place"), menu,
                    [explain, place] { explain(place); });
  });

  const auto isLookedAt = [panels] {
    return std::any_of(panels.begin(), panels.end(),
                       [](const PlacePanel* panel) { return panel->isVisible(); });
  };
  QObject::connect(&canvas, &MapCanvas::clicked, explainer, [isLookedAt, explain](const CanvasMouse& mouse) {
    if (isLookedAt())
      explain(mouse.map);
  });
  QObject::connect(&canvas, &MapCanvas::cursorMoved, explainer,
                   [&canvas, explainer, isLookedAt](Point place) {
                     if (isLookedAt())
                       explainer->point(place, canvas.view().mapPerPixel());
                   });
  QObject::connect(&canvas, &MapCanvas::cursorLeft, explainer, &PlaceExplainer::pointAway);
  ProjectDocument& document = window.document();
  QObject::connect(&document, &ProjectDocument::changed, explainer, [explainer, &document] {
    if (document.isOpen())
      explainer->setProject(document.project());
  });
  QObject::connect(&document, &ProjectDocument::closed, explainer, [explainer, &canvas] {
    explainer->clear();
    canvas.setMarker({});
  });
}

} // namespace scarp
