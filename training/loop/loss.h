// SPDX-License-Identifier: GPL-3.0-or-later
// What training makes small. All are computed from logits, so that nothing overflows; target N x 1 x H x W of
// 0 and 1. Private to training: carries LibTorch headers.
#pragma once

#include <torch/types.h>

#include <string>

namespace scarp {

/// The mean over the batch of, by `kind`:
/// "bce"       binary cross-entropy over all pixels (paper eq. 7);
/// "bce-dice"  that plus 1 - soft Dice of the whole batch, 2 sum(p t) / (sum p + sum t) with 1 added above
/// and
///             below (Milletari et al. 2016): positives weigh in however rare they are;
/// "focal"     cross-entropy of each pixel times (1 - p of its true class)^2 (Lin et al. 2017, gamma 2).
/// Throws Error(Usage) for another name.
torch::Tensor segmentationLoss(const torch::Tensor& logits, const torch::Tensor& target,
                               const std::string& kind = "bce");

} // namespace scarp
