// SPDX-License-Identifier: GPL-3.0-or-later
// Tile reading from a packed dataset (files in the page cache), tiles in random order: tiles per second, and
// the ratio to a plain memcpy of as many bytes as the tiles have as float32, measured in the same run.
#include "core/base/files.h"
#include "core/dataset/pack_writer.h"
#include "core/dataset/split.h"
#include "core/dataset/tiling.h"
#include "tests/support/temp_folder.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstring>

namespace scarp {
namespace {

constexpr int64_t kSide = 4096;

const Dataset& benchDataset() {
  static const test::TempFolder temp;
  static const Dataset dataset = [] {
    PackWriter writer(temp / "pack", kSide, kSide,
                      {storedChannel("red"), storedChannel("green"), storedChannel("blue"),
                       storedChannel("hotspot", ValueRange{-38836, 17832}), storedChannel("aspect")});
    std::vector<float> strip(static_cast<size_t>(kSide * 64));
    for (int64_t y = 0; y < kSide; y += 64)
      for (size_t channel = 0; channel < 5; ++channel) {
        for (size_t k = 0; k < strip.size(); ++k)
          strip[k] = static_cast<float>((k * 7919 + static_cast<size_t>(y) * 31 + channel) % 256);
        writer.write(channel, {0, y, kSide, 64}, strip);
      }
    Dataset d;
    d.windows = tilesIn({0, 0, kSide, kSide}, 256, 204);
    d.split = randomSplit(d.windows, 1);
    writer.finish(d, {});
    return d;
  }();
  return dataset;
}

void readTiles(benchmark::State& state, const std::vector<std::string>& channels) {
  const Dataset& dataset = benchDataset();
  const PackReader reader(dataset, channels);
  const auto order = shuffledIndices(dataset.windows.size(), 2);
  constexpr size_t cells = 256 * 256;
  std::vector<float> tile(cells * channels.size());
  std::vector<uint8_t> mask(cells);
  size_t next = 0;
  const auto start = std::chrono::steady_clock::now();
  for (auto _ : state) {
    const Window& window = dataset.windows[order[next++ % order.size()]];
    for (size_t c = 0; c < channels.size(); ++c)
      reader.normalised(c, window, std::span(tile).subspan(c * cells, cells));
    reader.mask(window, mask);
    benchmark::DoNotOptimize(tile.data());
    benchmark::ClobberMemory();
  }
  const double readSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();

  // The same bytes by memcpy, from a source as large as the tiles that were read.
  const std::vector<float> source(tile.size() * 64, 1.0F);
  const auto copyStart = std::chrono::steady_clock::now();
  for (int64_t k = 0; k < state.iterations(); ++k) {
    std::memcpy(tile.data(), source.data() + static_cast<size_t>(k % 64) * tile.size(),
                tile.size() * sizeof(float));
    benchmark::DoNotOptimize(tile.data());
    benchmark::ClobberMemory();
  }
  const double copySeconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - copyStart).count();
  state.SetItemsProcessed(state.iterations()); // items: tiles
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(tile.size() * sizeof(float)));
  state.counters["times_memcpy"] = readSeconds / copySeconds;
}

BENCHMARK_CAPTURE(readTiles, rgb, std::vector<std::string>{"red", "green", "blue"})
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(readTiles, rgb_hotspot_aspect,
                  std::vector<std::string>{"red", "green", "blue", "hotspot", "aspect"})
    ->Unit(benchmark::kMicrosecond);

} // namespace
} // namespace scarp
