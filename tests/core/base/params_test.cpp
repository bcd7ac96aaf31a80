// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/params.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace scarp;

namespace {
struct Sample {
  double distance = 150;
  int64_t count = 3;
  bool fdr = false;
  std::string unit = "km2";
  void describe(ParamVisitor& v) {
    v.visit(distance, {"distance", "Search radius", "m", 1, 1000});
    v.visit(count, {"count", "How many", "", 0, 9});
    v.visit(fdr, {"fdr", "Correct for many tests"});
    v.visit(unit, {"unit", "Area unit", "", {}, {}, {"km2", "m2"}});
  }
};
} // namespace

TEST(Params, RoundTripThroughJson) {
  Sample a{.distance = 100.1 + 0.2, .count = 7, .fdr = true, .unit = "m2"};
  Sample b;
  fromJson(b, Json::parse(toJson(a).dump()));
  EXPECT_EQ(b.distance, a.distance);
  EXPECT_EQ(b.count, 7);
  EXPECT_TRUE(b.fdr);
  EXPECT_EQ(b.unit, "m2");
}

TEST(Params, MissingKeysKeepTheirDefaults) {
  Sample s;
  fromJson(s, Json{{"count", 1}});
  EXPECT_EQ(s.distance, 150);
  EXPECT_EQ(s.count, 1);
}

TEST(Params, RangeChoiceAndTypeAreChecked) {
  Sample s;
  EXPECT_THAT([&] { fromJson(s, Json{{"distance", 0}}); },
              testing::ThrowsMessage<Error>(testing::HasSubstr("distance must be from 1 to 1000 m, not 0")));
  EXPECT_THAT([&] { fromJson(s, Json{{"unit", "ha"}}); },
              testing::ThrowsMessage<Error>(testing::HasSubstr("one of km2, m2")));
  EXPECT_THAT([&] { fromJson(s, Json{{"count", "many"}}); },
              testing::ThrowsMessage<Error>(testing::HasSubstr("count has the wrong type")));
}
