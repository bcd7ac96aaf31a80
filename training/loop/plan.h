// SPDX-License-Identifier: GPL-3.0-or-later
// What a training run will do, worked out from its config.json before anything is computed: dataset,
// channels, which tiles train, which judge each epoch, which test, and in what order. Knows no LibTorch.
#pragma once

#include "core/dataset/dataset.h"
#include "core/run/run_dir.h"
#include "core/run/train_params.h"
#include "training/models/model_info.h"

#include <cstdint>
#include <vector>

namespace scarp {

struct TrainingPlan {
  TrainParams params; ///< resolved: net and channels are set
  Dataset dataset;
  ModelInfo model;                               ///< epoch 0
  std::vector<uint32_t> train, validation, test; ///< indices into the dataset's windows

  uint64_t seed() const { return static_cast<uint64_t>(params.seed); }
  /// The batches of an epoch (from 1): all training tiles in an order drawn from the seed and the epoch. A
  /// single tile left over at the end is left out of that epoch: statistics of one tile make batch norm
  /// stumble.
  std::vector<std::vector<uint32_t>> batches(int64_t epoch) const;
};

/// Loads the dataset of a run. Throws Error(Input) when it is gone or is not the one that the run was made
/// for.
Dataset datasetOf(const RunConfig& config);
/// Throws Error(Usage) for channels that the dataset lacks or a tile size that the network cannot take.
TrainingPlan planTraining(const RunConfig& config);

} // namespace scarp
