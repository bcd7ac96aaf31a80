// SPDX-License-Identifier: GPL-3.0-or-later
// The onlooker's side of a run directory: polled, tolerant of torn and missing files, never writes.
#pragma once

#include "core/run/run_dir.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace scarp {

struct RunView {
  RunConfig config;
  RunStatus status;
  bool lost = false;   ///< claims to be alive, but has not beaten for 15 s and holds no lock here: a
                       ///< conclusion, never written
  bool stuck = false;  ///< beats, but the work has not advanced for 120 s
  std::string problem; ///< why the directory cannot be read as a run; empty when it can
};

class RunReader {
public:
  using Clock = std::chrono::steady_clock;
  explicit RunReader(const std::filesystem::path& folder);

  /// Reads what is new. Liveness is judged by how long the beats have not changed on this reader's own clock.
  /// Returns whether anything changed.
  bool poll(Clock::time_point now = Clock::now());
  const std::filesystem::path& folder() const { return m_paths.folder; }
  const RunView& view() const { return m_view; }
  /// Rows in force: those of earlier attempts from the first epoch of a later attempt on are superseded.
  const std::vector<MetricsRow>& metrics() const { return m_metrics; }
  /// Number of rows at the front of metrics() that this poll left as they were (charts append only the rest).
  size_t unchangedRows() const { return m_unchanged; }

private:
  bool readStatus(Clock::time_point now);
  bool readMetrics();

  RunPaths m_paths;
  RunView m_view;
  bool m_configRead = false;
  std::vector<MetricsRow> m_metrics;
  size_t m_unchanged = 0;
  std::uintmax_t m_offset = 0;
  std::string m_statusText;
  Clock::time_point m_beatSeen{}, m_stepSeen{};
};

/// Folders under `parent` that hold a run, newest first.
std::vector<std::filesystem::path> findRuns(const std::filesystem::path& parent);

} // namespace scarp
