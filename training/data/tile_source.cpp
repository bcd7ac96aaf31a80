// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/data/tile_source.h"

#include "training/data/augment.h"

#include <algorithm>

namespace scarp {

namespace {

std::vector<std::string> namesOf(const std::vector<ModelChannel>& channels) {
  std::vector<std::string> names;
  for (const ModelChannel& channel : channels)
    names.push_back(channel.name);
  return names;
}

} // namespace

TileSource::TileSource(const Dataset& dataset, const std::vector<ModelChannel>& channels)
    : m_dataset(dataset), m_channels(channels), m_reader(dataset, namesOf(channels)) {}

TileBatch TileSource::batch(std::span<const uint32_t> tiles, const std::optional<AugmentKey>& augment) const {
  const auto plane = static_cast<size_t>(size() * size());
  TileBatch batch;
  batch.tiles.assign(tiles.begin(), tiles.end());
  batch.inputs.resize(tiles.size() * m_channels.size() * plane);
  batch.truth.resize(tiles.size() * plane);
  std::vector<float> values(augment ? plane : 0);
  std::vector<uint8_t> mask(augment ? plane : 0);
  for (size_t i = 0; i < tiles.size(); ++i) {
    const Window& window = m_dataset.windows[tiles[i]];
    const Symmetry symmetry = augment ? randomSymmetry(augment->seed, augment->epoch, tiles[i]) : Symmetry{};
    for (size_t c = 0; c < m_channels.size(); ++c) {
      const auto out = std::span(batch.inputs).subspan((i * m_channels.size() + c) * plane, plane);
      m_reader.normalised(c, window, m_channels[c].minimum, m_channels[c].maximum,
                          augment ? std::span(values) : out);
      if (augment)
        applySymmetry<float>(symmetry, size(), values, out);
    }
    const auto out = std::span(batch.truth).subspan(i * plane, plane);
    m_reader.mask(window, augment ? std::span(mask) : out);
    if (augment)
      applySymmetry<uint8_t>(symmetry, size(), mask, out);
  }
  return batch;
}

BatchFeeder::BatchFeeder(const TileSource& source, std::vector<std::vector<uint32_t>> batches,
                         std::optional<AugmentKey> augment, size_t ahead)
    : m_source(source), m_batches(std::move(batches)), m_augment(augment) {
  while (m_started < std::min(ahead, m_batches.size()))
    start();
}

void BatchFeeder::start() {
  // The list lives as long as the feeder, whose futures wait for their threads when they go.
  m_ready.push_back(
      std::async(std::launch::async, [this, tiles = std::span<const uint32_t>(m_batches[m_started])] {
        return m_source.batch(tiles, m_augment);
      }));
  ++m_started;
}

TileBatch BatchFeeder::next() {
  TileBatch batch = m_ready.front().get();
  m_ready.pop_front();
  if (m_started < m_batches.size())
    start();
  return batch;
}

std::vector<std::vector<uint32_t>> inBatches(std::span<const uint32_t> tiles, int64_t batch) {
  std::vector<std::vector<uint32_t>> batches;
  for (size_t from = 0; from < tiles.size(); from += static_cast<size_t>(batch)) {
    const auto part = tiles.subspan(from, std::min(static_cast<size_t>(batch), tiles.size() - from));
    batches.emplace_back(part.begin(), part.end());
  }
  return batches;
}

} // namespace scarp
