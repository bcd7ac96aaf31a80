// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotspot/hot_spot_map.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/geo/raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace scarp {
namespace fs = std::filesystem;

namespace {

constexpr std::array<const char*, 5> kGiColumns{"n_neighbours", "gi_z", "gi_p", "gi_bin", "gi_bin_fdr"};
constexpr double kMostCells = 1e11;

template <class T> std::vector<double> asDoubles(const std::vector<T>& values) {
  return {values.begin(), values.end()};
}

} // namespace

std::vector<CtColumn> giColumns(const GiStarResult& gi) {
  std::vector<CtColumn> columns{{kGiColumns[0], asDoubles(gi.neighbours)},
                                {kGiColumns[1], gi.z},
                                {kGiColumns[2], gi.p},
                                {kGiColumns[3], asDoubles(gi.bin)}};
  if (!gi.binFdr.empty())
    columns.push_back({kGiColumns[4], asDoubles(gi.binFdr)});
  return columns;
}

std::vector<std::string> dropGiColumns(CtPoints& points) {
  std::vector<std::string> dropped;
  for (size_t k = points.columns.size(); k-- > 0;) {
    const std::string name = points.columns[k].name;
    if (std::find(kGiColumns.begin(), kGiColumns.end(), lowerCase(name)) == kGiColumns.end())
      continue;
    dropped.insert(dropped.begin(), name);
    points.columns.erase(points.columns.begin() + static_cast<ptrdiff_t>(k));
    if (k < points.columnsBeforeDates)
      --points.columnsBeforeDates;
  }
  return dropped;
}

GridSpec gridAround(const CtPoints& points, double cell, double margin) {
  if (points.size() == 0)
    throw inputError(points.provenance.file + " holds no points, so there is nothing to map");
  const Extent e = points.extent();
  GridSpec grid;
  grid.crs = points.crs;
  grid.cellX = grid.cellY = cell;
  grid.left = std::floor((e.xMin - margin) / cell) * cell;
  grid.top = std::ceil((e.yMax + margin) / cell) * cell;
  const double columns = std::ceil((e.xMax + margin - grid.left) / cell);
  const double rows = std::ceil((grid.top - e.yMin + margin) / cell);
  if (!(columns * rows <= kMostCells) || columns > INT32_MAX || rows > INT32_MAX)
    throw usageError("cells of " + formatNumber(cell) + " m over " + formatNumber(std::round(e.width())) +
                         " x " + formatNumber(std::round(e.height())) + " m are too many for a raster",
                     "Choose a larger --cell, or give --like IMAGE.");
  grid.columns = static_cast<int64_t>(columns);
  grid.rows = static_cast<int64_t>(rows);
  return grid;
}

Metadata hotSpotMetadata(const CtPoints& points, const GiStarResult& gi, const GiStarParams& params) {
  return {{"content", "kernel density of Getis-Ord Gi* z-scores of line-of-sight velocities"},
          {"sign", "positive = toward the satellite"},
          {"gi_distance_m", formatNumber(params.distance)},
          {"gi_self", params.self},
          {"gi_points", std::to_string(gi.moments.n)},
          {"velocity_mean_mm_yr", formatNumber(gi.moments.mean)},
          {"velocity_sd_mm_yr", formatNumber(gi.moments.sd)},
          {"velocity_field", points.provenance.velocityField}};
}

DensityMap writeDensityMap(const fs::path& file, const GridSpec& grid, const CtPoints& points,
                           const std::vector<double>& weights, const std::string& weightName,
                           const KernelDensityParams& params, Metadata metadata, const Progress& progress) {
  if (!isMetric(grid.crs))
    throw inputError("a density needs a grid in metres, and that of " + file.string() + " would be in " +
                         crsLabel(grid.crs),
                     "Give an image in a projected CRS to --like, or use --cell.", "degrees");
  const KernelDensity kernel(points.x, points.y, weights, params);
  DensityMap map{grid, {}, kernel.leftOut(), densityUnitLabel(params)};
  metadata["unit"] = weightName + " " + map.unit;
  metadata["radius_m"] = formatNumber(params.radius);
  metadata["kernel"] = "quartic";
  metadata["points_left_out"] = std::to_string(map.leftOut);
  metadata["source"] = fs::path(points.provenance.file).filename().string();
  RasterOptions options;
  // not -9999: a density may take any such value, and rounded to a float reach it
  options.noData = std::numeric_limits<float>::lowest();
  options.descriptions = {"density of " + weightName + " [" + map.unit + "]"};
  options.metadata = metadata;
  RasterWriter writer(file, grid, options);
  map.range = kernel.stream(
      grid, [&](const Window& window, std::span<const float> values) { writer.write(window, 1, values); },
      progress);
  if (map.range.cells == 0)
    throw inputError("no cell of the grid is within " + formatNumber(params.radius) + " m of a point of " +
                         points.provenance.file,
                     "Do points and image overlap? Compare their extents and CRS.", "no-overlap");
  writer.finish();
  return map;
}

} // namespace scarp
