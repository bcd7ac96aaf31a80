// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/targets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace scarp::synth {
namespace {

const Scene& scene() {
  static const Scene s(SceneParams{3072, 2560, 11, 20});
  return s;
}
const Targets& targets() {
  static const Targets t = makeTargets(scene());
  return t;
}

/// Of ground that moves straight down a slope of this dip towards an azimuth.
double inSight(double azimuth, double dip) {
  const double degree = std::numbers::pi / 180;
  const EastNorthUp v{std::cos(dip * degree) * std::sin(azimuth * degree),
                      std::cos(dip * degree) * std::cos(azimuth * degree), -std::sin(dip * degree)};
  return along(v, lineOfSight());
}

TEST(LineOfSight, PointsUpAndEastToADescendingRightLookingSatellite) {
  const EastNorthUp s = lineOfSight();
  EXPECT_NEAR(s.east * s.east + s.north * s.north + s.up * s.up, 1, 1e-12);
  EXPECT_NEAR(s.up, std::cos(39.2 * std::numbers::pi / 180), 1e-12);
  EXPECT_GT(s.east, 0.6);
  EXPECT_LT(std::abs(s.north), 0.15);
}

TEST(LineOfSight, GentleEastSlopesComeNearerWestSlopesGoAway) {
  EXPECT_GT(inSight(90, 15), 0.3);
  EXPECT_LT(inSight(270, 15), -0.7);
  EXPECT_LT(inSight(270, 30), -0.85);
  EXPECT_LT(std::abs(inSight(10, 5)), std::abs(inSight(270, 5))) << "north and south slopes hardly show";
  EXPECT_LT(along({0, 0, -1}, lineOfSight()), 0) << "subsidence goes away";
}

TEST(Motion, LandslidesThatFaceWestMoveAwayAndRestIsRest) {
  int west = 0;
  for (const Landslide& slide : scene().moving())
    if (slide.downX < -0.6) {
      EXPECT_LT(strongestInSight(scene(), slide), 0) << slide.id;
      ++west;
    }
  EXPECT_GT(west, 0);
  for (const Landslide& slide : scene().old()) {
    const double x = slide.crown.x + 0.5 * slide.length * slide.downX,
                 y = slide.crown.y + 0.5 * slide.length * slide.downY;
    if (!scene().movingAt(x, y)) {
      EXPECT_EQ(groundVelocity(scene(), x, y).up, 0);
    }
  }
}

TEST(Targets, AreExactlyAsManyAsTheAreaAsksAndAllInsideTheCorridor) {
  ASSERT_EQ(static_cast<int64_t>(targets().size()), targetCount(scene().params()));
  const GridSpec grid = imageGrid(scene().params());
  for (size_t i = 0; i < targets().size(); ++i) {
    const double x = targets().x[i] - grid.left, y = grid.top - targets().y[i];
    ASSERT_TRUE(scene().river().inCorridor(x, y));
    ASSERT_GT(radarVisibility(scene(), std::floor(x / 25) * 25 + 12.5, std::floor(y / 25) * 25 + 12.5), 0)
        << "layover";
    ASSERT_GE(targets().coherence[i], 0.7f);
    ASSERT_LE(targets().coherence[i], 1.0f);
  }
}

TEST(Targets, StableGroundScattersByFourMillimetresAYear) {
  const GridSpec grid = imageGrid(scene().params());
  std::vector<double> stable;
  for (size_t i = 0; i < targets().size(); ++i)
    if (!scene().movingAt(targets().x[i] - grid.left, grid.top - targets().y[i]))
      stable.push_back(std::abs(static_cast<double>(targets().velocity[i])));
  // By the median, which the false movers do not reach.
  std::nth_element(stable.begin(), stable.begin() + static_cast<std::ptrdiff_t>(stable.size() / 2),
                   stable.end());
  EXPECT_NEAR(stable[stable.size() / 2] / 0.6745, kNoise, 0.35);
  EXPECT_GT(targets().falseMovers, 0);
  EXPECT_LT(targets().falseMovers, static_cast<int64_t>(targets().size() / 50));
}

TEST(Targets, LandslidesMoveFasterThanTheThresholdOfStability) {
  const GridSpec grid = imageGrid(scene().params());
  int64_t inside = 0, fast = 0;
  for (size_t i = 0; i < targets().size(); ++i)
    if (scene().movingAt(targets().x[i] - grid.left, grid.top - targets().y[i])) {
      ++inside;
      fast += std::abs(targets().velocity[i]) > 10;
    }
  EXPECT_GT(inside, 20);
  EXPECT_GT(fast, inside / 3);
}

TEST(Targets, AreTheSameForTheSameSeed) {
  const SceneParams params{1200, 1000, 5, 3};
  const Targets a = makeTargets(Scene(params)), b = makeTargets(Scene(params));
  EXPECT_EQ(a.x, b.x);
  EXPECT_EQ(a.velocity, b.velocity);
}

TEST(Targets, SeriesHave39DatesAndTheVelocityAsTheirTrend) {
  const std::vector<std::string> dates = acquisitionDates();
  ASSERT_EQ(dates.size(), 39u);
  EXPECT_EQ(dates.front(), "20200104");
  EXPECT_EQ(dates.back(), "20210428");
  EXPECT_NE(std::find(dates.begin(), dates.end(), "20200831"), dates.end()) << "the reference scene";
  std::array<float, 39> series{};
  displacements(1, 17, -120, series);
  EXPECT_EQ(series[0], 0);
  EXPECT_NEAR(series[38], -120 * 480 / 365.25, 15);
}

} // namespace
} // namespace scarp::synth
