// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/version.h"
#include "widgets/map/map_canvas.h"

#include <QApplication>
#include <QCommandLineParser>

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("scarp-studio"));
  QApplication::setApplicationVersion(QString::fromUtf8(scarp::kVersion));
  QCommandLineParser parser;
  parser.addHelpOption();
  parser.addVersionOption();
  parser.process(application);
  scarp::MapCanvas canvas;
  canvas.show();
  return QApplication::exec();
}
