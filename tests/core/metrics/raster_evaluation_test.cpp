// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/metrics/raster_evaluation.h"
#include "tests/support/small_rasters.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <cmath>

namespace scarp {
namespace {

using test::smallGrid;
using test::TempFolder;
using test::testData;
using test::writeRaster;

constexpr const char* kRule = "mean_over_tiles_with_truth_or_prediction_zero_division_0";

void expectAgrees(const RasterEvaluation& evaluation, const Json& expected) {
  ASSERT_EQ(evaluation.tiles.size(), expected.at("tiles").size());
  for (size_t k = 0; k < evaluation.tiles.size(); ++k) {
    const Json& tile = expected.at("tiles")[k];
    EXPECT_EQ(evaluation.tiles[k].tp, tile.at("tp"));
    EXPECT_EQ(evaluation.tiles[k].fp, tile.at("fp"));
    EXPECT_EQ(evaluation.tiles[k].fn, tile.at("fn"));
    EXPECT_EQ(evaluation.tiles[k].tn, tile.at("tn"));
  }
  const Json document = evaluationJson(evaluation.tiles, 0.5);
  for (const char* key : {"precision", "recall", "f1", "iou"}) {
    if (document["pooled"][key].is_null()) {
      EXPECT_TRUE(document["tile_mean"][key].is_null());
      continue;
    }
    EXPECT_NEAR(document["pooled"][key].get<double>(),
                expected.at("pooled").at("zero_division_0").at(key).get<double>(), 1e-12);
    EXPECT_NEAR(document["tile_mean"][key].get<double>(), expected.at(kRule).at(key).get<double>(), 1e-12);
  }
}

TEST(RasterEvaluation, AgreesWithScikitLearnOnMasks) {
  int cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(testData("metrics"))) {
    const std::string name = entry.path().filename().string();
    const std::string ending = "_pred.tif";
    if (!name.ends_with(ending))
      continue;
    const std::string stem = name.substr(0, name.size() - ending.size());
    SCOPED_TRACE(stem);
    expectAgrees(evaluateRasters(testData("metrics/" + stem + "_truth.tif"), entry.path(), 0.5, 0, {}),
                 readJson(testData("metrics/" + stem + "_expected.json")));
    ++cases;
  }
  EXPECT_EQ(cases, 3);
}

TEST(RasterEvaluation, AgreesWithScikitLearnOnProbabilitiesAroundTheThreshold) {
  const Json expected = readJson(testData("metrics/prob_expected.json"));
  const auto truth = testData("metrics/prob_truth.tif"), p = testData("metrics/prob_prob.tif");
  expectAgrees(evaluateRasters(truth, p, 0.5, 0, {}), expected.at("rule_greater_equal"));
  // p > 0.5 is p >= the next number above 0.5
  expectAgrees(evaluateRasters(truth, p, static_cast<double>(std::nextafter(0.5F, 1.0F)), 0, {}),
               expected.at("rule_greater"));
}

TEST(RasterEvaluation, TilesOfOneBandAddUpToTheWhole) {
  const TempFolder folder;
  const GridSpec grid = smallGrid(70, 45);
  writeRaster(folder / "t.tif", grid, {}, [](int, int64_t x, int64_t y) { return (x * y / 7) % 3 == 0; });
  writeRaster(folder / "p.tif", grid, {},
              [](int, int64_t x, int64_t y) { return static_cast<double>((x + y) % 10) / 10; });
  const auto whole = evaluateRasters(folder / "t.tif", folder / "p.tif", 0.4, 0, {});
  const auto tiles = evaluateRasters(folder / "t.tif", folder / "p.tif", 0.4, 16, {});
  ASSERT_EQ(whole.tiles.size(), 1u);
  ASSERT_EQ(tiles.tiles.size(), 5u * 3u);
  Confusion sum;
  for (const Confusion& tile : tiles.tiles)
    sum += tile;
  EXPECT_EQ(sum.tp, whole.tiles[0].tp);
  EXPECT_EQ(sum.fp, whole.tiles[0].fp);
  EXPECT_EQ(sum.fn, whole.tiles[0].fn);
  EXPECT_EQ(sum.tn, whole.tiles[0].tn);
  EXPECT_EQ(sum.tp + sum.fp + sum.fn + sum.tn, 70 * 45);
  // the first tile by hand
  Confusion first;
  for (int64_t y = 0; y < 16; ++y)
    for (int64_t x = 0; x < 16; ++x)
      first.add(std::vector<uint8_t>{static_cast<uint8_t>((x * y / 7) % 3 == 0)},
                std::vector<uint8_t>{static_cast<uint8_t>((x + y) % 10 >= 4)});
  EXPECT_EQ(tiles.tiles[0].tp, first.tp);
  EXPECT_EQ(tiles.tiles[0].tn, first.tn);
}

TEST(RasterEvaluation, PixelsWithoutAValueAreLeftOut) {
  const TempFolder folder;
  RasterOptions options;
  options.noData = -9999;
  writeRaster(folder / "t.tif", smallGrid(10, 1), options,
              [](int, int64_t x, int64_t) { return x == 0 ? NAN : x < 5; });
  writeRaster(folder / "p.tif", smallGrid(10, 1), options,
              [](int, int64_t x, int64_t) { return x == 9 ? NAN : 1.0; });
  const auto evaluation = evaluateRasters(folder / "t.tif", folder / "p.tif", 0.5, 0, {});
  EXPECT_EQ(evaluation.leftOut, 2);
  EXPECT_EQ(evaluation.tiles[0].tp, 4);
  EXPECT_EQ(evaluation.tiles[0].fp, 4);
  EXPECT_EQ(evaluation.tiles[0].tn + evaluation.tiles[0].fn, 0);
}

TEST(RasterEvaluation, RefusesOtherGridsAndValues) {
  const TempFolder folder;
  const auto one = [](int, int64_t, int64_t) { return 1.0; };
  GridSpec grid = smallGrid(8, 8);
  writeRaster(folder / "t.tif", grid, {}, one);
  writeRaster(folder / "wide.tif", smallGrid(9, 8), {}, one);
  writeRaster(folder / "high.tif", grid, {}, [](int, int64_t, int64_t) { return 255.0; });
  RasterOptions two;
  two.bands = 2;
  writeRaster(folder / "two.tif", grid, two, one);
  grid.left += 1;
  writeRaster(folder / "moved.tif", grid, {}, one);
  GridSpec other = smallGrid(8, 8);
  other.crs = crsFromUser("EPSG:32648");
  writeRaster(folder / "zone48.tif", other, {}, one);
  for (const char* name : {"wide.tif", "high.tif", "two.tif", "moved.tif", "zone48.tif", "missing.tif"}) {
    SCOPED_TRACE(name);
    try {
      evaluateRasters(folder / "t.tif", folder / name, 0.5, 0, {});
      ADD_FAILURE() << "was accepted";
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), ErrorCode::Input);
      EXPECT_NE(std::string(e.what()).find(name), std::string::npos) << e.what();
    }
  }
  EXPECT_THROW(evaluateRasters(folder / "high.tif", folder / "t.tif", 0.5, 0, {}), Error);
}

} // namespace
} // namespace scarp
