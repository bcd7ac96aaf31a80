// SPDX-License-Identifier: GPL-3.0-or-later
// Counts of the positive class (1) and the paper's equations 3-6 from them. Undefined ratios (0/0) are NaN.
#pragma once

#include "core/base/json.h"

#include <cstdint>
#include <span>
#include <vector>

namespace scarp {

struct Scores {
  double precision = 0, recall = 0, f1 = 0, iou = 0;
};

struct Confusion {
  int64_t tp = 0, fp = 0, fn = 0, tn = 0;

  /// Adds pixels; truth and predicted are 0 or 1.
  void add(std::span<const uint8_t> truth, std::span<const uint8_t> predicted);
  /// Positive is p >= threshold, compared in float.
  void add(std::span<const uint8_t> truth, std::span<const float> probability, float threshold);
  Confusion& operator+=(const Confusion& other);
  double precision() const; ///< tp / (tp + fp)
  double recall() const;    ///< tp / (tp + fn)
  double f1() const;        ///< 2tp / (2tp + fp + fn)
  double iou() const;       ///< tp / (tp + fp + fn)
  Scores scores() const { return {precision(), recall(), f1(), iou()}; }
};

/// Mean over the tiles that hold truth or prediction; within them an undefined ratio counts 0 (the paper's numbers are
/// means over tiles). No such tile: all NaN.
Scores tileMean(std::span<const Confusion> tiles);
inline constexpr const char* kEmptyTileRule =
    "mean over tiles that hold truth or prediction; an undefined ratio in such a tile counts 0";

/// {"threshold", "pooled": {tp..iou}, "tile_mean": {...}, "tiles", "empty_tile_rule"}; undefined values are null.
Json evaluationJson(std::span<const Confusion> tiles, double threshold);

} // namespace scarp
