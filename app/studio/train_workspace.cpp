// SPDX-License-Identifier: GPL-3.0-or-later
// The Train workspace: the run panel beside the map, the learning curves in the drawer, finished predictions
// as layers.
#include "app/studio/main_window.h"
#include "widgets/run/learning_curves.h"
#include "widgets/run/run_panel.h"

namespace scarp {
namespace fs = std::filesystem;

namespace {

/// Adds the probability raster and the areas of a finished prediction to the project's layers.
void addPrediction(ProjectDocument& document, const RunReader& run) {
  const fs::path folder = document.project().folder;
  for (const auto& [option, kind] :
       {std::pair{"--out", LayerKind::Prediction}, std::pair{"--areas", LayerKind::Areas}}) {
    const fs::path file = optionOf(run.view().config, option);
    if (file.empty())
      continue;
    ProjectLayer layer;
    layer.id = nameOf(kind) + "-" + file.stem().string();
    layer.name = file.stem().string() + (kind == LayerKind::Areas ? ", areas" : ", probability");
    layer.kind = kind;
    layer.file = fs::relative(file, folder);
    layer.style = {{"run", run.folder().filename().string()}};
    layer.group = usualGroup(kind);
    document.edit([layer](Project& project) { project.putLayer(layer); });
  }
}

} // namespace

void addTrainWorkspace(MainWindow& window) {
  auto* curves = new LearningCurves;
  auto* panel = new RunPanel(*curves);
  window.addDrawerPage(curves, QObject::tr("Learning curves"));
  window.addPanel(Workspace::Train, panel, QObject::tr("Training"));
  ProjectDocument& document = window.document();
  QObject::connect(&document, &ProjectDocument::opened, panel,
                   [panel, &document] { panel->setProject(document.project().folder); });
  QObject::connect(&document, &ProjectDocument::closed, panel, [panel] { panel->setProject({}); });
  QObject::connect(panel, &RunPanel::message, &window,
                   [&window](const QString& text) { window.showMessage(text); });
  QObject::connect(panel, &RunPanel::failed, &window,
                   [&window](const QString& text) { window.showMessage(text, {}, true); });
  QObject::connect(panel, &RunPanel::activity, &window,
                   [&window](const QString& text) { window.setJobText(text); });
  QObject::connect(panel, &RunPanel::predictionFinished, &window,
                   [&document](const RunReader* run) { addPrediction(document, *run); });
  QObject::connect(&window, &MainWindow::workspaceChanged, curves, [&window, curves](Workspace workspace) {
    if (workspace == Workspace::Train && window.document().isOpen())
      window.showDrawerPage(curves);
  });
}

} // namespace scarp
