// SPDX-License-Identifier: GPL-3.0-or-later
// A part of a scene against giStar on the whole, and against the published tools' answers.
#include "core/base/error.h"
#include "core/hotspot/local_gi_star.h"
#include "tests/core/hotspot/random_scene.h"
#include "tests/support/number_table.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace scarp {
namespace {

using test::randomScene;
using test::Scene;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

GiStarParams params(const std::string& self, double distance) {
  GiStarParams p;
  p.self = self;
  p.distance = distance;
  return p;
}

void expectSame(const LocalGiStar& scene, const LocalGi& got, const GiStarResult& whole,
                const std::string& what) {
  for (size_t k = 0; k < got.points.size(); ++k) {
    const uint32_t i = scene.index().order()[got.points[k]];
    ASSERT_EQ(got.neighbours[k], whole.neighbours[i]) << what << ", point " << i;
    ASSERT_EQ(std::isnan(got.z[k]), std::isnan(whole.z[i])) << what << ", point " << i;
    if (!std::isnan(whole.z[i])) {
      ASSERT_NEAR(got.z[k], whole.z[i], 1e-10 * std::max(1.0, std::abs(whole.z[i]))) << what;
      ASSERT_NEAR(got.p[k], whole.p[i], 1e-10) << what;
    }
    ASSERT_EQ(got.bin[k], whole.bin[i]) << what << ", point " << i;
  }
}

TEST(LocalGiStar, APartHasTheValuesOfTheWholeSceneAtEveryDistance) {
  const Scene s = randomScene(4000, 3, 4000);
  const LocalGiStar scene(s.x, s.y, s.v);
  const Extent view{501000, 3991000, 502500, 3992200};
  const std::vector<uint32_t> inView = scene.pointsIn(view);
  ASSERT_GT(inView.size(), 200u);
  ASSERT_LT(inView.size(), 1000u);
  for (const std::string self : {"include", "exclude", "literal"})
    for (double distance = 30; distance <= 500; distance += 10)
      expectSame(scene, scene.compute(inView, params(self, distance)),
                 giStar(s.x, s.y, s.v, params(self, distance)), self + " " + std::to_string(distance));
}

TEST(LocalGiStar, ClusteredPointsOnTheCircleAndAtOnePlaceAreCountedAsGiStarDoes) {
  // whole metres: many pairs lie at exactly the distance, many points at one place
  Scene s;
  std::mt19937 random(8);
  std::uniform_int_distribution<int> cluster(0, 30), offset(-40, 40), speed(-9, 9);
  for (int i = 0; i < 3000; ++i) {
    s.x.push_back(600000 + 300 * (cluster(random) % 6) + 5 * (offset(random) / 5));
    s.y.push_back(4000000 + 300 * (cluster(random) % 5) + 5 * (offset(random) / 5));
    s.v.push_back(speed(random));
  }
  const LocalGiStar scene(s.x, s.y, s.v);
  for (const double distance : {5.0, 25.0, 50.0, 130.0, 300.0, 500.0})
    expectSame(scene, scene.compute(scene.allPoints(), params("include", distance)),
               giStar(s.x, s.y, s.v, params("include", distance)), std::to_string(distance));
}

TEST(LocalGiStar, PointsWithoutAValueAreNeighboursOfNobody) {
  Scene s = randomScene(500, 4);
  for (size_t i = 0; i < s.v.size(); i += 7)
    s.v[i] = kNaN;
  s.x[3] = kNaN;
  const LocalGiStar scene(s.x, s.y, s.v);
  const GiStarResult whole = giStar(s.x, s.y, s.v, params("include", 150));
  EXPECT_EQ(scene.leftOut(), whole.leftOut);
  EXPECT_EQ(scene.moments(), whole.moments);
  EXPECT_EQ(scene.allPoints().size(), s.v.size() - static_cast<size_t>(whole.leftOut));
  expectSame(scene, scene.compute(scene.allPoints(), params("include", 150)), whole, "holes");
}

TEST(LocalGiStar, NothingAndOnePointAreNoTrouble) {
  const LocalGiStar none({}, {}, {});
  EXPECT_TRUE(none.compute(none.allPoints(), params("include", 150)).z.empty());
  const std::vector<double> one{1};
  const LocalGiStar single(one, one, one);
  const LocalGi got = single.compute(single.allPoints(), params("include", 150));
  ASSERT_EQ(got.z.size(), 1u);
  EXPECT_TRUE(std::isnan(got.z[0]));
}

class LocalGiStarCase : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(LocalGiStarCase, AgreesWithThePublishedTools) {
  const std::string stem = test::stemBefore(GetParam(), "_points.csv");
  const test::NumberTable points(GetParam());
  const test::NumberTable expected(GetParam().parent_path() / (stem + "_expected.csv"));
  const double distance = *parseNumber(stem.substr(stem.rfind("_d") + 2));
  const LocalGiStar scene(points["x"], points["y"], points["v"]);
  for (const auto& [self, prefix] :
       {std::pair{"include", "gistar"}, {"exclude", "gi"}, {"literal", "wii0"}}) {
    const LocalGi got = scene.compute(scene.allPoints(), params(self, distance));
    const auto& z = expected[std::string(prefix) + "_z"];
    const FdrLimits limits = fdrLimits(got.p);
    for (size_t k = 0; k < got.points.size(); ++k) {
      const uint32_t i = scene.index().order()[got.points[k]];
      if (std::isfinite(z[i]))
        EXPECT_NEAR(got.z[k], z[i], 1e-9 * std::max(1.0, std::abs(z[i]))) << stem << " " << prefix;
      else
        EXPECT_TRUE(std::isnan(got.z[k])) << stem << " " << prefix;
      if (std::string(self) == "include") {
        EXPECT_EQ(got.bin[k], expected["bin"][i]) << stem;
        EXPECT_EQ(limits.bin(got.z[k], got.p[k]), expected["bin_fdr"][i]) << stem;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(AllCases, LocalGiStarCase,
                         testing::ValuesIn(test::filesEnding(test::testData("gistar"), "_points.csv")),
                         [](const auto& tested) { return test::stemBefore(tested.param, "_points.csv"); });

TEST(LocalGiStar, TheSummaryCountsBinsAndNeighbours) {
  LocalGi values;
  values.points = {0, 1, 2, 3, 4};
  values.neighbours = {1, 9, 10, 5, 30};
  values.z = {kNaN, 3, -2, 1.7, -3};
  values.p = {kNaN, 0.001, 0.04, 0.09, 0.001};
  values.bin = {0, 3, -2, 1, -3};
  const GiSummary s = summaryOf(values, GiSelf::Include);
  EXPECT_EQ(s.hot(99), 1);
  EXPECT_EQ(s.hot(95), 1);
  EXPECT_EQ(s.hot(90), 2);
  EXPECT_EQ(s.cold(99), 1);
  EXPECT_EQ(s.cold(95), 2);
  EXPECT_EQ(s.undefined, 1);
  EXPECT_EQ(s.least, 0) << "the point itself is no neighbour";
  EXPECT_EQ(s.median, 8);
  EXPECT_EQ(s.most, 29);
  EXPECT_EQ(s.alone, 1);
  EXPECT_EQ(s.few, 2);
  EXPECT_EQ(summaryOf(values, GiSelf::Exclude).most, 30);
}

TEST(LocalGiStar, AStopEndsIt) {
  const Scene s = randomScene(2000, 5);
  const LocalGiStar scene(s.x, s.y, s.v);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(scene.compute(scene.allPoints(), params("include", 150), Progress(stop.get_token(), {})),
               Cancelled);
}

} // namespace
} // namespace scarp
