// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/labels/label_rules.h"
#include "annotation/labels/label_set.h"
#include "annotation/labels/shape_operations.h"
#include "core/base/error.h"
#include "tests/annotation/label_fixtures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace scarp {
namespace {
using test::square;
using test::squareArea;

TEST(LabelSet, TenThousandRandomEditsUndoToTheEmptySetAndRedoToTheSame) {
  LabelSet set;
  test::RandomEdits random(20241118);
  std::vector<Edit> edits, inverses;
  for (int i = 0; i < 10000; ++i) {
    edits.push_back(random.next(set));
    inverses.push_back(set.apply(edits.back()));
  }
  const LabelSet full = set;
  ASSERT_GT(full.size(), 500u);
  for (auto inverse = inverses.rbegin(); inverse != inverses.rend(); ++inverse)
    set.apply(*inverse);
  EXPECT_TRUE(set.empty());
  for (const Edit& edit : edits)
    set.apply(edit);
  EXPECT_TRUE(set == full);
}

TEST(LabelSet, TheInverseOfAnInverseIsTheEditItself) {
  LabelSet set;
  test::RandomEdits random(7);
  for (int i = 0; i < 2000; ++i) {
    const Edit edit = random.next(set);
    const LabelSet before = set;
    const Edit inverse = set.apply(edit);
    const LabelSet after = set;
    const Edit again = set.apply(inverse);
    ASSERT_TRUE(set == before) << i;
    ASSERT_TRUE(again == edit) << titleOf(edit);
    set.apply(again);
    ASSERT_TRUE(set == after);
  }
}

TEST(LabelSet, EditsSurviveJsonBitForBit) {
  LabelSet set;
  test::RandomEdits random(11);
  for (int i = 0; i < 1000; ++i) {
    const Edit edit = random.next(set);
    ASSERT_TRUE(editFromJson(Json::parse(toJson(edit).dump())) == edit);
    set.apply(edit);
  }
}

TEST(LabelSet, ARefusedEditLeavesTheSetUntouched) {
  LabelSet set;
  const Area a = squareArea(0, 0, 10), b = squareArea(20, 0, 10);
  set.apply(AddArea{a});
  const LabelSet before = set;
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const MultiPolygon line{{{{0, 0}, {1, 1}, {2, 2}}, {}}};
  const std::vector<Edit> wrong{
      AddArea{a},
      RemoveArea{b.id},
      ReplaceShape{a.id, {}, "t"},
      ReplaceShape{a.id, {{{{0, 0}, {1, 0}}, {}}}, "t"},
      ReplaceShape{a.id, {{{{0, 0}, {1, 0}, {nan, 1}}, {}}}, "t"},
      ReplaceShape{a.id, line, "t"},
      SetAttributes{b.id, {}, "t"},
      AddArea{Area{}},
      Compound{"Both", {AddArea{b}, ReplaceShape{a.id, square(5, 5, 5), "t"}, RemoveArea{AreaId{99}}}}};
  for (const Edit& edit : wrong) {
    EXPECT_THROW(set.apply(edit), Error) << toJson(edit).dump();
    EXPECT_TRUE(set == before);
  }
}

TEST(LabelSet, WhatIsNoEditIsAnInputError) {
  for (const char* text : {"{}", "[]", R"({"edit":"fly"})", R"({"edit":"remove","id":"zz"})",
                           R"({"edit":"shape","id":"00000000000000aa","shape":[[[1,2,3]]],"modified":""})"})
    EXPECT_THROW(editFromJson(Json::parse(text)), Error) << text;
}

TEST(Area, IdsAreUniqueAndReadable) {
  const AreaId a = newAreaId(), b = newAreaId();
  EXPECT_NE(a, b);
  EXPECT_EQ(areaIdFrom(textOf(a)), a);
  EXPECT_FALSE(areaIdFrom("12"));
  EXPECT_FALSE(areaIdFrom("00000000000000GG"));
}

LabelFinding::Kind onlyKind(const std::vector<LabelFinding>& findings) {
  EXPECT_EQ(findings.size(), 1u);
  return findings.empty() ? LabelFinding::Kind{} : findings[0].kind;
}

TEST(LabelRules, FindCrossingsWithTheirPlace) {
  Area bow = squareArea(0, 0, 100);
  bow.shape = {{{{500000, 0}, {500100, 100}, {500100, 0}, {500000, 90}}, {}}};
  const auto findings = check(bow, {});
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings[0].kind, LabelFinding::Kind::Crossing);
  EXPECT_NEAR(findings[0].place.x, 500047.4, 0.1);
  EXPECT_NEAR(findings[0].place.y, 47.4, 0.1);
}

