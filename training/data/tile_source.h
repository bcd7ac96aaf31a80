// SPDX-License-Identifier: GPL-3.0-or-later
// Tiles of a packed dataset as batches of a network: channels normalised to 0-1 with a model's minima and
// maxima, and the mask. Batches are prepared ahead on other threads, in order. Knows no LibTorch.
#pragma once

#include "core/dataset/dataset.h"
#include "training/models/model_info.h"

#include <cstdint>
#include <deque>
#include <future>
#include <optional>
#include <span>
#include <vector>

namespace scarp {

struct TileBatch {
  std::vector<uint32_t> tiles; ///< indices into the dataset's windows
  std::vector<float> inputs;   ///< tiles x channels x size x size
  std::vector<uint8_t> truth;  ///< tiles x size x size, 0 or 1
  int64_t count() const { return static_cast<int64_t>(tiles.size()); }
};

/// Which random flips and turns an epoch's tiles get.
struct AugmentKey {
  uint64_t seed = 1;
  int64_t epoch = 1;
};

class TileSource {
public:
  /// The dataset must outlive this. Throws Error(Usage) when it lacks a channel of the model.
  TileSource(const Dataset& dataset, const std::vector<ModelChannel>& channels);

  int64_t channels() const { return static_cast<int64_t>(m_channels.size()); }
  int64_t size() const { return m_dataset.tile; }
  /// Safe to call from several threads.
  TileBatch batch(std::span<const uint32_t> tiles, const std::optional<AugmentKey>& augment) const;

private:
  const Dataset& m_dataset;
  std::vector<ModelChannel> m_channels;
  PackReader m_reader;
};

/// Hands out batches in the order given, a few of them always under way.
class BatchFeeder {
public:
  BatchFeeder(const TileSource& source, std::vector<std::vector<uint32_t>> batches,
              std::optional<AugmentKey> augment, size_t ahead = 3);
  bool empty() const { return m_ready.empty(); }
  TileBatch next();

private:
  void start();

  const TileSource& m_source;
  std::vector<std::vector<uint32_t>> m_batches;
  std::optional<AugmentKey> m_augment;
  size_t m_started = 0;
  std::deque<std::future<TileBatch>> m_ready;
};

/// Cuts a list of tiles into batches; the last one may be smaller.
std::vector<std::vector<uint32_t>> inBatches(std::span<const uint32_t> tiles, int64_t batch);

} // namespace scarp
