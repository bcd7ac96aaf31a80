// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/train.h"

#include "training/loop/device.h"
#include "training/loop/plan.h"
#include "training/loop/trainer.h"

namespace scarp {

RunConfig trainConfig(const std::filesystem::path& dataset, const TrainParams& params) {
  RunConfig config;
  config.kind = "train";
  config.parameters = toJson(resolved(params));
  config.dataset = std::filesystem::absolute(dataset).lexically_normal().string();
  const TrainingPlan plan = planTraining(config); // refuses what cannot be meant
  config.datasetHash = plan.dataset.hash;
  return config;
}

Json trainRun(RunWriter& run, const Progress& progress) {
  const TrainingPlan plan = planTraining(run.config());
  return translatingErrors([&] { return Trainer(run, plan).execute(progress); });
}

} // namespace scarp
