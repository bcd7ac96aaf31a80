// SPDX-License-Identifier: GPL-3.0-or-later
// The curve of all distances against one giStar for each.
#include "core/base/error.h"
#include "core/hotspot/scale_curve.h"
#include "tests/core/hotspot/random_scene.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>
#include <stdexcept>

namespace scarp {
namespace {

using test::randomScene;
using test::Scene;

std::vector<double> tens() {
  std::vector<double> distances;
  for (double d = 30; d <= 500; d += 10)
    distances.push_back(d);
  return distances;
}

TEST(ScaleCurve, EveryStepIsWhatGiStarFindsAtItsDistance) {
  const Scene s = randomScene(3000, 31, 3000);
  const LocalGiStar scene(s.x, s.y, s.v);
  const Extent view{500500, 3990500, 502000, 3992000};
  for (const std::string self : {"include", "exclude", "literal"})
    for (const bool whole : {true, false}) {
      const ScaleCurve curve =
          scaleCurve(scene, tens(), giSelfFrom(self), whole ? std::nullopt : std::optional(view));
      ASSERT_TRUE(curve.complete());
      for (const ScaleStep& step : curve.steps) {
        GiStarParams p;
        p.self = self;
        p.distance = step.distance;
        const GiStarResult gi = giStar(s.x, s.y, s.v, p);
        int64_t hot = 0, cold = 0, points = 0, defined = 0, neighbours = 0;
        double absZ = 0;
        std::set<std::pair<double, double>> hotCells, coldCells;
        for (size_t i = 0; i < s.x.size(); ++i) {
          if (!whole &&
              (s.x[i] < view.xMin || s.x[i] > view.xMax || s.y[i] < view.yMin || s.y[i] > view.yMax))
            continue;
          ++points;
          neighbours += gi.neighbours[i] - (self == "include" ? 1 : 0);
          const std::pair cell{std::floor(s.x[i] / curve.cell), std::floor(s.y[i] / curve.cell)};
          if (gi.bin[i] >= 2) {
            ++hot;
            hotCells.insert(cell);
          }
          if (gi.bin[i] <= -2) {
            ++cold;
            coldCells.insert(cell);
          }
          if (!std::isnan(gi.z[i])) {
            ++defined;
            absZ += std::abs(gi.z[i]);
          }
        }
        const std::string what = self + " " + std::to_string(step.distance);
        EXPECT_EQ(curve.points, points);
        EXPECT_EQ(step.hot, hot) << what;
        EXPECT_EQ(step.cold, cold) << what;
        EXPECT_EQ(step.hotCells, static_cast<int64_t>(hotCells.size())) << what;
        EXPECT_EQ(step.coldCells, static_cast<int64_t>(coldCells.size())) << what;
        EXPECT_EQ(step.undefined, points - defined) << what;
        EXPECT_NEAR(step.meanAbsZ, absZ / static_cast<double>(defined), 1e-9) << what;
        EXPECT_NEAR(step.meanNeighbours, static_cast<double>(neighbours) / static_cast<double>(points), 1e-9);
      }
    }
}

TEST(ScaleCurve, PointsAtExactlyADistanceBelongToIt) {
  const std::vector<double> x{0, 30, 60, 500, 5000}, y(5, 0.0), v{1, 2, 3, 4, 50};
  const LocalGiStar scene(x, y, v);
  const ScaleCurve curve = scaleCurve(scene, {29.999, 30, 60, 500}, GiSelf::Include);
  EXPECT_NEAR(curve.steps[0].meanNeighbours, 0, 1e-12);
  EXPECT_NEAR(curve.steps[1].meanNeighbours, 4.0 / 5, 1e-12);
  EXPECT_NEAR(curve.steps[2].meanNeighbours, 6.0 / 5, 1e-12);
  EXPECT_NEAR(curve.steps[3].meanNeighbours, 12.0 / 5, 1e-12);
}

TEST(ScaleCurve, AnAreaIsThatOfItsCells) {
  ScaleCurve curve;
  curve.cell = 50;
  curve.steps.push_back({150, 7, 0, 4, 1, 0, 1, 1});
  EXPECT_EQ(curve.hotArea(0), 4 * 2500);
  EXPECT_EQ(curve.coldArea(0), 2500);
}

TEST(ScaleCurve, ThePeakIsTheFirstLocalMaximumOfMeanZ) {
  ScaleCurve curve;
  for (const double z : {1.0, 1.5, 1.4, 1.9, 1.2})
    curve.steps.push_back({100.0 * static_cast<double>(curve.steps.size() + 1), 0, 0, 0, 0, 0, z, 0});
  EXPECT_EQ(firstPeak(curve), 200);
  for (size_t k = 0; k < curve.steps.size(); ++k)
    curve.steps[k].meanAbsZ = static_cast<double>(k);
  EXPECT_FALSE(firstPeak(curve));
}

TEST(ScaleCurve, AStopEndsItAndUnfitDistancesAreRefused) {
  const Scene s = randomScene(500, 2);
  const LocalGiStar scene(s.x, s.y, s.v);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(scaleCurve(scene, tens(), GiSelf::Include, {}, Progress(stop.get_token(), {})), Cancelled);
  for (const std::vector<double>& bad : {std::vector<double>{},
                                         {100, 50},
                                         {0, 10},
                                         std::vector<double>(65, 10.0),
                                         {10, std::numeric_limits<double>::infinity()}})
    EXPECT_THROW(scaleCurve(scene, bad, GiSelf::Include), std::invalid_argument);
}

TEST(ScaleCurve, ASceneWithoutPointsIsAnEmptyCurve) {
  const LocalGiStar none({}, {}, {});
  const ScaleCurve curve = scaleCurve(none, tens(), GiSelf::Include);
  EXPECT_TRUE(curve.complete());
  EXPECT_EQ(curve.of, 0);
  EXPECT_EQ(curve.steps.size(), tens().size());
}

} // namespace
} // namespace scarp
