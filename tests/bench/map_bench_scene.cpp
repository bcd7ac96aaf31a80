// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/map_bench.h"
#include "widgets/map/ct_layer.h"
#include "widgets/map/scale_bar.h"
#include "widgets/map/tile_renderer.h"

#include <sys/resource.h>

#include <QEventLoop>
#include <QPainter>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <string>

namespace scarp::bench {

double wallMs() {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

double cpuMs() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto ms = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) * 1000 + static_cast<double>(t.tv_usec) / 1000;
  };
  return ms(usage.ru_utime) + ms(usage.ru_stime);
}

namespace {
double statusMiB(const std::string& key) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.rfind(key, 0) == 0)
      return std::stod(line.substr(key.size() + 1)) / 1024;
  return NAN;
}
} // namespace

double residentMiB() {
  return statusMiB("VmRSS");
}

double mostResidentMiB() {
  return statusMiB("VmHWM");
}

double quantile(std::vector<double> values, double share) {
  if (values.empty())
    return NAN;
  std::sort(values.begin(), values.end());
  return values[static_cast<size_t>(std::ceil(share * static_cast<double>(values.size() - 1)))];
}

void figure(const QString& name, double value, const QString& unit, double target, double reference,
            const QString& referenceName) {
  QString line = name.leftJustified(52) + QString::number(value, 'f', value < 10 ? 2 : 0).rightJustified(9) +
                 ' ' + unit.leftJustified(6);
  if (!std::isnan(target))
    line += QString("target <= %1 %2").arg(target).arg(value <= target ? "met" : "MISSED").leftJustified(26);
  if (!std::isnan(reference))
    line += QString("%1 x %2 (%3 %4)")
                .arg(value / reference, 0, 'f', 2)
                .arg(referenceName)
                .arg(reference, 0, 'f', 2)
                .arg(unit);
  std::printf("%s\n", qPrintable(line));
  std::fflush(stdout);
}

bool waitFor(const std::function<bool()>& holds) {
  return QTest::qWaitFor(holds, 60000);
}

bool waitForPicture(MapCanvas& canvas) {
  QEventLoop loop;
  QTimer limit; // a poll would round to its steps: the signal ends the wait
  limit.setSingleShot(true);
  QObject::connect(&limit, &QTimer::timeout, &loop, &QEventLoop::quit);
  QObject::connect(&canvas, &MapCanvas::pictureComplete, &loop, &QEventLoop::quit);
  limit.start(60000);
  if (!canvas.complete())
    loop.exec();
  return canvas.complete();
}

MapScene::MapScene(const std::filesystem::path& folder) : m_project(loadProject(folder)) {
  m_stack.setProject(m_project);
  if (!waitFor([this] { return !m_stack.loading(); }))
    std::fprintf(stderr, "not all layers could be loaded\n");
  m_canvas.resize(kWidth, kHeight);
  m_canvas.show();
  m_canvas.setHome(m_project.grid.extent(), m_project.grid.cellX, false);
  m_canvas.zoomFull();
}

std::vector<PictureEntry> MapScene::targetsOnly() const {
  auto entries = all();
  std::erase_if(entries, [](const auto& entry) { return !dynamic_cast<const CtLayer*>(entry.layer.get()); });
  return entries;
}

Point MapScene::busyPlace() const {
  for (const auto& entry : targetsOnly()) {
    const CtCloud& cloud = static_cast<const CtLayer&>(*entry.layer).cloud();
    Point middle;
    for (size_t i = 0; i < cloud.size(); ++i)
      middle = {middle.x + cloud.x(i) / static_cast<double>(cloud.size()),
                middle.y + cloud.y(i) / static_cast<double>(cloud.size())};
    for (double reach = cloud.spacing(); reach < 1e7; reach *= 4)
      if (const auto nearest = cloud.nearest(middle, reach))
        return {cloud.x(*nearest), cloud.y(*nearest)};
  }
  const Extent all = m_project.grid.extent();
  return {(all.xMin + all.xMax) / 2, (all.yMin + all.yMax) / 2};
}

ViewTransform MapScene::fullView() const {
  return ViewTransform::fitting(m_project.grid.extent(), QSizeF(kWidth, kHeight));
}

ViewTransform MapScene::viewAt(double denominator) const {
  return {busyPlace(), mapPerPixelFor(denominator, 96, 1), QSizeF(kWidth, kHeight)};
}

double MapScene::drawFresh(const std::vector<PictureEntry>& entries, const ViewTransform& view) {
  m_canvas.setView(view);
  m_canvas.setEntries(entries);
  letRest();
  const double start = wallMs();
  m_canvas.refresh();
  waitForPicture(m_canvas);
  m_canvas.repaint();
  return wallMs() - start;
}

void MapScene::letRest() {
  waitFor([this] { return m_canvas.complete() && m_canvas.renderer().idle(); });
}

namespace {
class BlitWidget : public QWidget {
public:
  BlitWidget() : m_frame(kWidth, kHeight, QImage::Format_RGB32) {
    m_frame.fill(Qt::darkGreen);
    setAttribute(Qt::WA_OpaquePaintEvent);
    resize(kWidth, kHeight);
  }

protected:
  void paintEvent(QPaintEvent*) override { QPainter(this).drawImage(0, 0, m_frame); }

private:
  QImage m_frame;
};
} // namespace

double blitMs() {
  BlitWidget widget;
  widget.show();
  QTest::qWait(50);
  std::vector<double> times;
  for (int i = 0; i < 60; ++i) {
    const double start = wallMs();
    widget.repaint();
    times.push_back(wallMs() - start);
    QTest::qWait(5);
  }
  return median(times);
}

} // namespace scarp::bench
