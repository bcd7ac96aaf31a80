// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/predict/areas.h"

#include "app/cli/job.h"
#include "app/cli/verbs.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/geo/vector_writer.h"

#include <cmath>
#include <memory>

namespace scarp {

namespace {

struct Options {
  std::string probability, out;
  AreaParams params;
};

JobResult traceAreas(const Options& options, JobContext& context) {
  vectorDriverOf(options.out);
  requireWritableFolder(options.out);
  const PolygonLayer layer = areasFromProbability(options.probability, options.params, context.progress);
  context.report(layer.notices);
  writePolygons(options.out, layer);
  double total = 0;
  for (const PolygonFeature& feature : layer.features)
    total += std::get<double>(feature.attributes.at("area_m2"));
  Json document = toJson(options.params);
  document["count"] = layer.features.size();
  document["area_m2"] = total;
  document["out"] = options.out;
  return {document, formatCount(static_cast<int64_t>(layer.features.size())) + " areas of " +
                        formatCount(std::llround(total)) + " m2 in all -> " + options.out + "\n"};
}

} // namespace

void addAreasVerb(CLI::App& root) {
  auto options = std::make_shared<Options>();
  JobSpec spec{"areas",
               [options] {
                 Json parameters = toJson(options->params);
                 parameters["probability"] = options->probability;
                 parameters["out"] = options->out;
                 return parameters;
               },
               [options](JobContext& context) { return traceAreas(*options, context); }};
  CLI::App* app =
      addJob(root, "areas", "Polygons of the areas at or above a threshold in a probability raster",
             std::move(spec));
  app->add_option("probability", options->probability,
                  "Raster of probabilities (0 to 1), band 1, with a CRS in metres")
      ->required()
      ->type_name("RASTER");
  app->add_option("--out", options->out,
                  "Polygon file to write, with area_m2 and mean_probability (.gpkg .shp .geojson .kml)")
      ->required()
      ->type_name("FILE");
  addParams(*app, options->params);
}

} // namespace scarp
