// SPDX-License-Identifier: GPL-3.0-or-later
// Follows all runs of a folder by polling, about once a second: new runs appear, each tells when it changed.
#pragma once

#include "core/run/run_reader.h"

#include <QObject>
#include <QTimer>
#include <map>
#include <memory>

namespace scarp {

class RunWatcher final : public QObject {
  Q_OBJECT

public:
  explicit RunWatcher(QObject* parent = nullptr);
  /// Watches the runs under `folder` (it may not exist yet); an empty path watches nothing.
  void watch(const std::filesystem::path& folder);
  const std::filesystem::path& folder() const { return m_folder; }
  void poll(); ///< now, besides the timer

  /// Newest first.
  const std::vector<std::shared_ptr<RunReader>>& runs() const { return m_runs; }
  const RunReader* run(const std::filesystem::path& folder) const; ///< null when there is none
  bool anyActive() const;

signals:
  void runsChanged();                            ///< a run appeared or went
  void runChanged(const scarp::RunReader* run);  ///< its status or metrics changed
  void runFinished(const scarp::RunReader* run); ///< it reached a final state while being watched

private:
  std::filesystem::path m_folder;
  std::vector<std::shared_ptr<RunReader>> m_runs;
  QTimer m_timer;
};

/// What a person should read: "running", "lost", "stuck", ... translated.
QString stateText(const RunView& view);

} // namespace scarp
