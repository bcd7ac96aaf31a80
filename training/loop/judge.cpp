// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/loop/judge.h"

#include "training/loop/loss.h"
#include "training/models/model_registry.h"

#include <torch/utils.h>

namespace scarp {

Confusion Judgement::pooled() const {
  Confusion sum;
  for (const Confusion& tile : tiles)
    sum += tile;
  return sum;
}

torch::Tensor inputsOf(TileBatch& batch, const TileSource& source, const c10::Device& device) {
  return torch::from_blob(batch.inputs.data(),
                          {batch.count(), source.channels(), source.size(), source.size()}, torch::kFloat32)
      .to(device);
}

torch::Tensor truthOf(TileBatch& batch, const TileSource& source, const c10::Device& device) {
  return torch::from_blob(batch.truth.data(), {batch.count(), 1, source.size(), source.size()}, torch::kUInt8)
      .to(device)
      .to(torch::kFloat32);
}

void addTo(std::vector<Confusion>& tiles, const TileBatch& batch, const torch::Tensor& logits,
           double threshold) {
  const torch::Tensor p = positiveProbability(logits.detach()).to(torch::kCPU).contiguous();
  const auto plane = static_cast<size_t>(p.size(2) * p.size(3));
  const std::span<const float> all(p.data_ptr<float>(), batch.tiles.size() * plane);
  for (size_t i = 0; i < batch.tiles.size(); ++i)
    tiles.emplace_back().add(std::span(batch.truth).subspan(i * plane, plane), all.subspan(i * plane, plane),
                             static_cast<float>(threshold));
}

Judgement judge(Net& net, const TileSource& source, std::span<const uint32_t> tiles,
                const JudgeOptions& options, const Progress& progress) {
  const torch::NoGradGuard guard;
  net.eval();
  Judgement result;
  BatchFeeder feeder(source, inBatches(tiles, options.batch), std::nullopt);
  double sum = 0;
  while (!feeder.empty()) {
    progress.step(static_cast<double>(result.tiles.size()) / static_cast<double>(tiles.size()));
    TileBatch batch = feeder.next();
    const torch::Tensor logits = net.forward(inputsOf(batch, source, options.device));
    sum += segmentationLoss(logits, truthOf(batch, source, options.device), options.loss).item<double>() *
           static_cast<double>(batch.count());
    addTo(result.tiles, batch, logits, options.threshold);
  }
  if (!tiles.empty())
    result.loss = sum / static_cast<double>(tiles.size());
  return result;
}

} // namespace scarp
