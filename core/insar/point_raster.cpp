// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/point_raster.h"

#include "core/base/error.h"
#include "core/geo/raster.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace scarp {

namespace {

constexpr int64_t kTile = 256; // as in the file: strips of one row of tiles, each tile is written once

/// The points of each strip, in their own order: writing them as they come would thrash the block cache.
struct Strips {
  std::vector<uint32_t> order;
  std::vector<size_t> start; ///< strip -> first place in order, one more at the end
};

Strips sortedByStrip(const GridSpec& grid, std::span<const double> x, std::span<const double> y,
                     PointRasterReport& report) {
  constexpr uint32_t kOutside = std::numeric_limits<uint32_t>::max();
  const auto count = static_cast<size_t>((grid.rows + kTile - 1) / kTile);
  std::vector<uint32_t> stripOf(x.size(), kOutside);
  Strips strips;
  strips.start.assign(count + 1, 0);
  for (size_t i = 0; i < x.size(); ++i) {
    const double column = std::floor((x[i] - grid.left) / grid.cellX),
                 row = std::floor((grid.top - y[i]) / grid.cellY);
    const bool inside = column >= 0 && row >= 0 && column < static_cast<double>(grid.columns) &&
                        row < static_cast<double>(grid.rows); // false for NaN
    if (!inside) {
      ++report.outside;
      continue;
    }
    stripOf[i] = static_cast<uint32_t>(static_cast<int64_t>(row) / kTile);
    ++strips.start[stripOf[i] + 1];
  }
  for (size_t s = 0; s < count; ++s)
    strips.start[s + 1] += strips.start[s];
  strips.order.resize(strips.start.back());
  std::vector<size_t> next(strips.start.begin(), strips.start.end() - 1);
  for (size_t i = 0; i < x.size(); ++i)
    if (stripOf[i] != kOutside)
      strips.order[next[stripOf[i]]++] = static_cast<uint32_t>(i);
  return strips;
}

} // namespace

PointRule pointRuleOf(const std::string& name) {
  if (name == "first")
    return PointRule::First;
  if (name == "last")
    return PointRule::Last;
  if (name == "mean")
    return PointRule::Mean;
  if (name == "sum")
    return PointRule::Sum;
  if (name == "count")
    return PointRule::Count;
  throw usageError("unknown rule '" + name + "'", "Known are first, last, mean, sum and count.");
}

PointRasterReport rasterisePoints(const std::filesystem::path& file, const GridSpec& grid,
                                  std::span<const double> x, std::span<const double> y,
                                  std::span<const double> values, PointRule rule,
                                  const std::map<std::string, std::string>& metadata,
                                  const Progress& progress) {
  PointRasterReport report;
  report.points = static_cast<int64_t>(x.size());
  const bool zeroWhereEmpty = rule == PointRule::Sum || rule == PointRule::Count;
  RasterOptions options;
  options.type = rule == PointRule::Count ? RasterType::Int32 : RasterType::Float64;
  if (!zeroWhereEmpty)
    options.noData = -9999;
  options.metadata = metadata;
  RasterWriter writer(file, grid, options);
  const Strips strips = sortedByStrip(grid, x, y, report);

  const auto width = static_cast<size_t>(grid.columns);
  std::vector<double> cells(width * static_cast<size_t>(std::min(kTile, grid.rows)), 0.0),
      tile(kTile * kTile);
  std::vector<uint32_t> counts(cells.size(), 0);
  std::vector<bool> touched(static_cast<size_t>((grid.columns + kTile - 1) / kTile));
  for (size_t s = 0; s + 1 < strips.start.size(); ++s) {
    const double done = static_cast<double>(s) / static_cast<double>(strips.start.size());
    progress.step(done, "rasterising points");
    const int64_t firstRow = static_cast<int64_t>(s) * kTile;
    const int64_t rows = std::min(kTile, grid.rows - firstRow);
    std::fill(touched.begin(), touched.end(), false);
    for (size_t k = strips.start[s]; k < strips.start[s + 1]; ++k) {
      const uint32_t i = strips.order[k];
      const double value = rule == PointRule::Count ? 1 : values[i];
      if (std::isnan(value)) {
        ++report.missing;
        continue;
      }
      ++report.inside;
      const int64_t column = grid.columnAt(x[i]);
      touched[static_cast<size_t>(column / kTile)] = true;
      const size_t at =
          static_cast<size_t>(grid.rowAt(y[i]) - firstRow) * width + static_cast<size_t>(column);
      const bool first = counts[at]++ == 0;
      report.cells += first;
      if (rule == PointRule::First)
        cells[at] = first ? value : cells[at];
      else if (rule == PointRule::Last)
        cells[at] = value;
      else
        cells[at] += value;
    }
    for (size_t b = 0; b < touched.size(); ++b) {
      if (!touched[b])
        continue; // tiles that are never written read as NoData, or 0 without one
      progress.step(done, "rasterising points");
      const int64_t left = static_cast<int64_t>(b) * kTile;
      const Window window{left, firstRow, std::min(kTile, grid.columns - left), rows};
      size_t to = 0;
      for (int64_t row = 0; row < rows; ++row)
        for (int64_t column = 0; column < window.width; ++column, ++to) {
          const size_t at = static_cast<size_t>(row) * width + static_cast<size_t>(left + column);
          if (counts[at] == 0 && !zeroWhereEmpty)
            tile[to] = std::numeric_limits<double>::quiet_NaN();
          else
            tile[to] = rule == PointRule::Mean ? cells[at] / counts[at] : cells[at];
          cells[at] = 0;
          counts[at] = 0;
        }
      writer.writeDouble(window, 1, std::span<const double>(tile).first(to));
    }
  }
  progress.step(1, "rasterising points");
  writer.finish();
  return report;
}

} // namespace scarp
