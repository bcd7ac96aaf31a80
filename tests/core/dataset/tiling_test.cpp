// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/dataset/tiling.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

namespace scarp {
namespace {

TEST(Tiling, AgreesWithTorchAndScikitImage) {
  const Json cases = readJson(test::testData("tiling/tiling_expected.json"));
  ASSERT_GE(cases.size(), 10U);
  for (const Json& c : cases) {
    SCOPED_TRACE(c.dump());
    const Tiling tiling = tilingOf(c["width"], c["height"], c["tile"], c["overlap"]);
    EXPECT_EQ(tiling.stride, c["stride"].get<int64_t>());
    EXPECT_EQ(tiling.columns, c["cols"].get<int64_t>());
    EXPECT_EQ(tiling.rows, c["rows"].get<int64_t>());
    EXPECT_EQ(tiling.count(), c["tiles"].get<int64_t>());
    EXPECT_EQ(tiling.uncoveredRight(), c["uncovered_right"].get<int64_t>());
    EXPECT_EQ(tiling.uncoveredBottom(), c["uncovered_bottom"].get<int64_t>());
    if (tiling.count() == 0)
      continue;
    const Window last = tiling.window(tiling.count() - 1);
    EXPECT_EQ(tiling.window(0).x, c["first_origin"][0].get<int64_t>());
    EXPECT_EQ(last.x, c["last_origin"][0].get<int64_t>());
    EXPECT_EQ(last.y, c["last_origin"][1].get<int64_t>());
    if (!c.contains("tile_sums_of_row_major_index_raster"))
      continue;
    for (const auto& [tile, sum] : c["tile_sums_of_row_major_index_raster"].items()) {
      const Window w = tiling.window(*parseInteger(tile));
      int64_t total = 0;
      for (int64_t y = w.y; y < w.y + w.height; ++y)
        for (int64_t x = w.x; x < w.x + w.width; ++x)
          total += y * tiling.width + x;
      EXPECT_EQ(total, sum.get<int64_t>());
    }
  }
}

TEST(Tiling, HasTheOriginsOfTheReference) {
  const auto lines = splitText(readFile(test::testData("tiling/origins_1000x700_t256_o0.2.csv")), '\n');
  const Tiling tiling = tilingOf(1000, 700, 256, 0.2);
  const auto tiles = tilesIn({0, 0, 1000, 700}, 256, tiling.stride);
  int64_t count = 0;
  for (size_t k = 1; k < lines.size() && !lines[k].empty(); ++k, ++count) {
    const auto cells = splitText(lines[k], ',');
    const Window expected{*parseInteger(cells[3]), *parseInteger(cells[4]), 256, 256};
    EXPECT_EQ(tiling.window(*parseInteger(cells[0])), expected);
    EXPECT_EQ(tiles.at(static_cast<size_t>(*parseInteger(cells[0]))), expected);
  }
  EXPECT_EQ(count, tiling.count());
}

TEST(Tiling, StrideSurvivesBinaryFractions) {
  EXPECT_EQ(tileStride(10, 0.9), 1); // 10 * (1 - 0.9) is 0.99999... in binary
  EXPECT_EQ(tileStride(100, 0.9), 10);
  EXPECT_EQ(tileStride(1000, 0.9), 100);
  EXPECT_EQ(tileStride(100, 0.42), 58); // 57.99999...
  EXPECT_EQ(tileStride(256, 0.2), 204); // 204.8 is not rounded up
  EXPECT_EQ(tileStride(4, 0.99), 1);    // never 0
}

TEST(Tiling, TilesOfARegionLieInIt) {
  const Window region{100, 1000, 70, 40};
  const auto tiles = tilesIn(region, 32, 16);
  ASSERT_EQ(tiles.size(), 3U);
  EXPECT_EQ(tiles[2], (Window{132, 1000, 32, 32}));
  for (const Window& tile : tiles)
    EXPECT_EQ(intersect(tile, region), tile);
}

TEST(Tiling, RefusesWhatCannotBeMeant) {
  EXPECT_THROW(tileStride(0, 0.2), Error);
  EXPECT_THROW(tileStride(256, 1), Error);
  EXPECT_THROW(tileStride(256, -0.1), Error);
  EXPECT_THROW(tilingOf(0, 10, 256, 0.2), Error);
}

} // namespace
} // namespace scarp
