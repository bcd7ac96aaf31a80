// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/synth/contour.h"
#include "core/synth/noise.h"
#include "core/synth/river.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace scarp::synth {
namespace {

TEST(Noise, OfAWindowIsTheNoiseOfItsPlaces) {
  const Samples samples{{-7, 12, 33, 21}, 2.5, 100, -40};
  std::vector<float> window(samples.size(), 0);
  addNoise(5, 17.3, 1, samples, window);
  for (int64_t r = 0; r < 21; ++r)
    for (int64_t c = 0; c < 33; ++c)
      EXPECT_NEAR(window[static_cast<size_t>(r * 33 + c)], noiseAt(5, 17.3, samples.x(c), samples.y(r)),
                  1e-4);
}

TEST(Noise, HasMeanZeroAndUnitDeviation) {
  const Samples samples{{0, 0, 600, 600}, 1, 0, 0};
  std::vector<float> window(samples.size(), 0);
  addNoise(9, 6, 1, samples, window);
  double sum = 0, squares = 0;
  for (const float v : window) {
    sum += static_cast<double>(v);
    squares += static_cast<double>(v) * static_cast<double>(v);
  }
  const auto n = static_cast<double>(window.size());
  EXPECT_NEAR(sum / n, 0, 0.05);
  EXPECT_NEAR(std::sqrt(squares / n), 1, 0.1);
}

TEST(Contour, FindsACircleAndDistancesToIt) {
  Field f{60, 60, 5, 0, 0, {}};
  f.values.resize(f.size());
  for (int64_t r = 0; r < 60; ++r)
    for (int64_t c = 0; c < 60; ++c)
      f.values[f.index(c, r)] = static_cast<float>(90 - std::hypot(f.x(c) - 150, f.y(r) - 150));
  const std::vector<Ring> rings = zeroRings(f);
  ASSERT_EQ(rings.size(), 1u);
  EXPECT_NEAR(std::abs(signedArea(rings[0])), std::numbers::pi * 90 * 90, 60);
  const Ring smooth = smoothedRing(rings[0], 1);
  EXPECT_LT(smooth.size(), rings[0].size());
  EXPECT_NEAR(std::abs(signedArea(smooth)), std::numbers::pi * 90 * 90, 500);
  Field d{30, 30, 10, 0, 0, {}};
  signedDistances(rings[0], d);
  EXPECT_NEAR(d.linear(145, 145), 90 - std::hypot(5, 5), 0.5);
  EXPECT_NEAR(d.linear(150, 270), -30, 1.5);
}

TEST(Contour, TwoIslandsAreTwoRingsAlsoAtTheBorder) {
  Field f{20, 10, 1, 0, 0, {}};
  f.values.assign(f.size(), -1);
  f.values[f.index(3, 4)] = 1;
  f.values[f.index(19, 9)] = 1;
  EXPECT_EQ(zeroRings(f).size(), 2u);
}

TEST(SceneParams, CountsOfTheStudyFollowFromItsExtent) {
  const SceneParams study{kReferenceWidth, kReferenceHeight, 1, 0};
  EXPECT_EQ(targetCount(study), 930193);
  EXPECT_EQ(landslideCount(study), 476);
  EXPECT_NEAR(corridorShare(), 0.314, 0.001);
  EXPECT_NEAR(static_cast<double>(targetCount(study)) / (corridorShare() * areaKm2(study)), 264, 1e-6);
  EXPECT_EQ(demGrid(study).columns, 10133);
}

TEST(SceneParams, SmallScenesHaveAHandfulOfLandslidesAndAnyNumberOnRequest) {
  EXPECT_EQ(landslideCount({2048, 1536, 1, 0}), kFewestLandslides);
  EXPECT_EQ(landslideCount({2048, 1536, 1, 3}), 3);
  EXPECT_THROW(checkSceneParams({255, 2000, 1, 0}), Error);
  EXPECT_THROW(checkSceneParams({2000, 100001, 1, 0}), Error);
  EXPECT_THROW(checkSceneParams({2000, 2000, 1, -1}), Error);
}

TEST(River, CorridorHoldsItsShareOfTheSceneExactly) {
  for (const SceneParams& params : {SceneParams{kReferenceWidth, kReferenceHeight, 1, 0},
                                    SceneParams{2048, 1536, 7, 0}, SceneParams{700, 3000, 2, 0}}) {
    const River river(params);
    const double area = areaKm2(params) * 1e6;
    EXPECT_NEAR(river.corridorAreaM2() / area, corridorShare(), 1e-6);
    // The same by looking at places.
    Stream random(4);
    int inside = 0;
    constexpr int tries = 40000;
    for (int i = 0; i < tries; ++i)
      inside += river.inCorridor(random.uniform() * static_cast<double>(params.width) * kPixel,
                                 random.uniform() * static_cast<double>(params.height) * kPixel);
    EXPECT_NEAR(inside / static_cast<double>(tries), corridorShare(), 0.01);
    EXPECT_FALSE(river.inCorridor(-1, river.centre(0)));
  }
}

TEST(River, FallsDownstream) {
  const River river({4000, 3000, 3, 0});
  EXPECT_GT(river.level(0), river.level(9000));
  EXPECT_LT(river.halfWidth(5000), river.plainHalf(5000));
}

} // namespace
} // namespace scarp::synth
