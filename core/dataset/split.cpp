// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/split.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/dataset/coverage.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace scarp {

namespace {

class SplitMix64 {
public:
  explicit SplitMix64(uint64_t seed) : m_state(seed) {}
  uint64_t next() {
    uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  /// 0 .. bound-1, each equally likely.
  uint64_t below(uint64_t bound) {
    const uint64_t reject = (0 - bound) % bound; // 2^64 mod bound
    uint64_t value = next();
    while (value < reject)
      value = next();
    return value % bound;
  }

private:
  uint64_t m_state;
};

void checkShare(double testShare) {
  if (!(testShare > 0 && testShare < 1))
    throw usageError("the test share must lie between 0 and 1, not " + formatNumber(testShare),
                     "0.3 keeps three tenths for the test.");
}

std::vector<uint32_t> ascending(std::vector<uint32_t> indices) {
  std::ranges::sort(indices);
  return indices;
}

DatasetSplit finished(DatasetSplit split, const std::vector<Window>& windows) {
  split.train = ascending(std::move(split.train));
  split.test = ascending(std::move(split.test));
  split.testPixelsSeenInTraining = shareSeenInTraining(windows, split.train, split.test);
  return split;
}

/// For every tile the tiles that share a pixel with it, itself left out.
std::vector<std::vector<uint32_t>> overlapping(const std::vector<Window>& windows) {
  // Buckets as large as the largest tile: only the nine around a tile can hold a neighbour.
  int64_t side = 1;
  for (const Window& w : windows)
    side = std::max({side, w.width, w.height});
  std::map<std::pair<int64_t, int64_t>, std::vector<uint32_t>> buckets;
  for (uint32_t k = 0; k < windows.size(); ++k)
    buckets[{windows[k].y / side, windows[k].x / side}].push_back(k);
  std::vector<std::vector<uint32_t>> neighbours(windows.size());
  for (uint32_t k = 0; k < windows.size(); ++k)
    for (int64_t dy = -1; dy <= 1; ++dy)
      for (int64_t dx = -1; dx <= 1; ++dx) {
        const auto bucket = buckets.find({windows[k].y / side + dy, windows[k].x / side + dx});
        if (bucket == buckets.end())
          continue;
        for (const uint32_t other : bucket->second)
          if (other != k && !intersect(windows[k], windows[other]).empty())
            neighbours[k].push_back(other);
      }
  return neighbours;
}

/// Side of a block in tiles: large blocks leave few tiles out, but a draw needs a dozen blocks to choose
/// from.
int64_t blockSide(size_t tiles) {
  const auto side = static_cast<int64_t>(std::sqrt(static_cast<double>(tiles) / 12));
  return std::clamp<int64_t>(side, 1, 16);
}

std::vector<std::vector<uint32_t>> blocksOfTiles(const std::vector<Window>& windows, int64_t blockPixels) {
  std::map<std::pair<int64_t, int64_t>, std::vector<uint32_t>> blocks;
  for (uint32_t k = 0; k < windows.size(); ++k)
    blocks[{windows[k].y / blockPixels, windows[k].x / blockPixels}].push_back(k);
  std::vector<std::vector<uint32_t>> list;
  for (auto& block : blocks)
    list.push_back(std::move(block.second));
  return list;
}

struct BlockDraw {
  std::vector<uint32_t> train, test;
  double cost = 0;
};

/// Blocks become test in the order of the seed until the share is reached; then the seam is cleared.
BlockDraw drawBlocks(const std::vector<std::vector<uint32_t>>& blocks,
                     const std::vector<std::vector<uint32_t>>& neighbours, std::span<const int64_t> positives,
                     uint64_t seed, double testShare) {
  const size_t count = neighbours.size();
  enum class Part : uint8_t { Train, Test, None };
  std::vector<Part> parts(count, Part::Train);
  size_t test = 0, train = count;
  const auto shareNow = [&] {
    return static_cast<double>(test) / static_cast<double>(std::max<size_t>(1, test + train));
  };
  for (const uint32_t block : shuffledIndices(blocks.size(), seed)) {
    if (shareNow() >= testShare)
      break;
    for (const uint32_t tile : blocks[block]) {
      train -= parts[tile] == Part::Train;
      parts[tile] = Part::Test;
      ++test;
    }
    for (const uint32_t tile : blocks[block])
      for (const uint32_t other : neighbours[tile])
        if (parts[other] == Part::Train) {
          parts[other] = Part::None;
          --train;
        }
  }
  BlockDraw draw;
  for (uint32_t k = 0; k < count; ++k)
    if (parts[k] != Part::None)
      (parts[k] == Part::Test ? draw.test : draw.train).push_back(k);
  const double leftOut = static_cast<double>(count - test - train) / static_cast<double>(count);
  int64_t trainPositives = 0, testPositives = 0;
  for (size_t k = 0; k < positives.size(); ++k)
    if (parts[k] != Part::None)
      (parts[k] == Part::Test ? testPositives : trainPositives) += positives[k];
  // A fifth of the tiles left out weighs as much as missing the share by a tenth.
  draw.cost = train == 0 || test == 0 ? 10 : std::abs(shareNow() - testShare) + 0.5 * leftOut;
  if (const int64_t all = trainPositives + testPositives; all > 0) {
    draw.cost += 0.5 * std::abs(static_cast<double>(testPositives) / static_cast<double>(all) - testShare);
    draw.cost += trainPositives == 0 || testPositives == 0 ? 5 : 0; // only when no draw does better
  }
  return draw;
}

} // namespace

std::vector<uint32_t> shuffledIndices(size_t count, uint64_t seed) {
  std::vector<uint32_t> indices(count);
  std::iota(indices.begin(), indices.end(), 0U);
  SplitMix64 random(seed);
  for (size_t k = count; k > 1; --k)
    std::swap(indices[k - 1], indices[random.below(k)]);
  return indices;
}

DatasetSplit randomSplit(const std::vector<Window>& windows, uint64_t seed, double testShare) {
  checkShare(testShare);
  const size_t count = windows.size();
  // The small term keeps a product that misses a whole number by rounding alone: floor(0.7 * 10) is 7.
  const auto training = static_cast<size_t>(std::floor((1 - testShare) * static_cast<double>(count) + 1e-6));
  const std::vector<uint32_t> order = shuffledIndices(count, seed);
  const auto middle = order.begin() + static_cast<std::ptrdiff_t>(training);
  return finished({"random", seed, {order.begin(), middle}, {middle, order.end()}, 0}, windows);
}

DatasetSplit blockSplit(const std::vector<Window>& windows, int64_t stride, uint64_t seed, double testShare,
                        int64_t blockTiles, std::span<const int64_t> positives) {
  checkShare(testShare);
  if (!positives.empty() && positives.size() != windows.size())
    throw Error(ErrorCode::Internal, "one number of positives is needed per tile");
  if (blockTiles < 0 || stride < 1)
    throw usageError("the blocks of a split must be at least one tile wide");
  const auto neighbours = overlapping(windows);
  const auto blocks =
      blocksOfTiles(windows, stride * (blockTiles > 0 ? blockTiles : blockSide(windows.size())));
  constexpr uint64_t draws = 64;
  std::optional<BlockDraw> best;
  for (uint64_t k = 0; k < draws && !windows.empty(); ++k) {
    BlockDraw draw = drawBlocks(blocks, neighbours, positives, seed * draws + k, testShare);
    if (!best || draw.cost < best->cost)
      best = std::move(draw);
  }
  if (!best || best->train.empty() || best->test.empty())
    throw inputError("the " + std::to_string(windows.size()) + " tiles cannot be split into separate blocks",
                     "Use smaller tiles, less overlap, a larger scene, or the random split.");
  return finished({"blocks", seed, std::move(best->train), std::move(best->test), 0}, windows);
}

DatasetSplit imageSplit(const std::vector<Window>& windows, const std::vector<PackRegion>& regions,
                        uint64_t seed, double testShare) {
  checkShare(testShare);
  std::vector<std::vector<uint32_t>> tilesOf(regions.size());
  for (uint32_t k = 0; k < windows.size(); ++k) {
    const auto home = std::ranges::find_if(
        regions, [&](const PackRegion& r) { return intersect(r.window, windows[k]) == windows[k]; });
    if (home == regions.end())
      throw Error(ErrorCode::Internal, "tile " + std::to_string(k) + " lies in no image");
    tilesOf[static_cast<size_t>(home - regions.begin())].push_back(k);
  }
  std::erase_if(tilesOf, [](const auto& tiles) { return tiles.empty(); });
  const size_t images = tilesOf.size();
  if (images < 2)
    throw inputError("a split by images needs at least two images that hold a full tile, there " +
                         std::string(images == 1 ? "is one" : "is none"),
                     "Add images or use smaller tiles.");
  const auto wanted = static_cast<size_t>(std::llround(testShare * static_cast<double>(images)));
  const size_t testImages = std::clamp<size_t>(wanted, 1, images - 1);
  DatasetSplit split{"images", seed, {}, {}, 0};
  const std::vector<uint32_t> order = shuffledIndices(images, seed);
  for (size_t k = 0; k < images; ++k) {
    auto& part = k < testImages ? split.test : split.train;
    part.insert(part.end(), tilesOf[order[k]].begin(), tilesOf[order[k]].end());
  }
  return finished(std::move(split), windows);
}

double shareSeenInTraining(const std::vector<Window>& windows, std::span<const uint32_t> train,
                           std::span<const uint32_t> test) {
  std::vector<std::vector<Window>> sets(2);
  for (const uint32_t k : train)
    sets[0].push_back(windows[k]);
  for (const uint32_t k : test)
    sets[1].push_back(windows[k]);
  int64_t seen = 0, all = 0;
  sweepCoverage(sets, [&](const CoverageStrip& strip) {
    const int64_t rows = strip.bottom - strip.top;
    seen += rows * commonLength(strip.covered[0], strip.covered[1]);
    all += rows * totalLength(strip.covered[1]);
  });
  return all == 0 ? 0 : static_cast<double>(seen) / static_cast<double>(all);
}

} // namespace scarp
