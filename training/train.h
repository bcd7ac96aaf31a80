// SPDX-License-Identifier: GPL-3.0-or-later
// Training as a run: a run directory of kind "train" says what to do (dataset, TrainParams), trainRun does it
// or goes on with it. Everything is written into the run: metrics, checkpoints, model,
// outputs/evaluation.json. No LibTorch in this header. Errors: Error(Usage) for channels or sizes that do not
// fit, Error(Input) for a missing or other dataset and for a loss that is no number, Error(Device) for a
// missing GPU or too little memory.
#pragma once

#include "core/base/progress.h"
#include "core/run/run_writer.h"
#include "core/run/train_params.h"

#include <filesystem>

namespace scarp {

/// The config of a new training run. Checks that dataset and parameters fit, so that a mistake is known
/// before a run directory is made.
RunConfig trainConfig(const std::filesystem::path& dataset, const TrainParams& params);

/// Trains what the run's config asks for, from the last checkpoint if there is one, and judges the kept
/// weights on the test tiles. Returns {"epochs", "best", "model", "evaluation"}. With the same config, device
/// CPU and number of threads, an interrupted and resumed run ends with the very same weights as an
/// uninterrupted one.
Json trainRun(RunWriter& run, const Progress& progress);

} // namespace scarp
