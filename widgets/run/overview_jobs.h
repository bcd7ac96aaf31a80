// SPDX-License-Identifier: GPL-3.0-or-later
// Overviews that the studio has asked for: each is a run of the `scarp` command of its own, which goes on
// when the studio closes. Tells when one is there. GUI thread only.
#pragma once

#include "core/run/run_reader.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace scarp {

class OverviewJobs final : public QObject {
  Q_OBJECT

public:
  explicit OverviewJobs(QObject* parent = nullptr);
  /// Starts a run under `runs`. `codes`: classes or angles, whose averages mean nothing. Throws Error.
  void start(const std::filesystem::path& runs, const std::filesystem::path& file, bool codes);
  bool running(const std::filesystem::path& file) const;
  void stop(const std::filesystem::path& file); ///< it ends within a second and leaves nothing

signals:
  void finished(const QString& file);
  void failed(const QString& file, const QString& message, const QString& hint);

private:
  struct Job {
    std::filesystem::path file;
    std::unique_ptr<RunReader> run;
  };
  void poll();

  std::vector<Job> m_jobs;
  QTimer m_timer;
};

} // namespace scarp
