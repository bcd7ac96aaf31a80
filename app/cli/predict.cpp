// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/predict.h"

#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/text.h"

#include <memory>

namespace scarp {

namespace {

JobResult predictPack(const PredictOptions& options, const JobContext& context) {
  if (!options.areas.empty())
    throw usageError("--areas needs --project: a packed dataset gives probabilities alone",
                     "Leave --areas out.");
  const Predictor predictor(options.run, options.compute);
  const Json document =
      predictDataset(predictor, options.dataset, options.out, options.compute.batch, context.progress);
  return {document, formatCount(static_cast<int64_t>(document.at("regions").size())) +
                        " regions predicted with " + predictor.info().describe() +
                        "\nProbabilities: " + options.out + "\n"};
}

JobResult predict(const PredictOptions& options, const JobContext& context) {
  if (options.project.empty() == options.dataset.empty())
    throw usageError("nothing to predict, or two things", "Give either --project PROJECT or --dataset PACK.");
  if (!options.dataset.empty())
    return predictPack(options, context);
#ifdef SCARP_GEO
  return predictProject(options, context);
#else
  throw usageError("this build reads no projects", "Use a build with GDAL, or --dataset PACK.");
#endif
}

} // namespace

void addPredictVerb(CLI::App& root) {
  auto options = std::make_shared<PredictOptions>();
  [[maybe_unused]] auto self = std::make_shared<CLI::App*>();
  JobSpec spec{"predict",
               [options] {
                 Json parameters = toJson(options->compute);
                 for (const auto& [key, value] : {std::pair{"model_run", &options->run},
                                                  {"project", &options->project},
                                                  {"dataset", &options->dataset},
                                                  {"out", &options->out},
                                                  {"areas", &options->areas}})
                   parameters[key] = *value;
                 return parameters;
               },
               [options, self](JobContext& context) {
#ifdef SCARP_GEO
                 options->thresholdGiven = (*self)->count("--threshold") > 0;
#endif
                 return predict(*options, context);
               }};
  CLI::App* app = *self =
      addJob(root, "predict", "Probabilities of a trained model for a whole project or packed dataset",
             std::move(spec));
  app->add_option("RUN", options->run, "Folder of a training run")->required();
  app->add_option("--project", options->project, "Project whose image and layers are the input")
      ->type_name("PROJECT")
      ->default_str("");
  app->add_option("--dataset", options->dataset, "Packed dataset as the input, instead of a project")
      ->type_name("PACK")
      ->default_str("");
  app->add_option("--out", options->out,
                  "Probability raster to write (.tif); with --dataset a folder for raw float32 files")
      ->type_name("FILE|DIR")
      ->required();
#ifdef SCARP_GEO
  app->add_option("--areas", options->areas,
                  "Also write the areas at or above the threshold as polygons (.gpkg)")
      ->type_name("FILE")
      ->default_str("");
  addParams(*app, options->areaParams);
#endif
  addParams(*app, options->compute);
}

} // namespace scarp
