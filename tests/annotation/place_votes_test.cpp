// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/review/place_votes.h"
#include "tests/annotation/label_fixtures.h"

#include <gtest/gtest.h>

namespace scarp {
namespace {

LabelSet labelsOf(std::initializer_list<Area> areas) {
  LabelSet set;
  for (const Area& area : areas)
    set.apply(AddArea{area});
  return set;
}

TEST(PlaceVotes, AnExpertVotesWithTheAreasThatCoverThePlace) {
  const Area left = test::squareArea(0, 0, 100), over = test::squareArea(50, 50, 100),
             far = test::squareArea(1000, 0, 10);
  const ExpertAreas a("A", labelsOf({left, over, far})), b("B", labelsOf({far})), c("C", {});
  const std::vector<PlaceVote> votes = votesAt({&a, &b, &c}, {75, 75});
  ASSERT_EQ(votes.size(), 3u);
  EXPECT_EQ(votes[0].expert, "A");
  EXPECT_EQ(votes[0].areas.size(), 2u) << "overlapping areas of one expert are one vote";
  EXPECT_TRUE(votes[1].areas.empty());
  EXPECT_EQ(agreeing(votes), 1);
  EXPECT_EQ(agreeing(votesAt({&a, &b, &c}, {1005, 5})), 2);
}

TEST(PlaceVotes, AHoleIsNoVote) {
  Area ring = test::squareArea(0, 0, 100);
  ring.shape[0].holes.push_back({{40, 40}, {60, 40}, {60, 60}, {40, 60}});
  const ExpertAreas a("A", labelsOf({ring}));
  EXPECT_TRUE(a.at({50, 50}).empty());
  ASSERT_EQ(a.at({20, 50}).size(), 1u);
  EXPECT_EQ(a.at({20, 50})[0]->id, ring.id);
}

} // namespace
} // namespace scarp
