// SPDX-License-Identifier: GPL-3.0-or-later
// Odd values: NoData in all its forms, constants, other depths, palettes, alpha and masks, files that are
// broken.
#include "core/base/files.h"
#include "tests/support/odd_rasters.h"
#include "tests/support/small_rasters.h"
#include "tests/support/temp_folder.h"
#include "tests/widgets/map/raster_painting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <fstream>
#include <limits>
#include <thread>

using namespace scarp;
using scarp::test::colourAt;
using scarp::test::OddRaster;
using scarp::test::TempFolder;
using ::testing::HasSubstr;

namespace {

const std::string& utm() {
  static const std::string crs = crsFromUser("EPSG:32647");
  return crs;
}

/// The middle of a cell of an OddRaster.
Point cell(int column, int row) {
  return {500000 + (column + 0.5) * 10, 3900000 - (row + 0.5) * 10};
}

struct NoDataCase {
  const char* name;
  std::optional<double> declared;
  double stored;
};
std::ostream& operator<<(std::ostream& out, const NoDataCase& c) {
  return out << c.name;
}
class RasterNoData : public testing::TestWithParam<NoDataCase> {};

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

} // namespace

TEST_P(RasterNoData, IsTransparentAndCountsForNoLimit) {
  const TempFolder folder;
  OddRaster raster;
  raster.noData = GetParam().declared;
  raster.value = [](int, int column, int row) { return column < 4 ? GetParam().stored : 100.0 + row; };
  write(folder / "a.tif", raster);
  const auto layer = test::styled(folder / "a.tif", utm(), LayerKind::Dem, {{"stretch", "minmax"}});
  EXPECT_EQ(layer->drawing().limits.front(), std::pair(100.0, 107.0));
  EXPECT_EQ(qAlpha(colourAt(*layer, cell(1, 3))), 0);
  EXPECT_EQ(qAlpha(colourAt(*layer, cell(6, 3))), 255);
  EXPECT_FALSE(layer->valueAt(cell(1, 3)).has_value());
  EXPECT_TRUE(layer->valueAt(cell(6, 3)).has_value());
}

INSTANTIATE_TEST_SUITE_P(
    Forms, RasterNoData,
    testing::Values(NoDataCase{"Minus9999", -9999, -9999},
                    NoDataCase{"MinusInfinity", -kInfinity, -kInfinity},
                    NoDataCase{"UndeclaredInfinity", {}, kInfinity}, NoDataCase{"Huge", 1e38, 1e38},
                    NoDataCase{"UndeclaredHuge", {}, 1.70141e38},
                    NoDataCase{"LowestFloat", -3.4028234663852886e38, -3.4028234663852886e38},
                    NoDataCase{"LowestDoubleInFloats", -1.7976931348623157e308, -3.4028234663852886e38},
                    NoDataCase{"NaN", kNaN, kNaN}, NoDataCase{"UndeclaredNaN", {}, kNaN}),
    [](const auto& p) { return p.param.name; });

TEST(RasterValues, ARasterOfNoDataDrawsNothingAndSaysSo) {
  const TempFolder folder;
  OddRaster raster;
  raster.noData = -1;
  raster.value = [](int, int, int) { return -1; };
  write(folder / "a.tif", raster);
  Notices notices;
  const auto layer = test::styled(folder / "a.tif", utm(), LayerKind::Dem, Json::object(), &notices);
  EXPECT_EQ(colourAt(*layer, cell(3, 3)), 0u);
  ASSERT_EQ(notices.size(), 1u);
  EXPECT_THAT(notices[0].text, HasSubstr("No cell of this raster has a value"));
}

TEST(RasterValues, AConstantRasterHasTheMiddleOfTheRamp) {
  const TempFolder folder;
  OddRaster raster;
  raster.value = [](int, int, int) { return 42; };
  write(folder / "a.tif", raster);
  const auto layer = test::styled(folder / "a.tif", utm(), LayerKind::Dem, {{"ramp", "viridis"}});
  EXPECT_EQ(colourAt(*layer, cell(3, 3)), layer->drawing().table[128]);
  EXPECT_FALSE(layer->legend().empty());
}

