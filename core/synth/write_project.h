// SPDX-License-Identifier: GPL-3.0-or-later
// A synthetic scene as a project folder: image, elevations, coherent targets, three experts' labels, the
// truth, old landslides and faults. Every product says that it is synthetic. Streamed in windows; the folder
// is made beside its name and renamed when it is whole.
#pragma once

#include "core/base/progress.h"
#include "core/synth/scene_params.h"

#include <array>
#include <filesystem>
#include <string>

namespace scarp::synth {

inline constexpr int64_t kMostTargetsWithSeries =
    50000; ///< beyond, a time series of each would need gigabytes

struct SceneSummary {
  std::filesystem::path folder;
  SceneParams params;
  double areaKm2 = 0, corridorKm2 = 0;
  int64_t targets = 0, falseMovers = 0, dates = 0; ///< dates: of the time series; 0: none
  int64_t landslides = 0, oldLandslides = 0;
  double landslideKm2 = 0;
  double slowest = 0, fastest = 0; ///< mm/yr along the line of sight
  std::array<int64_t, 3> drawn{};  ///< areas per expert
  std::string hash;                ///< of a packed dataset
};

/// Throws Error(Input) when the folder exists and is not empty or cannot be written, before anything is
/// computed.
SceneSummary writeSceneProject(const std::filesystem::path& folder, const SceneParams& params,
                               const Progress& progress);

/// What project.json and every dataset say about how the scene was made.
std::string sceneNote(const SceneParams& params);
/// The folder to make: absolute, absent or empty, its parent writable.
std::filesystem::path freshFolder(const std::filesystem::path& folder);

} // namespace scarp::synth
