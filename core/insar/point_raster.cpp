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

constexpr int64_t kStripRows = 256; // one row of tiles of the file: each tile is written once

/// The points of each strip, in their own order: writing them as they come would thrash the block cache.
struct Strips {
  std::vector<uint32_t> order;
  std::vector<size_t> start; ///< strip -> first place in order, one more at the end
};

Strips sortedByStrip(const GridSpec& grid, std::span<const double> x, std::span<const double> y,
                     PointRasterReport& report) {
  constexpr uint32_t kOutside = std::numeric_limits<uint32_t>::max();
  const auto count = static_cast<size_t>((grid.rows + kStripRows - 1) / kStripRows);
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
    stripOf[i] = static_cast<uint32_t>(static_cast<int64_t>(row) / kStripRows);
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
  std::vector<double> cells(width * static_cast<size_t>(std::min(kStripRows, grid.rows)));
  std::vector<uint32_t> counts(cells.size());
  for (size_t s = 0; s + 1 < strips.start.size(); ++s) {
    progress.step(static_cast<double>(s) / static_cast<double>(strips.start.size()), "rasterising points");
    if (strips.start[s] == strips.start[s + 1])
      continue; // blocks that are never written read as NoData, or 0 without one
    const int64_t firstRow = static_cast<int64_t>(s) * kStripRows;
    const Window window{0, firstRow, grid.columns, std::min(kStripRows, grid.rows - firstRow)};
    std::fill(cells.begin(), cells.end(), 0.0);
    std::fill(counts.begin(), counts.end(), 0u);
    for (size_t k = strips.start[s]; k < strips.start[s + 1]; ++k) {
      const uint32_t i = strips.order[k];
      const double value = rule == PointRule::Count ? 1 : values[i];
      if (std::isnan(value)) {
        ++report.missing;
        continue;
      }
      ++report.inside;
      const size_t at =
          static_cast<size_t>(grid.rowAt(y[i]) - firstRow) * width + static_cast<size_t>(grid.columnAt(x[i]));
      const bool first = counts[at]++ == 0;
      report.cells += first;
      if (rule == PointRule::First)
        cells[at] = first ? value : cells[at];
      else if (rule == PointRule::Last)
        cells[at] = value;
      else
        cells[at] += value;
    }
    const auto used = static_cast<size_t>(window.cells());
    for (size_t at = 0; at < used; ++at) {
      if (counts[at] == 0 && !zeroWhereEmpty)
        cells[at] = std::numeric_limits<double>::quiet_NaN();
      else if (rule == PointRule::Mean)
        cells[at] /= counts[at];
    }
    writer.writeDouble(window, 1, std::span<const double>(cells).first(used));
  }
  progress.step(1, "rasterising points");
  writer.finish();
  return report;
}

} // namespace scarp
