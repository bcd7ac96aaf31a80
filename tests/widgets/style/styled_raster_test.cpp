// SPDX-License-Identifier: GPL-3.0-or-later
// The style of a layer settled into what is drawn.
#include "tests/support/odd_rasters.h"
#include "tests/support/temp_folder.h"
#include "tests/widgets/map/raster_painting.h"
#include "widgets/map/ramp_catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

using namespace scarp;
using scarp::test::colourAt;
using scarp::test::OddRaster;
using scarp::test::styled;
using scarp::test::TempFolder;
using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::Pair;

namespace {

Point cell(int column, int row) {
  return {500000 + (column + 0.5) * 10, 3900000 - (row + 0.5) * 10};
}

class StyledRaster : public testing::Test {
protected:
  /// 100 x 100 cells whose value grows from `low` to `high` cell by cell.
  void writeRamp(double low, double high, int bands = 1, GDALDataType type = GDT_Float32) const {
    OddRaster raster{.columns = 100, .rows = 100, .bands = bands, .type = type};
    raster.value = [=](int band, int column, int row) {
      return (low + (high - low) * (row * 100 + column) / 9999.0) * band;
    };
    write(file(), raster);
  }
  std::filesystem::path file() const { return m_folder / "a.tif"; }
  std::shared_ptr<const RasterLayer> look(LayerKind kind, const Json& style = Json::object()) const {
    return styled(file(), m_utm, kind, style);
  }
  std::pair<double, double> limits(LayerKind kind, const Json& style) const {
    return look(kind, style)->drawing().limits.front();
  }

private:
  TempFolder m_folder;
  std::string m_utm = crsFromUser("EPSG:32647");
};

} // namespace

TEST_F(StyledRaster, StretchesReachAsFarAsTheySay) {
  writeRamp(0, 1000);
  EXPECT_THAT(limits(LayerKind::Dem, {{"stretch", "minmax"}}), Pair(0, 1000));
  EXPECT_THAT(limits(LayerKind::Dem, {{"stretch", "percentile"}}),
              Pair(DoubleNear(20, 1), DoubleNear(980, 1)));
  const double reach = 2 * 1000 / std::sqrt(12); // of evenly spread values
  EXPECT_THAT(limits(LayerKind::Dem, {{"stretch", "deviation"}}),
              Pair(DoubleNear(500 - reach, 2), DoubleNear(500 + reach, 2)));
  EXPECT_THAT(limits(LayerKind::Dem, {{"stretch", "typed"}, {"limits", {{5, 6}}}}), Pair(5, 6));
  // The northernmost tenth of it.
  EXPECT_THAT(limits(LayerKind::Dem, {{"stretch", "extent"}, {"extent", {500000, 3899900, 501000, 3900000}}}),
              Pair(DoubleNear(2, 1), DoubleNear(98, 1)));
}

TEST_F(StyledRaster, VelocityAndHotSpotsAreSymmetricAndSayTheirSign) {
  writeRamp(-10, 39);
  const auto layer = look(LayerKind::HotSpot);
  const auto [low, high] = layer->drawing().limits.front();
  EXPECT_EQ(low, -high);
  EXPECT_NEAR(high, 39, 1);
  EXPECT_EQ(layer->drawing().table, divergingRamp());
  const Legend legend = layer->legend();
  EXPECT_TRUE(legend.title.contains("positive = toward the satellite")) << legend.title.toStdString();
  EXPECT_TRUE(legend.title.contains("per km²"));
  EXPECT_EQ(legend.ramps.front().middle, "0");
  EXPECT_THAT(limits(LayerKind::HotSpot, {{"symmetric", false}, {"stretch", "minmax"}}),
              Pair(DoubleNear(-10, 1e-4), DoubleNear(39, 1e-4)));
}

TEST_F(StyledRaster, TheChosenRampIsUsedAndCanBeInverted) {
  writeRamp(0, 1000);
  const Json style = {{"ramp", "viridis"}, {"stretch", "minmax"}};
  EXPECT_EQ(colourAt(*look(LayerKind::Dem, style), cell(0, 0)), rampNamed("viridis")->table.front());
  EXPECT_EQ(colourAt(*look(LayerKind::Dem, style), cell(99, 99)), rampNamed("viridis")->table.back());
  Json inverse = style;
  inverse["invert"] = true;
  EXPECT_EQ(colourAt(*look(LayerKind::Dem, inverse), cell(0, 0)), rampNamed("viridis")->table.back());
  EXPECT_EQ(look(LayerKind::Dem, {{"ramp", "no such"}})->drawing().table, elevationRamp());
}

TEST_F(StyledRaster, ValuesBeyondTheRangeAndExtraNoDataAreTransparent) {
  writeRamp(0, 9999);
  const auto layer = look(LayerKind::Dem, {{"below", 1000}, {"above", 8000}, {"nodata", 5050}});
  EXPECT_EQ(qAlpha(colourAt(*layer, cell(50, 5))), 0);    // 550
  EXPECT_EQ(qAlpha(colourAt(*layer, cell(50, 30))), 255); // 3050
  EXPECT_EQ(qAlpha(colourAt(*layer, cell(50, 90))), 0);   // 9050
  EXPECT_EQ(qAlpha(colourAt(*layer, cell(50, 50))), 0);   // 5050
  EXPECT_EQ(qAlpha(colourAt(*layer, cell(51, 50))), 255);
  EXPECT_FALSE(layer->valueAt(cell(50, 50)).has_value());
}