TEST(RasterValues, ImagesOf16BitAndFloatAreStretchedToTheirValues) {
  const TempFolder folder;
  for (const auto& [name, type, scale] :
       {std::tuple{"u16.tif", GDT_UInt16, 40.0}, std::tuple{"float.tif", GDT_Float32, 0.001}}) {
    OddRaster raster{.columns = 64, .rows = 4, .bands = 3, .type = type};
    raster.value = [scale = scale](int band, int column, int) { return (100 + column) * band * scale; };
    write(folder / name, raster);
    const auto layer = test::styled(folder / name, utm(), LayerKind::Image);
    ASSERT_EQ(layer->drawing().limits.size(), 3u) << name;
    const QRgb dark = colourAt(*layer, cell(1, 1)), light = colourAt(*layer, cell(62, 1));
    EXPECT_LT(qRed(dark), 10) << name;
    EXPECT_GT(qRed(light), 245) << name;
    EXPECT_NEAR(qRed(light), qBlue(light), 3) << name; // each band by its own limits
  }
}

TEST(RasterValues, AFloatImageIsTransparentWhereABandHasNoValue) {
  const TempFolder folder;
  OddRaster raster{.bands = 3};
  raster.value = [](int band, int column, int row) { return band == 2 && column < 4 ? kNaN : row; };
  write(folder / "a.tif", raster);
  const auto layer = test::styled(folder / "a.tif", utm(), LayerKind::Image);
  EXPECT_EQ(qAlpha(colourAt(*layer, cell(1, 3))), 0);
  EXPECT_EQ(qAlpha(colourAt(*layer, cell(6, 3))), 255);
}

TEST(RasterValues, APaletteGivesItsOwnColoursAtEveryScale) {
  const TempFolder folder;
  OddRaster raster{.columns = 64, .rows = 64, .type = GDT_Byte};
  raster.value = [](int, int column, int) { return column % 2 == 0 ? 3 : 7; };
  raster.more = [](GDALDataset& dataset) {
    GDALColorTable table;
    const GDALColorEntry orange{230, 159, 0, 255}, blue{0, 114, 178, 255};
    table.SetColorEntry(3, &orange);
    table.SetColorEntry(7, &blue);
    dataset.GetRasterBand(1)->SetColorTable(&table);
  };
  write(folder / "a.tif", raster);
  const auto layer = test::styled(folder / "a.tif", utm(), LayerKind::Image);
  EXPECT_EQ(colourAt(*layer, cell(4, 4)), qRgb(230, 159, 0));
  EXPECT_EQ(colourAt(*layer, cell(5, 4)), qRgb(0, 114, 178));
  const QImage far = test::painted(*layer, test::viewAround(cell(32, 32), 40, 15));
  for (int x = 0; x < far.width(); ++x)
    for (int y = 0; y < far.height(); ++y)
      EXPECT_TRUE(far.pixel(x, y) == qRgb(230, 159, 0) || far.pixel(x, y) == qRgb(0, 114, 178))
          << x << " " << y; // never a mix
}

TEST(RasterValues, AlphaIsTransparency) {
  const TempFolder folder;
  OddRaster raster{.bands = 4, .type = GDT_Byte};
  raster.value = [](int band, int column, int) {
    return band < 4 ? 40.0 * band : column < 3 ? 0 : column < 6 ? 128 : 255;
  };
  raster.more = [](GDALDataset& dataset) { dataset.GetRasterBand(4)->SetColorInterpretation(GCI_AlphaBand); };
  write(folder / "a.tif", raster);
  const auto layer = test::styled(folder / "a.tif", utm(), LayerKind::Image);
  EXPECT_EQ(colourAt(*layer, cell(1, 3)), 0u);
  const QRgb half = colourAt(*layer, cell(4, 3)); // premultiplied, as tiles are
  EXPECT_EQ(qAlpha(half), 128);
  EXPECT_NEAR(qBlue(half), 60, 1);
  EXPECT_EQ(colourAt(*layer, cell(7, 3)), qRgb(40, 80, 120));
}

TEST(RasterValues, AMaskIsTransparency) {
  const TempFolder folder;
  OddRaster raster{.bands = 3, .type = GDT_Byte};
  raster.value = [](int band, int, int) { return 50 * band; };
  raster.more = [](GDALDataset& dataset) {
    ASSERT_EQ(dataset.CreateMaskBand(GMF_PER_DATASET), CE_None);
    std::vector<uint8_t> mask(64, 255);
    std::fill(mask.begin(), mask.begin() + 24, uint8_t{0}); // three rows
    ASSERT_EQ(dataset.GetRasterBand(1)->GetMaskBand()->RasterIO(GF_Write, 0, 0, 8, 8, mask.data(), 8, 8,
                                                                GDT_Byte, 0, 0, nullptr),
              CE_None);
  };
  write(folder / "a.tif", raster);
  const auto layer = test::styled(folder / "a.tif", utm(), LayerKind::Image);
  EXPECT_EQ(colourAt(*layer, cell(3, 1)), 0u);
  EXPECT_EQ(colourAt(*layer, cell(3, 5)), qRgb(50, 100, 150));
}

