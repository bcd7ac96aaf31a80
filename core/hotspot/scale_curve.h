// SPDX-License-Identifier: GPL-3.0-or-later
// How hot and cold spots depend on the distance: one walk over the points adds every neighbour to the ring of
// its distance, so that all distances cost little more than the largest alone. Bins are those of plain
// p-values at 95 % confidence; an area is that of the cells that hold at least one such point.
#pragma once

#include "core/hotspot/local_gi_star.h"

#include <functional>
#include <optional>
#include <vector>

namespace scarp {

struct ScaleStep {
  double distance = 0;       ///< m
  int64_t hot = 0, cold = 0; ///< points at 95 % confidence or more
  int64_t hotCells = 0, coldCells = 0;
  int64_t undefined = 0;
  double meanAbsZ = 0;       ///< of the points with a z; NaN when there is none
  double meanNeighbours = 0; ///< the point itself not counted
};

struct ScaleCurve {
  std::vector<ScaleStep> steps; ///< by distance
  int64_t points = 0, of = 0;   ///< looked at so far, to be looked at
  double cell = 0;              ///< m, side of the cells that areas are counted in
  bool complete() const { return points == of; }
  double hotArea(size_t step) const { return static_cast<double>(steps[step].hotCells) * cell * cell; }
  double coldArea(size_t step) const { return static_cast<double>(steps[step].coldCells) * cell * cell; }
};

inline constexpr size_t kMostScaleSteps = 64;

/// `distances` ascending, at most kMostScaleSteps. Points outside `only` are neighbours, but not counted.
/// `partly` is called now and then, from any thread but one at a time, with the curve of the points so far:
/// they are spread over the scene. Throws Cancelled, and std::invalid_argument for other distances.
ScaleCurve scaleCurve(const LocalGiStar& scene, const std::vector<double>& distances, GiSelf self,
                      std::optional<Extent> only = {}, const Progress& progress = {},
                      const std::function<void(const ScaleCurve&)>& partly = {});

/// The first distance at which the mean |z| is higher than at its neighbours on both sides: the scale at
/// which clustering is strongest. None when it only rises or falls.
std::optional<double> firstPeak(const ScaleCurve& curve);

} // namespace scarp
