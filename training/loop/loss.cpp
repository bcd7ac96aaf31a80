// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/loop/loss.h"

#include "core/base/error.h"
#include "training/models/model_registry.h"

#include <torch/utils.h>

namespace scarp {

torch::Tensor segmentationLoss(const torch::Tensor& logits, const torch::Tensor& target,
                               const std::string& kind) {
  const torch::Tensor logit = positiveLogit(logits);
  if (kind == "bce")
    return torch::binary_cross_entropy_with_logits(logit, target);
  const torch::Tensor p = torch::sigmoid(logit);
  if (kind == "bce-dice") {
    const torch::Tensor dice = (2 * (p * target).sum() + 1) / (p.sum() + target.sum() + 1);
    return torch::binary_cross_entropy_with_logits(logit, target) + 1 - dice;
  }
  if (kind == "focal") {
    const torch::Tensor wrong = p * (1 - target) + (1 - p) * target;
    const torch::Tensor each =
        torch::binary_cross_entropy_with_logits(logit, target, {}, {}, at::Reduction::None);
    return (wrong * wrong * each).mean();
  }
  throw usageError("there is no loss '" + kind + "'", "The losses are bce, bce-dice and focal.");
}

} // namespace scarp
