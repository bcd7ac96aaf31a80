// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/job.h"
#include "app/cli/outputs.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/geo/label_raster.h"
#include "core/geo/polygon_file.h"
#include "core/geo/raster.h"
#include "core/insar/ct_projection.h"
#include "core/insar/ct_reader.h"
#include "core/insar/point_raster.h"

#include <filesystem>

namespace scarp {

namespace {

struct Arguments {
  std::string input, like, out, velocity, rule = "first", crs;
};

GridSpec gridFor(const Arguments& arguments) {
  requireRasterOut(arguments.out);
  refuseOverwriting(arguments.like, arguments.out);
  const RasterReader like(arguments.like);
  like.requireGeoreference();
  return like.grid();
}

void addCommon(CLI::App& app, Arguments& arguments) {
  app.add_option("--like", arguments.like, "Image whose grid (CRS, origin, cells) the result gets")
      ->required()
      ->type_name("IMAGE");
  app.add_option("--out", arguments.out, "GeoTIFF to write")->required()->type_name("F.tif");
}

std::string nameOf(const std::string& file) {
  return std::filesystem::path(file).filename().string();
}

JobResult rasterPoints(const Arguments& arguments, const JobContext& context) {
  const PointRule rule = pointRuleOf(arguments.rule);
  const GridSpec grid = gridFor(arguments);
  CtReadOptions options;
  options.velocityField = arguments.velocity;
  options.crs = arguments.crs;
  options.needVelocity = rule != PointRule::Count;
  options.readSeries = false;
  const CtPoints points =
      inCrs(readPoints(arguments.input, options, context.progress.part(0, 0.6)), grid.crs);
  context.report(points.notices);
  std::map<std::string, std::string> metadata = {{"rule", arguments.rule},
                                                 {"source", nameOf(arguments.input)}};
  if (rule == PointRule::Count) {
    metadata["unit"] = "points per cell";
  } else {
    metadata["field"] = points.provenance.velocityField;
    metadata["unit"] = "mm/yr";
    metadata["sign"] = "positive toward the satellite";
  }
  const PointRasterReport report = rasterisePoints(arguments.out, grid, points.x, points.y, points.velocity,
                                                   rule, metadata, context.progress.part(0.6, 1));
  if (report.inside == 0)
    context.report({{Notice::Severity::Warning,
                     "no point lies on the grid of " + nameOf(arguments.like) + ": is the CRS right?",
                     nameOf(arguments.input)}});
  const Json document = {
      {"out", arguments.out},      {"rule", arguments.rule},  {"field", points.provenance.velocityField},
      {"points", report.points},   {"inside", report.inside}, {"outside", report.outside},
      {"missing", report.missing}, {"cells", report.cells},   {"columns", grid.columns},
      {"rows", grid.rows}};
  return {document, formatCount(report.inside) + " of " + formatCount(report.points) + " points on " +
                        formatCount(report.cells) + " of " + formatCount(grid.columns) + " x " +
                        formatCount(grid.rows) + " cells (" + arguments.rule + "), " +
                        formatCount(report.outside) + " outside, " + formatCount(report.missing) +
                        " without a value\nwritten to " + arguments.out};
}

JobResult rasterLabels(const Arguments& arguments, const JobContext& context) {
  const GridSpec grid = gridFor(arguments);
  const PolygonLayer layer = readPolygons(arguments.input, grid.crs);
  context.report(layer.notices);
  if (layer.features.empty())
    context.report(
        {{Notice::Severity::Warning, "there are no polygons: the mask is empty", nameOf(arguments.input)}});
  if (!layer.features.empty() && layer.crs.empty() && !grid.crs.empty())
    context.report(
        {{Notice::Severity::Warning, "no CRS is given: the polygons are taken to be in " + crsLabel(grid.crs),
          nameOf(arguments.input)}});
  std::vector<MultiPolygon> shapes;
  for (const PolygonFeature& feature : layer.features)
    shapes.push_back(feature.shape);
  const int64_t inside = writeLabelRaster(
      arguments.out, grid, shapes, {{"source", nameOf(arguments.input)}, {"values", "1 inside, 0 outside"}},
      context.progress);
  if (inside == 0 && !shapes.empty())
    context.report({{Notice::Severity::Warning,
                     "no polygon covers a pixel of " + nameOf(arguments.like) + ": is the CRS right?",
                     nameOf(arguments.input)}});
  const bool metres = isMetric(grid.crs);
  const double squareMetres = static_cast<double>(inside) * grid.cellX * grid.cellY;
  const Json document = {{"out", arguments.out},
                         {"polygons", shapes.size()},
                         {"pixels", inside},
                         {"share", static_cast<double>(inside) / static_cast<double>(grid.window().cells())},
                         {"area_m2", metres ? Json(squareMetres) : Json(nullptr)},
                         {"columns", grid.columns},
                         {"rows", grid.rows}};
  return {document, formatCount(static_cast<int64_t>(shapes.size())) + " polygons cover " +
                        formatCount(inside) + " of " + formatCount(grid.columns) + " x " +
                        formatCount(grid.rows) + " pixels" +
                        (metres ? ", " + formatFixed(squareMetres / 1e6, 3) + " km2" : std::string()) +
                        "\nwritten to " + arguments.out};
}

} // namespace

void addRasterizeVerbs(CLI::App& root) {
  CLI::App* group = addGroup(root, "rasterize", "Points or polygons to a raster on the grid of an image");

  auto points = std::make_shared<Arguments>();
  JobSpec spec;
  spec.kind = "rasterize-points";
  spec.parameters = [points] {
    return Json{{"points", points->input},
                {"like", points->like},
                {"velocity", points->velocity},
                {"rule", points->rule}};
  };
  spec.body = [points](JobContext& context) { return rasterPoints(*points, context); };
  CLI::App* app =
      addJob(*group, "points", "Velocities [mm/yr] of points, NoData -9999 where there are none", spec);
  app->add_option("points", points->input, "Table of points")->required()->type_name("POINTS");
  addCommon(*app, *points);
  app->add_option("--velocity", points->velocity, "Column to rasterise")
      ->default_str("the velocity, by its usual names");
  app->add_option("--rule", points->rule,
                  "What a cell with several points gets; sum and count are 0 where there is none")
      ->check(CLI::IsMember({"first", "last", "mean", "sum", "count"}));
  app->add_option("--crs", points->crs, "CRS of the points, where the file gives none")
      ->default_str("as the file says");

  auto labels = std::make_shared<Arguments>();
  spec.kind = "rasterize-labels";
  spec.parameters = [labels] { return Json{{"polygons", labels->input}, {"like", labels->like}}; };
  spec.body = [labels](JobContext& context) { return rasterLabels(*labels, context); };
  app = addJob(*group, "labels", "Polygons as a mask: 1 where a pixel's centre is inside, else 0", spec);
  app->add_option("polygons", labels->input, "Polygons (GeoPackage, Shapefile, GeoJSON, KML)")
      ->required()
      ->type_name("POLYGONS");
  addCommon(*app, *labels);
}

} // namespace scarp
