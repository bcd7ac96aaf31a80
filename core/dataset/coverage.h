// SPDX-License-Identifier: GPL-3.0-or-later
// Which pixels some set of windows covers, without a raster: a sweep from top to bottom over strips of rows
// in which nothing changes. Exact, and as cheap as the number of windows.
#pragma once

#include "core/geo/grid_spec.h"

#include <functional>
#include <span>
#include <vector>

namespace scarp {

/// Columns begin <= x < end.
struct Interval {
  int64_t begin = 0, end = 0;
  bool operator==(const Interval&) const = default;
};

/// Rows top <= y < bottom; covered[k]: the columns that windows of set k cover there, ascending, disjoint,
/// merged.
struct CoverageStrip {
  int64_t top = 0, bottom = 0;
  std::vector<std::vector<Interval>> covered;
};

/// Visits the strips from top to bottom; rows without any window are left out.
void sweepCoverage(const std::vector<std::vector<Window>>& sets,
                   const std::function<void(const CoverageStrip&)>& visit);

/// Length of the common part of two merged interval lists.
int64_t commonLength(std::span<const Interval> a, std::span<const Interval> b);
int64_t totalLength(std::span<const Interval> intervals);

} // namespace scarp
