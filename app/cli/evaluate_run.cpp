// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluate.h"
#include "training/evaluate.h"

namespace scarp {

JobResult evaluateRunFolder(const EvaluateOptions& options, const JobContext& context) {
  const Json document = evaluateRun(options.run, options.compute, options.threshold, context.progress);
  return {document, testReport(document)};
}

} // namespace scarp
