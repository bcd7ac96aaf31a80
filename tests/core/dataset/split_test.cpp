// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/dataset/split.h"
#include "core/dataset/tiling.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace scarp {
namespace {

std::vector<Window> tilesOf(int64_t width, int64_t height, int64_t tile, double overlap) {
  return tilesIn({0, 0, width, height}, tile, tileStride(tile, overlap));
}

/// By marking every pixel: what the sweep must agree with.
double shareByPixels(const std::vector<Window>& windows, const DatasetSplit& split, int64_t width,
                     int64_t height) {
  std::vector<uint8_t> seen(static_cast<size_t>(width * height), 0);
  const auto mark = [&](const std::vector<uint32_t>& part, uint8_t bit) {
    for (const uint32_t k : part)
      for (int64_t y = windows[k].y; y < windows[k].y + windows[k].height; ++y)
        for (int64_t x = windows[k].x; x < windows[k].x + windows[k].width; ++x)
          seen[static_cast<size_t>(y * width + x)] |= bit;
  };
  mark(split.train, 1);
  mark(split.test, 2);
  const auto test = std::ranges::count_if(seen, [](uint8_t v) { return (v & 2) != 0; });
  return static_cast<double>(std::ranges::count(seen, uint8_t{3})) / static_cast<double>(test);
}

void expectDisjoint(const DatasetSplit& split) {
  std::set<uint32_t> all(split.train.begin(), split.train.end());
  all.insert(split.test.begin(), split.test.end());
  EXPECT_EQ(all.size(), split.train.size() + split.test.size());
}

TEST(Split, RandomHasThePapersSizes) {
  const auto windows = tilesOf(50661, 35415, 256, 0.2);
  const DatasetSplit split = randomSplit(windows, 1);
  EXPECT_EQ(split.train.size(), 30032U);
  EXPECT_EQ(split.test.size(), 12872U);
  expectDisjoint(split);
  // Neighbours share 52 px on each side: most of a random test tile is seen in training.
  EXPECT_GT(split.testPixelsSeenInTraining, 0.3);
}

TEST(Split, RandomTakesTheFloorForTraining) {
  for (const size_t count : {1U, 2U, 3U, 7U, 10U, 20U, 30U, 100U, 1000U}) {
    const std::vector<Window> windows(count, Window{0, 0, 4, 4});
    EXPECT_EQ(randomSplit(windows, 5).train.size(), count * 7 / 10) << count;
  }
}

TEST(Split, FollowsFromTheSeedAlone) {
  // Fixed numbers: another machine, compiler or standard library must draw the same.
  EXPECT_EQ(shuffledIndices(10, 1), (std::vector<uint32_t>{4, 2, 8, 1, 9, 3, 0, 6, 7, 5}));
  const auto windows = tilesOf(3000, 2000, 256, 0.2);
  EXPECT_EQ(randomSplit(windows, 3).train, randomSplit(windows, 3).train);
  EXPECT_NE(randomSplit(windows, 3).train, randomSplit(windows, 4).train);
  EXPECT_EQ(blockSplit(windows, 204, 3).test, blockSplit(windows, 204, 3).test);
  EXPECT_NE(blockSplit(windows, 204, 3).test, blockSplit(windows, 204, 4).test);
}

TEST(Split, ShuffleIsFair) {
  // Each of 5 numbers should be first about 400 times in 2,000 seeds (standard deviation 18).
  std::vector<int> first(5, 0);
  for (uint64_t seed = 0; seed < 2000; ++seed)
    ++first[shuffledIndices(5, seed)[0]];
  for (const int count : first)
    EXPECT_NEAR(count, 400, 90);
}

TEST(Split, LeakIsWhatCountingPixelsGives) {
  for (const double overlap : {0.0, 0.2, 0.5, 0.75}) {
    const auto windows = tilesOf(500, 300, 40, overlap);
    const DatasetSplit split = randomSplit(windows, 11);
    EXPECT_DOUBLE_EQ(split.testPixelsSeenInTraining, shareByPixels(windows, split, 500, 300)) << overlap;
  }
  EXPECT_EQ(randomSplit(tilesOf(500, 300, 40, 0), 11).testPixelsSeenInTraining, 0);
}

TEST(Split, BlocksNeverLeak) {
  for (const auto& [width, height] : {std::pair{2200, 1800}, {4000, 3000}, {12000, 9000}})
    for (const double overlap : {0.0, 0.2, 0.5})
      for (uint64_t seed = 1; seed <= 3; ++seed) {
        const auto windows = tilesOf(width, height, 256, overlap);
        const DatasetSplit split = blockSplit(windows, tileStride(256, overlap), seed);
        EXPECT_EQ(split.testPixelsSeenInTraining, 0);
        expectDisjoint(split);
        const auto kept = static_cast<double>(split.train.size() + split.test.size());
        EXPECT_NEAR(static_cast<double>(split.test.size()) / kept, 0.3, 0.1) << width << " " << overlap;
        EXPECT_GT(kept / static_cast<double>(windows.size()), overlap > 0.3 ? 0.6 : 0.75)
            << width << " " << overlap;
      }
}

TEST(Split, BlocksOfThePapersSceneAreNearTheShare) {
  const auto windows = tilesOf(50661, 35415, 256, 0.2);
  const DatasetSplit split = blockSplit(windows, 204, 1);
  const auto kept = static_cast<double>(split.train.size() + split.test.size());
  EXPECT_EQ(split.testPixelsSeenInTraining, 0);
  EXPECT_NEAR(static_cast<double>(split.test.size()) / kept, 0.3, 0.02);
  EXPECT_GT(kept / 42904, 0.85);
}

TEST(Split, BlocksShareRarePositivesBetweenBothParts) {
  const auto windows = tilesOf(3072, 2560, 256, 0.2);
  for (uint64_t seed = 1; seed <= 10; ++seed) {
    // Four landslides, each on a patch of neighbouring tiles.
    std::vector<int64_t> positives(windows.size(), 0);
    for (const uint32_t centre : shuffledIndices(windows.size(), 100 + seed)) {
      if (std::ranges::count_if(positives, [](int64_t n) { return n > 0; }) > 14)
        break;
      for (size_t k = 0; k < windows.size(); ++k)
        if (!intersect(windows[k], windows[centre]).empty())
          positives[k] = intersect(windows[k], windows[centre]).cells() / 4;
    }
    const DatasetSplit split = blockSplit(windows, 204, seed, 0.3, 0, positives);
    const auto held = [&](const std::vector<uint32_t>& part) {
      return std::ranges::count_if(part, [&](uint32_t k) { return positives[k] > 0; });
    };
    EXPECT_GT(held(split.train), 0) << seed;
    EXPECT_GT(held(split.test), 0) << seed;
    EXPECT_EQ(split.testPixelsSeenInTraining, 0);
    const auto kept = static_cast<double>(split.train.size() + split.test.size());
    EXPECT_NEAR(static_cast<double>(split.test.size()) / kept, 0.3, 0.12);
  }
}

TEST(Split, RefusesASceneTooSmallForBlocks) {
  const auto windows = tilesOf(400, 300, 256, 0.5);
  EXPECT_THROW(blockSplit(windows, 128, 1), Error);
  EXPECT_THROW(blockSplit({}, 204, 1), Error);
}

TEST(Split, ImagesStayWhole) {
  std::vector<PackRegion> regions;
  std::vector<Window> windows;
  for (int64_t k = 0; k < 10; ++k) {
    regions.push_back({"image " + std::to_string(k), {0, k * 100, 100, 100}});
    for (const Window& tile : tilesIn(regions.back().window, 32, 25))
      windows.push_back(tile);
  }
  const DatasetSplit split = imageSplit(windows, regions, 2);
  std::set<int64_t> train, test;
  for (const uint32_t k : split.train)
    train.insert(windows[k].y / 100);
  for (const uint32_t k : split.test)
    test.insert(windows[k].y / 100);
  EXPECT_EQ(train.size(), 7U);
  EXPECT_EQ(test.size(), 3U);
  for (const int64_t image : test)
    EXPECT_FALSE(train.contains(image));
  EXPECT_EQ(split.train.size() + split.test.size(), windows.size());
  EXPECT_EQ(split.testPixelsSeenInTraining, 0);
}

TEST(Split, ImagesNeedTwo) {
  const std::vector<PackRegion> one{{"only", {0, 0, 100, 100}}};
  EXPECT_THROW(imageSplit(tilesIn(one[0].window, 32, 25), one, 1), Error);
}

TEST(Split, RefusesAShareOfAllOrNothing) {
  EXPECT_THROW(randomSplit({}, 1, 0), Error);
  EXPECT_THROW(randomSplit({}, 1, 1), Error);
}

} // namespace
} // namespace scarp