TEST(LabelRules, FindSmallOutsideOverlappingAndDoubleAreas) {
  LabelRules rules;
  rules.scene = {0, 0, 1000, 1000};
  EXPECT_EQ(onlyKind(check(squareArea(10, 10, 5), rules)), LabelFinding::Kind::TooSmall);
  EXPECT_EQ(onlyKind(check(squareArea(980, 10, 50), rules)), LabelFinding::Kind::OutsideScene);
  EXPECT_TRUE(check(squareArea(0, 0, 1000), rules).empty());

  LabelSet set;
  set.apply(AddArea{squareArea(0, 0, 100)});
  set.apply(AddArea{squareArea(100, 0, 100)}); // shares an edge: fine
  EXPECT_TRUE(check(set, rules).empty());
  set.apply(AddArea{squareArea(150, 50, 100)});
  EXPECT_EQ(onlyKind(check(set, rules)), LabelFinding::Kind::Overlap);
  set.apply(AddArea{squareArea(150.5, 50, 100)});
  const auto findings = check(set, rules);
  EXPECT_EQ(std::count_if(findings.begin(), findings.end(),
                          [](const auto& f) { return f.kind == LabelFinding::Kind::Duplicate; }),
            1);
}

TEST(ShapeOperations, SplitKeepsTheAreaAndUntouchedParts) {
  MultiPolygon two = square(0, 0, 100);
  two.push_back(square(300, 0, 50)[0]);
  const auto pieces = split(two, {{30, -10}, {30, 110}});
  ASSERT_EQ(pieces.size(), 2u);
  EXPECT_NEAR(area(pieces[0]), 7000 + 2500, 1e-6);
  EXPECT_NEAR(area(pieces[1]), 3000, 1e-6);
  EXPECT_EQ(split(two, {{30, -10}, {30, 50}}).size(), 1u) << "a line that ends inside does not cut";
}

TEST(ShapeOperations, SplitGoesAroundHoles) {
  MultiPolygon ring = square(0, 0, 100);
  ring[0].holes.push_back(square(40, 40, 20)[0].outer);
  const auto pieces = split(ring, {{50, -10}, {50, 110}});
  ASSERT_EQ(pieces.size(), 2u);
  EXPECT_NEAR(area(pieces[0]) + area(pieces[1]), 9600, 1e-6);
}

TEST(ShapeOperations, UnionAndDifference) {
  EXPECT_EQ(unionOf({square(0, 0, 10), square(10, 0, 10)}).size(), 1u);
  EXPECT_NEAR(area(unionOf({square(0, 0, 10), square(5, 0, 10)})), 150, 1e-9);
  const MultiPolygon holed = difference(square(0, 0, 10), square(4, 4, 2));
  ASSERT_EQ(holed.size(), 1u);
  EXPECT_EQ(holed[0].holes.size(), 1u);
  EXPECT_TRUE(difference(square(1, 1, 2), square(0, 0, 10)).empty());
  EXPECT_NEAR(intersectionArea(square(0, 0, 10), square(5, 5, 10)), 25, 1e-9);
}

} // namespace
} // namespace scarp
