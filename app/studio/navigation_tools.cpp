// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/navigation_tools.h"

#include "app/studio/main_window.h"

#include <QCheckBox>
#include <QSettings>
#include <QStatusBar>
#include <algorithm>

namespace scarp {

namespace {

constexpr int kUsualMemory = 192; // MB: with everything else the studio stays below 600

void addMode(MainWindow& window, MapCanvas::Mode mode, const MainWindow::CommandText& words) {
  MapCanvas& canvas = window.canvas();
  QAction* made = window.addCommand(MainWindow::Menu::Tools, words, {});
  made->setCheckable(true);
  QObject::connect(made, &QAction::triggered, &canvas, [&canvas, mode](bool on) {
    canvas.setMode(on ? mode : MapCanvas::Mode::Tool);
    canvas.setFocus();
  });
  QObject::connect(&canvas, &MapCanvas::modeChanged, made,
                   [made, mode](MapCanvas::Mode now) { made->setChecked(now == mode); });
}

void addRenderCheck(MainWindow& window) {
  MapCanvas& canvas = window.canvas();
  const QString hint =
      MainWindow::tr("Draw the map when it moves; off: it stands still until it is on again");
  QAction* draw = window.addCommand(
      MainWindow::Menu::View,
      {QStringLiteral("view-visible"), MainWindow::tr("Draw the map"), QKeySequence("Ctrl+Shift+D"), hint},
      {});
  draw->setCheckable(true);
  draw->setChecked(true);
  auto* check = new QCheckBox(MainWindow::tr("Render"));
  check->setObjectName("render");
  check->setChecked(true);
  check->setToolTip(draw->toolTip());
  window.statusBar()->addPermanentWidget(check);
  QObject::connect(draw, &QAction::toggled, &canvas, &MapCanvas::setDrawing);
  QObject::connect(draw, &QAction::toggled, check, &QCheckBox::setChecked);
  QObject::connect(draw, &QAction::toggled, &window, [&window](bool on) {
    window.setHint(on ? QString() : MainWindow::tr("The map stands still until Render is on again"));
  });
  QObject::connect(check, &QCheckBox::toggled, draw, &QAction::setChecked);
}

} // namespace

void addNavigationTools(MainWindow& window) {
  using Mode = MapCanvas::Mode;
  addMode(window, Mode::Pan,
          {"transform-browse", MainWindow::tr("Pan the map"), QKeySequence("Ctrl+Alt+0"),
           MainWindow::tr("Drag the map; Space or the middle button do the same with any tool")});
  addMode(window, Mode::ZoomIn,
          {"zoom-in-large", MainWindow::tr("Zoom in by a box"), QKeySequence("Ctrl+Alt++"),
           MainWindow::tr("Click or drag a box to zoom in; with Alt it zooms out")});
  addMode(window, Mode::ZoomOut,
          {"zoom-out-large", MainWindow::tr("Zoom out by a box"), QKeySequence("Ctrl+Alt+-"),
           MainWindow::tr("Click or drag a box to zoom out; with Alt it zooms in")});
  addRenderCheck(window);
  const int memory = QSettings().value("map/memory", kUsualMemory).toInt();
  window.canvas().setMemory(static_cast<size_t>(std::clamp(memory, 32, 65536)) << 20);
}

} // namespace scarp
