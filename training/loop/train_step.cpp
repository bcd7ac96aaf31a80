// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/loop/train_step.h"

#include "training/loop/judge.h"
#include "training/loop/loss.h"

#include <cmath>

namespace scarp {

double trainStep(Net& net, Adam& adam, const TileSource& source, TileBatch& batch, const StepOptions& options,
                 std::vector<Confusion>& tiles) {
  const torch::Tensor logits = net.forward(inputsOf(batch, source, options.device));
  const torch::Tensor loss = segmentationLoss(logits, truthOf(batch, source, options.device), options.loss);
  adam.zeroGradients();
  loss.backward();
  const auto value = loss.item<double>();
  if (std::isfinite(value)) {
    adam.step();
    addTo(tiles, batch, logits, options.threshold);
  }
  return value;
}

} // namespace scarp
