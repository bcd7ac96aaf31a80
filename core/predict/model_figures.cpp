// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/predict/model_figures.h"

#include "core/base/error.h"
#include "core/geo/raster.h"
#include "core/run/run_reader.h"

#include <limits>

namespace scarp {
namespace fs = std::filesystem;

namespace {

Scores scoresFrom(const Json& d) {
  const auto number = [&](const char* key) {
    const auto found = d.find(key);
    return found != d.end() && found->is_number() ? found->get<double>()
                                                  : std::numeric_limits<double>::quiet_NaN();
  };
  return {number("precision"), number("recall"), number("f1"), number("iou")};
}

Json evaluationIn(const fs::path& run) {
  std::error_code code;
  const fs::path file = RunPaths{run}.outputs() / "evaluation.json";
  if (!fs::exists(file, code))
    return {};
  try {
    const Json document = readJson(file);
    return document.is_object() && document.contains("pooled") && document.contains("tile_mean") ? document
                                                                                                 : Json();
  } catch (const Error&) { // half-written, or damaged: no figures
    return {};
  }
}

std::string textAt(const Json& document, const char* outer, const char* inner) {
  const auto part = document.find(outer);
  if (part == document.end() || !part->is_object())
    return {};
  const auto value = part->find(inner);
  return value != part->end() && value->is_string() ? value->get<std::string>() : std::string();
}

/// The training run that a prediction run names as its model.
fs::path modelRunOf(const fs::path& predictionRun) {
  try {
    const RunConfig config = runConfigFrom(readJson(RunPaths{predictionRun}.config()));
    return config.parameters.value("model_run", std::string());
  } catch (const std::exception&) { // no run there
    return {};
  }
}

std::string presetIn(const std::string& description) {
  const std::string mark = "(model ";
  const size_t at = description.find(mark);
  const size_t end = at == std::string::npos ? at : description.find(')', at);
  return end == std::string::npos ? std::string()
                                  : description.substr(at + mark.size(), end - at - mark.size());
}

} // namespace

ModelFigures figuresOf(const Project& project, const ProjectLayer& prediction) {
  ModelFigures figures;
  std::string dataset;
  try {
    const auto metadata = RasterReader(project.pathOf(prediction.file)).metadata();
    const auto value = [&](const char* key) {
      const auto found = metadata.find(key);
      return found == metadata.end() ? std::string() : found->second;
    };
    figures.description = value("SCARP_MODEL");
    figures.preset = presetIn(figures.description);
    dataset = value("SCARP_DATASET_HASH");
  } catch (const Error&) { // missing or no raster: the layer list says so
  }
  Json evaluation;
  if (const auto run = prediction.style.find("run"); run != prediction.style.end() && run->is_string()) {
    figures.run = modelRunOf(project.folder / "runs" / run->get<std::string>());
    evaluation = evaluationIn(figures.run);
  }
  if (evaluation.is_null() && !figures.description.empty())
    for (const fs::path& run : findRuns(project.folder / "runs")) { // newest first
      const Json candidate = evaluationIn(run);
      if (candidate.is_null() || textAt(candidate, "model", "preset") != figures.preset ||
          textAt(candidate, "dataset", "hash") != dataset)
        continue;
      figures.run = run;
      evaluation = candidate;
      break;
    }
  if (!evaluation.is_null()) {
    figures.pooled = scoresFrom(evaluation.at("pooled"));
    figures.tileMean = scoresFrom(evaluation.at("tile_mean"));
    if (figures.preset.empty())
      figures.preset = textAt(evaluation, "model", "preset");
  }
  return figures;
}

} // namespace scarp
