// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/evaluate.h"
#include "training/loop/device.h"
#include "training/loop/judge.h"
#include "training/loop/plan.h"
#include "training/models/model_registry.h"
#include "training/models/weights.h"

namespace scarp {

Json evaluateRun(const std::filesystem::path& folder, const ComputeParams& params,
                 std::optional<double> threshold, const Progress& progress) {
  const RunPaths paths{folder};
  ModelInfo model = readModelInfo(paths);
  model.threshold = threshold.value_or(model.threshold);
  const RunConfig config = readRunConfig(paths);
  const Dataset dataset = datasetOf(config);
  if (dataset.split.test.empty())
    throw inputError("the dataset " + dataset.folder.string() + " has no test tiles",
                     "Make it from a larger area, or with a larger test share.");
  const TileSource source(dataset, model.channels);
  return translatingErrors([&] {
    useThreads(params.threads);
    const c10::Device device = chooseDevice(params.device);
    const auto net = makeNet(model.net, source.channels(), model.width);
    loadWeights(weightsFile(paths), *net);
    net->to(device);
    progress.step(0, "test tiles");
    const Judgement judgement = judge(*net, source, dataset.split.test,
                                      {params.batch, model.threshold, config.parameters.value("loss", "bce"), device}, progress);
    return evaluationDocument(judgement.tiles, judgement.loss, model, dataset);
  });
}

} // namespace scarp
