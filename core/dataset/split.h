// SPDX-License-Identifier: GPL-3.0-or-later
// Training and test tiles. The paper's random split leaks, because neighbouring tiles overlap; whole spatial
// blocks, or whole images, do not. Every split follows from its seed alone on any machine: SplitMix64 (Steele
// et al. 2014) with unbiased bounded numbers by rejection, and a Fisher-Yates shuffle from the last index
// down.
#pragma once

#include "core/dataset/dataset.h"

#include <cstdint>
#include <span>
#include <vector>

namespace scarp {

/// 0 .. count-1 in the order of the seed.
std::vector<uint32_t> shuffledIndices(size_t count, uint64_t seed);

/// The paper's: floor((1 - testShare) * n) tiles drawn for training, the others test. Indices ascend in both
/// parts.
DatasetSplit randomSplit(const std::vector<Window>& windows, uint64_t seed, double testShare = 0.3);

/// Square blocks of tiles go to one part as a whole; training tiles that share a pixel with a test tile are
/// left out of both, so no test pixel is seen in training. Among 64 draws of the seed the one is taken that
/// is nearest to the wanted share with the fewest tiles left out and, where `positives` (positive pixels per
/// tile) are given, that shares the positives in the same proportion: landslides are rare, and a test without
/// any says nothing. blockTiles: side of a block in tiles, 0 chooses. Throws Error(Input) when the scene is
/// too small for two separate parts.
DatasetSplit blockSplit(const std::vector<Window>& windows, int64_t stride, uint64_t seed,
                        double testShare = 0.3, int64_t blockTiles = 0,
                        std::span<const int64_t> positives = {});

/// Whole regions (images) go to one part: round(testShare * n) of those that hold tiles, at least one in each
/// part.
DatasetSplit imageSplit(const std::vector<Window>& windows, const std::vector<PackRegion>& regions,
                        uint64_t seed, double testShare = 0.3);

/// Share 0..1 of the pixels of test tiles that some training tile covers, exactly; 0 without test tiles.
double shareSeenInTraining(const std::vector<Window>& windows, std::span<const uint32_t> train,
                           std::span<const uint32_t> test);

} // namespace scarp
