// SPDX-License-Identifier: GPL-3.0-or-later
// What is measured of whole processes: the start of the studio, its memory after long use, and the same views
// as QGIS draws them.
#include "app/studio/appearance.h"
#include "app/studio/features.h"
#include "app/studio/main_window.h"
#include "core/geo/raster_display.h"
#include "tests/bench/map_bench.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>
#include <array>
#include <cmath>
#include <cstdio>

namespace scarp::bench {

namespace {

/// Each drawing of a view is of another place, by shares of what it may be moved: nobody has decoded it yet.
constexpr std::array kAside{-1.0, -0.5, 0.0, 0.5, 1.0};

QString text(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}

const QString kStudio = QStringLiteral(SCARP_BIN_DIR "/scarp-studio");

/// ms until the process has said a line that begins with `word`, or has ended when that is empty.
double timeOf(const QString& program, const QStringList& arguments, const QByteArray& word,
              QByteArray* said = nullptr) {
  QTemporaryDir settings;
  QProcess process;
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.insert("XDG_CONFIG_HOME", settings.path());
  process.setProcessEnvironment(environment);
  process.setProcessChannelMode(QProcess::MergedChannels);
  const double start = wallMs();
  process.start(program, arguments);
  QByteArray output;
  double at = NAN;
  while (process.state() != QProcess::NotRunning && process.waitForReadyRead(60000)) {
    output += process.readAll();
    if (std::isnan(at) && !word.isEmpty() && output.contains(word))
      at = wallMs() - start;
  }
  process.waitForFinished(60000);
  output += process.readAll();
  if (word.isEmpty())
    at = wallMs() - start;
  if (said)
    *said = output;
  return at;
}

void sendWheel(QWidget& widget, QPointF at, int steps) {
  QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, steps * 120}, Qt::NoButton, Qt::NoModifier,
                    Qt::NoScrollPhase, false);
  QApplication::sendEvent(&widget, &event);
}

/// Times by view; a process of its own, so that neither profits from what the other has opened.
QJsonObject timesOf(const QString& program, const QStringList& arguments) {
  QProcess process;
  process.start(program, arguments);
  if (!process.waitForFinished(600000))
    return {};
  for (const QByteArray& line : process.readAllStandardOutput().split('\n'))
    if (const auto document = QJsonDocument::fromJson(line); document.isObject())
      return document.object();
  std::fprintf(stderr, "%s", process.readAllStandardError().constData());
  return {};
}

} // namespace

void measureStart(const std::filesystem::path& folder) {
  std::vector<double> starts, bare;
  QByteArray said;
  for (int run = 0; run < 5; ++run) {
    bare.push_back(timeOf(kStudio, {"--version"}, {}));
    starts.push_back(timeOf(kStudio, {text(folder), "--measure"}, "complete", &said));
  }
  figure("start of the studio to the first complete picture", median(starts) / 1000, "s", 1.0,
         median(bare) / 1000, "scarp-studio --version");
  std::printf("  %s", said.constData());
}

void measureMemory(const std::filesystem::path& folder, int steps) {
  const QJsonObject found =
      timesOf(QCoreApplication::applicationFilePath(), {"--walk", text(folder), QString::number(steps)});
  if (found.isEmpty()) {
    std::printf("the session could not be run: MISSED\n");
    return;
  }
  figure(QString("resident memory after %1 steps of a session").arg(steps), found["resident"].toDouble(),
         "MiB", 600, found["before"].toDouble(), "the empty window");
  figure("  most during the session", found["most"].toDouble(), "MiB", NAN);
  figure("  minutes of the session", found["minutes"].toDouble(), "min", NAN);
}

