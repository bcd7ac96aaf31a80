// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the parts of the map benchmark: a project's layers on a canvas of 1920 x 1080, clocks, and how
// figures are printed: each with its target and with the ratio to a reference of the same run.
#pragma once

#include "widgets/map/map_canvas.h"
#include "widgets/project/layer_stack.h"

#include <QString>
#include <filesystem>
#include <functional>
#include <vector>

namespace scarp::bench {

inline constexpr int kWidth = 1920, kHeight = 1080;

double wallMs();      ///< of a clock that only runs forward
double cpuMs();       ///< of all threads of this process
double residentMiB(); ///< now
double mostResidentMiB();

double quantile(std::vector<double> values, double share);
inline double median(const std::vector<double>& values) {
  return quantile(values, 0.5);
}

/// "name  value unit  (target <= 4)  1.9 x reference". NaN: no target, no reference.
void figure(const QString& name, double value, const QString& unit, double target, double reference = NAN,
            const QString& referenceName = {});
/// Runs the event loop until it holds; false after a minute.
bool waitFor(const std::function<bool()>& holds);
bool waitForPicture(MapCanvas& canvas); ///< to the moment

/// The visible layers of a project, loaded, on a shown canvas at the whole scene.
class MapScene {
public:
  explicit MapScene(const std::filesystem::path& folder);
  MapCanvas& canvas() { return m_canvas; }
  const Project& project() const { return m_project; }
  std::vector<PictureEntry> all() const { return m_stack.entries(); }
  std::vector<PictureEntry> targetsOnly() const;
  Point busyPlace() const; ///< the target nearest to the middle of all targets
  /// Draws these layers at a view from nothing; ms until every tile was there and painted.
  double drawFresh(const std::vector<PictureEntry>& entries, const ViewTransform& view);
  ViewTransform viewAt(double denominator) const; ///< 96 dpi, around the busy place
  ViewTransform fullView() const;
  /// Until nothing is drawn in advance either.
  void letRest();

private:
  Project m_project;
  LayerStack m_stack;
  MapCanvas m_canvas;
};

/// A blit of a finished frame of the same size to a widget, ms: what no frame can be faster than.
double blitMs();

void measureFrames(MapScene& scene);
void measureSettling(MapScene& scene);
void measureTargets(MapScene& scene);
void measureStart(const std::filesystem::path& folder);
void measureMemory(const std::filesystem::path& folder, int steps);
void compareWithQgis(const std::filesystem::path& folder);

// Parts that run as processes of their own.
int runSession(const std::filesystem::path& folder, int steps);
int runViews(const std::filesystem::path& folder);

} // namespace scarp::bench
