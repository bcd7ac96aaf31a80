// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/predict.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/base/version.h"
#include "core/features/feature_stack.h"
#include "core/geo/raster.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace scarp {
namespace fs = std::filesystem;

namespace {

/// What the raster says about itself wherever it goes.
std::map<std::string, std::string> metadataOf(const ModelInfo& model, const Project& project) {
  std::string channels;
  for (const std::string& name : model.channelNames())
    channels += (channels.empty() ? "" : " ") + name;
  std::map<std::string, std::string> metadata{{"SCARP_CONTENT", "probability of a moving slope, 0 to 1"},
                                              {"SCARP_MODEL", model.describe()},
                                              {"SCARP_CHANNELS", channels},
                                              {"SCARP_THRESHOLD", formatNumber(model.threshold)},
                                              {"SCARP_DATASET_HASH", model.datasetHash},
                                              {"SCARP_VERSION", kVersion}};
  if (project.synthetic)
    metadata["SCARP_SYNTHETIC"] = "yes: computed from a synthetic scene";
  return metadata;
}

struct Summary {
  double cells = 0, positive = 0;
};

} // namespace

JobResult predictProject(const PredictOptions& options, const JobContext& context) {
  const Predictor predictor(options.run, options.compute);
  const ModelInfo& model = predictor.info();
  const Project project = loadProject(options.project);
  const FeatureStack stack(project, model.channelNames());
  const GridSpec& grid = stack.grid();
  if (!options.areas.empty())
    requireAreasPossible(grid, options.areas); // not after hours of prediction
  const Progress predicting = options.areas.empty() ? context.progress : context.progress.part(0, 0.9);

  RasterOptions raster;
  raster.descriptions = {"probability"};
  raster.metadata = metadataOf(model, project);
  RasterWriter writer(options.out, grid, raster);
  Summary summary;
  predictScene(
      predictor, grid.columns, grid.rows, options.compute.batch,
      [&](size_t channel, const Window& window, std::span<float> out) {
        stack.read(channel, window, out, static_cast<float>(model.channels[channel].fill)); // as in training
      },
      [&](const Window& window, std::span<const float> probability) {
        writer.write(window, 1, probability);
        summary.cells += static_cast<double>(probability.size());
        summary.positive += static_cast<double>(std::ranges::count_if(
            probability, [&](float p) { return p >= static_cast<float>(model.threshold); }));
      },
      predicting);
  writer.finish();

  JobResult result;
  result.document = {{"out", fs::absolute(options.out).string()},
                     {"model", toJson(model)},
                     {"columns", grid.columns},
                     {"rows", grid.rows},
                     {"positive_share", summary.cells > 0 ? summary.positive / summary.cells : 0},
                     {"synthetic", project.synthetic}};
  result.text = predictor.info().describe() + "\n" + formatCount(grid.columns) + " x " +
                formatCount(grid.rows) + " px, " +
                formatFixed(100 * summary.positive / std::max(1.0, summary.cells), 2) + " % at or above " +
                formatNumber(model.threshold) + (project.synthetic ? " (synthetic scene)" : "") +
                "\nProbabilities: " + options.out + "\n";
  if (options.areas.empty())
    return result;
  AreaParams params = options.areaParams;
  if (!options.thresholdGiven)
    params.threshold = model.threshold;
  const PolygonLayer areas = areasFromProbability(options.out, params, context.progress.part(0.9, 1));
  context.report(areas.notices);
  writePolygons(options.areas, areas);
  result.document["areas"] = fs::absolute(options.areas).string();
  result.document["area_count"] = areas.features.size();
  result.text +=
      "Areas: " + options.areas + " (" + formatCount(static_cast<int64_t>(areas.features.size())) + ")\n";
  return result;
}

} // namespace scarp
