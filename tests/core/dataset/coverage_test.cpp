// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/coverage.h"

#include <gtest/gtest.h>

#include <random>

namespace scarp {
namespace {

TEST(Coverage, MergesWhatOverlapsOrTouches) {
  std::vector<CoverageStrip> strips;
  sweepCoverage({{{0, 0, 4, 4}, {4, 0, 4, 4}, {10, 2, 2, 4}}},
                [&](const CoverageStrip& s) { strips.push_back(s); });
  ASSERT_EQ(strips.size(), 3U);
  EXPECT_EQ(strips[0].covered[0], (std::vector<Interval>{{0, 8}}));
  EXPECT_EQ(strips[1].covered[0], (std::vector<Interval>{{0, 8}, {10, 12}}));
  EXPECT_EQ(strips[2].top, 4);
  EXPECT_EQ(strips[2].bottom, 6);
}

TEST(Coverage, AgreesWithCountingPixels) {
  std::mt19937 random(7);
  const auto draw = [&](int64_t below) {
    return static_cast<int64_t>(random() % static_cast<uint32_t>(below));
  };
  for (int round = 0; round < 20; ++round) {
    std::vector<std::vector<Window>> sets(2);
    std::vector<std::vector<bool>> hit(2, std::vector<bool>(60 * 50));
    for (size_t s = 0; s < 2; ++s)
      for (int k = 0; k < 12; ++k) {
        const Window w{draw(45), draw(35), 1 + draw(15), 1 + draw(15)};
        sets[s].push_back(w);
        for (int64_t y = w.y; y < w.y + w.height; ++y)
          for (int64_t x = w.x; x < w.x + w.width; ++x)
            hit[s][static_cast<size_t>(y * 60 + x)] = true;
      }
    int64_t first = 0, both = 0, sweptFirst = 0, sweptBoth = 0;
    for (size_t k = 0; k < hit[0].size(); ++k) {
      first += hit[0][k];
      both += hit[0][k] && hit[1][k];
    }
    sweepCoverage(sets, [&](const CoverageStrip& strip) {
      sweptFirst += (strip.bottom - strip.top) * totalLength(strip.covered[0]);
      sweptBoth += (strip.bottom - strip.top) * commonLength(strip.covered[0], strip.covered[1]);
    });
    EXPECT_EQ(sweptFirst, first);
    EXPECT_EQ(sweptBoth, both);
  }
}

TEST(Coverage, OfNothingIsNothing) {
  sweepCoverage({{}, {{3, 3, 0, 5}}}, [](const CoverageStrip&) { FAIL() << "no strip expected"; });
}

} // namespace
} // namespace scarp
