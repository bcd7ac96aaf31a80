// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/geo/crs.h"
#include "core/geo/raster.h"
#include "core/hotspot/hot_spot_map.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace scarp {
namespace {

using testing::ElementsAre;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

CtPoints pointsAt(std::vector<double> x, std::vector<double> y, std::vector<double> velocity) {
  CtPoints points;
  points.crs = crsFromUser("EPSG:32647");
  points.x = std::move(x);
  points.y = std::move(y);
  points.velocity = std::move(velocity);
  points.provenance.file = "some/points.csv";
  points.provenance.velocityField = "vel";
  return points;
}

TEST(HotSpotMap, AGridAroundPointsHoldsEveryKernelAndLiesOnMultiplesOfTheCell) {
  const CtPoints points = pointsAt({1003, 1497.5}, {2001, 2222}, {1, 2});
  const GridSpec grid = gridAround(points, 2.5, 150);
  EXPECT_EQ(std::fmod(grid.left, 2.5), 0);
  EXPECT_EQ(std::fmod(grid.top, 2.5), 0);
  EXPECT_LE(grid.left, 1003 - 150);
  EXPECT_GE(grid.right(), 1497.5 + 150);
  EXPECT_LE(grid.bottom(), 2001 - 150);
  EXPECT_GE(grid.top, 2222 + 150);
  EXPECT_LT(grid.right() - grid.left, 494.5 + 300 + 5);
  EXPECT_EQ(grid.crs, points.crs);
}

TEST(HotSpotMap, AGridOfTooManyCellsAndOneOfNoPointsAreRefused) {
  EXPECT_THROW(gridAround(pointsAt({0, 1e6}, {0, 1e6}, {1, 2}), 0.001, 0), Error);
  EXPECT_THROW(gridAround(pointsAt({}, {}, {}), 10, 0), Error);
}

TEST(HotSpotMap, ColumnsOfAnEarlierRunGiveWay) {
  CtPoints points = pointsAt({0}, {0}, {1});
  for (const char* name : {"pid", "gi_z", "vel", "GI_BIN", "n_neighbours"})
    points.columns.push_back({name, std::vector<double>{1}});
  points.columnsBeforeDates = 3;
  EXPECT_THAT(dropGiColumns(points), ElementsAre("gi_z", "GI_BIN", "n_neighbours"));
  ASSERT_EQ(points.columns.size(), 2u);
  EXPECT_EQ(points.columns[1].name, "vel");
  EXPECT_EQ(points.columnsBeforeDates, 2u);
}

TEST(HotSpotMap, ColumnsAreInTheOrderOfTheContract) {
  GiStarParams params;
  params.fdr = true;
  const std::vector<double> x{0, 10, 500}, v{1, 2, 9};
  std::vector<std::string> names;
  for (const CtColumn& column : giColumns(giStar(x, x, v, params)))
    names.push_back(column.name);
  EXPECT_THAT(names, ElementsAre("n_neighbours", "gi_z", "gi_p", "gi_bin", "gi_bin_fdr"));
  params.fdr = false;
  EXPECT_EQ(giColumns(giStar(x, x, v, params)).size(), 4u);
}

TEST(HotSpotMap, TheRasterSaysWhatItShows) {
  const test::TempFolder folder;
  const CtPoints points = pointsAt({1000, 1010, 1200}, {1000, 1000, 1100}, {1, -1, 5});
  const GiStarResult gi = giStar(points.x, points.y, points.velocity, {});
  const GridSpec grid = gridAround(points, 10, 150);
  const DensityMap map = writeDensityMap(folder / "h.tif", grid, points, {2, kNaN, -3}, "Gi* z", {},
                                         hotSpotMetadata(points, gi, {}));
  EXPECT_EQ(map.leftOut, 1);
  EXPECT_LT(map.range.minimum, 0);
  EXPECT_GT(map.range.maximum, 0);
  const RasterReader reader(folder / "h.tif");
  EXPECT_EQ(reader.grid().columns, grid.columns);
  EXPECT_TRUE(sameCells(reader.grid(), grid));
  EXPECT_TRUE(sameCrs(reader.grid().crs, grid.crs));
  const auto metadata = reader.metadata();
  EXPECT_EQ(metadata.at("unit"), "Gi* z per km2");
  EXPECT_EQ(metadata.at("radius_m"), "150");
  EXPECT_EQ(metadata.at("gi_distance_m"), "150");
  EXPECT_EQ(metadata.at("points_left_out"), "1");
  EXPECT_EQ(metadata.at("source"), "points.csv");
  EXPECT_EQ(metadata.at("sign"), "positive = toward the satellite");
  std::vector<float> values(static_cast<size_t>(grid.window().cells()));
  reader.read(grid.window(), 1, values);
  int64_t withValue = 0;
  for (const float v : values)
    withValue += !std::isnan(v);
  EXPECT_EQ(withValue, map.range.cells);
  EXPECT_LT(withValue, grid.window().cells());
}

TEST(HotSpotMap, NoCellInReachIsAnErrorAndLeavesNothing) {
  const test::TempFolder folder;
  const CtPoints points = pointsAt({1000}, {1000}, {1});
  GridSpec far = gridAround(points, 10, 150);
  far.left += 10000;
  EXPECT_THROW(writeDensityMap(folder / "h.tif", far, points, {2}, "z", {}, {}), Error);
  far.crs = crsFromUser("EPSG:4326");
  EXPECT_THROW(writeDensityMap(folder / "h.tif", far, points, {2}, "z", {}, {}), Error);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

} // namespace
} // namespace scarp
