// SPDX-License-Identifier: GPL-3.0-or-later
// A network against the truth of some tiles. Private to training: carries LibTorch headers.
#pragma once

#include "core/base/progress.h"
#include "core/metrics/confusion.h"
#include "training/data/tile_source.h"
#include "training/models/net.h"

#include <span>
#include <vector>

namespace scarp {

struct Judgement {
  std::vector<Confusion> tiles;
  double loss = 0; ///< mean over the tiles, batch by batch
  Confusion pooled() const;
};

struct JudgeOptions {
  int64_t batch = 8;
  double threshold = 0.5;
  std::string loss = "bce"; ///< see loop/loss.h
  c10::Device device{c10::kCPU};
};

/// Leaves the network in evaluation mode.
Judgement judge(Net& net, const TileSource& source, std::span<const uint32_t> tiles,
                const JudgeOptions& options, const Progress& progress);

/// A batch on the device; the CPU's tensor is a view of the batch, which must outlive it.
torch::Tensor inputsOf(TileBatch& batch, const TileSource& source, const c10::Device& device);
torch::Tensor truthOf(TileBatch& batch, const TileSource& source,
                      const c10::Device& device); ///< float, N x 1 x H x W
/// Adds each tile of a batch to `tiles` (one entry per tile) from the logits.
void addTo(std::vector<Confusion>& tiles, const TileBatch& batch, const torch::Tensor& logits,
           double threshold);

} // namespace scarp
