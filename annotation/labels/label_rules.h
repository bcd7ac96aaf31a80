// SPDX-License-Identifier: GPL-3.0-or-later
// What a careful colleague would remark about drawn areas: outlines that cross themselves, areas too small to
// see, outside the scene, on top of each other, drawn twice. Findings, never errors. Lengths in m, areas in
// m2.
#pragma once

#include "annotation/labels/label_set.h"
#include "core/base/notice.h"

#include <vector>

namespace scarp {

struct LabelRules {
  Extent scene = {0, 0, -1, -1}; ///< empty: not checked
  double minimumArea = 500;      ///< m2
  double overlapShare = 0.02;    ///< of the smaller area: less is a matter of drawing
  double duplicateIou = 0.9;     ///< more alike than this is the same area drawn twice
};

struct LabelFinding {
  enum class Kind { Crossing, TooSmall, OutsideScene, Overlap, Duplicate };
  Kind kind = Kind::Crossing;
  AreaId area;
  Point place; ///< map coordinates to jump to
  Notice notice;
};

/// Of one area alone.
std::vector<LabelFinding> check(const Area& area, const LabelRules& rules);
/// Of a whole set: each area, then overlaps and duplicates between areas.
std::vector<LabelFinding> check(const LabelSet& labels, const LabelRules& rules);

} // namespace scarp
