// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hotspot/hot_spot_run.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "widgets/run/run_launcher.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace scarp {
namespace fs = std::filesystem;

namespace {

QString text(const fs::path& path) {
  return QString::fromStdString(path.string());
}

QString number(double value) {
  return QString::fromStdString(formatNumber(value));
}

} // namespace

QStringList hotSpotArguments(const HotSpotRequest& r, const fs::path& run) {
  QStringList arguments{"hotspot", text(r.points)};
  if (!r.field.empty())
    arguments << "--velocity" << QString::fromStdString(r.field);
  arguments << "--distance" << number(r.gi.distance) << "--self" << QString::fromStdString(r.gi.self)
            << (r.gi.fdr ? "--fdr" : "--no-fdr") << "--points-out" << text(r.pointsOut) << "--raster-out"
            << text(r.rasterOut);
  if (r.like.empty())
    arguments << "--cell" << number(r.cell);
  else
    arguments << "--like" << text(r.like);
  return arguments << "--radius" << number(r.radius) << "--run" << text(run);
}

fs::path launchHotSpots(const fs::path& project, const HotSpotRequest& request) {
  const fs::path run = project / "runs" / newRunName("hotspot-" + formatNumber(request.gi.distance) + "m");
  const QStringList arguments = hotSpotArguments(request, run);
  RunConfig config;
  config.kind = "hotspot";
  config.parameters = toJson(request.gi);
  config.projectFolder = project.string();
  config.commandLine = {"scarp"};
  for (const QString& word : arguments)
    config.commandLine.push_back(word.toStdString());
  for (const fs::path& file : {request.pointsOut, request.rasterOut})
    makeFolder(file.parent_path());
  createRun(run, config);
  startDetached(arguments, run / "output.txt");
  return run;
}

HotSpotRuns::HotSpotRuns(QObject* parent) : QObject(parent) {
  using namespace std::chrono_literals;
  m_timer.setInterval(500ms);
  connect(&m_timer, &QTimer::timeout, this, &HotSpotRuns::poll);
}

void HotSpotRuns::follow(const std::vector<fs::path>& runs) {
  for (const fs::path& run : runs)
    if (std::none_of(m_runs.begin(), m_runs.end(), [&](const auto& r) { return r->folder() == run; }))
      m_runs.push_back(std::make_unique<RunReader>(run));
  if (active())
    m_timer.start();
}

void HotSpotRuns::clear() {
  m_runs.clear();
  m_timer.stop();
}

void HotSpotRuns::stop() {
  if (active())
    requestStop(m_runs.back()->folder());
}

void HotSpotRuns::poll() {
  bool changed = false;
  std::error_code code;
  std::vector<std::unique_ptr<RunReader>> over;
  for (auto& run : m_runs) {
    changed |= run->poll();
    const RunView& view = run->view();
    // Nobody has taken up a run that is queued: then the wish to stop it is all there is to wait for.
    const bool given =
        view.status.state == RunState::Queued && fs::exists(RunPaths{run->folder()}.stopFile(), code);
    if (isFinal(view.status.state) || view.lost || given || !view.problem.empty())
      over.push_back(std::move(run));
  }
  std::erase(m_runs, nullptr);
  if (!active())
    m_timer.stop();
  if (changed)
    emit progressed();
  for (const auto& run : over)
    emit ended(run.get());
}

} // namespace scarp
