// SPDX-License-Identifier: GPL-3.0-or-later
// Starts `scarp` as a process of its own that outlives the studio; the run directory is all that connects the
// two.
#pragma once

#include "core/run/run_dir.h"
#include "core/run/train_params.h"

#include <QString>
#include <QStringList>

namespace scarp {

/// The `scarp` command beside this program, or of the PATH; empty when there is none.
QString scarpProgram();
/// Starts `scarp arguments...` detached; its output goes to log files of the run, if any. Throws
/// Error(Internal).
void startDetached(const QStringList& arguments, const std::filesystem::path& outputFile = {});

/// The line a person would type, with every value that differs from the default.
QStringList trainArguments(const std::filesystem::path& dataset, const TrainParams& params,
                           const std::filesystem::path& run);
QString shellLine(const QStringList& arguments); ///< "scarp train ..." quoted for a shell

/// Creates a queued run in `runs` and starts it. Gives back its folder.
std::filesystem::path launchTraining(const std::filesystem::path& runs, const std::filesystem::path& project,
                                     const std::filesystem::path& dataset, const TrainParams& params);
void resumeTraining(const std::filesystem::path& run);
/// Predicts the whole scene with a finished training run, as a run of its own under `runs`.
std::filesystem::path launchPrediction(const std::filesystem::path& runs,
                                       const std::filesystem::path& project,
                                       const std::filesystem::path& trainingRun, const std::string& name);

} // namespace scarp