TEST_F(StyledRaster, APredictionHidesWhatIsLessLikelyThanNot) {
  writeRamp(0, 1);
  EXPECT_EQ(qAlpha(colourAt(*look(LayerKind::Prediction), cell(0, 40))), 0);
  EXPECT_EQ(qAlpha(colourAt(*look(LayerKind::Prediction), cell(0, 60))), 255);
  EXPECT_EQ(qAlpha(colourAt(*look(LayerKind::Prediction, {{"threshold", 0.7}}), cell(0, 60))), 0);
  EXPECT_THAT(limits(LayerKind::Prediction, Json::object()), Pair(0.5, 1));
}

TEST_F(StyledRaster, AnyThreeBandsOrOneAreShown) {
  writeRamp(10, 50, 5, GDT_Byte);
  const auto layer = look(LayerKind::Image, {{"bands", {4, 2, 1}}});
  const QRgb colour = colourAt(*layer, cell(0, 0));
  EXPECT_EQ(colour, qRgb(40, 20, 10));
  const auto grey = look(LayerKind::Image, {{"bands", {3}}, {"stretch", "stored"}});
  EXPECT_EQ(colourAt(*grey, cell(0, 0)), qRgb(30, 30, 30));
  EXPECT_THAT(look(LayerKind::Image, {{"bands", {7}}})->drawing().bands, ElementsAre(1, 2, 3)); // not there
}

TEST_F(StyledRaster, SmoothInterpolatesBetweenCellsAndNearestDoesNot) {
  OddRaster raster{.columns = 2, .rows = 1};
  raster.value = [](int, int column, int) { return column * 100; };
  write(file(), raster);
  const Json style = {{"ramp", "grey"}, {"stretch", "typed"}, {"limits", {{0, 100}}}};
  Json smooth = style;
  smooth["resampling"] = "bilinear";
  const Point border{500010 - 0.01, 3899995};
  EXPECT_LT(qRed(colourAt(*look(LayerKind::Dem, style), border, 0.001)), 2);
  EXPECT_NEAR(qRed(colourAt(*look(LayerKind::Dem, smooth), border, 0.001)), 127, 2);
  EXPECT_LT(qRed(colourAt(*look(LayerKind::Dem, smooth), {500004, 3899995}, 0.001)), 2);
}

TEST_F(StyledRaster, HillshadeDarkensTheSlopesThatTurnAwayFromTheLight) {
  OddRaster raster{.columns = 100, .rows = 100};
  raster.value = [](int, int column, int) { return column < 50 ? column * 8.0 : (99 - column) * 8.0; };
  write(file(), raster);
  const Json light = {{"azimuth", 270}, {"altitude", 45}, {"z", 1}};
  const auto layer = look(LayerKind::Dem, {{"ramp", "grey"},
                                           {"stretch", "typed"},
                                           {"limits", {{-1000, 0}}}, // white without relief
                                           {"hillshade", light}});
  const int west = qRed(colourAt(*layer, cell(20, 50), 10)), east = qRed(colourAt(*layer, cell(80, 50), 10));
  EXPECT_NEAR(west, 255 * (1 + 0.8) / (std::sqrt(2) * std::sqrt(1 + 0.64)), 2);
  EXPECT_NEAR(east, 255 * (1 - 0.8) / (std::sqrt(2) * std::sqrt(1 + 0.64)), 2);
}

TEST_F(StyledRaster, AspectIsNeverAveraged) {
  OddRaster raster{.columns = 64, .rows = 64};
  raster.value = [](int, int column, int) { return column % 2 == 0 ? 359 : 1; };
  write(file(), raster);
  const auto layer = look(LayerKind::Aspect, {{"resampling", "bilinear"}});
  const QImage far = test::painted(*layer, test::viewAround(cell(32, 32), 40, 15));
  const auto& table = layer->drawing().table;
  for (int x = 0; x < far.width(); ++x)
    EXPECT_TRUE(far.pixel(x, 7) == table[254] || far.pixel(x, 7) == table[1]) << x; // never south
}

TEST_F(StyledRaster, AStyleThatMakesNoSenseIsPassedOver) {
  writeRamp(0, 1000);
  const Json odd = {{"bands", "all"}, {"stretch", 7},       {"limits", {1, 2}}, {"extent", {1}},
                    {"ramp", 3},      {"below", "nothing"}, {"hillshade", 4},   {"resampling", false}};
  EXPECT_EQ(look(LayerKind::Dem, odd)->drawing().limits, look(LayerKind::Dem)->drawing().limits);
  ProjectLayer layer;
  layer.style = {{"colour", "#ff0000"}, {"ramp", "magma"}};
  RasterStyle style = rasterStyleOf(layer);
  style.ramp.clear();
  style.hillshade = Hillshade{10, 20, 3};
  setRasterStyle(layer, style);
  EXPECT_EQ(layer.style, (Json{{"colour", "#ff0000"},
                               {"hillshade", {{"azimuth", 10.0}, {"altitude", 20.0}, {"z", 3.0}}}}));
  EXPECT_EQ(rasterStyleOf(layer).hillshade, style.hillshade);
}
