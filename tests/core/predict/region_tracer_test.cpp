// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/geo/rasterise.h"
#include "core/predict/region_tracer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>

namespace scarp {
namespace {

struct Mask {
  int64_t columns, rows;
  std::vector<uint8_t> cells;
  uint8_t at(int64_t x, int64_t y) const {
    return x < 0 || y < 0 || x >= columns || y >= rows ? uint8_t{0}
                                                       : cells[static_cast<size_t>(y * columns + x)];
  }
};

Mask maskOf(const std::vector<std::string>& picture) {
  Mask mask{static_cast<int64_t>(picture.front().size()), static_cast<int64_t>(picture.size()), {}};
  for (const std::string& line : picture)
    for (const char c : line)
      mask.cells.push_back(c == '#');
  return mask;
}

Mask randomMask(int64_t columns, int64_t rows, double density, unsigned seed) {
  std::mt19937 random(seed);
  std::bernoulli_distribution coin(density);
  Mask mask{columns, rows, {}};
  for (int64_t i = 0; i < columns * rows; ++i)
    mask.cells.push_back(coin(random));
  return mask;
}

std::vector<Region> regionsOf(const Mask& mask, int64_t minimumCells = 1) {
  std::vector<Region> regions;
  RegionTracer tracer(mask.columns, minimumCells,
                      [&](Region&& region) { regions.push_back(std::move(region)); });
  std::vector<float> ones(static_cast<size_t>(mask.columns), 0.5F);
  for (int64_t y = 0; y < mask.rows; ++y)
    tracer.addRow(std::span(mask.cells).subspan(static_cast<size_t>(y * mask.columns), ones.size()), ones);
  tracer.finish();
  return regions;
}

/// Labels by flood fill over the four sides: another way to the same regions.
std::vector<int32_t> floodFilled(const Mask& mask, int32_t& count) {
  std::vector<int32_t> labels(mask.cells.size(), 0);
  count = 0;
  for (int64_t start = 0; start < static_cast<int64_t>(labels.size()); ++start) {
    if (!mask.cells[static_cast<size_t>(start)] || labels[static_cast<size_t>(start)])
      continue;
    ++count;
    std::vector<int64_t> stack{start};
    while (!stack.empty()) {
      const int64_t cell = stack.back(), x = cell % mask.columns, y = cell / mask.columns;
      stack.pop_back();
      if (!mask.at(x, y) || labels[static_cast<size_t>(cell)])
        continue;
      labels[static_cast<size_t>(cell)] = count;
      for (const auto& [dx, dy] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}})
        if (mask.at(x + dx, y + dy))
          stack.push_back((y + dy) * mask.columns + x + dx);
    }
  }
  return labels;
}

GridSpec gridOf(const Mask& mask) {
  return {"", 1000, 2000, 2.5, 2.5, mask.columns, mask.rows};
}

/// No ring passes a corner twice.
void expectSimpleRings(const Polygon& polygon) {
  std::vector<Ring> rings = polygon.holes;
  rings.push_back(polygon.outer);
  for (const Ring& ring : rings) {
    std::set<std::pair<double, double>> corners;
    for (const Point& p : ring)
      EXPECT_TRUE(corners.emplace(p.x, p.y).second);
    for (size_t i = 0; i < ring.size(); ++i) { // and every point is a corner
      const Point &a = ring[i], &b = ring[(i + 1) % ring.size()], &c = ring[(i + 2) % ring.size()];
      EXPECT_NE(a.x == b.x, b.x == c.x);
    }
  }
}

