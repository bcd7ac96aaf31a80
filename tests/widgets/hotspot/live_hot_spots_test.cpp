// SPDX-License-Identifier: GPL-3.0-or-later
// What follows the slider against what `scarp hotspot` computes of the same file.
#include "core/insar/ct_reader.h"
#include "tests/widgets/hotspot/moving_slope.h"
#include "widgets/hotspot/live_hot_spots.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

namespace scarp {
namespace {

struct Live {
  test::MovingSlope slope;
  LiveHotSpots live;
  QSignalSpy failed{&live, &LiveHotSpots::failed};

  explicit Live(const std::string& field = {}) {
    live.setSource(slope.points, field, slope.grid.crs);
    live.setView({500500, 3900500, 501500, 3901500});
    live.setActive(true);
  }
  bool wholeIsDone() {
    return QTest::qWaitFor([this] { return live.inScene().has_value(); }, 20000);
  }
  GiStarResult expected(const GiStarParams& params, const std::string& field = {}) const {
    CtReadOptions options;
    options.velocityField = field;
    const CtPoints points = projectedToMetres(readPoints(slope.points, options), slope.grid.crs);
    return giStar(points.x, points.y, points.velocity, params);
  }
  void expectFieldIs(const GiStarResult& whole) {
    const GiField& field = *live.field();
    const std::vector<uint32_t>& order = field.scene->gi.index().order();
    int compared = 0;
    for (size_t k = 0; k < order.size(); ++k) {
      if (field.bin[k] == GiField::kAbsent)
        continue;
      ++compared;
      const uint32_t i = order[k];
      EXPECT_EQ(field.bin[k], (field.fdrApplied() ? whole.binFdr : whole.bin)[i]);
      EXPECT_EQ(field.neighbours[k], whole.neighbours[i]);
      EXPECT_FLOAT_EQ(field.z[k], static_cast<float>(whole.z[i]));
    }
    EXPECT_GT(compared, 200);
  }
};

TEST(LiveHotSpots, WhatIsInViewComesFirstAndHasTheValuesOfTheScene) {
  Live live;
  ASSERT_TRUE(QTest::qWaitFor([&] { return live.live.field() != nullptr; }, 20000));
  EXPECT_GT(live.live.inView().cold(99), 20);
  live.expectFieldIs(live.expected({}));
  ASSERT_TRUE(live.wholeIsDone());
  EXPECT_TRUE(live.live.field()->whole);
  live.expectFieldIs(live.expected({}));
  EXPECT_EQ(live.live.inScene()->points, 3000);
  EXPECT_EQ(live.live.scene()->field, "velocity");
}

TEST(LiveHotSpots, ANewDistanceReplacesTheValues) {
  Live live;
  ASSERT_TRUE(live.wholeIsDone());
  GiStarParams params;
  for (const double distance : {60.0, 350.0, 90.0, 220.0}) { // overtaken ones are dropped
    params.distance = distance;
    live.live.setParams(params);
  }
  EXPECT_FALSE(live.live.inScene()) << "the counts of the former distance are gone";
  ASSERT_TRUE(live.wholeIsDone());
  EXPECT_EQ(live.live.field()->params.distance, 220);
  live.expectFieldIs(live.expected(params));
}

TEST(LiveHotSpots, TheCorrectionForManyTestsIsThatOfTheWholeScene) {
  Live live;
  GiStarParams params;
  params.fdr = true;
  live.live.setParams(params);
  ASSERT_TRUE(live.wholeIsDone());
  EXPECT_TRUE(live.live.field()->fdrApplied());
  live.expectFieldIs(live.expected(params));
}

TEST(LiveHotSpots, AnotherColumnIsLookedAtAsTheCommandWould) {
  Live live("height");
  ASSERT_TRUE(live.wholeIsDone());
  EXPECT_EQ(live.live.scene()->field, "height");
  live.expectFieldIs(live.expected({}, "height"));
  EXPECT_GT(live.live.inScene()->hot(99), 20) << "the column grows where the slope moves";
}

TEST(LiveHotSpots, AMovedViewCountsOnlyWhatItShows) {
  Live live;
  ASSERT_TRUE(live.wholeIsDone());
  live.live.setView({502000, 3902000, 503000, 3903000});
  EXPECT_TRUE(QTest::qWaitFor([&] { return live.live.inView().cold(99) == 0; }, 20000))
      << "the slope is elsewhere";
  EXPECT_GT(live.live.inScene()->cold(99), 20);
}

TEST(LiveHotSpots, NothingIsReadWhileNobodyLooks) {
  test::MovingSlope slope;
  LiveHotSpots live;
  live.setSource(slope.points, {}, slope.grid.crs);
  live.setView({500500, 3900500, 501500, 3901500});
  EXPECT_FALSE(live.loading());
  live.load();
  EXPECT_TRUE(live.loading());
  ASSERT_TRUE(QTest::qWaitFor([&] { return live.scene() != nullptr; }, 20000));
  EXPECT_EQ(live.field(), nullptr);
}

TEST(LiveHotSpots, AMissingFileIsSaid) {
  LiveHotSpots live;
  QSignalSpy failed(&live, &LiveHotSpots::failed);
  live.setSource("/nowhere/points.csv", {}, {});
  live.setActive(true);
  ASSERT_TRUE(failed.wait(20000));
  EXPECT_TRUE(failed[0][0].toString().contains("points.csv"));
}

} // namespace
} // namespace scarp
