// SPDX-License-Identifier: GPL-3.0-or-later
// One whole training step on the CPU, all cores: tiles of 256 px read from a pack, turned, normalised,
// forward, gradients, Adam, confusion; batch 8. Images per second, and the ratio to a plain step that is
// measured in turn with it: the same network, LibTorch's own Adam, a ready tensor. Run it with
// OMP_WAIT_POLICY=passive, as `scarp train` runs; width 64 takes minutes.
#include "tests/support/temp_folder.h"
#include "tests/training/training_sample.h"
#include "training/loop/device.h"
#include "training/loop/judge.h"
#include "training/loop/loss.h"
#include "training/loop/train_step.h"
#include "training/models/model_registry.h"

#include <benchmark/benchmark.h>
#include <torch/optim/adam.h>

#include <chrono>

namespace scarp {
namespace {

constexpr int64_t kBatch = 8;

const Dataset& benchDataset() {
  static const test::TempFolder temp;
  static const Dataset dataset = test::makeDiscDataset(temp / "pack", {.tile = 256, .columns = 4, .rows = 4});
  return dataset;
}

/// Weights from the same seed, ready to be trained.
std::shared_ptr<Net> freshNet(const std::string& name, int64_t channels, int64_t width) {
  auto net = makeNet(name, channels, width);
  initialise(*net, 1);
  net->train();
  return net;
}

template <class Work> double secondsOf(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void trainingStep(benchmark::State& state, const std::string& name) {
  useThreads(0);
  const int64_t width = state.range(0);
  const Dataset& dataset = benchDataset();
  std::vector<ModelChannel> channels;
  for (const PackedChannel& c : dataset.channels)
    channels.push_back({c.name, c.unit, c.minimum, c.maximum, c.fill});
  const TileSource source(dataset, channels);

  const auto net = freshNet(name, source.channels(), width), plain = freshNet(name, source.channels(), width);
  Adam adam(*net, 1e-3);
  torch::optim::Adam plainAdam(plain->parameters(), torch::optim::AdamOptions(1e-3));

  std::vector<uint32_t> order; // every batch holds other tiles than the one before
  for (int64_t i = 0; i < (state.max_iterations + 1) * kBatch; ++i)
    order.push_back(static_cast<uint32_t>(i) % static_cast<uint32_t>(dataset.windows.size()));
  BatchFeeder feeder(source, inBatches(order, kBatch), AugmentKey{});
  TileBatch ready = source.batch(std::span(order).first(kBatch), std::nullopt);
  const torch::Tensor inputs = inputsOf(ready, source, c10::kCPU).clone();
  const torch::Tensor truth = truthOf(ready, source, c10::kCPU).clone();

  std::vector<Confusion> tiles;
  const auto wholeStep = [&] {
    TileBatch batch = feeder.next();
    benchmark::DoNotOptimize(trainStep(*net, adam, source, batch, {}, tiles));
  };
  const auto plainStep = [&] {
    plainAdam.zero_grad();
    const torch::Tensor loss = segmentationLoss(plain->forward(inputs), truth);
    loss.backward();
    plainAdam.step();
    benchmark::DoNotOptimize(loss.item<double>());
  };
  wholeStep(); // the first ones fetch their memory
  plainStep();
  double whole = 0, reference = 0;
  for (auto _ : state) {
    reference += secondsOf(plainStep);
    const double seconds = secondsOf(wholeStep);
    state.SetIterationTime(seconds);
    whole += seconds;
  }
  state.counters["images/s"] = static_cast<double>(state.iterations() * kBatch) / whole;
  state.counters["of_plain_step"] = whole / reference;
}

BENCHMARK_CAPTURE(trainingStep, unet, "unet")
    ->Arg(16)
    ->Iterations(8)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();
BENCHMARK_CAPTURE(trainingStep, segnet, "segnet")
    ->Arg(16)
    ->Iterations(8)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();
BENCHMARK_CAPTURE(trainingStep, unet, "unet")
    ->Arg(64)
    ->Iterations(2)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();
BENCHMARK_CAPTURE(trainingStep, segnet, "segnet")
    ->Arg(64)
    ->Iterations(2)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();

} // namespace
} // namespace scarp
