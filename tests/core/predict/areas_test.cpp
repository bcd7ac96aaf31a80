// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/geo/ogr_shapes.h"
#include "core/predict/areas.h"
#include "tests/support/small_rasters.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace scarp {
namespace {

using test::smallGrid;
using test::TempFolder;
using test::writeRaster;

double areaOf(const PolygonFeature& f) {
  return std::get<double>(f.attributes.at("area_m2"));
}
double meanOf(const PolygonFeature& f) {
  return std::get<double>(f.attributes.at("mean_probability"));
}

/// Smooth blobs of probability, 0..1.
double blobs(int64_t x, int64_t y) {
  const auto u = static_cast<double>(x), v = static_cast<double>(y);
  return 0.5 + 0.25 * (std::sin(0.11 * u + 0.03 * v) + std::cos(0.07 * v - 0.05 * u));
}

TEST(Areas, CarryAreaAndMeanProbability) {
  const TempFolder folder;
  writeRaster(folder / "p.tif", smallGrid(40, 30), {}, [](int, int64_t x, int64_t y) {
    return x >= 5 && x < 15 && y >= 4 && y < 14 ? (y < 9 ? 0.5 : 1.0) : 0.25;
  });
  const PolygonLayer layer = areasFromProbability(folder / "p.tif", {0.5, 0, 0}, {});
  ASSERT_EQ(layer.features.size(), 1u);
  EXPECT_DOUBLE_EQ(areaOf(layer.features[0]), 625);
  EXPECT_DOUBLE_EQ(meanOf(layer.features[0]), 0.75);
  EXPECT_EQ(extentOf(layer.features[0].shape), (Extent{500012.5, 3899965, 500037.5, 3899990}));
  EXPECT_TRUE(sameCrs(layer.crs, crsFromUser("EPSG:32647")));
}

TEST(Areas, JustBelowTheThresholdIsOutAndNoDataToo) {
  const TempFolder folder;
  const float below = std::nextafter(0.5F, 0.0F);
  RasterOptions options;
  options.noData = -9999;
  writeRaster(folder / "p.tif", smallGrid(6, 1), options, [below](int, int64_t x, int64_t) -> double {
    return x == 0 ? NAN : x == 2 ? 0.5 : x == 4 ? below : 0;
  });
  const PolygonLayer layer = areasFromProbability(folder / "p.tif", {0.5, 0, 0}, {});
  ASSERT_EQ(layer.features.size(), 1u);
  EXPECT_DOUBLE_EQ(areaOf(layer.features[0]), 6.25);
}

TEST(Areas, AtThresholdZeroEverythingIsOneArea) {
  const TempFolder folder;
  writeRaster(folder / "p.tif", smallGrid(300, 600), {}, [](int, int64_t, int64_t) { return 0.0; });
  const PolygonLayer layer = areasFromProbability(folder / "p.tif", {0, 0, 1}, {});
  ASSERT_EQ(layer.features.size(), 1u);
  EXPECT_DOUBLE_EQ(areaOf(layer.features[0]), 300 * 600 * 6.25);
}

TEST(Areas, AreValidHoweverTheyAreSimplified) {
  const TempFolder folder;
  std::mt19937 random(11);
  std::uniform_real_distribution<double> uniform(0, 1);
  writeRaster(folder / "smooth.tif", smallGrid(200, 300), {},
              [](int, int64_t x, int64_t y) { return blobs(x, y); });
  writeRaster(folder / "noise.tif", smallGrid(90, 80), {},
              [&](int, int64_t, int64_t) { return uniform(random); });
  for (const char* name : {"smooth.tif", "noise.tif"})
    for (const double tolerance : {0.0, 1.0, 3.0}) {
      SCOPED_TRACE(testing::Message() << name << " simplified by " << tolerance);
      const PolygonLayer layer = areasFromProbability(folder / name, {0.6, 30, tolerance}, {});
      EXPECT_GT(layer.features.size(), 3u);
      for (const PolygonFeature& feature : layer.features) {
        const auto geometry = geometryOf(feature.shape);
        EXPECT_TRUE(geometry->getNumGeometries() == 1 && geometry->getGeometryRef(0)->IsValid());
        EXPECT_DOUBLE_EQ(areaOf(feature), area(feature.shape));
        EXPECT_GE(areaOf(feature), 30);
        EXPECT_GE(meanOf(feature), 0.6F);
        EXPECT_LE(meanOf(feature), 1);
      }
    }
}

TEST(Areas, SimplifyingKeepsTheAreaAndDropsTheStairs) {
  const TempFolder folder;
  writeRaster(folder / "p.tif", smallGrid(200, 200), {}, [](int, int64_t x, int64_t y) {
    return std::hypot(static_cast<double>(x) - 99.5, static_cast<double>(y) - 99.5) < 80 ? 0.9 : 0.1;
  });
  const auto stairs = areasFromProbability(folder / "p.tif", {0.5, 500, 0}, {});
  const auto smooth = areasFromProbability(folder / "p.tif", {0.5, 500, 1}, {});
  ASSERT_EQ(stairs.features.size(), 1u);
  ASSERT_EQ(smooth.features.size(), 1u);
  EXPECT_NEAR(areaOf(smooth.features[0]) / areaOf(stairs.features[0]), 1, 0.02);
  EXPECT_LT(smooth.features[0].shape[0].outer.size() * 4, stairs.features[0].shape[0].outer.size());
}

TEST(Areas, NeedAGeoreferenceInMetres) {
  const TempFolder folder;
  GridSpec grid = smallGrid(8, 8);
  const auto one = [](int, int64_t, int64_t) { return 1.0; };
  RasterOptions options;
  options.georeferenced = false;
  writeRaster(folder / "plain.tif", grid, options, one);
  EXPECT_THROW(areasFromProbability(folder / "plain.tif", {}, {}), Error);
  grid = {crsFromUser("EPSG:4326"), 100, 36, 1e-4, 1e-4, 8, 8};
  writeRaster(folder / "degrees.tif", grid, {}, one);
  EXPECT_THROW(areasFromProbability(folder / "degrees.tif", {}, {}), Error);
  EXPECT_THROW(areasFromProbability(folder / "missing.tif", {}, {}), Error);
}

TEST(Areas, StopWhenAsked) {
  const TempFolder folder;
  writeRaster(folder / "p.tif", smallGrid(8, 8), {}, [](int, int64_t, int64_t) { return 1.0; });
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(areasFromProbability(folder / "p.tif", {}, Progress(stop.get_token(), {})), Cancelled);
}

} // namespace
} // namespace scarp