TEST(RasterValues, BandsThatSayTheirColourAreShownAsThatColour) {
  const TempFolder folder;
  OddRaster raster{.bands = 5, .type = GDT_Byte};
  raster.value = [](int band, int, int) { return 30 * band; };
  raster.more = [](GDALDataset& dataset) {
    const std::array meanings{GCI_BlueBand, GCI_GreenBand, GCI_RedBand, GCI_Undefined};
    for (int band = 1; band <= 4; ++band)
      dataset.GetRasterBand(band)->SetColorInterpretation(meanings[static_cast<size_t>(band - 1)]);
  };
  write(folder / "bgr.tif", raster);
  const auto layer = test::styled(folder / "bgr.tif", utm(), LayerKind::Image);
  EXPECT_EQ(colourAt(*layer, cell(3, 3)), qRgb(90, 60, 30));
}

TEST(RasterValues, ABrokenFileIsAnErrorNotACrash) {
  const TempFolder folder;
  writeFileAtomically(folder / "noise.tif", "II*" + std::string(3000, '\x37'));
  EXPECT_THROW(RasterSource(folder / "noise.tif", utm()), Error);

  RasterOptions options;
  test::writeRaster(folder / "cut.tif", test::smallGrid(1500, 1500), options,
                    [](int, int64_t x, int64_t y) { return std::sin(double(x) * 0.7 + double(y * y)); });
  std::error_code code;
  const auto size = std::filesystem::file_size(folder / "cut.tif");
  std::fstream file(folder / "cut.tif", std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(size / 4)); // the blocks in the middle become noise
  const std::string noise(size / 2, '\x5a');
  file.write(noise.data(), static_cast<std::streamsize>(noise.size()));
  file.close();
  const GridSpec grid = test::smallGrid(1500, 1500);
  try {
    const RasterSource source(folder / "cut.tif", utm());
    std::vector<float> values;
    source.sample(test::viewAround({grid.left + 1875, grid.top - 1875}, 8, 512), {1}, {}, values);
    FAIL() << "noise was read as values";
  } catch (const Error& e) {
    EXPECT_THAT(e.what(), HasSubstr("cut.tif"));
  }
}

TEST(RasterValues, AFileThatGoesAwayIsStillDrawn) {
  const TempFolder folder;
  OddRaster raster{.columns = 300, .rows = 300};
  raster.value = [](int, int column, int) { return column; };
  write(folder / "a.tif", raster);
  const auto layer = test::styled(folder / "a.tif", utm(), LayerKind::Dem);
  std::filesystem::remove(folder / "a.tif");
  std::vector<std::thread> threads;
  std::atomic<int> drawn = 0;
  for (int i = 0; i < 4; ++i) // more than there are open handles
    threads.emplace_back([&] { drawn += qAlpha(colourAt(*layer, cell(150, 150))) == 255 ? 1 : 0; });
  for (auto& thread : threads)
    thread.join();
  EXPECT_EQ(drawn, 4);
}

TEST(RasterValues, ALargeRasterWithoutOverviewsIsDrawnAtOnceAndCoarsely) {
  const TempFolder folder;
  OddRaster raster{.columns = 20000, .rows = 4000, .type = GDT_Byte};
  raster.more = [](GDALDataset&) {};
  raster.value = [](int, int column, int) { return column < 10000 ? 50 : 200; };
  write(folder / "large.tif", raster);
  const auto layer = test::styled(folder / "large.tif", utm(), LayerKind::Image, {{"stretch", "stored"}});
  EXPECT_TRUE(layer->source()->lacksOverviews());
  const TileView whole = test::viewAround({500000 + 100000, 3900000 - 20000}, 400, 512);
  const QImage tile = test::painted(*layer, whole);
  EXPECT_NEAR(qRed(tile.pixel(100, 256)), 50, 2);
  EXPECT_NEAR(qRed(tile.pixel(400, 256)), 200, 2);
  EXPECT_EQ(qRed(colourAt(*layer, cell(9999, 2000))), 50); // near it is exact
  EXPECT_EQ(qRed(colourAt(*layer, cell(10000, 2000))), 200);
}
