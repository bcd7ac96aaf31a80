// SPDX-License-Identifier: GPL-3.0-or-later
// Frames while a hand pans and zooms, and how soon the picture is whole after a zoom.
#include "core/geo/raster.h"
#include "tests/bench/map_bench.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>
#include <cmath>
#include <cstdio>

namespace scarp::bench {

namespace {

constexpr int kFrames = 252, kRuns = 3, kZooms = 24;

/// What the hand does at a frame: drags, turns the wheel by whole steps, or by fine ones with Ctrl.
ViewTransform nextView(const ViewTransform& view, int frame) {
  const auto pan = [&](double x, double y) { return view.panned({x, y}); };
  const auto zoom = [&](double factor) { return view.zoomedAt({1200, 400}, factor); };
  if (frame < 60)
    return pan(-9, 5);
  if (frame < 96)
    return frame % 12 == 0 ? zoom(2) : pan(2, 0);
  if (frame < 156)
    return pan(12, -7);
  if (frame < 176)
    return zoom(1 / 1.1);
  if (frame < 216)
    return pan(-6, -8);
  return frame % 12 == 0 ? zoom(0.5) : pan(0, 3);
}

} // namespace

void measureFrames(MapScene& scene) {
  MapCanvas& canvas = scene.canvas();
  const double blit = blitMs();
  canvas.setEntries(scene.all());
  std::vector<double> medians, tails, worst, shown, present;
  for (int run = 0; run < kRuns; ++run) {
    canvas.refresh();
    canvas.setView(scene.viewAt(100000));
    scene.letRest();
    std::vector<double> times;
    double tilesShown = 0, tilesPresent = 0;
    QEventLoop loop;
    QTimer tick;
    tick.setTimerType(Qt::PreciseTimer);
    QObject::connect(&tick, &QTimer::timeout, &loop, [&] {
      const double start = wallMs();
      canvas.setView(nextView(canvas.view(), static_cast<int>(times.size())));
      canvas.repaint();
      times.push_back(wallMs() - start);
      const TileCoverage now = canvas.board().coverage();
      tilesShown += static_cast<double>(now.shown) / now.visible;
      tilesPresent += static_cast<double>(now.present) / now.visible;
      if (times.size() == kFrames)
        loop.quit();
    });
    tick.start(16);
    loop.exec();
    medians.push_back(median(times));
    tails.push_back(quantile(times, 0.99));
    worst.push_back(quantile(times, 1));
    shown.push_back(100 * tilesShown / kFrames);
    present.push_back(100 * tilesPresent / kFrames);
    std::printf("  run %d: frames %d, median %.2f ms, p99 %.2f ms, most %.2f ms, tiles shown %.0f %%, "
                "present %.0f %%\n",
                run + 1, kFrames, medians.back(), tails.back(), worst.back(), shown.back(), present.back());
  }
  figure("frame, median of 3 runs", median(medians), "ms", 4, blit, "a blit");
  figure("frame, 99th percentile", median(tails), "ms", 16.7, blit, "a blit");
}

void measureSettling(MapScene& scene) {
  MapCanvas& canvas = scene.canvas();
  canvas.setEntries(scene.all());
  const Point busy = scene.busyPlace();
  std::vector<double> times, cpu;
  // In from the whole scene to single pixels and out again, each time towards another side.
  canvas.setView(scene.fullView());
  canvas.refresh();
  scene.letRest();
  for (int zoom = 0; zoom < kZooms; ++zoom) {
    const bool in = zoom / 6 % 2 == 0;
    const QPointF pointer = in ? canvas.view().toScreen(busy) + QPointF(40 * (zoom % 3), 25 * (zoom % 2))
                               : QPointF(300 + 400 * (zoom % 4), 250 + 300 * (zoom % 3));
    const double start = wallMs(), cpuStart = cpuMs();
    canvas.setView(canvas.view().zoomedAt(pointer, in ? 2 : 0.5));
    canvas.repaint();
    waitForPicture(canvas);
    canvas.repaint();
    times.push_back(wallMs() - start);
    cpu.push_back(cpuMs() - cpuStart);
    QTest::qWait(250); // a look at it
  }
  // The same pixels of the image alone, read by one thread: the least that any viewer has to do.
  double reference = NAN;
  if (const ProjectLayer* image = scene.project().firstOf(LayerKind::Image)) {
    std::vector<double> reads;
    const RasterReader reader(scene.project().pathOf(image->file));
    std::vector<float> values(size_t{kWidth} * kHeight);
    const GridSpec& grid = reader.grid();
    for (const double step : {1.0, 3.0, 9.0, 20.0}) {
      const Window window = intersect({grid.columns / 2, grid.rows / 3, static_cast<int64_t>(kWidth * step),
                                       static_cast<int64_t>(kHeight * step)},
                                      grid.window());
      const int columns = std::max(1, static_cast<int>(static_cast<double>(window.width) / step));
      const int rows = std::max(1, static_cast<int>(static_cast<double>(window.height) / step));
      const double start = wallMs();
      for (int band = 1; band <= reader.bands(); ++band)
        reader.readScaled(window, band, columns, rows,
                          std::span(values).first(static_cast<size_t>(columns) * static_cast<size_t>(rows)));
      reads.push_back(wallMs() - start);
    }
    reference = median(reads);
  }
  figure("settled after a zoom, median", median(times), "ms", 250, reference, "reading the image");
  figure("settled after a zoom, worst", quantile(times, 1), "ms", 800, reference, "reading the image");
  figure("  process cpu of a zoom, median", median(cpu), "ms", NAN);
}

} // namespace scarp::bench
