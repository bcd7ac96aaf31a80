// SPDX-License-Identifier: GPL-3.0-or-later
// The map under the hand, measured: map_bench [PROJECT [PART...]], parts being start, targets, frames,
// settling, memory, qgis; all of them where none is named. Without a project it makes a synthetic one of
// moderate size. Run it alone on the machine, under Xvfb (with MIT-SHM) or QT_QPA_PLATFORM=offscreen.
#include "tests/bench/map_bench.h"

#include "core/base/error.h"
#include "core/geo/raster_display.h"
#include "core/project/project.h"
#include "core/synth/write_project.h"
#include "tests/support/temp_folder.h"

#include <QApplication>
#include <QStandardPaths>
#include <cstdio>

namespace scarp::bench {
namespace {

constexpr int kSessionSteps = 800;

/// Image, elevations darkened into it, targets, and the labels of three experts.
void makeScene(const std::filesystem::path& folder) {
  synth::SceneParams params;
  params.width = 10240;
  params.height = 7168;
  synth::writeSceneProject(folder, params, Progress{});
  updateProject(folder, [](Project& project) {
    for (auto& layer : project.layers)
      if (layer.kind == LayerKind::Dem) {
        layer.visible = true;
        layer.blend = BlendMode::Multiply;
        layer.opacity = 0.6;
      }
  });
}

int run(const QStringList& arguments) {
  if (arguments.size() > 2 && arguments[1] == "--walk")
    return runSession(arguments[2].toStdString(), arguments.value(3, "200").toInt());
  if (arguments.size() > 2 && arguments[1] == "--views")
    return runViews(arguments[2].toStdString());
  const test::TempFolder temp;
  std::filesystem::path folder = arguments.value(1).toStdString();
  if (folder.empty()) {
    folder = temp / "valley";
    std::printf("making a synthetic scene...\n");
    makeScene(folder);
  }
  const QStringList parts = arguments.mid(2);
  const auto asked = [&parts](const char* part) { return parts.isEmpty() || parts.contains(part); };
  std::printf("platform %s, %d x %d\n", qPrintable(QGuiApplication::platformName()), kWidth, kHeight);
  if (asked("start"))
    measureStart(folder);
  if (asked("targets") || asked("frames") || asked("settling")) {
    readRastersForDisplay();
    MapScene scene(folder);
    std::printf("%zu layers visible\n", scene.all().size());
    if (asked("targets"))
      measureTargets(scene);
    if (asked("frames"))
      measureFrames(scene);
    if (asked("settling"))
      measureSettling(scene);
  }
  if (asked("memory"))
    measureMemory(folder, kSessionSteps);
  if (asked("qgis"))
    compareWithQgis(folder);
  return 0;
}

} // namespace
} // namespace scarp::bench

int main(int argc, char** argv) {
  QStandardPaths::setTestModeEnabled(true);
  QApplication application(argc, argv);
  QCoreApplication::setOrganizationName("Scarp");
  QCoreApplication::setApplicationName("scarp-bench");
  try {
    return scarp::bench::run(QCoreApplication::arguments());
  } catch (const scarp::Error& error) {
    std::fprintf(stderr, "map_bench: %s. %s\n", error.what(), error.hint().c_str());
    return 3;
  }
}
