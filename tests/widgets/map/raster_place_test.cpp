// SPDX-License-Identifier: GPL-3.0-or-later
// Rasters of any CRS and cell shape lie where they belong.
#include "tests/support/odd_rasters.h"
#include "tests/support/temp_folder.h"
#include "tests/widgets/map/raster_painting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

using namespace scarp;
using scarp::test::OddRaster;
using scarp::test::TempFolder;
using ::testing::HasSubstr;

namespace {

constexpr int kMarkedColumn = 5, kMarkedRow = 2;

double marked(int, int column, int row) {
  return column == kMarkedColumn && row == kMarkedRow ? 200 : 50;
}

struct Case {
  const char* name;
  const char* mapCrs;
  const char* rasterCrs;
  double left, top, cellX, cellY;
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.name;
}

class RasterPlace : public testing::TestWithParam<Case> {};

} // namespace

TEST_P(RasterPlace, EachCellIsWhereItsCentreGoes) {
  const Case& c = GetParam();
  const TempFolder folder;
  OddRaster raster{.columns = 12, .rows = 9, .type = GDT_Byte, .crs = c.rasterCrs};
  raster.transform = {c.left, c.cellX, 0, c.top, 0, -c.cellY};
  raster.value = marked;
  write(folder / "a.tif", raster);
  const std::string mapCrs = crsFromUser(c.mapCrs);
  const auto layer = test::styled(folder / "a.tif", mapCrs, LayerKind::Image, {{"stretch", "stored"}});
  const CrsTransform toMap(crsFromUser(c.rasterCrs), mapCrs);
  for (int row = 0; row < raster.rows; ++row)
    for (int column = 0; column < raster.columns; ++column) {
      // The middle and, a little inside, two corners: cells have their true size too.
      for (const auto& [u, v] : {std::pair{0.5, 0.5}, std::pair{0.1, 0.1}, std::pair{0.9, 0.9}}) {
        const Point place = toMap.apply(Point{c.left + (column + u) * c.cellX, c.top - (row + v) * c.cellY});
        const auto expected = marked(1, column, row);
        ASSERT_EQ(layer->source()->valueAt(place), std::optional(expected)) << column << " " << row;
        ASSERT_EQ(qRed(test::colourAt(*layer, place)), static_cast<int>(expected)) << column << " " << row;
      }
    }
  const Extent box = layer->extent();
  EXPECT_EQ(test::colourAt(*layer, {box.xMax + 50, box.yMax + 50}), 0u);
}

INSTANTIATE_TEST_SUITE_P(
    Crs, RasterPlace,
    testing::Values(Case{"SameCrs", "EPSG:32647", "EPSG:32647", 500000, 3900000, 30, 30},
                    Case{"NonSquareCells", "EPSG:32647", "EPSG:32647", 500000, 3900000, 20, 50},
                    Case{"ZoneNextDoor", "EPSG:32647", "EPSG:32648", 230000, 3985000, 30, 30},
                    Case{"Degrees", "EPSG:32647", "EPSG:4326", 101.4, 35.9, 0.0003, 0.0004},
                    Case{"NorthingFirstAuthority", "EPSG:32633", "EPSG:3035", 4500000, 2000000, 40, 40},
                    Case{"SouthernZone", "EPSG:32719", "EPSG:32719", 300000, 6300000, 25, 25},
                    Case{"SouthernZoneNextDoor", "EPSG:32718", "EPSG:32719", 250000, 4830000, 25, 25},
                    Case{"DatumShift", "EPSG:32632", "EPSG:31467", 3500000, 5500000, 30, 30}),
    [](const auto& p) { return p.param.name; });

TEST(RasterPlace, ADatumShiftIsNotDropped) {
  // DHDN lies some 100 m beside WGS 84: the same numbers in both zones mean other places.
  const TempFolder folder;
  OddRaster raster{.columns = 40, .rows = 40, .crs = "EPSG:31467"};
  raster.transform = {3500000, 10, 0, 5500000, 0, -10};
  write(folder / "a.tif", raster);
  const RasterSource source(folder / "a.tif", crsFromUser("EPSG:32632"));
  EXPECT_GT(std::hypot(source.extent().xMin - 500000, source.extent().yMax - 5500000), 50);
  EXPECT_LT(std::hypot(source.extent().xMin - 500000, source.extent().yMax - 5500000), 5000);
}

TEST(RasterPlace, ARasterOfTheWholeEarthIsShownAsFarAsTheMapReaches) {
  const TempFolder folder;
  OddRaster raster{.columns = 360, .rows = 180, .type = GDT_Byte, .crs = "EPSG:4326"};
  raster.transform = {-180, 1, 0, 90, 0, -1};
  raster.value = [](int, int column, int) { return column == 281 ? 200 : 50; };
  write(folder / "earth.tif", raster);
  const std::string mapCrs = crsFromUser("EPSG:32647");
  const auto layer = test::styled(folder / "earth.tif", mapCrs, LayerKind::Image, {{"stretch", "stored"}});
  const CrsTransform toMap(crsFromUser("EPSG:4326"), mapCrs);
  EXPECT_EQ(qRed(test::colourAt(*layer, toMap.apply(Point{101.5, 36}), 10)), 200);
  EXPECT_EQ(qRed(test::colourAt(*layer, toMap.apply(Point{100.5, 36}), 10)), 50);
  TileView far = test::viewAround({500000, 4000000}, 100000, 512); // beyond where the zone means anything
  EXPECT_NO_THROW(test::painted(*layer, far));
}

TEST(RasterPlace, ARotatedOrSouthUpRasterIsRefusedWithWhatToDo) {
  const TempFolder folder;
  OddRaster rotated;
  rotated.transform = {500000, 9, 4, 3900000, 4, -9};
  write(folder / "rotated.tif", rotated);
  OddRaster southUp;
  southUp.transform = {500000, 10, 0, 3900000, 0, 10};
  write(folder / "southup.tif", southUp);
  for (const auto& [name, words] :
       {std::pair{"rotated.tif", "is rotated"}, std::pair{"southup.tif", "south to north"}})
    try {
      const RasterSource source(folder / name, crsFromUser("EPSG:32647"));
      FAIL() << name;
    } catch (const Error& e) {
      EXPECT_THAT(e.what(), HasSubstr(words));
      EXPECT_THAT(e.hint(), HasSubstr("gdalwarp"));
    }
}

TEST(RasterPlace, OneCellIsARasterToo) {
  const TempFolder folder;
  OddRaster raster{.columns = 1, .rows = 1};
  raster.value = [](int, int, int) { return 12.5; };
  write(folder / "one.tif", raster);
  const auto layer = test::styled(folder / "one.tif", crsFromUser("EPSG:32647"), LayerKind::Dem);
  EXPECT_EQ(layer->source()->valueAt({500005, 3899995}), std::optional(12.5));
  EXPECT_EQ(qAlpha(test::colourAt(*layer, {500005, 3899995})), 255);
  EXPECT_EQ(qAlpha(test::colourAt(*layer, {500005, 3899995}, 1000)), 255); // smaller than a pixel
  EXPECT_EQ(qAlpha(test::colourAt(*layer, {500015, 3899995})), 0);
}
