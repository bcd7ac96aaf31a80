// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/predict/areas.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/geo/crs.h"
#include "core/geo/ogr_shapes.h"
#include "core/geo/raster.h"
#include "core/predict/region_tracer.h"

#include <algorithm>
#include <cmath>

namespace scarp {

namespace {

/// Douglas-Peucker that keeps rings simple and holes inside (GEOS); the outline itself if that fails.
MultiPolygon simplified(const Polygon& outline, double tolerance) {
  if (tolerance <= 0)
    return {outline};
  const auto geometry = geometryOf({outline});
  const GeometryHandle simpler(geometry->SimplifyPreserveTopology(tolerance));
  if (!simpler || simpler->IsEmpty() || !simpler->IsValid())
    return {outline};
  MultiPolygon shape = shapeOf(*simpler);
  return shape.empty() ? MultiPolygon{outline} : shape;
}

void requireMetres(const GridSpec& grid, const std::string& what) {
  if (!isMetric(grid.crs))
    throw inputError(what + " is in " + crsLabel(grid.crs) + "; areas in m2 need a CRS in metres",
                     "Warp it to a projected CRS first.", "not-metric");
}

} // namespace

void requireAreasPossible(const GridSpec& grid, const std::filesystem::path& out) {
  requireMetres(grid, "the image of the project");
  requireWritableFolder(out);
}

PolygonLayer areasFromProbability(const std::filesystem::path& probability, const AreaParams& params,
                                  const Progress& progress) {
  const RasterReader reader(probability);
  reader.requireGeoreference();
  const GridSpec& grid = reader.grid();
  requireMetres(grid, probability.string());
  const double cellArea = grid.cellX * grid.cellY;
  const double tolerance = params.simplify * std::min(grid.cellX, grid.cellY);
  const auto threshold = static_cast<float>(params.threshold);
  PolygonLayer layer{grid.crs, {}, {}};
  RegionTracer tracer(
      grid.columns, static_cast<int64_t>(std::ceil(params.minimumArea / cellArea)), [&](Region&& region) {
        PolygonFeature feature{simplified(placedOn(grid, region.outline), tolerance), {}};
        const double written = area(feature.shape);
        if (written < params.minimumArea) // what is written keeps the promise too
          return;
        feature.attributes["area_m2"] = written;
        feature.attributes["mean_probability"] = region.sum / static_cast<double>(region.cells);
        layer.features.push_back(std::move(feature));
      });
  constexpr int64_t height = 256;
  std::vector<float> values;
  std::vector<uint8_t> inside(static_cast<size_t>(grid.columns));
  for (int64_t y = 0; y < grid.rows; y += height) {
    progress.step(static_cast<double>(y) / static_cast<double>(grid.rows), "tracing areas");
    const Window strip{0, y, grid.columns, std::min(height, grid.rows - y)};
    values.resize(static_cast<size_t>(strip.cells()));
    reader.read(strip, 1, values);
    for (int64_t row = 0; row < strip.height; ++row) {
      const auto line =
          std::span<const float>(values).subspan(static_cast<size_t>(row * grid.columns), inside.size());
      std::transform(line.begin(), line.end(), inside.begin(), [threshold](float p) -> uint8_t {
        return p >= threshold;
      }); // NoData is NaN and never in
      tracer.addRow(inside, line);
    }
  }
  tracer.finish();
  progress.step(1, "tracing areas");
  return layer;
}

} // namespace scarp
