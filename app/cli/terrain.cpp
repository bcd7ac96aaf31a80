// SPDX-License-Identifier: GPL-3.0-or-later
// terrain: elevation, slope and aspect on the grid of the elevations or of an image.
#include "core/terrain/terrain.h"

#include "app/cli/job.h"
#include "app/cli/outputs.h"
#include "app/cli/verbs.h"
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/geo/raster.h"

#include <memory>

namespace scarp {

namespace {

struct Options {
  std::string dem, out, like;
  TerrainParams terrain;

  Json parameters() const {
    Json all = {{"dem", dem}, {"out", out}, {"like", like}};
    all.update(toJson(terrain));
    return all;
  }
};

Json layerJson(const std::filesystem::path& file, const LayerRange& range, const std::string& unit) {
  return {{"file", file.string()},
          {"unit", unit},
          {"min", numberOrNull(range.minimum)},
          {"max", numberOrNull(range.maximum)},
          {"cells", range.cells}};
}

std::string layerText(const std::string& name, const LayerRange& range, const std::string& unit,
                      const std::filesystem::path& file) {
  return name + formatFixed(range.minimum, 1) + " to " + formatFixed(range.maximum, 1) + " " + unit + ", " +
         file.string() + "\n";
}

JobResult run(const Options& options, JobContext& context) {
  for (const char* name : {"elevation.tif", "slope.tif", "aspect.tif"})
    if (!options.like.empty())
      refuseOverwriting(options.like, (std::filesystem::path(options.out) / name).string());
  std::optional<GridSpec> like;
  if (!options.like.empty()) {
    const RasterReader image(options.like);
    image.requireGeoreference();
    like = image.grid();
  }
  const TerrainReport report =
      writeTerrain(options.dem, options.out, options.terrain, like, context.progress);
  context.report(report.notices);
  const GridSpec& grid = report.grid;
  const int64_t missing = grid.window().cells() - report.elevation.cells;
  const Json document = {{"file", options.dem},
                         {"out", options.out},
                         {"columns", grid.columns},
                         {"rows", grid.rows},
                         {"crs", grid.crs.empty() ? Json(nullptr) : Json(crsLabel(grid.crs))},
                         {"resampled", report.resampled},
                         {"edges", options.terrain.edges},
                         {"elevation", layerJson(report.elevationFile, report.elevation, "m")},
                         {"slope", layerJson(report.slopeFile, report.slope, "degrees")},
                         {"aspect", layerJson(report.aspectFile, report.aspect, "degrees")},
                         {"flat", report.flat},
                         {"missing", missing}};
  std::string text = formatCount(grid.columns) + " x " + formatCount(grid.rows) + " cells, " +
                     crsLabel(grid.crs) +
                     (report.resampled ? ", resampled\n" : ", the grid of the elevations\n");
  text += layerText("elevation  ", report.elevation, "m", report.elevationFile);
  text += layerText("slope      ", report.slope, "degrees", report.slopeFile);
  text += layerText("aspect     ", report.aspect, "degrees", report.aspectFile);
  text += formatCount(report.flat) + " cells without aspect (flat), " + formatCount(missing) +
          " without elevation\n";
  return {document, text};
}

} // namespace

void addTerrainVerb(CLI::App& root) {
  auto options = std::make_shared<Options>();
  CLI::App* app = addJob(root, "terrain",
                         "Slope and aspect of a raster of elevations (Horn), on its grid or that of an image",
                         {"terrain", [options] { return options->parameters(); },
                          [options](JobContext& context) { return run(*options, context); }});
  app->add_option("dem", options->dem, "Raster of elevations [m]")->required()->type_name("DEM");
  app->add_option("--out", options->out, "Folder for elevation.tif, slope.tif and aspect.tif")
      ->required()
      ->type_name("DIR")
      ->default_str("");
  app->add_option(
         "--like", options->like,
         "Image whose grid the results get: elevation and slope bilinear, aspect through sine and cosine")
      ->type_name("IMAGE")
      ->default_str("the grid of the elevations");
  addParams(*app, options->terrain);
}

} // namespace scarp
