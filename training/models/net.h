// SPDX-License-Identifier: GPL-3.0-or-later
// A network for pixel-wise classification: N x C x H x W in 0-1 -> logits (U-Net one channel, SegNet two).
// Height and width must be multiples of sizeMultiple(). Private to training: carries LibTorch headers.
#pragma once

#include <torch/nn/module.h>
#include <torch/types.h>

#include <memory>

namespace scarp {

class Net : public torch::nn::Module {
public:
  virtual torch::Tensor forward(torch::Tensor x) = 0;
};

/// Padded 3x3 pairs with ReLU, max-pool, transposed 2x2, skips as [skip, up], 1x1; widths w, 2w, 4w, 8w, 16w;
/// no batch norm.
std::shared_ptr<Net> makeUnet(int64_t channels, int64_t width);
/// 13 convolutions as VGG16, each with batch norm and ReLU, max-pool with stored indices; mirrored decoder
/// whose 13th convolution is the classifier; widths w, 2w, 4w, 8w, 8w.
std::shared_ptr<Net> makeSegnet(int64_t channels, int64_t width);

} // namespace scarp
