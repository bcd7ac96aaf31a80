// SPDX-License-Identifier: GPL-3.0-or-later
// `scarp evaluate` has two forms: of a trained run (training) and of two rasters (geo). Each form is one
// function over the same options; evaluate.cpp only chooses. Both give the document of evaluationJson().
#pragma once

#include "app/cli/job.h"
#include "training/compute_params.h"

#include <optional>
#include <string>

namespace scarp {

struct EvaluateOptions {
  std::string run;                 ///< folder of a training run
  std::string truth, prediction;   ///< rasters
  std::optional<double> threshold; ///< none: 0.5, or the run's own
  int64_t tile = 0;                ///< px; 0: a band is one tile
  ComputeParams compute;           ///< of a run
};

JobResult evaluateRunFolder(const EvaluateOptions& options, const JobContext& context);
JobResult evaluateRasterFiles(const EvaluateOptions& options, const JobContext& context);

/// The scores of an evaluation document as lines for people.
std::string evaluationText(const Json& evaluation);

} // namespace scarp
