// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluate.h"

#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/text.h"

#include <memory>

namespace scarp {

namespace {

JobResult evaluate(const EvaluateOptions& options, [[maybe_unused]] const JobContext& context) {
  if (options.threshold && !(*options.threshold >= 0 && *options.threshold <= 1))
    throw usageError("--threshold " + formatNumber(*options.threshold) + " is not a probability",
                     "Give a number from 0 to 1.");
  if (options.tile < 0)
    throw usageError("--tile must not be negative", "Give a size in px, or 0 to take each band as one tile.");
  const bool rasters = !options.truth.empty() || !options.prediction.empty();
  if (!options.run.empty() && rasters)
    throw usageError("both a run and rasters are given", "Give RUN, or --truth and --prediction.");
#ifdef SCARP_TRAINING
  if (!options.run.empty())
    return evaluateRunFolder(options, context);
#endif
  if (options.truth.empty() || options.prediction.empty())
    throw usageError("nothing to evaluate",
                     "Give the folder of a training run, or two rasters with --truth and --prediction.");
#ifdef SCARP_GEO
  return evaluateRasterFiles(options, context);
#else
  throw usageError("this build reads no rasters", "Use a build with GDAL, or evaluate a run.");
#endif
}

std::string scoreLine(const std::string& name, const Json& scores) {
  std::string line = name;
  for (const auto& [key, label] :
       {std::pair{"precision", "precision"}, {"recall", "recall"}, {"f1", "F1"}, {"iou", "IoU"}})
    line += std::string("  ") + label + " " +
            (scores.at(key).is_null() ? "undefined" : formatFixed(scores.at(key).get<double>(), 3));
  return line + "\n";
}

} // namespace

std::string evaluationText(const Json& e) {
  const Json& pooled = e.at("pooled");
  const auto count = [&pooled](const char* key) { return formatCount(pooled.at(key).get<int64_t>()); };
  return scoreLine("pooled   ", pooled) + scoreLine("tile mean", e.at("tile_mean")) + "counts [px]  TP " +
         count("tp") + ", FP " + count("fp") + ", FN " + count("fn") + ", TN " + count("tn") +
         "\npositive is p >= " + formatNumber(e.at("threshold").get<double>()) + "; " +
         formatCount(e.at("tiles").get<int64_t>()) +
         " tiles; tile mean: " + e.at("empty_tile_rule").get<std::string>() + "\n";
}

void addEvaluateVerb(CLI::App& root) {
  auto options = std::make_shared<EvaluateOptions>();
  JobSpec spec{"evaluate",
               [options] {
                 Json parameters = toJson(options->compute);
                 parameters.update(
                     Json{{"model_run", options->run},
                          {"truth", options->truth},
                          {"prediction", options->prediction},
                          {"threshold", options->threshold ? Json(*options->threshold) : Json()},
                          {"tile", options->tile}});
                 return parameters;
               },
               [options](JobContext& context) { return evaluate(*options, context); }};
  CLI::App* app = addJob(root, "evaluate",
                         "Precision, recall, F1 and IoU of the positive class, pooled and as tile means",
                         std::move(spec));
#ifdef SCARP_TRAINING
  app->add_option("RUN", options->run, "Folder of a training run: its model is judged on the test tiles")
      ->default_str("");
  addParams(*app, options->compute);
#endif
  app->add_option("--truth", options->truth, "Mask of 0 and 1; several bands are one tile each")
      ->type_name("RASTER");
  app->add_option("--prediction", options->prediction, "Probabilities (0 to 1) or a mask, on the same grid")
      ->type_name("RASTER");
  app->add_option("--threshold", options->threshold,
                  "Positive is p >= this (0 to 1); not given: 0.5 for rasters, the run's own")
      ->type_name("NUMBER");
  app->add_option("--tile", options->tile,
                  "Cut bands into tiles of this size for the tile mean [px]; 0: one tile per band")
      ->type_name("INTEGER");
}

} // namespace scarp
