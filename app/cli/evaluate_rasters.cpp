// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluate.h"
#include "core/base/text.h"
#include "core/metrics/raster_evaluation.h"

namespace scarp {

JobResult evaluateRasterFiles(const EvaluateOptions& options, const JobContext& context) {
  const double threshold = options.threshold.value_or(0.5);
  const RasterEvaluation evaluation =
      evaluateRasters(options.truth, options.prediction, threshold, options.tile, context.progress);
  Json document = evaluationJson(evaluation.tiles, threshold);
  document["ignored_pixels"] = evaluation.leftOut;
  std::string text = evaluationText(document);
  if (evaluation.leftOut > 0)
    text += formatCount(evaluation.leftOut) + " px without a value were left out\n";
  return {document, text};
}

} // namespace scarp
