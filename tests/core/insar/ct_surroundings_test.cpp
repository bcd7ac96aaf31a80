// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/ct_surroundings.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace scarp {
namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

TEST(CtSurroundings, CountsAndAverages) {
  const std::vector<float> velocities{-10, -20, kNaN, -30};
  const CtSurroundings s = surroundingsOf(velocities, {}, 100);
  EXPECT_EQ(s.count, 4);
  EXPECT_NEAR(s.density, 4 / (std::numbers::pi * 0.01), 1e-9) << "per km2 of the circle";
  EXPECT_DOUBLE_EQ(s.mean, -20);
  EXPECT_DOUBLE_EQ(s.least, -30);
  EXPECT_DOUBLE_EQ(s.most, -10);
  EXPECT_NEAR(s.deviation, std::sqrt(200.0 / 3), 1e-12);
  EXPECT_TRUE(s.series.empty());
}

TEST(CtSurroundings, TheMeanSeriesLeavesGapsOut) {
  const std::vector<float> velocities{0, 0, 0};
  const std::vector<std::vector<float>> series{{1, 2, kNaN}, {3, kNaN, kNaN}, {}};
  const CtSurroundings s = surroundingsOf(velocities, series, 150);
  ASSERT_EQ(s.series.size(), 3u);
  EXPECT_FLOAT_EQ(s.series[0], 2);
  EXPECT_FLOAT_EQ(s.series[1], 2);
  EXPECT_TRUE(std::isnan(s.series[2]));
}

TEST(CtSurroundings, NobodyAroundHasNoMean) {
  const CtSurroundings s = surroundingsOf({}, {}, 150);
  EXPECT_EQ(s.count, 0);
  EXPECT_EQ(s.density, 0);
  EXPECT_TRUE(std::isnan(s.mean) && std::isnan(s.least) && std::isnan(s.most));
}

} // namespace
} // namespace scarp
