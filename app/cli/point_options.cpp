// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/point_options.h"

#include "app/cli/outputs.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/geo/raster.h"

namespace scarp {
void PointOptions::declare(CLI::App& app, bool velocityOptions) {
  app.add_option("points", file, "Table of coherent targets: CSV, GeoPackage, Shapefile, EGMS ZIP")
      ->required()
      ->type_name("POINTS");
  app.add_option("--format", format, "Format, where it is not recognised")
      ->check(CLI::IsMember({"egms", "stamps-visualizer", "csv", "gpkg", "shp"}))
      ->default_str("detected");
  app.add_option("--crs", crs, "CRS of the coordinates, such as EPSG:32647, where the file gives none")
      ->default_str("as the file says");
  app.add_option("--min-coherence", minCoherence, "Keep points of at least this temporal coherence (0 to 1)")
      ->check(CLI::Range(0.0, 1.0))
      ->default_str("all");
  if (!velocityOptions)
    return;
  app.add_option("--velocity", velocity, "Column with the velocity")
      ->type_name("FIELD")
      ->default_str("by its usual names");
  app.add_flag("--flip-sign", flipSign, "The file counts motion away from the satellite as positive");
}

CtReadOptions PointOptions::readOptions() const {
  CtReadOptions o;
  o.format = format;
  o.crs = crs;
  o.velocityField = velocity;
  o.minCoherence = minCoherence;
  o.flipSign = flipSign;
  return o;
}

Json PointOptions::parameters() const {
  return {{"points", file},
          {"format", format},
          {"crs", crs},
          {"velocity", velocity},
          {"min-coherence", minCoherence ? Json(*minCoherence) : Json(nullptr)},
          {"flip-sign", flipSign}};
}

void TargetOptions::declare(CLI::App& app, const std::string& rasterOption, const std::string& help,
                            bool required) {
  app.add_option(rasterOption, raster, help)->type_name("F.tif")->default_str("")->required(required);
  CLI::Option* likeOption = app.add_option("--like", like, "Image whose grid and CRS the raster gets");
  likeOption->type_name("IMAGE")->default_str("");
  app.add_option("--cell", cell, "Cell size of a raster of its own around the points [m]")
      ->type_name("NUMBER")
      ->default_str("")
      ->excludes(likeOption);
}

void TargetOptions::check(const std::string& rasterOption) const {
  if (raster.empty()) {
    if (!like.empty() || cell)
      throw usageError(std::string(cell ? "--cell" : "--like") +
                           " says where a raster lies, and there is none",
                       "Give " + rasterOption + " F.tif too.");
    return;
  }
  if (like.empty() && !cell)
    throw usageError(rasterOption + " needs a grid", "Give --like IMAGE, or --cell with a size in metres.");
  if (cell && !(*cell >= 1e-3 && *cell <= 1e6))
    throw usageError("--cell must be from 0.001 to 1000000 m, not " + formatNumber(*cell));
  requireRasterOut(raster);
  refuseOverwriting(like, raster);
}

std::optional<GridSpec> TargetOptions::likeGrid() const {
  if (like.empty())
    return {};
  const RasterReader reader(like);
  reader.requireGeoreference();
  return reader.grid();
}

Json TargetOptions::parameters() const {
  return {{"raster", raster}, {"like", like}, {"cell", cell ? Json(*cell) : Json(nullptr)}};
}

CtPoints readMetricPoints(const PointOptions& options, bool needVelocity, bool series,
                          const std::optional<GridSpec>& like, const JobContext& context,
                          const Progress& progress) {
  CtReadOptions read = options.readOptions();
  read.needVelocity = needVelocity;
  read.readSeries = series;
  CtPoints points =
      projectedToMetres(readPoints(options.file, read, progress), like ? like->crs : std::string());
  context.report(points.notices);
  if (like && like->crs.empty() && !points.crs.empty())
    context.report(
        {{Notice::Severity::Warning,
          "the image gives no CRS: its grid is taken to be in " + crsLabel(points.crs), options.file}});
  return points;
}

} // namespace scarp
