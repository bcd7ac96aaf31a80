// SPDX-License-Identifier: GPL-3.0-or-later
// One step of training: forward, loss, gradients, update. Private to training: carries LibTorch headers.
#pragma once

#include "core/metrics/confusion.h"
#include "training/data/tile_source.h"
#include "training/loop/adam.h"
#include "training/models/net.h"

#include <c10/core/Device.h>

#include <string>
#include <vector>

namespace scarp {

struct StepOptions {
  std::string loss = "bce"; ///< see loop/loss.h
  double threshold = 0.5;   ///< a pixel is positive when its probability is at least this
  c10::Device device{c10::kCPU};
};

/// Returns the loss before the update. Adds each tile to `tiles` as it was answered before the update. A loss
/// that is no number changes neither weights nor `tiles`.
double trainStep(Net& net, Adam& adam, const TileSource& source, TileBatch& batch, const StepOptions& options,
                 std::vector<Confusion>& tiles);

} // namespace scarp
