// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of the land at 25 m: a fractal upland cut by its rivers. Uplift against stream-power incision
// dh/dt = U - K A^0.45 S (implicit, after Braun and Willett 2013, with the river as base level), hillslopes
// that creep and that cannot stand steeper than their rock allows; from 100 m to 25 m cells.
#pragma once

#include "core/base/progress.h"
#include "core/synth/faults.h"
#include "core/synth/field.h"
#include "core/synth/river.h"

namespace scarp::synth {

inline constexpr double kReliefCell = 25;     ///< m
inline constexpr double kReliefMargin = 1000; ///< m of land beyond the scene on every side

struct Relief {
  Field height; ///< m above sea
  std::vector<uint8_t>
      flow; ///< to which of the eight neighbours a cell drains; kNoFlow on the valley floor and in pits
  std::vector<uint8_t> drained; ///< 10 * log2(cells upstream): 0 on ridges
  static constexpr uint8_t kNoFlow = 8;

  /// Cells upstream of a cell, itself included.
  double upstream(size_t cell) const;
};

/// Steps to the neighbours in the order of `flow`.
inline constexpr int kStepX[8] = {1, 1, 0, -1, -1, -1, 0, 1};
inline constexpr int kStepY[8] = {0, 1, 1, 1, 0, -1, -1, -1};

Relief makeRelief(const SceneParams& params, const River& river, const Faults& faults,
                  const Progress& progress);

} // namespace scarp::synth
