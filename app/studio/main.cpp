// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/explore_places.h"
#include "app/studio/label_workspace.h"
#include "app/studio/main_window.h"
#include "app/studio/map_menu.h"
#include "app/studio/theme.h"
#include "core/base/version.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>
#include <cstdio>

namespace {

/// Saves the window as soon as everything visible is drawn, then leaves; 3 when the project or the file does
/// not work.
void takePicture(scarp::MainWindow& window, const QString& file) {
  auto* settle = new QTimer(&window);
  settle->setInterval(150);
  QObject::connect(settle, &QTimer::timeout, &window, [&window, file] {
    if (window.complete())
      QApplication::exit(window.grab().save(file) ? 0 : 3);
  });
  settle->start();
}

} // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QApplication::setOrganizationName("Scarp");
  QApplication::setApplicationName("scarp-studio");
  QApplication::setApplicationDisplayName("Scarp");
  QApplication::setApplicationVersion(scarp::kVersion);
  QApplication::setDesktopFileName("scarp");
  QCommandLineParser parser;
  parser.setApplicationDescription(QApplication::tr("Workbench for maps of moving slopes"));
  parser.addHelpOption();
  parser.addVersionOption();
  const QCommandLineOption screenshot(
      "screenshot", QApplication::tr("Save the window as FILE once it is drawn, and leave."), "FILE");
  const QCommandLineOption workspace(
      "workspace", QApplication::tr("Start in this workspace: explore, label, train, review."), "NAME",
      "explore");
  parser.addOptions({screenshot, workspace});
  parser.addPositionalArgument("PROJECT", QApplication::tr("Project folder"), "[PROJECT]");
  parser.process(application);
  scarp::applyTheme(application);

  scarp::MainWindow window;
  scarp::addMapMenu(window);
  scarp::addExploreWorkspace(window);
  scarp::addExplainPlace(window, scarp::addHotSpots(window));
  scarp::addLabelWorkspace(window);
  scarp::addTrainWorkspace(window);
  const QStringList arguments = parser.positionalArguments();
  const bool opened = arguments.isEmpty() || window.openProject(arguments.first().toStdString());
  const QStringList names{"explore", "label", "train", "review"};
  window.show();
  if (const qsizetype at = names.indexOf(parser.value(workspace)); at >= 0)
    window.setWorkspace(static_cast<scarp::Workspace>(at));
  if (parser.isSet(screenshot)) {
    if (!opened) {
      std::fprintf(stderr, "scarp-studio: %s cannot be opened as a project.\n",
                   qPrintable(arguments.first()));
      return 3;
    }
    takePicture(window, parser.value(screenshot));
  }
  return QApplication::exec();
}
