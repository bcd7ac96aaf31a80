// SPDX-License-Identifier: GPL-3.0-or-later
// density: kernel density of any column of a table of points.
#include "app/cli/point_options.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/hotspot/hot_spot_map.h"

#include <cmath>
#include <memory>

namespace scarp {

namespace {

struct Options {
  PointOptions points;
  TargetOptions target;
  KernelDensityParams density;
  std::string weight;

  Json parameters() const {
    Json all = points.parameters();
    all.update(toJson(density));
    all.update(target.parameters());
    all["weight"] = weight;
    return all;
  }
};

const std::vector<double>& weightsOf(const CtPoints& points, const std::string& name) {
  std::string known;
  for (const CtColumn& column : points.columns)
    if (std::holds_alternative<std::vector<double>>(column.values))
      known += (known.empty() ? "" : ", ") + column.name;
  const std::string hint =
      known.empty() ? "The table has no column of numbers." : "Columns of numbers: " + known + ".";
  const CtColumn* column = points.column(name);
  if (!column)
    throw inputError(points.provenance.file + " has no column '" + name + "' to weigh the points by", hint);
  const auto* numbers = std::get_if<std::vector<double>>(&column->values);
  if (!numbers)
    throw inputError("the column '" + name + "' of " + points.provenance.file + " holds text, not numbers",
                     hint);
  return *numbers;
}

JobResult run(const Options& options, JobContext& context) {
  options.target.check("--out");
  const std::optional<GridSpec> like = options.target.likeGrid();
  const CtPoints points =
      readMetricPoints(options.points, false, false, like, context, context.progress.part(0, 0.3));
  const std::vector<double>& weights = weightsOf(points, options.weight);
  const GridSpec grid = like ? *like : gridAround(points, *options.target.cell, options.density.radius);
  const DensityMap map = writeDensityMap(
      options.target.raster, grid, points, weights, options.weight, options.density,
      {{"content", "kernel density of the points' " + options.weight}}, context.progress.part(0.3, 1));
  if (map.leftOut > 0)
    context.report(
        {{Notice::Severity::Warning,
          formatCount(map.leftOut) + " points without a value in " + options.weight + " were left out",
          options.points.file}});
  Json document = {{"file", options.points.file}, {"count", points.size()}, {"weight", options.weight}};
  document["raster"] = densityDocument(options.target.raster, map, options.density);
  return {document, formatCount(static_cast<int64_t>(points.size())) + " points, weight " + options.weight +
                        "\n" + densityText(options.target.raster, map)};
}

} // namespace

Json densityDocument(const std::string& file, const DensityMap& map, const KernelDensityParams& params) {
  return {{"file", file},
          {"columns", map.grid.columns},
          {"rows", map.grid.rows},
          {"cell", map.grid.cellX},
          {"radius", params.radius},
          {"unit", map.unit},
          {"min", numberOrNull(map.range.minimum)},
          {"max", numberOrNull(map.range.maximum)},
          {"cells_with_value", map.range.cells},
          {"left_out", map.leftOut}};
}

std::string densityText(const std::string& file, const DensityMap& map) {
  const int decimals = map.unit == "per m2" ? 6 : 1;
  std::string text =
      "density     " + formatFixed(map.range.minimum, decimals) + " to " +
      formatFixed(map.range.maximum, decimals) + " " + map.unit + ", " +
      formatFixed(
          100.0 * static_cast<double>(map.range.cells) / static_cast<double>(map.grid.window().cells()), 1) +
      " % of the cells in reach of a point";
  if (map.leftOut > 0)
    text += ", " + formatCount(map.leftOut) + " points left out";
  return text + "\nraster      " + file + ", " + formatCount(map.grid.columns) + " x " +
         formatCount(map.grid.rows) + " cells of " + formatNumber(map.grid.cellX) + " m\n";
}

void addDensityVerb(CLI::App& root) {
  auto options = std::make_shared<Options>();
  CLI::App* app = addJob(root, "density", "Kernel density of points, weighted by a column",
                         {"density", [options] { return options->parameters(); },
                          [options](JobContext& context) { return run(*options, context); }});
  options->points.declare(*app, false);
  app->add_option("--weight", options->weight, "Column of numbers; a point without a number is left out")
      ->type_name("FIELD")
      ->default_str("")
      ->required();
  addParams(*app, options->density);
  options->target.declare(*app, "--out", "Raster to write", true);
}

} // namespace scarp
