// SPDX-License-Identifier: GPL-3.0-or-later
// The counts of tests/data/metrics come from scikit-learn; their rules for empty tiles are named in the
// files.
#include "core/base/error.h"
#include "core/metrics/confusion.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

namespace scarp {
namespace {

constexpr const char* kRule = "mean_over_tiles_with_truth_or_prediction_zero_division_0";

Confusion countsFrom(const Json& d) {
  return {d.at("tp"), d.at("fp"), d.at("fn"), d.at("tn")};
}

/// Every set of results in the folder: plain files, and both rules of those with probabilities.
std::vector<std::pair<std::string, Json>> cases() {
  std::vector<std::pair<std::string, Json>> list;
  for (const auto& entry : std::filesystem::directory_iterator(test::testData("metrics"))) {
    if (entry.path().extension() != ".json")
      continue;
    const Json document = readJson(entry.path());
    if (document.contains("tiles"))
      list.emplace_back(entry.path().filename(), document);
    for (const char* rule : {"rule_greater_equal", "rule_greater"})
      if (document.contains(rule))
        list.emplace_back(entry.path().filename().string() + " " + rule, document.at(rule));
  }
  return list;
}

void expectScores(const Scores& scores, const Json& expected) {
  EXPECT_NEAR(scores.precision, expected.at("precision").get<double>(), 1e-12);
  EXPECT_NEAR(scores.recall, expected.at("recall").get<double>(), 1e-12);
  EXPECT_NEAR(scores.f1, expected.at("f1").get<double>(), 1e-12);
  EXPECT_NEAR(scores.iou, expected.at("iou").get<double>(), 1e-12);
}

TEST(Confusion, TileMeanAndPooledAgreeWithScikitLearn) {
  ASSERT_GE(cases().size(), 5u);
  for (const auto& [name, document] : cases()) {
    SCOPED_TRACE(name);
    std::vector<Confusion> tiles;
    Confusion pooled;
    for (const Json& tile : document.at("tiles")) {
      tiles.push_back(countsFrom(tile));
      pooled += tiles.back();
    }
    const Confusion expected = countsFrom(document.at("pooled"));
    EXPECT_EQ(pooled.tp, expected.tp);
    EXPECT_EQ(pooled.tn, expected.tn);
    if (expected.tp + expected.fn > 0 && expected.tp + expected.fp > 0) {
      expectScores(pooled.scores(), document.at("pooled").at("zero_division_0"));
      expectScores(tileMean(tiles), document.at(kRule));
    } else {
      EXPECT_TRUE(std::isnan(pooled.iou()));
      EXPECT_TRUE(std::isnan(tileMean(tiles).iou));
    }
  }
}

TEST(Confusion, CountsTheFourCells) {
  Confusion c;
  c.add(std::vector<uint8_t>{1, 1, 1, 0, 0, 0, 0}, std::vector<uint8_t>{1, 1, 0, 1, 0, 0, 0});
  EXPECT_EQ(c.tp, 2);
  EXPECT_EQ(c.fn, 1);
  EXPECT_EQ(c.fp, 1);
  EXPECT_EQ(c.tn, 3);
  EXPECT_DOUBLE_EQ(c.iou(), 0.5);
}

TEST(Confusion, PositiveIsAtOrAboveTheThreshold) {
  const float below = std::nextafter(0.5F, 0.0F), above = std::nextafter(0.5F, 1.0F);
  Confusion c;
  c.add(std::vector<uint8_t>{1, 1, 1, 1}, std::vector<float>{below, 0.5F, above, NAN}, 0.5F);
  EXPECT_EQ(c.tp, 2);
  EXPECT_EQ(c.fn, 2);
}

TEST(Confusion, PaperScoresCannotComeFromOnePool) {
  // precision 0.822 and recall 0.835 pool to F1 0.828, not to the printed mean 0.823
  const Confusion c{822 * 835, 178 * 835, 822 * 165, 0};
  EXPECT_NEAR(c.precision(), 0.822, 1e-12);
  EXPECT_NEAR(c.recall(), 0.835, 1e-12);
  EXPECT_NEAR(c.f1(), 0.828, 5e-4);
  EXPECT_NEAR(c.iou(), 0.707, 5e-4);
}

TEST(Confusion, UndefinedIsNullInTheDocument) {
  const std::vector<Confusion> tiles{{0, 0, 0, 100}};
  const Json d = evaluationJson(tiles, 0.5);
  EXPECT_TRUE(d.at("pooled").at("precision").is_null());
  EXPECT_TRUE(d.at("tile_mean").at("iou").is_null());
  EXPECT_EQ(d.at("pooled").at("tn"), 100);
  EXPECT_EQ(d.at("threshold"), 0.5);
  EXPECT_EQ(d.at("tiles"), 1);
  EXPECT_EQ(d.at("empty_tile_rule"), kEmptyTileRule);
  EXPECT_TRUE(evaluationJson({}, 0.5).at("pooled").at("recall").is_null());
}

TEST(Confusion, RefusesArraysOfDifferentSize) {
  Confusion c;
  EXPECT_THROW(c.add(std::vector<uint8_t>(3), std::vector<uint8_t>(4)), Error);
  EXPECT_THROW(c.add(std::vector<uint8_t>(3), std::vector<float>(2), 0.5F), Error);
}

} // namespace
} // namespace scarp
