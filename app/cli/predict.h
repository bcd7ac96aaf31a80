// SPDX-License-Identifier: GPL-3.0-or-later
// `scarp predict` has two forms: of a project (geo) and of a packed dataset (needs LibTorch alone).
#pragma once

#include "app/cli/job.h"
#include "training/predict.h"

#ifdef SCARP_GEO
#include "core/predict/areas.h"
#endif

#include <string>

namespace scarp {

struct PredictOptions {
  std::string run;
  std::string project, dataset; ///< one of them
  std::string out, areas;
  ComputeParams compute;
#ifdef SCARP_GEO
  AreaParams areaParams;
  bool thresholdGiven = false; ///< else areas take the model's own threshold
#endif
};

JobResult predictProject(const PredictOptions& options, const JobContext& context);

} // namespace scarp
