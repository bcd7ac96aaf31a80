// SPDX-License-Identifier: GPL-3.0-or-later
// The executor's side of a run directory: holds the lock, beats, writes status and metrics, sees the stop
// file.
#pragma once

#include "core/base/files.h"
#include "core/base/progress.h"
#include "core/run/run_dir.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace scarp {

class RunWriter {
public:
  /// Takes the lock of a created run and starts a new attempt. Throws Error(Input) when the run does not
  /// exist or another living process executes it. A stop request of an earlier attempt is withdrawn.
  explicit RunWriter(const std::filesystem::path& folder);
  /// An attempt that nobody finished is recorded as failed.
  ~RunWriter();
  RunWriter(const RunWriter&) = delete;
  RunWriter& operator=(const RunWriter&) = delete;

  const RunPaths& paths() const { return m_paths; }
  const RunConfig& config() const { return m_config; }
  int attempt() const { return m_status.attempt; }

  /// Progress that feeds status.json and ends when control/stop appears or `outer` is stopped.
  Progress progress(const Progress& outer);
  /// Changes the status under the lock; written at once when `now`, else with the next beat.
  template <class Change> void update(Change&& change, bool now = false) {
    const std::lock_guard lock(m_mutex);
    change(m_status);
    if (now)
      writeStatus();
  }
  void append(const MetricsRow& row); ///< the attempt is filled in
  void log(const std::string& line);
  void warn(const std::string& text);
  void done();
  void stopped();
  void failed(const std::string& code, const std::string& message, const std::string& hint);

private:
  void beat(const std::stop_token& stop);
  void end(RunState state);
  void writeStatus();

  RunPaths m_paths;
  RunConfig m_config;
  RunStatus m_status;
  int m_lock = -1;
  std::unique_ptr<AppendLog> m_metrics, m_log;
  std::mutex m_mutex;
  std::condition_variable_any m_wake;
  std::stop_source m_stop; ///< set by the stop file or by the outer progress
  std::optional<std::stop_callback<std::function<void()>>> m_outerStop;
  std::jthread m_heart;
};

} // namespace scarp
