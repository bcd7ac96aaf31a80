// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run/overview_jobs.h"

#include "widgets/run/run_launcher.h"

#include <algorithm>

namespace scarp {
namespace fs = std::filesystem;

OverviewJobs::OverviewJobs(QObject* parent) : QObject(parent) {
  m_timer.setInterval(500);
  connect(&m_timer, &QTimer::timeout, this, &OverviewJobs::poll);
}

void OverviewJobs::start(const fs::path& runs, const fs::path& file, bool codes) {
  if (running(file))
    return;
  const fs::path run = runs / newRunName("overviews");
  QStringList arguments{"overviews", QString::fromStdString(file.string()), "--run",
                        QString::fromStdString(run.string())};
  if (codes)
    arguments << "--resampling"
              << "nearest";
  RunConfig config;
  config.kind = "overviews";
  config.parameters = {{"files", {file.string()}}, {"resampling", codes ? "nearest" : "auto"}};
  config.commandLine = {"scarp"};
  for (const QString& word : arguments)
    config.commandLine.push_back(word.toStdString());
  createRun(run, config); // first: an early failure has a home
  startDetached(arguments, run / "output.txt");
  m_jobs.push_back({file, std::make_unique<RunReader>(run)});
  m_timer.start();
}

bool OverviewJobs::running(const fs::path& file) const {
  return std::ranges::any_of(m_jobs, [&](const Job& job) { return job.file == file; });
}

void OverviewJobs::stop(const fs::path& file) {
  for (const Job& job : m_jobs)
    if (job.file == file)
      requestStop(job.run->folder());
}

void OverviewJobs::poll() {
  std::vector<Job> ended;
  for (Job& job : m_jobs) {
    job.run->poll();
    if (isFinal(job.run->view().status.state) || job.run->view().lost)
      ended.push_back(std::move(job));
  }
  std::erase_if(m_jobs, [](const Job& job) { return job.run == nullptr; });
  if (m_jobs.empty())
    m_timer.stop();
  for (const Job& job : ended) {
    const QString file = QString::fromStdString(job.file.string());
    const RunStatus& status = job.run->view().status;
    if (status.state == RunState::Done)
      emit finished(file);
    else if (status.error)
      emit failed(file, QString::fromStdString(status.error->message),
                  QString::fromStdString(status.error->hint));
    else
      emit failed(file,
                  status.state == RunState::Stopped ? tr("Building overviews was stopped.")
                                                    : tr("Building overviews ended without a word."),
                  tr("The map stays as it was."));
  }
}

} // namespace scarp
