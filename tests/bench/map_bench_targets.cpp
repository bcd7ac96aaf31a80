// SPDX-License-Identifier: GPL-3.0-or-later
// All coherent targets at once, from nothing, and whether the strong ones are seen.
#include "tests/bench/map_bench.h"
#include "widgets/map/ct_layer.h"
#include "widgets/map/tile_renderer.h"

#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <cstdio>

namespace scarp::bench {

namespace {

constexpr double kStrong = 60; // mm/yr

double drawPointsMs(const CtCloud& cloud, const ViewTransform& view) {
  QPolygonF points;
  points.reserve(static_cast<qsizetype>(cloud.size()));
  for (size_t i = 0; i < cloud.size(); ++i)
    points << view.toScreen({cloud.x(i), cloud.y(i)});
  QImage image(kWidth, kHeight, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  const double start = wallMs();
  QPainter painter(&image);
  painter.setPen(QPen(Qt::red, 3));
  painter.drawPoints(points);
  painter.end();
  return wallMs() - start;
}

void countStrong(MapScene& scene, const CtCloud& cloud) {
  const QImage picture = scene.canvas().grab().toImage();
  const TileGrid grid(scene.canvas().view(), scene.canvas().devicePixelRatioF());
  const QPoint origin = grid.placeOf({grid.scale(), 0, 0});
  int strong = 0, seen = 0;
  for (size_t i = 0; i < cloud.size(); ++i) {
    if (!(std::abs(cloud.velocity(i)) > kStrong))
      continue;
    ++strong;
    const QPoint at = origin + QPoint(static_cast<int>(std::floor(cloud.x(i) / grid.scale())),
                                      static_cast<int>(std::floor(-cloud.y(i) / grid.scale())));
    if (!picture.rect().contains(at))
      continue;
    const QColor colour = picture.pixelColor(at);
    const auto [low, high] = std::minmax({colour.red(), colour.green(), colour.blue()});
    seen += high - low > 60 ? 1 : 0; // neither the ground nor the grey of a stable target
  }
  std::printf(
      "%s\n",
      qPrintable(QString("targets above %1 mm/yr seen at full extent").arg(kStrong).leftJustified(52) +
                 QString("%1 of %2 %3").arg(seen).arg(strong).arg(seen == strong ? "met" : "MISSED")));
}

} // namespace

void measureTargets(MapScene& scene) {
  const auto entries = scene.targetsOnly();
  if (entries.empty()) {
    std::printf("no coherent targets in this project\n");
    return;
  }
  const CtCloud& cloud = static_cast<const CtLayer&>(*entries.front().layer).cloud();
  MapCanvas& canvas = scene.canvas();
  canvas.setView(scene.fullView());
  canvas.setEntries(entries);
  std::vector<double> wall, cpu, points;
  for (int run = 0; run < 7; ++run) {
    scene.letRest();
    const double start = wallMs(), cpuStart = cpuMs();
    canvas.refresh();
    waitForPicture(canvas);
    canvas.repaint();
    wall.push_back(wallMs() - start);
    cpu.push_back(cpuMs() - cpuStart);
    points.push_back(drawPointsMs(cloud, canvas.view()));
  }
  std::printf("%s coherent targets\n",
              qPrintable(QLocale(QLocale::English).toString(static_cast<qulonglong>(cloud.size()))));
  figure("all targets, full extent, cold: wall", median(wall), "ms", 40, median(points),
         "QPainter::drawPoints");
  figure("all targets, full extent, cold: process cpu", median(cpu), "ms", 60, median(points),
         "QPainter::drawPoints");
  countStrong(scene, cloud);
}

} // namespace scarp::bench
