// SPDX-License-Identifier: GPL-3.0-or-later
// `scarp hotspot` for the whole scene as a process of its own: its command line from what the panel shows,
// its run directory under the project's runs, and a look at it until it ends. The run outlives the studio.
#pragma once

#include "core/hotspot/gi_star.h"
#include "core/run/run_reader.h"

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace scarp {

struct HotSpotRequest {
  std::filesystem::path points;
  std::string field; ///< empty: the velocity by its usual names
  GiStarParams gi;
  double radius = 150;        ///< m, of the kernel density
  std::filesystem::path like; ///< image whose grid the raster gets; empty: cells of `cell` metres
  double cell = 2.5;
  std::filesystem::path pointsOut, rasterOut;
};

/// The line a person would type: every value, also those that are the default, so that it stays what it was.
QStringList hotSpotArguments(const HotSpotRequest& request, const std::filesystem::path& run);
/// Creates a queued run under project/runs and starts it; gives back its folder. Throws Error.
std::filesystem::path launchHotSpots(const std::filesystem::path& project, const HotSpotRequest& request);

/// Follows some runs by polling and tells how each goes on and ends, also when it ended before it was
/// followed.
class HotSpotRuns : public QObject {
  Q_OBJECT

public:
  explicit HotSpotRuns(QObject* parent = nullptr);
  /// Runs that nobody has followed to their end; those already followed stay.
  void follow(const std::vector<std::filesystem::path>& runs);
  void clear();
  bool active() const { return !m_runs.empty(); }
  const RunReader* newest() const { return m_runs.empty() ? nullptr : m_runs.back().get(); }
  void stop(); ///< asks the newest to end
  void poll(); ///< now, besides the timer

signals:
  void progressed();
  void ended(const scarp::RunReader* run); ///< done, failed, stopped or lost; no longer followed afterwards

private:
  std::vector<std::unique_ptr<RunReader>> m_runs;
  QTimer m_timer;
};

} // namespace scarp
