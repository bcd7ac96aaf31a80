// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terrain/terrain.h"

#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/geo/raster.h"
#include "core/terrain/terrain_source.h"

#include <array>
#include <cmath>
#include <limits>
#include <memory>

namespace scarp {
namespace fs = std::filesystem;

namespace {

constexpr double kNoData = -9999;
constexpr int64_t kBlock = 512;

struct Layers {
  std::array<std::vector<float>, 3> values; ///< elevation, slope, aspect
};

struct LayerInfo {
  const char* name;
  const char* unit;
  const char* description;
};

constexpr std::array<LayerInfo, 3> kLayers{
    {{"elevation", "m", "elevation [m]"},
     {"slope", "degrees", "slope [degrees from horizontal]"},
     {"aspect", "degrees",
      "aspect of steepest descent [degrees clockwise from grid north of the elevations]"}}};

Layers rounded(const TerrainCells& cells) {
  Layers layers{{std::vector<float>(cells.elevation.begin(), cells.elevation.end()),
                 std::vector<float>(cells.slope.begin(), cells.slope.end()),
                 std::vector<float>(cells.aspect.begin(), cells.aspect.end())}};
  for (float& azimuth : layers.values[2])
    if (azimuth >= 360.0F) // 359.99999999 as a float
      azimuth = 0;
  return layers;
}

void extend(LayerRange& range, std::span<const float> values) {
  for (const float v : values)
    if (!std::isnan(v)) {
      range.minimum = range.cells == 0 ? v : std::min<double>(range.minimum, v);
      range.maximum = range.cells == 0 ? v : std::max<double>(range.maximum, v);
      ++range.cells;
    }
}

RasterWriter writerFor(const fs::path& file, const GridSpec& grid, const LayerInfo& layer,
                       const fs::path& dem, const TerrainParams& params) {
  RasterOptions options;
  options.noData = kNoData;
  options.descriptions = {layer.description};
  options.metadata = {{"unit", layer.unit}, {"source", dem.filename().string()}};
  if (std::string(layer.name) != "elevation") {
    options.metadata["method"] = "Horn 3 x 3";
    options.metadata["edges"] = params.edges;
  }
  if (std::string(layer.name) == "aspect")
    options.metadata["flat"] = "NoData";
  return RasterWriter(file, grid, options);
}

Notices noticesOn(const TerrainReport& report, const fs::path& dem, const GridSpec& source) {
  Notices notices;
  if (report.resampled && source.crs.empty() != report.grid.crs.empty())
    notices.push_back({Notice::Severity::Warning,
                       "only one of the two rasters says its CRS; both are taken to be in the same",
                       dem.string()});
  else if (source.crs.empty())
    notices.push_back(
        {Notice::Severity::Warning, "no CRS: the grid is taken as a plane in metres", dem.string()});
  if (isGeographic(source.crs))
    notices.push_back({Notice::Severity::Info,
                       "elevations on a grid in degrees: distances are measured on the ellipsoid, row by row",
                       dem.string()});
  if (report.elevation.cells > 0 && report.elevation.minimum < -1000)
    notices.push_back({Notice::Severity::Warning,
                       "the lowest elevation is " + formatFixed(report.elevation.minimum, 0) +
                           " m: is that a NoData value that the file does not declare?",
                       dem.string()});
  return notices;
}

} // namespace

TerrainReport writeTerrain(const fs::path& dem, const fs::path& folder, const TerrainParams& params,
                           const std::optional<GridSpec>& like, const Progress& progress) {
  progress.step(0, "terrain");
  const TerrainEdges edges = params.edges == "nodata" ? TerrainEdges::NoData : TerrainEdges::Centre;
  const TerrainSource source(dem, edges);
  TerrainReport report;
  report.grid = like ? *like : source.grid();
  report.resampled = like && !(sameCells(*like, source.grid()) && sameCrs(like->crs, source.grid().crs));

  const MadeFolder made(folder); // goes again when nothing comes of it
  std::vector<RasterWriter> writers;
  const std::array<fs::path*, 3> files{&report.elevationFile, &report.slopeFile, &report.aspectFile};
  for (size_t k = 0; k < kLayers.size(); ++k) {
    *files[k] = folder / (std::string(kLayers[k].name) + ".tif");
    std::error_code ignored;
    if (fs::equivalent(*files[k], dem, ignored))
      throw inputError("the result " + files[k]->string() + " would replace the elevations it comes from",
                       "Give another folder to --out.");
    writers.push_back(writerFor(*files[k], report.grid, kLayers[k], dem, params));
  }

  const std::vector<Window> blocks = blocksOf(report.grid, kBlock);
  const auto makeWorker = [&] {
    // one reader per thread
    return [&, own = std::make_shared<TerrainSource>(dem, edges)](int64_t block) {
      if (progress.stopRequested())
        throw Cancelled{};
      const Window& window = blocks[static_cast<size_t>(block)];
      return rounded(report.resampled ? own->resample(report.grid, window) : own->derive(window));
    };
  };
  const std::array<LayerRange*, 3> ranges{&report.elevation, &report.slope, &report.aspect};
  orderedBlocks<Layers>(static_cast<int64_t>(blocks.size()), makeWorker, [&](int64_t block, Layers&& layers) {
    for (size_t k = 0; k < ranges.size(); ++k) {
      extend(*ranges[k], layers.values[k]);
      writers[k].write(blocks[static_cast<size_t>(block)], 1, layers.values[k]);
    }
    progress.step(static_cast<double>(block + 1) / static_cast<double>(blocks.size()), "terrain");
  });
  if (report.elevation.cells == 0)
    throw inputError(dem.string() + " has no elevation anywhere on the grid that is wanted",
                     like ? "Do the two overlap? Compare their extents and CRS."
                          : "It holds nothing but NoData.",
                     "no-overlap");
  report.flat = report.slope.cells - report.aspect.cells;
  report.notices = noticesOn(report, dem, source.grid());
  for (RasterWriter& writer : writers)
    writer.close(); // a full disk must not leave one new file beside two old ones
  for (RasterWriter& writer : writers)
    writer.finish();
  return report;
}

} // namespace scarp
