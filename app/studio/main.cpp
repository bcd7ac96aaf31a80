// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/appearance.h"
#include "app/studio/features.h"
#include "app/studio/language.h"
#include "app/studio/main_window.h"
#include "app/studio/window_layout.h"
#include "core/base/version.h"
#include "core/geo/raster_display.h"

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

/// Says so as soon as everything visible is drawn, and leaves: for measuring the start.
void announcePicture(scarp::MainWindow& window) {
  QObject::connect(&window, &scarp::MainWindow::pictureComplete, &window, [&window] {
    window.canvas().repaint();
    std::printf("complete: %lld tiles of %d layers\n",
                static_cast<long long>(window.canvas().board().coverage().present),
                static_cast<int>(window.canvas().entries().size()));
    std::fflush(stdout);
    QApplication::exit(0);
  });
}

} // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QApplication::setOrganizationName("Scarp");
  QApplication::setApplicationName("scarp-studio");
  QApplication::setApplicationDisplayName("Scarp");
  QApplication::setApplicationVersion(scarp::kVersion);
  QApplication::setDesktopFileName("scarp");
  scarp::loadLanguage(application, scarp::chosenLanguage());
  QCommandLineParser parser;
  parser.setApplicationDescription(QApplication::tr("Workbench for maps of moving slopes"));
  parser.addHelpOption();
  parser.addVersionOption();
  const QCommandLineOption screenshot(
      "screenshot", QApplication::tr("Save the window as FILE once it is drawn, and leave."), "FILE");
  const QCommandLineOption workspace(
      "workspace", QApplication::tr("Start in this workspace: explore, label, train, review."), "NAME");
  const QCommandLineOption measure(
      "measure", QApplication::tr("Print a line as soon as everything visible is drawn, and leave."));
  parser.addOptions({screenshot, workspace, measure});
  parser.addPositionalArgument("PROJECT", QApplication::tr("Project folder"), "[PROJECT]");
  parser.process(application);
  scarp::Appearance appearance(application);

  scarp::readRastersForDisplay();
  scarp::MainWindow window;
  scarp::addFeatures(window, appearance);
  if (parser.isSet(measure))
    announcePicture(window);
  const QStringList arguments = parser.positionalArguments();
  const qsizetype named = QStringList{"explore", "label", "train", "review"}.indexOf(parser.value(workspace));
  window.setWorkspace(named >= 0 ? static_cast<scarp::Workspace>(named)
                                 : scarp::WindowLayout::lastWorkspace());
  const bool opened = arguments.isEmpty() || window.openProject(arguments.first().toStdString());
  window.show();
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
