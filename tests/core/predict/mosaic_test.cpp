// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/predict/mosaic.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <random>

namespace scarp {
namespace {

struct Shape {
  int64_t width, height, tile, stride;
};

const std::vector<Shape> kShapes = {
    {1, 1, 256, 204}, {100, 80, 256, 204}, {256, 256, 256, 204}, {257, 256, 256, 204}, {1000, 700, 256, 204},
    {61, 47, 8, 8},   {61, 47, 8, 3},      {5, 300, 16, 12},     {300, 5, 16, 1},      {97, 89, 32, 31}};

/// Runs a mosaic over a whole raster; the sink checks that rows come once and in order.
std::vector<float> mosaicOf(const Shape& s, const std::function<std::vector<float>(const Window&)>& tile) {
  std::vector<float> result(static_cast<size_t>(s.width * s.height), -1);
  int64_t next = 0;
  Mosaic mosaic(s.width, s.height, [&](const Window& window, std::span<const float> values) {
    EXPECT_EQ(window.x, 0);
    EXPECT_EQ(window.width, s.width);
    EXPECT_EQ(window.y, next);
    EXPECT_EQ(static_cast<int64_t>(values.size()), window.cells());
    next = window.y + window.height;
    std::copy(values.begin(), values.end(), result.begin() + window.y * s.width);
  });
  for (const Window& window : coveringWindows(s.width, s.height, s.tile, s.stride))
    mosaic.add(window, tile(window));
  mosaic.finish();
  EXPECT_EQ(next, s.height);
  return result;
}

TEST(CoveringWindows, CoverEveryPixelAndStayInside) {
  for (const Shape& s : kShapes) {
    SCOPED_TRACE(testing::Message() << s.width << " x " << s.height << " tile " << s.tile << " stride "
                                    << s.stride);
    std::vector<int> hits(static_cast<size_t>(s.width * s.height), 0);
    int64_t lastY = 0;
    for (const Window& w : coveringWindows(s.width, s.height, s.tile, s.stride)) {
      EXPECT_EQ(intersect(w, {0, 0, s.width, s.height}), w);
      EXPECT_EQ(w.width, std::min(s.tile, s.width));
      EXPECT_EQ(w.height, std::min(s.tile, s.height));
      EXPECT_GE(w.y, lastY);
      lastY = w.y;
      for (int64_t y = w.y; y < w.y + w.height; ++y)
        for (int64_t x = w.x; x < w.x + w.width; ++x)
          ++hits[static_cast<size_t>(y * s.width + x)];
    }
    EXPECT_GT(*std::min_element(hits.begin(), hits.end()), 0);
  }
}

TEST(CoveringWindows, PaperSceneNeedsOneMoreColumnAndRowThanItsTiles) {
  // 248 x 173 whole tiles at stride 204; the shifted last ones cover what they leave at the right and bottom
  // edge
  EXPECT_EQ(coveringWindows(50661, 35415, 256, 204).size(), 249u * 174u);
}

TEST(CoveringWindows, RefuseGapsAndEmptyRasters) {
  EXPECT_THROW(coveringWindows(100, 100, 16, 17), Error);
  EXPECT_THROW(coveringWindows(100, 100, 16, 0), Error);
  EXPECT_THROW(coveringWindows(0, 100, 16, 16), Error);
}

TEST(Mosaic, ConstantInIsConstantOut) {
  for (const Shape& s : kShapes)
    for (const float value : {0.0F, 0.5F, 1.0F, 0.3F})
      for (const float got : mosaicOf(s, [value](const Window& w) {
             return std::vector<float>(static_cast<size_t>(w.cells()), value);
           }))
        ASSERT_NEAR(got, value, 2e-7);
}

TEST(Mosaic, ReproducesAFieldThatAllTilesAgreeOn) {
  const auto field = [](int64_t x, int64_t y) {
    return static_cast<float>(0.5 + 0.5 * std::sin(0.13 * static_cast<double>(x)) *
                                        std::cos(0.07 * static_cast<double>(y)));
  };
  for (const Shape& s : kShapes) {
    const auto got = mosaicOf(s, [&](const Window& w) {
      std::vector<float> values;
      for (int64_t y = w.y; y < w.y + w.height; ++y)
        for (int64_t x = w.x; x < w.x + w.width; ++x)
          values.push_back(field(x, y));
      return values;
    });
    for (int64_t y = 0; y < s.height; ++y)
      for (int64_t x = 0; x < s.width; ++x)
        ASSERT_NEAR(got[static_cast<size_t>(y * s.width + x)], field(x, y), 5e-7);
  }
}

TEST(Mosaic, StaysBetweenTheTilesThatOverlap) {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> uniform(0, 1);
  const Shape s{61, 47, 16, 11};
  std::vector<float> low(61 * 47, 2), high(61 * 47, -1);
  const auto got = mosaicOf(s, [&](const Window& w) {
    std::vector<float> values(static_cast<size_t>(w.cells()));
    for (int64_t i = 0; i < w.cells(); ++i) {
      const float v = uniform(random);
      const auto at = static_cast<size_t>((w.y + i / w.width) * s.width + w.x + i % w.width);
      low[at] = std::min(low[at], v);
      high[at] = std::max(high[at], v);
      values[static_cast<size_t>(i)] = v;
    }
    return values;
  });
  for (size_t i = 0; i < got.size(); ++i) {
    ASSERT_GE(got[i], low[i] - 1e-6F);
    ASSERT_LE(got[i], high[i] + 1e-6F);
  }
}

TEST(Mosaic, BlendsWithoutASeam) {
  // left tile says 0, right tile says 1: the step is spread over the overlap
  const Shape s{448, 1, 256, 192};
  const auto got =
      mosaicOf(s, [](const Window& w) { return std::vector<float>(256, w.x == 0 ? 0.0F : 1.0F); });
  for (size_t i = 1; i < got.size(); ++i) {
    EXPECT_GE(got[i], got[i - 1]);
    EXPECT_LT(got[i] - got[i - 1], 0.02F);
  }
  EXPECT_EQ(got.front(), 0);
  EXPECT_EQ(got.back(), 1);
}

TEST(Mosaic, ATileThatDoesNotKnowAPixelHasNoSayThere) {
  const Shape s{24, 16, 16, 8};
  const auto got =
      mosaicOf(s, [](const Window& w) { return std::vector<float>(256, w.x == 0 ? NAN : 0.25F); });
  EXPECT_TRUE(std::isnan(got[7]));
  EXPECT_EQ(got[8], 0.25F);
}

TEST(Mosaic, RefusesTilesOutsideOrOutOfOrder) {
  Mosaic mosaic(32, 32, [](const Window&, std::span<const float>) {});
  const std::vector<float> tile(256, 0);
  EXPECT_THROW(mosaic.add({24, 0, 16, 16}, tile), Error);
  EXPECT_THROW(mosaic.add({0, 0, 16, 8}, tile), Error);
  mosaic.add({0, 8, 16, 16}, tile);
  EXPECT_THROW(mosaic.add({0, 0, 16, 16}, tile), Error);
}

} // namespace
} // namespace scarp
