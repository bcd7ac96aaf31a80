// SPDX-License-Identifier: GPL-3.0-or-later
// The Review workspace: two models against each other, beside the map.
#include "app/studio/main_window.h"
#include "widgets/compare/duel_panel.h"

namespace scarp {

void addReviewWorkspace(MainWindow& window) {
  auto* panel = new DuelPanel(window.document(), window.layers());
  window.addPanel(Workspace::Review, panel, QObject::tr("Duel"));
  const auto follow = [panel, &window] {
    panel->setActive(window.workspace() == Workspace::Review && window.document().isOpen());
  };
  QObject::connect(&window, &MainWindow::workspaceChanged, panel, follow);
  QObject::connect(&window.document(), &ProjectDocument::opened, panel, follow);
  QObject::connect(&window.document(), &ProjectDocument::closed, panel, follow);
  QObject::connect(&window.canvas(), &MapCanvas::viewChanged, panel,
                   [panel, &window] { panel->setView(window.canvas().view().extent()); });
  QObject::connect(panel, &DuelPanel::zoomAsked, &window,
                   [&window](const Extent& extent) { window.canvas().zoomTo(extent, 0.3); });
  QObject::connect(panel, &DuelPanel::trainAsked, &window,
                   [&window] { window.setWorkspace(Workspace::Train); });
  QObject::connect(
      panel, &DuelPanel::problem, &window,
      [&window](const QString& message, const QString& hint) { window.showMessage(message, hint, true); });
  const auto step = [&](const QString& name, const char* keys, int by) {
    return window.addCommand(MainWindow::Menu::Tools,
                             {by > 0 ? "go-next" : "go-previous", name, QKeySequence(keys),
                              QObject::tr("Steps through the ledger of the duel and goes there")},
                             [panel, by] { panel->stepLedger(by); });
  };
  window.addTools(Workspace::Review, {step(QObject::tr("Last disagreement"), ",", -1),
                                      step(QObject::tr("Next disagreement"), ".", 1)});
}

} // namespace scarp
