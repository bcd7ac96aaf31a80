// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/nearest_line.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace scarp {
namespace {

using Lines = std::vector<std::vector<Point>>;

TEST(NearestLine, ASegmentIsNearerThanItsEnds) {
  const Lines lines{{{0, 0}, {100, 0}}, {{0, 500}, {100, 500}}};
  const auto found = nearestLine(lines, {}, {40, 30});
  ASSERT_TRUE(found);
  EXPECT_DOUBLE_EQ(found->distance, 30);
  EXPECT_EQ(found->at, (Point{40, 0}));
  EXPECT_DOUBLE_EQ(found->bearing, 180) << "it lies to the south";
}

TEST(NearestLine, BeyondAnEndTheEndIsNearest) {
  const Lines lines{{{0, 0}, {100, 0}}};
  const auto found = nearestLine(lines, {}, {130, -40});
  EXPECT_DOUBLE_EQ(found->distance, 50);
  EXPECT_EQ(found->at, (Point{100, 0}));
  EXPECT_NEAR(found->bearing, 360 - std::atan2(30, 40) * 180 / 3.14159265358979, 1e-9);
}

TEST(NearestLine, PointsAndSinglePointLinesCount) {
  const Lines lines{{{1000, 0}}, {}};
  const std::vector<Point> points{{0, 10}};
  EXPECT_DOUBLE_EQ(nearestLine(lines, points, {0, 0})->distance, 10);
  EXPECT_DOUBLE_EQ(nearestLine(lines, {}, {0, 0})->distance, 1000);
  EXPECT_DOUBLE_EQ(nearestLine(lines, {}, {0, 0})->bearing, 90);
}

TEST(NearestLine, ADoubledPointIsNoTroubleAndNothingIsNothing) {
  const Lines doubled{{{5, 5}, {5, 5}}};
  EXPECT_DOUBLE_EQ(nearestLine(doubled, {}, {5, 5})->distance, 0);
  EXPECT_FALSE(nearestLine({}, {}, {0, 0}));
}

TEST(Compass, NamesTheEightDirections) {
  EXPECT_EQ(compassOf(0), Compass::North);
  EXPECT_EQ(compassOf(359), Compass::North);
  EXPECT_EQ(compassOf(22.4), Compass::North);
  EXPECT_EQ(compassOf(22.5), Compass::NorthEast);
  EXPECT_EQ(compassOf(90), Compass::East);
  EXPECT_EQ(compassOf(135), Compass::SouthEast);
  EXPECT_EQ(compassOf(180), Compass::South);
  EXPECT_EQ(compassOf(225), Compass::SouthWest);
  EXPECT_EQ(compassOf(-90), Compass::West);
  EXPECT_EQ(compassOf(315), Compass::NorthWest);
  EXPECT_EQ(compassOf(std::numeric_limits<double>::quiet_NaN()), Compass::Flat);
}

} // namespace
} // namespace scarp
