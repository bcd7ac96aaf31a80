// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/view_commands.h"

#include "app/studio/main_window.h"
#include "app/studio/map_status.h"

#include <QCoreApplication>
#include <QMenu>

namespace scarp {

namespace {
struct ViewCommands {
  Q_DECLARE_TR_FUNCTIONS(scarp::ViewCommands)
};
} // namespace

void addViewCommands(MainWindow& window) {
  MapCanvas* canvas = &window.canvas();
  const auto view = [&](const MainWindow::CommandText& words, std::function<void()> run) {
    return window.addCommand(MainWindow::Menu::View, words, std::move(run));
  };
  view({"zoom-in", ViewCommands::tr("Zoom in"), QKeySequence::ZoomIn,
        ViewCommands::tr("Zoom in; the wheel zooms at the pointer")},
       [canvas] { canvas->zoomIn(); });
  view({"zoom-out", ViewCommands::tr("Zoom out"), QKeySequence::ZoomOut, ViewCommands::tr("Zoom out")},
       [canvas] { canvas->zoomOut(); });
  view({"zoom-fit-best", ViewCommands::tr("Zoom to the whole scene"), QKeySequence("Ctrl+Shift+F"),
        ViewCommands::tr("Show the whole scene")},
       [canvas] { canvas->zoomFull(); });
  view({"zoom-original", ViewCommands::tr("Zoom to 1:1"), QKeySequence("Ctrl+0"),
        ViewCommands::tr("One image pixel on one screen pixel")},
       [canvas] { canvas->zoomNative(); });
  QAction* last = view({"go-previous", ViewCommands::tr("Last view"), QKeySequence::Back,
                        ViewCommands::tr("Back to the view before")},
                       [canvas] { canvas->zoomLast(); });
  QAction* next = view(
      {"go-next", ViewCommands::tr("Next view"), QKeySequence::Forward, ViewCommands::tr("Forward again")},
      [canvas] { canvas->zoomNext(); });
  view({"view-refresh", ViewCommands::tr("Redraw"), QKeySequence::Refresh,
        ViewCommands::tr("Draw the map anew")},
       [canvas] { canvas->refresh(); });
  view({"find-location", ViewCommands::tr("Go to coordinates"), QKeySequence("Ctrl+G"),
        ViewCommands::tr("Type where to go")},
       [&window] { window.status().focusGoTo(); });
  window.menu(MainWindow::Menu::View)->addSeparator();
  const auto refresh = [canvas, last, next, &window] {
    last->setEnabled(window.document().isOpen() && canvas->hasLastView());
    next->setEnabled(window.document().isOpen() && canvas->hasNextView());
  };
  QObject::connect(canvas, &MapCanvas::historyChanged, last, refresh);
  QObject::connect(&window.document(), &ProjectDocument::opened, last, refresh);
  refresh();
}

} // namespace scarp
