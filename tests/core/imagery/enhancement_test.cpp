// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/imagery/enhancement.h"
#include "core/imagery/tone_curve.h"
#include "tests/support/small_rasters.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace scarp {
namespace {
namespace fs = std::filesystem;
using test::smallGrid;

EnhancementParams nothing() {
  EnhancementParams params;
  params.colourBalance = params.equalise = false;
  params.haze = params.gaussian = 0;
  params.lowPass = 1;
  return params;
}

/// Looks random, is not.
double noise(int band, int64_t x, int64_t y) {
  return static_cast<double>((x * 7919 + y * 104729 + x * y * 31 + band * 1299709) % 251);
}

void writeImage(const fs::path& file, const GridSpec& grid, RasterType type,
                const std::function<double(int, int64_t, int64_t)>& value, std::optional<double> noData = {},
                int bands = 3) {
  RasterOptions options;
  options.type = type;
  options.bands = bands;
  options.noData = noData;
  test::writeRaster(file, grid, options, value);
}

std::vector<float> band(const fs::path& file, int number) {
  const RasterReader reader(file);
  std::vector<float> values(static_cast<size_t>(reader.grid().window().cells()));
  reader.read(reader.grid().window(), number, values);
  return values;
}

double meanOfBand(const fs::path& file, int number) {
  const auto values = band(file, number);
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

TEST(ToneCurve, QuantilesAndMeansOfAHistogram) {
  const Histogram histogram{0, 10, 0, 80, 10};
  EXPECT_EQ(quantile(histogram, 0), 1);
  EXPECT_EQ(quantile(histogram, 0.1), 1);
  EXPECT_EQ(quantile(histogram, 0.11), 3);
  EXPECT_EQ(quantile(histogram, 1), 4);
  EXPECT_DOUBLE_EQ(meanOf(histogram), (10.0 + 240 + 40) / 100);
}

TEST(ToneCurve, HazeIsSubtractedAndWhiteStays) {
  Histogram histogram(256, 0);
  histogram[40] = 5;
  histogram[120] = 95;
  auto curve = stretched(256, 0, 255);
  EXPECT_DOUBLE_EQ(removeHaze(curve, histogram, 0.05), 40);
  EXPECT_DOUBLE_EQ(curve[40], 0);
  EXPECT_DOUBLE_EQ(curve[255], 255);
  EXPECT_NEAR(curve[120], 80.0 * 255 / 215, 1e-9);
}

TEST(ToneCurve, EqualisationOfAnEvenHistogramChangesNothing) {
  std::array<int64_t, 256> even{};
  even.fill(7);
  const auto table = equalisation(even, 0);
  for (int v = 0; v < 256; ++v)
    EXPECT_NEAR(table[static_cast<size_t>(v)], v, 1);
}

TEST(ToneCurve, EqualisationSpreadsAndItsLimitHoldsBack) {
  std::array<int64_t, 256> narrow{};
  for (size_t v = 100; v < 110; ++v)
    narrow[v] = 100;
  const auto free = equalisation(narrow, 0), held = equalisation(narrow, 3);
  EXPECT_GT(free[109] - free[100], 200);
  EXPECT_LT(held[109] - held[100], 40);
  EXPECT_GT(held[109] - held[100], 9);
}

TEST(Enhancement, NothingAskedForChangesNothing) {
  const test::TempFolder folder;
  const fs::path image = folder / "image.tif", out = folder / "out.tif";
  writeImage(image, smallGrid(60, 40), RasterType::Byte, noise);
  enhance(image, out, nothing());
  for (int b = 1; b <= 3; ++b)
    EXPECT_EQ(band(out, b), band(image, b));
  EXPECT_EQ(RasterReader(out).grid(), RasterReader(image).grid());
}

TEST(Enhancement, ColourBalanceGivesBandsTheSameMean) {
  const test::TempFolder folder;
  const fs::path image = folder / "image.tif", out = folder / "out.tif";
  writeImage(image, smallGrid(200, 150), RasterType::Byte,
             [](int b, int64_t x, int64_t y) { return std::floor(noise(b, x, y) * (0.2 + 0.1 * b)); });
  EnhancementParams params = nothing();
  params.colourBalance = true;
  const EnhancementReport report = enhance(image, out, params);
  EXPECT_GT(report.mean[2], 1.5 * report.mean[0]);
  EXPECT_NEAR(meanOfBand(out, 1), meanOfBand(out, 2), 0.5);
  EXPECT_NEAR(meanOfBand(out, 1), meanOfBand(out, 3), 0.5);
}

TEST(Enhancement, FiltersAreMeansOfNeighboursWithoutSeamsBetweenWindows) {
  const test::TempFolder folder;
  const fs::path image = folder / "image.tif", out = folder / "out.tif";
  const GridSpec grid = smallGrid(1100, 1060); // windows are of 1,024
  const auto inHole = [](int64_t x, int64_t y) { return x >= 1019 && x < 1022 && y >= 500 && y < 505; };
  writeImage(
      image, grid, RasterType::Byte,
      [&](int b, int64_t x, int64_t y) { return inHole(x, y) ? std::nan("") : 1 + noise(b, x, y); }, 0.0, 1);
  EnhancementParams params = nothing();
  params.lowPass = 5;
  enhance(image, out, params);
  const auto result = band(out, 1);
  for (const auto& [x, y] : std::vector<std::pair<int64_t, int64_t>>{{0, 0},
                                                                     {1023, 7},
                                                                     {1024, 7},
                                                                     {1023, 1023},
                                                                     {1024, 1024},
                                                                     {1018, 502},
                                                                     {1023, 503},
                                                                     {1099, 1059}}) {
    double sum = 0, count = 0;
    for (int64_t v = y - 2; v <= y + 2; ++v)
      for (int64_t u = x - 2; u <= x + 2; ++u)
        if (u >= 0 && v >= 0 && u < grid.columns && v < grid.rows && !inHole(u, v)) {
          sum += 1 + noise(1, u, v);
          ++count;
        }
    EXPECT_NEAR(result[static_cast<size_t>(y * grid.columns + x)], sum / count, 0.51) << x << ", " << y;
  }
  EXPECT_TRUE(std::isnan(result[static_cast<size_t>(502 * grid.columns + 1020)])) << "NoData stays";
}

TEST(Enhancement, GaussianOfAPointIsItsBell) {
  const test::TempFolder folder;
  const fs::path image = folder / "image.tif", out = folder / "out.tif";
  writeImage(
      image, smallGrid(31, 31), RasterType::Byte,
      [](int, int64_t x, int64_t y) { return x == 15 && y == 15 ? 255 : 0; }, {}, 1);
  EnhancementParams params = nothing();
  params.gaussian = 1;
  enhance(image, out, params);
  const auto result = band(out, 1);
  double sum = 0;
  for (int k = -3; k <= 3; ++k)
    sum += std::exp(-k * k / 2.0);
  for (int k = 0; k <= 2; ++k)
    EXPECT_NEAR(result[static_cast<size_t>(15 * 31 + 15 + k)], 255 * std::exp(-k * k / 2.0) / (sum * sum),
                0.51);
}

TEST(Enhancement, EqualisationKeepsGreyGrey) {
  const test::TempFolder folder;
  const fs::path image = folder / "image.tif", out = folder / "out.tif";
  writeImage(image, smallGrid(128, 64), RasterType::Byte,
             [](int, int64_t x, int64_t) { return 80 + x % 30; });
  EnhancementParams params = nothing();
  params.equalise = true;
  params.contrast = 0;
  enhance(image, out, params);
  const auto red = band(out, 1), blue = band(out, 3);
  for (size_t i = 0; i < red.size(); ++i)
    EXPECT_NEAR(red[i], blue[i], 1);
  EXPECT_GT(*std::max_element(red.begin(), red.end()) - *std::min_element(red.begin(), red.end()), 220);
}

TEST(Enhancement, SixteenBitsBecomeEight) {
  const test::TempFolder folder;
  const fs::path image = folder / "image.tif", out = folder / "out.tif";
  writeImage(image, smallGrid(100, 100), RasterType::UInt16,
             [](int, int64_t x, int64_t y) { return 1000 + 20 * ((x * 37 + y * 11) % 100); });
  enhance(image, out, nothing());
  EXPECT_EQ(RasterReader(out).type(), RasterType::Byte);
  const auto values = band(out, 2);
  EXPECT_EQ(*std::min_element(values.begin(), values.end()), 0);
  EXPECT_EQ(*std::max_element(values.begin(), values.end()), 255);
}

TEST(Enhancement, DarkPixelsAreNotTakenForNoData) {
  const test::TempFolder folder;
  const fs::path image = folder / "image.tif", out = folder / "out.tif";
  writeImage(
      image, smallGrid(40, 40), RasterType::Byte,
      [](int, int64_t x, int64_t y) { return x < 4 ? std::nan("") : 30 + (x + y) % 50; }, 0.0);
  EnhancementParams params = nothing();
  params.haze = 5;
  enhance(image, out, params);
  const auto values = band(out, 1);
  for (size_t i = 0; i < values.size(); ++i)
    EXPECT_EQ(std::isnan(values[i]), i % 40 < 4) << i;
}

TEST(Enhancement, WhatCannotBeDoneIsSaid) {
  const test::TempFolder folder;
  const fs::path image = folder / "image.tif", real = folder / "real.tif";
  writeImage(image, smallGrid(20, 20), RasterType::Byte, noise);
  writeImage(real, smallGrid(20, 20), RasterType::Float32, noise);
  EXPECT_THROW(enhance(real, folder / "out.tif", nothing()), Error);
  EXPECT_THROW(enhance(image, image, nothing()), Error);
  EnhancementParams even = nothing();
  even.lowPass = 4;
  EXPECT_THROW(enhance(image, folder / "out.tif", even), Error);
  EXPECT_FALSE(fs::exists(folder / "out.tif"));
  EXPECT_EQ(band(image, 1)[0], noise(1, 0, 0)) << "the image is as it was";
}

} // namespace
} // namespace scarp
