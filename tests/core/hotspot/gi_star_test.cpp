// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/hotspot/gi_star.h"
#include "tests/core/hotspot/random_scene.h"
#include "tests/support/number_table.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace scarp {
namespace {

using testing::Each;
using testing::ElementsAre;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

void expectClose(double got, double expected, double tolerance, const std::string& what) {
  if (std::isnan(expected))
    EXPECT_TRUE(std::isnan(got)) << what << " is " << got;
  else
    EXPECT_NEAR(got, expected, tolerance) << what;
}

GiStarParams params(const std::string& self, double distance = 150, bool fdr = false) {
  GiStarParams p;
  p.self = self;
  p.distance = distance;
  p.fdr = fdr;
  return p;
}

// --- the published tools' answers, case by case
// --------------------------------------------------------------------

class GiStarCase : public testing::TestWithParam<std::filesystem::path> {
protected:
  GiStarCase()
      : m_points(GetParam()), m_expected(GetParam().parent_path() /
                                         (test::stemBefore(GetParam(), "_points.csv") + "_expected.csv")) {}
  GiStarResult run(const std::string& self) const {
    const std::string stem = test::stemBefore(GetParam(), "_points.csv");
    const double distance = *parseNumber(stem.substr(stem.rfind("_d") + 2));
    return giStar(m_points["x"], m_points["y"], m_points["v"], params(self, distance, true));
  }
  void expectZ(const GiStarResult& got, const std::string& prefix) const {
    const auto &z = m_expected[prefix + "_z"], &p = m_expected[prefix + "_p"];
    ASSERT_EQ(got.z.size(), z.size());
    for (size_t i = 0; i < z.size(); ++i) {
      // rounding turned an undefined 0 / 0 of the reference into infinity: undefined it is
      const double expected = std::isinf(z[i]) ? kNaN : z[i];
      expectClose(got.z[i], expected, 1e-9 * std::max(1.0, std::abs(expected)),
                  prefix + " z of " + std::to_string(i));
      expectClose(got.p[i], std::isinf(z[i]) ? kNaN : p[i], 1e-10, prefix + " p of " + std::to_string(i));
    }
  }
  test::NumberTable m_points, m_expected;
};

TEST_P(GiStarCase, GiStarAgrees) {
  const GiStarResult got = run("include");
  expectZ(got, "gistar");
  for (size_t i = 0; i < got.z.size(); ++i) {
    EXPECT_EQ(got.neighbours[i], m_expected["n_within_d_incl_self"][i]) << i;
    EXPECT_EQ(got.bin[i], m_expected["bin"][i]) << i;
    EXPECT_EQ(got.binFdr[i], m_expected["bin_fdr"][i]) << i;
  }
  const std::vector<double> adjusted = benjaminiHochberg(got.p);
  for (size_t i = 0; i < adjusted.size(); ++i)
    expectClose(adjusted[i], m_expected["gistar_p_bh"][i], 1e-10, "adjusted p of " + std::to_string(i));
}

TEST_P(GiStarCase, GiWithoutTheStarAgrees) {
  const GiStarResult got = run("exclude");
  expectZ(got, "gi");
  for (size_t i = 0; i < got.z.size(); ++i)
    EXPECT_EQ(got.neighbours[i], m_expected["n_within_d_incl_self"][i] - 1) << i;
}

TEST_P(GiStarCase, TheLiteralReadingAgrees) {
  expectZ(run("literal"), "wii0");
}

INSTANTIATE_TEST_SUITE_P(AllCases, GiStarCase,
                         testing::ValuesIn(test::filesEnding(test::testData("gistar"), "_points.csv")),
                         [](const auto& tested) { return test::stemBefore(tested.param, "_points.csv"); });

// --- properties
// ------------------------------------------------------------------------------------------------------

using test::randomScene;
using test::Scene;

/// The printed formulas with no index, no centring trick and long double throughout.
double plainZ(const Scene& s, size_t i, double distance, const std::string& self) {
  long double sum = 0, neighbours = 0, mean = 0, squares = 0, n = 0;
  for (size_t j = 0; j < s.v.size(); ++j) {
    const bool own = i == j;
    if (!(own && self == "exclude")) {
      mean += s.v[j];
      squares += static_cast<long double>(s.v[j]) * s.v[j];
      ++n;
    }
    const double dx = s.x[j] - s.x[i], dy = s.y[j] - s.y[i];
    if (dx * dx + dy * dy <= distance * distance && !(own && self != "include")) {
      sum += s.v[j];
      ++neighbours;
    }
  }
  mean /= n;
  const long double sd = std::sqrt(squares / n - mean * mean);
  return static_cast<double>((sum - mean * neighbours) /
                             (sd * std::sqrt((n * neighbours - neighbours * neighbours) / (n - 1))));
}

TEST(GiStar, AgreesWithTheFormulaSummedOverAllPairs) {
  const Scene s = randomScene(700, 11);
  for (const std::string self : {"include", "exclude", "literal"})
    for (const double distance : {40.0, 150.0, 400.0}) {
      const GiStarResult got = giStar(s.x, s.y, s.v, params(self, distance));
      for (size_t i = 0; i < s.v.size(); ++i) {
        const double expected = plainZ(s, i, distance, self);
        expectClose(got.z[i], expected, 1e-9 * std::max(1.0, std::abs(expected)),
                    self + " " + std::to_string(i));
      }
    }
}

TEST(GiStar, AChangedSignOfAllVelocitiesChangesTheSignOfEveryZ) {
  const Scene s = randomScene(500, 5);
  Scene flipped = s;
  for (double& v : flipped.v)
    v = -v;
  for (const std::string self : {"include", "exclude", "literal"}) {
    const GiStarResult a = giStar(s.x, s.y, s.v, params(self)),
                       b = giStar(flipped.x, flipped.y, flipped.v, params(self));
    for (size_t i = 0; i < s.v.size(); ++i) {
      expectClose(b.z[i], -a.z[i], 1e-12, self);
      EXPECT_EQ(b.bin[i], -a.bin[i]);
    }
  }
}

TEST(GiStar, ScaleAndOffsetOfTheValuesDoNotMatter) {
  const Scene s = randomScene(400, 6);
  std::vector<double> shifted = s.v;
  for (double& v : shifted)
    v = 1e6 + 0.25 * v;
  const GiStarResult a = giStar(s.x, s.y, s.v, params("include")),
                     b = giStar(s.x, s.y, shifted, params("include"));
  for (size_t i = 0; i < s.v.size(); ++i)
    expectClose(b.z[i], a.z[i], 1e-8, std::to_string(i));
}

TEST(GiStar, TheOrderOfThePointsDoesNotMatter) {
  const Scene s = randomScene(300, 8);
  Scene reversed{{s.x.rbegin(), s.x.rend()}, {s.y.rbegin(), s.y.rend()}, {s.v.rbegin(), s.v.rend()}};
  const GiStarResult a = giStar(s.x, s.y, s.v, params("include"));
  const GiStarResult b = giStar(reversed.x, reversed.y, reversed.v, params("include"));
  for (size_t i = 0; i < s.v.size(); ++i)
    expectClose(b.z[s.v.size() - 1 - i], a.z[i], 1e-12, std::to_string(i));
}

TEST(GiStar, ValuesThatAreNotNumbersAreLeftOutEverywhereAndCounted) {
  Scene s = randomScene(300, 9);
  const GiStarResult without = giStar(s.x, s.y, s.v, params("include"));
  s.x.insert(s.x.begin() + 10, s.x[0]);
  s.y.insert(s.y.begin() + 10, s.y[0]);
  s.v.insert(s.v.begin() + 10, kNaN);
  s.x.push_back(kNaN);
  s.y.push_back(0);
  s.v.push_back(100);
  const GiStarResult got = giStar(s.x, s.y, s.v, params("include", 150, true));
  EXPECT_EQ(got.leftOut, 2);
  EXPECT_EQ(got.moments, without.moments);
  for (const size_t i : {size_t{10}, s.v.size() - 1}) {
    EXPECT_TRUE(std::isnan(got.z[i]) && std::isnan(got.p[i]));
    EXPECT_EQ(got.neighbours[i], 0);
    EXPECT_EQ(got.bin[i], 0);
    EXPECT_EQ(got.binFdr[i], 0);
  }
  for (size_t i = 0; i < without.z.size(); ++i) {
    expectClose(got.z[i < 10 ? i : i + 1], without.z[i], 1e-12, std::to_string(i));
    EXPECT_EQ(got.neighbours[i < 10 ? i : i + 1], without.neighbours[i]);
  }
}

TEST(GiStar, APartOfTheSceneWithTheMomentsOfTheWholeHasTheZOfTheWhole) {
  const Scene s = randomScene(2000, 12, 3000);
  Scene part;
  std::vector<size_t> from;
  for (size_t i = 0; i < s.v.size(); ++i)
    if (s.x[i] < 501000) {
      part.x.push_back(s.x[i]);
      part.y.push_back(s.y[i]);
      part.v.push_back(s.v[i]);
      from.push_back(i);
    }
  for (const std::string self : {"include", "exclude", "literal"}) {
    const GiStarResult whole = giStar(s.x, s.y, s.v, params(self));
    const GiStarResult got = giStar(part.x, part.y, part.v, params(self), {}, whole.moments);
    int compared = 0;
    for (size_t k = 0; k < from.size(); ++k)
      if (part.x[k] < 501000 - 150) { // its whole neighbourhood is in the part
        expectClose(got.z[k], whole.z[from[k]], 1e-9 * std::max(1.0, std::abs(whole.z[from[k]])), self);
        ++compared;
      }
    EXPECT_GT(compared, 300);
  }
}

TEST(GiStar, EqualValuesAreUndefinedHoweverTheMeanRounds) {
  Scene s = randomScene(3000, 13);
  for (const double v : {0.1, -3.7, 1e-300, 12345.678901}) {
    s.v.assign(s.v.size(), v);
    for (const std::string self : {"include", "exclude", "literal"}) {
      const GiStarResult got = giStar(s.x, s.y, s.v, params(self));
      EXPECT_EQ(got.moments.sd, 0);
      EXPECT_EQ(got.undefined, 3000);
      EXPECT_THAT(got.bin, Each(0));
    }
  }
}

TEST(GiStar, WithoutTheStarAPointAmongEqualOthersIsUndefined) {
  // the other values have no spread, although all of them together do
  const std::vector<double> x{0, 10, 20, 900, 910}, y(5, 0.0), v{5, 5, 5, 5, 7};
  const GiStarResult got = giStar(x, y, v, params("exclude", 50));
  EXPECT_TRUE(std::isnan(got.z[4]));
  EXPECT_FALSE(std::isnan(got.z[0]));
}

TEST(GiStar, OneHugeValueDoesNotDrownTheSpreadOfTheOthers) {
  Scene s = randomScene(300, 21);
  for (double& v : s.v)
    v *= 1e-4;
  s.v[17] = 3e5;
  const GiStarResult got = giStar(s.x, s.y, s.v, params("exclude"));
  // the reference without the giant: Gi of point 17 knows only the others
  Scene others = s;
  others.v.erase(others.v.begin() + 17);
  const GiStarMoments m = momentsOf(others.v);
  double sum = 0;
  int k = 0;
  for (size_t j = 0; j < s.v.size(); ++j)
    if (j != 17 && std::hypot(s.x[j] - s.x[17], s.y[j] - s.y[17]) <= 150) {
      sum += s.v[j] - m.mean;
      ++k;
    }
  ASSERT_GT(k, 0);
  const double n = static_cast<double>(m.n);
  expectClose(got.z[17], sum / (m.sd * std::sqrt(k * (n - k) / (n - 1))), 1e-7, "z");
}

TEST(GiStar, FewPointsAreUndefinedNotInfinite) {
  EXPECT_TRUE(giStar({}, {}, {}, {}).z.empty());
  const std::vector<double> one{1}, two{1, 2}, far{1, 5000};
  EXPECT_TRUE(std::isnan(giStar(one, one, one, {}).z[0]));
  for (const std::string self : {"include", "exclude", "literal"}) {
    for (const double z : giStar(two, two, two, params(self)).z)
      EXPECT_FALSE(std::isinf(z)) << self;
    for (const double z : giStar(far, far, far, params(self)).z)
      EXPECT_FALSE(std::isinf(z)) << self;
  }
  EXPECT_NEAR(giStar(far, far, far, params("include")).z[1], 1, 1e-12); // (x - mean) / S of two values
}

TEST(GiStar, BinsFollowTheLimitsInclusively) {
  EXPECT_EQ(giBin(3, 0.01), 3);
  EXPECT_EQ(giBin(-3, 0.0100001), -2);
  EXPECT_EQ(giBin(-2, 0.05), -2);
  EXPECT_EQ(giBin(2, 0.0500001), 1);
  EXPECT_EQ(giBin(-1.6, 0.10), -1);
  EXPECT_EQ(giBin(1.6, 0.1000001), 0);
  EXPECT_EQ(giBin(kNaN, kNaN), 0);
}

TEST(GiStar, AdjustedPValuesAreMonotoneAndIgnoreNaN) {
  const std::vector<double> p{0.04, kNaN, 0.01, 0.03, 0.9, 0.005};
  const std::vector<double> adjusted = benjaminiHochberg(p);
  EXPECT_TRUE(std::isnan(adjusted[1]));
  EXPECT_NEAR(adjusted[5], 0.025, 1e-15); // 0.005 * 5 / 1 = 0.01 * 5 / 2
  EXPECT_NEAR(adjusted[2], 0.025, 1e-15);
  EXPECT_NEAR(adjusted[3], 0.05, 1e-15); // 0.03 * 5 / 3
  EXPECT_NEAR(adjusted[0], 0.05, 1e-15); // 0.04 * 5 / 4
  EXPECT_NEAR(adjusted[4], 0.9, 1e-15);
}

TEST(GiStar, AStopEndsItEvenWhereAllPointsCoincide) {
  const std::vector<double> same(60000, 1.0);
  std::vector<double> v(same);
  v[0] = 2;
  std::stop_source stop;
  const Progress progress(stop.get_token(), [&](const ProgressReport& r) {
    if (r.fraction > 0.05)
      stop.request_stop();
  });
  EXPECT_THROW(giStar(same, same, v, {}, progress), Cancelled);
}

TEST(GiStar, ParametersAreCheckedAgainstTheirRange) {
  GiStarParams p;
  EXPECT_THROW(fromJson(p, Json{{"distance", -5}}), Error);
  EXPECT_THROW(fromJson(p, Json{{"self", "perhaps"}}), Error);
  fromJson(p, Json{{"distance", 75}, {"self", "literal"}, {"fdr", true}});
  EXPECT_EQ(toJson(p), (Json{{"distance", 75.0}, {"self", "literal"}, {"fdr", true}}));
}

} // namespace
} // namespace scarp
