// SPDX-License-Identifier: GPL-3.0-or-later
// What a synthetic valley is asked to be, and the counts that follow from its area alone. The reference scene
// is that of the study (50,661 x 35,415 px of 2.5 m: 930,193 CTs, 264 per km2 of an observed corridor, 476
// landslides).
#pragma once

#include "core/base/params.h"
#include "core/geo/grid_spec.h"

#include <cstdint>

namespace scarp::synth {

inline constexpr double kPixel = 2.5;    ///< m, of the image
inline constexpr double kDemCell = 12.5; ///< m
inline constexpr int64_t kReferenceWidth = 50661, kReferenceHeight = 35415;
inline constexpr int64_t kReferenceTargets = 930193, kReferenceLandslides = 476;
inline constexpr double kTargetsPerKm2 = 264;
inline constexpr int64_t kFewestLandslides = 8; ///< also where the area alone would give fewer
inline constexpr int64_t kSmallestSide = 256, kLargestSide = 100000;

struct SceneParams {
  int64_t width = 2560, height = 2048; ///< px of 2.5 m
  uint64_t seed = 1;
  int64_t landslides = 0; ///< 0: in proportion to the area
};

/// Throws Error(Usage) for a size or count that cannot be meant.
void checkSceneParams(const SceneParams& params);

double areaKm2(const SceneParams& params);
/// Share of the scene that is observed: 930,193 / 264 km2 of the reference scene, 0.314.
double corridorShare();
int64_t targetCount(const SceneParams& params); ///< 930,193 at the reference size
int64_t
landslideCount(const SceneParams& params); ///< 476 at the reference size, never below kFewestLandslides

/// The image grid in EPSG:32647 (UTM 47 N, where the upper Yellow River runs; the place itself is invented).
GridSpec imageGrid(const SceneParams& params);
/// The smallest 12.5 m grid from the same corner that covers the image.
GridSpec demGrid(const SceneParams& params);

} // namespace scarp::synth
