// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/explore_places.h"
#include "app/studio/hot_spot_overlay.h"
#include "app/studio/main_window.h"
#include "widgets/hotspot/hot_spot_panel.h"
#include "widgets/hotspot/layer_maker.h"

#include <algorithm>

namespace scarp {
namespace fs = std::filesystem;

namespace {

/// In the project's settings: runs whose layers are not in the project yet. A studio that was closed
/// meanwhile picks them up; a layer that somebody removed does not come back.
constexpr const char* kWaiting = "hotspot_runs";

std::vector<std::string> waitingRuns(const Project& project) {
  const auto found = project.settings.find(kWaiting);
  std::vector<std::string> runs;
  if (found != project.settings.end() && found->is_array())
    for (const Json& run : *found)
      if (run.is_string())
        runs.push_back(run.get<std::string>());
  return runs;
}

void setWaiting(ProjectDocument& document, const std::string& run, bool waits) {
  document.edit([run, waits](Project& project) {
    std::vector<std::string> runs = waitingRuns(project);
    std::erase(runs, run);
    if (waits)
      runs.push_back(run);
    project.settings[kWaiting] = runs;
  });
}

/// Puts the raster and the points of a finished run among the layers, in place of those of an earlier run.
void addProducts(ProjectDocument& document, const RunReader& run) {
  const RunConfig& config = run.view().config;
  const std::string distance = optionOf(config, "--distance");
  const std::string name = QObject::tr("Hot spots, %1 m").arg(QString::fromStdString(distance)).toStdString();
  for (const auto& [option, kind] :
       {std::pair{"--raster-out", LayerKind::HotSpot}, std::pair{"--points-out", LayerKind::Points}}) {
    const fs::path file = optionOf(config, option);
    if (file.empty())
      continue;
    ProjectLayer layer;
    layer.id = file.stem().string();
    layer.kind = kind;
    layer.name = kind == LayerKind::HotSpot
                     ? name
                     : QObject::tr("%1, targets").arg(QString::fromStdString(name)).toStdString();
    layer.file = document.project().storedPath(file);
    layer.group = usualGroup(kind);
    layer.style = {{"run", run.folder().filename().string()}};
    if (kind == LayerKind::Points)
      layer.style["field"] = "gi_bin";
    document.edit([layer](Project& project) { project.putLayer(layer); });
  }
}

} // namespace

LiveHotSpots& addHotSpots(MainWindow& window) {
  auto* panel = new HotSpotPanel;
  auto* overlay = new HotSpotOverlay(window);
  overlay->setParent(panel);
  window.addPanel(Workspace::Explore, panel, QObject::tr("Hot spots"));
  ProjectDocument& document = window.document();
  QObject::connect(panel, &HotSpotPanel::overlayChanged, overlay, &HotSpotOverlay::show);
  QObject::connect(&window.canvas(), &MapCanvas::viewChanged, panel,
                   [panel, &window] { panel->live().setView(window.canvas().view().extent()); });
  QObject::connect(&document, &ProjectDocument::changed, panel, [panel, &document] {
    if (document.isOpen())
      panel->setProject(document.project());
  });
  QObject::connect(&document, &ProjectDocument::closed, panel, &HotSpotPanel::clear);

  LayerMaker& maker = panel->maker();
  QObject::connect(&document, &ProjectDocument::opened, panel, [&maker, &document] {
    std::vector<fs::path> runs;
    for (const std::string& run : waitingRuns(document.project()))
      runs.push_back(document.project().folder / "runs" / run);
    maker.runs().follow(runs);
  });
  QObject::connect(&maker, &LayerMaker::started, panel, [&document](const QString& run) {
    setWaiting(document, run.toStdString(), true);
    document.saveNow(); // the run may end when the studio no longer runs
  });
  QObject::connect(&maker, &LayerMaker::finished, panel, [&document](const RunReader* run) {
    if (run->view().status.state == RunState::Done)
      addProducts(document, *run);
    setWaiting(document, run->folder().filename().string(), false);
  });
  QObject::connect(&maker, &LayerMaker::failed, panel, [&window](const QString& what, const QString& hint) {
    window.showMessage(what, hint, true);
  });
  return panel->live();
}

} // namespace scarp