void expectSameAsFloodFill(const Mask& mask) {
  int32_t count = 0;
  const std::vector<int32_t> labels = floodFilled(mask, count);
  const std::vector<Region> regions = regionsOf(mask);
  ASSERT_EQ(static_cast<int32_t>(regions.size()), count);
  const GridSpec grid = gridOf(mask);
  std::vector<uint8_t> covered(mask.cells.size(), 0);
  for (const Region& region : regions) {
    const Polygon placed = placedOn(grid, region.outline);
    EXPECT_DOUBLE_EQ(area({placed}), static_cast<double>(region.cells) * 6.25);
    EXPECT_DOUBLE_EQ(region.sum, 0.5 * static_cast<double>(region.cells));
    EXPECT_LT(signedArea(placed.outer), 0); // clockwise on the map
    expectSimpleRings(region.outline);
    std::vector<uint8_t> own(mask.cells.size(), 0);
    const MultiPolygon shape{placed};
    rasterise(std::span(&shape, 1), grid, own);
    std::set<int32_t> seen;
    int64_t cells = 0;
    for (size_t i = 0; i < own.size(); ++i)
      if (own[i]) {
        seen.insert(labels[i]);
        ++covered[i];
        ++cells;
      }
    EXPECT_EQ(seen.size(), 1u);
    EXPECT_EQ(cells, region.cells);
  }
  EXPECT_EQ(covered, mask.cells);
}

TEST(RegionTracer, ASingleCellIsASquare) {
  const auto regions = regionsOf(maskOf({"...", ".#.", "..."}));
  ASSERT_EQ(regions.size(), 1u);
  EXPECT_EQ(regions[0].outline.outer, (Ring{{1, 1}, {2, 1}, {2, 2}, {1, 2}}));
  EXPECT_TRUE(regions[0].outline.holes.empty());
}

TEST(RegionTracer, ARingHasAHoleAndItsIslandIsARegionOfItsOwn) {
  const auto regions = regionsOf(maskOf({"#####", "#...#", "#.#.#", "#...#", "#####"}));
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_EQ(regions[0].cells + regions[1].cells, 17);
  EXPECT_EQ(regions[0].outline.holes.size() + regions[1].outline.holes.size(), 1u);
}

TEST(RegionTracer, CellsThatTouchAtACornerAreTwoRegions) {
  EXPECT_EQ(regionsOf(maskOf({"#.", ".#"})).size(), 2u);
}

TEST(RegionTracer, ARegionThatClosesAtACornerGetsAHole) {
  const auto regions = regionsOf(maskOf({"###.", "#.#.", "##.#", ".###"})); // closes at the corner 2, 2
  for (const Region& region : regions)
    expectSimpleRings(region.outline);
  const auto ring = regionsOf(maskOf({"####", "#..#", "#.#.", "####"}));
  ASSERT_EQ(ring.size(), 1u);
  expectSimpleRings(ring[0].outline);
  EXPECT_EQ(ring[0].outline.holes.size(), 1u);
}

TEST(RegionTracer, BranchesThatMeetLateAreOneRegion) {
  const auto regions = regionsOf(maskOf({"#.#.#.#", "#.#.#.#", "###.###", "..#.#..", "..###.."}));
  ASSERT_EQ(regions.size(), 1u);
  EXPECT_EQ(regions[0].cells, 19);
}

TEST(RegionTracer, EmptyAndFullMasks) {
  EXPECT_TRUE(regionsOf(randomMask(20, 20, 0, 1)).empty());
  const auto full = regionsOf(randomMask(20, 30, 1, 1));
  ASSERT_EQ(full.size(), 1u);
  EXPECT_EQ(full[0].outline.outer.size(), 4u);
  EXPECT_EQ(full[0].cells, 600);
}

TEST(RegionTracer, AgreesWithFloodFillOnRandomMasks) {
  unsigned seed = 0;
  for (const double density : {0.05, 0.3, 0.5, 0.6, 0.7, 0.9})
    for (const auto& [columns, rows] : {std::pair<int64_t, int64_t>{1, 40}, {40, 1}, {31, 37}, {64, 64}}) {
      SCOPED_TRACE(testing::Message() << columns << " x " << rows << " density " << density);
      expectSameAsFloodFill(randomMask(columns, rows, density, ++seed));
    }
}

TEST(RegionTracer, DropsSmallRegions) {
  const auto regions = regionsOf(maskOf({"##.#", "##..", "...#", "...#"}), 2);
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_EQ(regions[0].cells, 4);
  EXPECT_EQ(regions[1].cells, 2);
}

TEST(RegionTracer, RefusesARowOfAnotherWidth) {
  RegionTracer tracer(4, 1, [](Region&&) {});
  EXPECT_THROW(tracer.addRow(std::vector<uint8_t>(3), {}), Error);
}

} // namespace
} // namespace scarp
