// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/point_index.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <set>

namespace scarp {
namespace {

std::multiset<uint32_t> found(const PointIndex& index, Point centre, double radius) {
  std::multiset<uint32_t> result;
  index.within(centre, radius, [&](uint32_t i, double) { result.insert(i); });
  return result;
}

TEST(PointIndex, FindsWhatAFullSearchFinds) {
  std::mt19937 random(7);
  for (const double cell : {3.0, 40.0, 1e5}) {
    std::uniform_real_distribution<double> place(-500, 700);
    std::vector<double> x(600), y(600);
    for (size_t i = 0; i < x.size(); ++i) {
      x[i] = 4e6 + place(random);
      y[i] = place(random);
    }
    const PointIndex index(x, y, cell);
    for (int query = 0; query < 100; ++query) {
      const Point centre{4e6 + 2 * place(random), 2 * place(random)};
      const double radius = std::abs(place(random)) / 3;
      std::multiset<uint32_t> expected;
      for (uint32_t i = 0; i < x.size(); ++i)
        if ((x[i] - centre.x) * (x[i] - centre.x) + (y[i] - centre.y) * (y[i] - centre.y) <= radius * radius)
          expected.insert(i);
      EXPECT_EQ(found(index, centre, radius), expected);
    }
  }
}

TEST(PointIndex, TakesAPointAtExactlyTheRadiusOnEverySide) {
  const std::vector<double> x{0, 150, -150, 0, 0, 90}, y{0, 0, 0, 150, -150, -120};
  for (const double cell : {150.0, 75.0, 50.0, 149.9})
    EXPECT_EQ(found(PointIndex(x, y, cell), {0, 0}, 150).size(), 6u) << cell;
  EXPECT_EQ(found(PointIndex(x, y, 150), {0, 0}, 149.999999).size(), 1u);
}

TEST(PointIndex, FindsAllOfCoincidentPoints) {
  const std::vector<double> x{5, 5, 5, 9}, y{1, 1, 1, 1};
  EXPECT_EQ(found(PointIndex(x, y, 2), {5, 1}, 0), (std::multiset<uint32_t>{0, 1, 2}));
}

TEST(PointIndex, LeavesOutPlacesThatAreNoNumbers) {
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  const std::vector<double> x{1, nan, 1, inf, 2}, y{1, 1, -inf, 1, 1};
  const PointIndex index(x, y, 1);
  EXPECT_EQ(index.size(), 2u);
  EXPECT_EQ(found(index, {1, 1}, 1e9), (std::multiset<uint32_t>{0, 4}));
  EXPECT_TRUE(found(index, {nan, 1}, 10).empty());
}

TEST(PointIndex, AnEmptySetFindsNothing) {
  const PointIndex index({}, {}, 10);
  EXPECT_EQ(index.size(), 0u);
  EXPECT_TRUE(found(index, {0, 0}, 1e12).empty());
}

TEST(PointIndex, AFarOutlierNeitherCostsMemoryNorHidesPoints) {
  const std::vector<double> x{0, 10, 1e12}, y{0, 0, -1e12};
  const PointIndex index(x, y, 1);
  EXPECT_LT(index.columns() * index.rows(), 5'000'000);
  EXPECT_EQ(found(index, {0, 0}, 10), (std::multiset<uint32_t>{0, 1}));
  EXPECT_EQ(found(index, {1e12, -1e12}, 1), (std::multiset<uint32_t>{2}));
}

TEST(PointIndex, EveryPointIsInExactlyOneCellOfTheOrder) {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> place(0, 100);
  std::vector<double> x(200), y(200);
  for (size_t i = 0; i < x.size(); ++i) {
    x[i] = place(random);
    y[i] = place(random);
  }
  const PointIndex index(x, y, 9);
  std::set<uint32_t> seen;
  for (int64_t row = 0; row < index.rows(); ++row)
    for (int64_t column = 0; column < index.columns(); ++column)
      for (const uint32_t i : index.cell(column, row))
        EXPECT_TRUE(seen.insert(i).second);
  EXPECT_EQ(seen.size(), 200u);
  EXPECT_TRUE(index.cell(-1, 0).empty());
  EXPECT_TRUE(index.cell(0, index.rows()).empty());
}

} // namespace
} // namespace scarp
