// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/predict/duel.h"
#include "tests/support/small_rasters.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <cmath>

namespace scarp {
namespace {

using test::smallGrid;
using test::TempFolder;
using test::writeRaster;

/// A says yes in columns 10..59, B in 40..99, both in rows 20..39; NoData in column 50 of B. 2.5 m cells.
class DuelTest : public testing::Test {
protected:
  DuelTest() {
    RasterOptions options;
    options.noData = -9999;
    const auto box = [](int64_t x, int64_t y, int64_t from, int64_t to) {
      return x >= from && x < to && y >= 20 && y < 40 ? 0.75 : 0.25;
    };
    writeRaster(folder / "a.tif", grid, options,
                [&](int, int64_t x, int64_t y) { return box(x, y, 10, 60); });
    writeRaster(folder / "b.tif", grid, options,
                [&](int, int64_t x, int64_t y) { return x == 50 ? std::nan("") : box(x, y, 40, 100); });
  }
  Duel duel() const { return {folder / "a.tif", folder / "b.tif", 0.5, 0.5, {}}; }
  double ha(double cells) const { return cells * 6.25 / 1e4; }
  TempFolder folder;
  GridSpec grid = smallGrid(300, 200);
};

TEST_F(DuelTest, CountsWhereBothOneOrNoneSayYes) {
  const DuelCounts counts = countDuel(duel(), grid.extent(), {});
  EXPECT_DOUBLE_EQ(counts.hectares(duel::kA | duel::kB, 0), ha(19 * 20)) << "column 50 has no value in B";
  EXPECT_DOUBLE_EQ(counts.hectares(duel::kA, duel::kB), ha(30 * 20));
  EXPECT_DOUBLE_EQ(counts.hectares(duel::kB, duel::kA), ha(40 * 20));
  EXPECT_DOUBLE_EQ(counts.hectares(0, 0), ha(299 * 200));
}

TEST_F(DuelTest, CountsOnlyCellsInTheExtent) {
  const GridSpec part = grid.cut({30, 25, 20, 10}); // ten columns of A alone, ten of both
  const Extent inside{part.left + 0.1, part.bottom() + 0.1, part.right() - 0.1, part.top - 0.1};
  const DuelCounts counts = countDuel(duel(), inside, {});
  EXPECT_DOUBLE_EQ(counts.hectares(duel::kA, duel::kB), ha(10 * 10));
  EXPECT_DOUBLE_EQ(counts.hectares(duel::kA | duel::kB, 0), ha(10 * 10));
  EXPECT_DOUBLE_EQ(counts.hectares(0, 0), ha(200));
  EXPECT_DOUBLE_EQ(countDuel(duel(), {0, 0, 1, 1}, {}).hectares(0, 0), 0) << "apart from the rasters";
}

TEST_F(DuelTest, JudgesBothByALabel) {
  Duel judged = duel();
  judged.truth = std::make_shared<std::vector<MultiPolygon>>(
      std::vector<MultiPolygon>{test::cellsAsPolygon(grid, {20, 20, 100, 20})});
  const DuelCounts counts = countDuel(judged, grid.extent(), {});
  EXPECT_DOUBLE_EQ(counts.hectares(duel::kA | duel::kTruth, 0), ha(39 * 20)) << "hits of A";
  EXPECT_DOUBLE_EQ(counts.hectares(duel::kA, duel::kTruth), ha(10 * 20)) << "false alarms of A";
  EXPECT_DOUBLE_EQ(counts.hectares(duel::kTruth, duel::kA), ha(60 * 20)) << "missed by A";
  EXPECT_DOUBLE_EQ(counts.hectares(duel::kTruth, duel::kB), ha(20 * 20 + 20 * 20)) << "missed by B";
}

TEST_F(DuelTest, ThresholdsAreOfEachModel) {
  Duel other = duel();
  other.thresholdA = 0.8;
  const DuelCounts counts = countDuel(other, grid.extent(), {});
  EXPECT_DOUBLE_EQ(counts.hectares(duel::kA, 0), 0);
  EXPECT_DOUBLE_EQ(counts.hectares(duel::kB, 0), ha(59 * 20));
}

TEST_F(DuelTest, TheLedgerHasTheLargestFirst) {
  const auto found = findDisagreements(duel(), {}, {});
  ASSERT_EQ(found.size(), 2u);
  EXPECT_FALSE(found[0].ofA);
  EXPECT_DOUBLE_EQ(found[0].hectares, ha(40 * 20));
  EXPECT_TRUE(found[1].ofA);
  EXPECT_DOUBLE_EQ(found[1].hectares, ha(30 * 20));
  const GridSpec cells = grid.cut({10, 20, 30, 20});
  EXPECT_EQ(found[1].extent, cells.extent());
  EXPECT_DOUBLE_EQ(area(found[1].outline), 30 * 20 * 6.25);
  EXPECT_FALSE(found[0].inTruth.has_value());
}

TEST_F(DuelTest, TheLedgerSaysHowMuchOfARegionTheLabelHolds) {
  Duel judged = duel();
  judged.truth = std::make_shared<std::vector<MultiPolygon>>(
      std::vector<MultiPolygon>{test::cellsAsPolygon(grid, {10, 20, 15, 20})});
  const auto found = findDisagreements(judged, {}, {});
  ASSERT_EQ(found.size(), 2u);
  EXPECT_DOUBLE_EQ(*found[0].inTruth, 0);
  EXPECT_DOUBLE_EQ(*found[1].inTruth, 0.5);
}

TEST_F(DuelTest, SmallRegionsAreDroppedAndOnlyTheLargestKept) {
  EXPECT_EQ(findDisagreements(duel(), {4000, 10}, {}).size(), 1u);
  EXPECT_EQ(findDisagreements(duel(), {0, 1}, {}).size(), 1u);
}

TEST_F(DuelTest, RastersOfOtherGridsAreRefused) {
  writeRaster(folder / "c.tif", smallGrid(299, 200), {}, [](int, int64_t, int64_t) { return 0.5; });
  Duel other = duel();
  other.b = folder / "c.tif";
  EXPECT_THROW(countDuel(other, grid.extent(), {}), Error);
  EXPECT_THROW(findDisagreements(other, {}, {}), Error);
}

TEST_F(DuelTest, CanBeCancelled) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(findDisagreements(duel(), {}, Progress(stop.get_token(), {})), Cancelled);
  EXPECT_THROW(countDuel(duel(), grid.extent(), Progress(stop.get_token(), {})), Cancelled);
}

} // namespace
} // namespace scarp