int runSession(const std::filesystem::path& folder, int steps) {
  readRastersForDisplay();
  Appearance appearance(*qApp);
  MainWindow window;
  addFeatures(window, appearance);
  window.resize(kWidth, kHeight);
  window.show();
  QTest::qWait(200);
  const double before = residentMiB(), start = wallMs();
  if (!window.openProject(folder))
    return 3;
  waitFor([&] { return window.complete(); });
  MapCanvas& canvas = window.canvas();
  const auto layers = window.document().project().layers;
  uint64_t state = 11;
  const auto below = [&state](int n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((state >> 33) % static_cast<uint64_t>(n));
  };
  for (int step = 0; step < steps; ++step) {
    const QPointF at(below(canvas.width()), below(canvas.height()));
    switch (below(8)) {
    case 0:
    case 1:
      sendWheel(canvas, at, canvas.view().mapPerPixel() > 2 ? 1 : -2);
      break;
    case 2:
      sendWheel(canvas, at, canvas.view().mapPerPixel() < 40 ? -1 : 2);
      break;
    case 3:
      QTest::keyClick(&canvas, std::array{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,
                                          Qt::Key_Down}[static_cast<size_t>(below(4))]);
      break;
    case 4: {
      auto entries = window.layers().entries();
      if (!entries.empty())
        entries.erase(entries.begin() + below(static_cast<int>(entries.size())));
      canvas.setEntries(entries);
      break;
    }
    case 5:
      canvas.setEntries(window.layers().entries());
      break;
    case 6:
      if (step % 40 == 0)
        canvas.zoomFull();
      break;
    default:
      for (int k = 0; k < 12; ++k) {
        canvas.setView(canvas.view().panned({below(30) - 15.0, below(30) - 15.0}));
        canvas.repaint();
        QTest::qWait(8);
      }
    }
    if (below(3) != 0) // often the next move comes before the picture is whole
      waitFor([&] { return window.complete(); });
    else
      QTest::qWait(20);
  }
  canvas.setEntries(window.layers().entries());
  waitFor([&] { return window.complete(); });
  QTest::qWait(2000); // the hand rests
  const QJsonObject found{{"resident", residentMiB()},
                          {"most", mostResidentMiB()},
                          {"before", before},
                          {"minutes", (wallMs() - start) / 60000}};
  std::printf("%s\n", QJsonDocument(found).toJson(QJsonDocument::Compact).constData());
  return 0;
}

int runViews(const std::filesystem::path& folder) {
  readRastersForDisplay();
  MapScene scene(folder);
  QJsonObject found;
  const Point busy = scene.busyPlace();
  found["x"] = busy.x;
  found["y"] = busy.y;
  for (const auto& [name, view] : {std::pair{QString("full"), scene.fullView()},
                                   {"100000", scene.viewAt(100000)},
                                   {"25000", scene.viewAt(25000)}})
    for (const auto& [kind, entries] :
         {std::pair{QString("all"), scene.all()}, {"targets", scene.targetsOnly()}}) {
      std::vector<double> times;
      for (const double aside : kAside) {
        const double shift = name == "full" ? 0 : aside * (name == "25000" ? 2 : 0.7);
        times.push_back(scene.drawFresh(entries, view.panned({shift * kWidth, 0})));
      }
      found[kind + ' ' + name] = median(times);
    }
  std::printf("%s\n", QJsonDocument(found).toJson(QJsonDocument::Compact).constData());
  return 0;
}

void compareWithQgis(const std::filesystem::path& folder) {
  const QString python = "/usr/bin/python3", script = SCARP_SOURCE_DIR "/tests/bench/qgis_view.py";
  QProcess probe;
  probe.start(python, {"-c", "import qgis.core"});
  if (!probe.waitForFinished(60000) || probe.exitCode() != 0) {
    std::printf("QGIS is not installed here: not compared\n");
    return;
  }
  QMap<QString, std::vector<double>> mine,
      theirs; // QGIS keeps 5 % of the memory as decoded blocks, the studio 96 MB
  for (int turn = 0; turn < 3; ++turn) {
    const QJsonObject a = timesOf(QCoreApplication::applicationFilePath(), {"--views", text(folder)});
    const QJsonObject b = timesOf(python, {script, text(folder), QString::number(a["x"].toDouble(), 'f', 3),
                                           QString::number(a["y"].toDouble(), 'f', 3)});
    for (const QString& key : b.keys()) {
      mine[key].push_back(a[key].toDouble());
      theirs[key].push_back(b[key].toDouble());
    }
  }
  for (auto key = mine.keyBegin(); key != mine.keyEnd(); ++key) {
    const double times = median(theirs[*key]) / median(mine[*key]), wanted = key->startsWith("all") ? 3 : 30;
    const bool asked = key->startsWith("all") || key->endsWith("full");
    std::printf("%s\n", qPrintable(QString("fresh view, %1").arg(*key).leftJustified(40) +
                                   QString("Scarp %1 ms, QGIS %2 ms: %3 x faster%4")
                                       .arg(median(mine[*key]), 0, 'f', 1)
                                       .arg(median(theirs[*key]), 0, 'f', 1)
                                       .arg(times, 0, 'f', 1)
                                       .arg(!asked ? QString()
                                                   : QString(", target >= %1 %2")
                                                         .arg(wanted)
                                                         .arg(times >= wanted ? "met" : "MISSED"))));
  }
}

} // namespace scarp::bench
