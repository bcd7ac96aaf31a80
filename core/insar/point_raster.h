// SPDX-License-Identifier: GPL-3.0-or-later
// Values of points on a grid: column = floor((x - left) / cell), row = floor((top - y) / cell), so a point on
// a cell's west or north edge belongs to it and one on the outer east or south edge of the grid is outside.
#pragma once

#include "core/base/progress.h"
#include "core/geo/grid_spec.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>

namespace scarp {

/// What a cell with several points gets. First and Last go by the order of the points.
enum class PointRule { First, Last, Mean, Sum, Count };
/// "first" -> First; throws Error(Usage) for another word.
PointRule pointRuleOf(const std::string& name);

struct PointRasterReport {
  int64_t points = 0;  ///< all that were given
  int64_t inside = 0;  ///< written: on the grid, and with a value (count needs none)
  int64_t outside = 0; ///< not on the grid
  int64_t missing = 0; ///< on the grid, without a value
  int64_t cells = 0;   ///< cells with at least one point
};

/// Writes a tiled GeoTIFF strip by strip, whole or not at all: Float64 with NoData -9999 where no point is
/// (First, Last, Mean), 0 there for Sum (Float64) and Count (Int32), which have no NoData.
PointRasterReport rasterisePoints(const std::filesystem::path& file, const GridSpec& grid,
                                  std::span<const double> x, std::span<const double> y,
                                  std::span<const double> values, PointRule rule,
                                  const std::map<std::string, std::string>& metadata,
                                  const Progress& progress = {});

} // namespace scarp
