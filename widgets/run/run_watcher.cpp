// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run/run_watcher.h"

#include <algorithm>
#include <chrono>

namespace scarp {
namespace fs = std::filesystem;

RunWatcher::RunWatcher(QObject* parent) : QObject(parent) {
  using namespace std::chrono_literals;
  m_timer.setInterval(1s);
  connect(&m_timer, &QTimer::timeout, this, &RunWatcher::poll);
}

void RunWatcher::watch(const fs::path& folder) {
  m_folder = folder;
  m_runs.clear();
  if (folder.empty())
    m_timer.stop();
  else
    m_timer.start();
  poll();
  emit runsChanged();
}

void RunWatcher::poll() {
  if (m_folder.empty())
    return;
  const std::vector<fs::path> folders = findRuns(m_folder);
  const bool same = std::equal(folders.begin(), folders.end(), m_runs.begin(), m_runs.end(),
                               [](const fs::path& path, const auto& run) { return run->folder() == path; });
  if (!same) {
    std::vector<std::shared_ptr<RunReader>> next;
    for (const fs::path& path : folders) {
      const auto known =
          std::find_if(m_runs.begin(), m_runs.end(), [&](const auto& r) { return r->folder() == path; });
      next.push_back(known != m_runs.end() ? *known : std::make_shared<RunReader>(path));
    }
    m_runs = std::move(next);
  }
  std::vector<std::shared_ptr<RunReader>> changed, finished;
  for (const auto& run : m_runs) {
    const bool known = !run->view().config.kind.empty();
    const bool ended = isFinal(run->view().status.state);
    if (!run->poll())
      continue;
    changed.push_back(run);
    if (known && !ended && isFinal(run->view().status.state))
      finished.push_back(run);
  }
  if (!same)
    emit runsChanged();
  for (const auto& run : changed)
    emit runChanged(run.get());
  for (const auto& run : finished)
    emit runFinished(run.get());
}

const RunReader* RunWatcher::run(const fs::path& folder) const {
  const auto at =
      std::find_if(m_runs.begin(), m_runs.end(), [&](const auto& r) { return r->folder() == folder; });
  return at == m_runs.end() ? nullptr : at->get();
}

bool RunWatcher::anyActive() const {
  return std::any_of(m_runs.begin(), m_runs.end(), [](const auto& run) {
    const RunState state = run->view().status.state;
    return state != RunState::Queued && !isFinal(state) && !run->view().lost;
  });
}

QString stateText(const RunView& view) {
  if (!view.problem.empty())
    return RunWatcher::tr("unreadable");
  if (view.lost)
    return RunWatcher::tr("lost");
  if (view.stuck)
    return RunWatcher::tr("stuck");
  switch (view.status.state) {
  case RunState::Queued:
    return RunWatcher::tr("queued");
  case RunState::Starting:
    return RunWatcher::tr("starting");
  case RunState::Running:
    return RunWatcher::tr("running");
  case RunState::Stopping:
    return RunWatcher::tr("stopping");
  case RunState::Done:
    return RunWatcher::tr("done");
  case RunState::Failed:
    return RunWatcher::tr("failed");
  case RunState::Stopped:
    return RunWatcher::tr("stopped");
  }
  return {};
}

} // namespace scarp
