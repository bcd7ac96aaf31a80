// SPDX-License-Identifier: GPL-3.0-or-later
// Networks by name, their initial weights and what is computed from their logits: the same for every network.
// Private to training: carries LibTorch headers.
#pragma once

#include "training/models/net.h"

#include <cstdint>
#include <memory>
#include <string>

namespace scarp {

/// "unet" or "segnet". Throws Error(Usage) for another name.
std::shared_ptr<Net> makeNet(const std::string& name, int64_t channels, int64_t width);

/// He (Kaiming) normal weights, biases 0, from our own generator: the same on every machine and version of
/// LibTorch. PyTorch's default initialisation lets gradients of deep narrow networks vanish.
void initialise(Net& net, uint64_t seed);

/// Number of trainable weights.
int64_t parameterCount(const Net& net);

/// Logit of the positive class, N x 1 x H x W: of one channel itself, of two their difference (softmax over
/// two classes is the sigmoid of it).
torch::Tensor positiveLogit(const torch::Tensor& logits);
torch::Tensor positiveProbability(const torch::Tensor& logits);

} // namespace scarp
