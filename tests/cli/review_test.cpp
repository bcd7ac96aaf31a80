// SPDX-License-Identifier: GPL-3.0-or-later
// scarp labels agreement, labels consensus, evaluate and areas as a caller sees them.
#include "core/base/assets.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "tests/support/run_scarp.h"
#include "tests/support/small_rasters.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <cmath>

namespace scarp {
namespace {

using test::CommandResult;
using test::runScarp;
using test::smallGrid;
using test::TempFolder;
using test::testData;
using test::writeRaster;

std::string data(const std::string& name) {
  return testData(name).string();
}
std::string peel(int expert) {
  return assetPath("sample/peel/experts/expert_0" + std::to_string(expert) + ".shp").string();
}
std::string peelImage() {
  return assetPath("sample/peel/imagery/S2_20210821T210019_20210821T210020_T08WMA.tif").string();
}

Json documentOf(const CommandResult& result) {
  EXPECT_EQ(result.exitCode, 0) << result.err;
  return Json::parse(result.out); // exactly one document, or this throws
}

/// The exit code, one sentence that names what is wrong, and nothing on stdout.
void expectRefusal(const std::vector<std::string>& arguments, int exitCode, const std::string& named) {
  const CommandResult result = runScarp(arguments);
  EXPECT_EQ(result.exitCode, exitCode) << result.err;
  EXPECT_NE(result.err.find(named), std::string::npos) << result.err;
  EXPECT_EQ(result.out, "");
}

std::vector<std::string> filesIn(const TempFolder& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    names.push_back(entry.path().filename());
  return names;
}

TEST(LabelsAgreement, PrintsOneDocumentWithTheContractsKeys) {
  const Json d =
      documentOf(runScarp({"labels", "agreement", data("agreement/typical_raters.tif"), "--json"}));
  const Json expected = readJson(testData("agreement/typical_expected.json"));
  ASSERT_EQ(d.at("pairs").size(), 3u);
  EXPECT_EQ(d.at("pairs")[0].at("a"), "typical_raters:1");
  EXPECT_EQ(d.at("pairs")[0].at("b"), "typical_raters:2");
  EXPECT_NEAR(d.at("pairs")[0].at("iou"), expected.at("pairs").at("1-2").at("iou").get<double>(), 1e-10);
  EXPECT_NEAR(d.at("pairs")[0].at("dice"), expected.at("pairs").at("1-2").at("dice").get<double>(), 1e-10);
  EXPECT_NEAR(d.at("pairs")[0].at("cohen_kappa"),
              expected.at("pairs").at("1-2").at("cohen_kappa").get<double>(), 1e-10);
  EXPECT_NEAR(d.at("fleiss_kappa"), expected.at("fleiss_kappa").get<double>(), 1e-10);
  EXPECT_NEAR(d.at("krippendorff_alpha"), expected.at("krippendorff_alpha_nominal").get<double>(), 1e-10);
  EXPECT_TRUE(d.at("areas_m2").at("typical_raters:1").is_null()); // no georeference, no areas
  EXPECT_EQ(d.at("pixels").at("typical_raters:1"), 925);
}

TEST(LabelsAgreement, ComparesPolygonsWithAndWithoutAGrid) {
  const Json exact = documentOf(runScarp({"labels", "agreement", peel(1), peel(2), peel(3), "--json"}));
  EXPECT_TRUE(exact.at("fleiss_kappa").is_null());
  EXPECT_TRUE(exact.at("pairs")[0].at("cohen_kappa").is_null());
  EXPECT_NEAR(exact.at("areas_m2").at("expert_01"), 365180.83, 0.1);
  const Json gridded = documentOf(
      runScarp({"labels", "agreement", peel(1), peel(2), peel(3), "--like", peelImage(), "--json"}));
  EXPECT_NEAR(gridded.at("pairs")[0].at("iou"), exact.at("pairs")[0].at("iou").get<double>(), 0.01);
  EXPECT_GT(gridded.at("fleiss_kappa"), 0.8);
  EXPECT_EQ(gridded.at("areas_m2").at("expert_01"), 366900);
}

TEST(LabelsAgreement, TellsPeopleWithUnits) {
  const CommandResult result = runScarp({"labels", "agreement", peel(1), peel(2)});
  EXPECT_EQ(result.exitCode, 0);
  EXPECT_NE(result.out.find("365,181 m2"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("expert_01 - expert_02"), std::string::npos);
}

TEST(LabelsAgreement, ReprojectsPolygonsToTheGrid) {
  const TempFolder folder;
  writePolygons(folder / "degrees.geojson", readPolygons(peel(1), crsFromUser("EPSG:4326")));
  const Json d = documentOf(runScarp({"labels", "agreement", peel(1), (folder / "degrees.geojson").string(),
                                      "--like", peelImage(), "--json"}));
  EXPECT_GT(d.at("pairs")[0].at("iou"), 0.99);
}

TEST(LabelsAgreement, RefusesBadInput) {
  const TempFolder folder;
  const std::string text = (folder / "notes.geojson").string();
  writeFileAtomically(text, "not a vector file");
  expectRefusal({"labels", "agreement"}, 2, "files");
  expectRefusal({"labels", "agreement", peel(1)}, 2, "one rater");
  expectRefusal({"labels", "agreement", peel(1), "/nowhere/b.shp"}, 3, "/nowhere/b.shp");
  expectRefusal({"labels", "agreement", peel(1), text}, 3, "notes.geojson");
  expectRefusal({"labels", "agreement", peel(1), peel(2), "--like", "/nowhere/i.tif"}, 3, "/nowhere/i.tif");
  expectRefusal({"labels", "agreement", peel(1), peel(2), "--like", data("agreement/typical_raters.tif")}, 3,
                "no georeference");
  expectRefusal(
      {"labels", "agreement", data("agreement/typical_raters.tif"), data("agreement/disjoint_raters.tif")}, 3,
      "disjoint_raters.tif");
  expectRefusal({"labels", "agreement", data("metrics/prob_prob.tif")}, 3, "a mask of 0 and 1 is expected");
}

TEST(LabelsConsensus, WritesRasterAndPolygonsOfTheSameArea) {
  const TempFolder folder;
  const std::string tif = (folder / "c.tif").string(), gpkg = (folder / "c.gpkg").string();
  for (const std::string& out : {tif, gpkg}) {
    const Json d = documentOf(runScarp({"labels", "consensus", peel(1), peel(2), peel(3), "--like",
                                        peelImage(), "--method", "majority", "--out", out, "--json"}));
    EXPECT_EQ(d.at("area_m2"), 356900);
    EXPECT_TRUE(d.at("iterations").is_null());
    EXPECT_EQ(d.at("raters")[0].at("name"), "expert_01");
  }
  const Json d = documentOf(runScarp({"labels", "agreement", tif, gpkg, "--json"}));
  EXPECT_EQ(d.at("pairs")[0].at("iou"), 1);
  EXPECT_EQ(filesIn(folder).size(), 2u);
}

TEST(LabelsConsensus, StapleAgreesWithItk) {
  const TempFolder folder;
  const Json expected = readJson(testData("agreement/rater3_empty_expected.json")).at("staple");
  const Json d = documentOf(runScarp({"labels", "consensus", data("agreement/rater3_empty_raters.tif"),
                                      "--method", "staple", "--out", (folder / "s.tif").string(), "--json"}));
  EXPECT_EQ(d.at("iterations"), expected.at("iterations"));
  for (size_t r = 0; r < 3; ++r) {
    EXPECT_NEAR(d.at("raters")[r].at("sensitivity"), expected.at("sensitivity")[r].get<double>(), 1e-9);
    EXPECT_NEAR(d.at("raters")[r].at("specificity"), expected.at("specificity")[r].get<double>(), 1e-9);
  }
  EXPECT_TRUE(d.at("area_m2").is_null());
}

TEST(LabelsConsensus, QuorumTakesItsNumber) {
  const TempFolder folder;
  const Json expected = readJson(testData("agreement/typical_expected.json"));
  const auto pixels = [&](const std::string& n) {
    return documentOf(runScarp({"labels", "consensus", data("agreement/typical_raters.tif"), "--method",
                                "quorum", "--quorum", n, "--out", (folder / "q.tif").string(), "--json"}))
        .at("pixels");
  };
  EXPECT_EQ(pixels("1"), expected.at("union_pixels"));
  EXPECT_EQ(pixels("2"), expected.at("majority_pixels"));
  EXPECT_EQ(pixels("3"), expected.at("intersection_pixels"));
}

TEST(LabelsConsensus, MakesARunDirectory) {
  const TempFolder folder;
  const std::string run = (folder / "run").string();
  const CommandResult result = runScarp({"labels", "consensus", peel(1), peel(2), peel(3), "--like",
                                         peelImage(), "--out", (folder / "c.tif").string(), "--run", run});
  ASSERT_EQ(result.exitCode, 0) << result.err;
  EXPECT_EQ(readJson(run + "/status.json").at("state"), "done");
  EXPECT_EQ(readJson(run + "/outputs/result.json").at("area_m2"), 356900);
}

TEST(LabelsConsensus, RefusesBadInputAndLeavesNothingBehind) {
  const TempFolder folder;
  const std::string masks = data("agreement/typical_raters.tif"), out = (folder / "c.tif").string();
  expectRefusal({"labels", "consensus", masks}, 2, "--out");
  expectRefusal({"labels", "consensus", masks, "--method", "vote", "--out", out}, 2, "vote");
  expectRefusal({"labels", "consensus", masks, "--method", "quorum", "--out", out}, 2, "--quorum N");
  expectRefusal({"labels", "consensus", masks, "--method", "quorum", "--quorum", "4", "--out", out}, 2,
                "quorum of 4");
  expectRefusal({"labels", "consensus", masks, "--quorum", "2", "--out", out}, 2, "--quorum");
  expectRefusal({"labels", "consensus", peel(1), peel(2), "--out", out}, 2, "--like");
  expectRefusal({"labels", "consensus", masks, "--out", (folder / "c.gpkg").string()}, 2, "no georeference");
  expectRefusal({"labels", "consensus", masks, "--out", masks}, 2, "one of the raters");
  expectRefusal({"labels", "consensus", masks, "--out", "/nowhere/c.tif"}, 3, "/nowhere");
  EXPECT_TRUE(filesIn(folder).empty());
}

TEST(Evaluate, PrintsOneDocumentWithTheContractsKeys) {
  const Json expected = readJson(testData("metrics/mixed_expected.json"));
  const Json d = documentOf(runScarp({"evaluate", "--truth", data("metrics/mixed_truth.tif"), "--prediction",
                                      data("metrics/mixed_pred.tif"), "--json"}));
  EXPECT_EQ(d.at("threshold"), 0.5);
  for (const char* key : {"tp", "fp", "fn", "tn"})
    EXPECT_EQ(d.at("pooled").at(key), expected.at("pooled").at(key));
  for (const char* key : {"precision", "recall", "f1", "iou"}) {
    EXPECT_NEAR(d.at("pooled").at(key), expected.at("pooled").at("zero_division_0").at(key).get<double>(),
                1e-12);
    EXPECT_NEAR(d.at("tile_mean").at(key),
                expected.at("mean_over_tiles_with_truth_or_prediction_zero_division_0").at(key).get<double>(),
                1e-12);
  }
  EXPECT_TRUE(d.at("empty_tile_rule").is_string());
}

TEST(Evaluate, UndefinedIsNull) {
  const Json d = documentOf(runScarp({"evaluate", "--truth", data("metrics/allempty_truth.tif"),
                                      "--prediction", data("metrics/allempty_pred.tif"), "--json"}));
  EXPECT_TRUE(d.at("pooled").at("iou").is_null());
  EXPECT_TRUE(d.at("tile_mean").at("precision").is_null());
}

TEST(Evaluate, TheThresholdIsIncluded) {
  const Json expected =
      readJson(testData("metrics/prob_expected.json")).at("rule_greater_equal").at("pooled");
  const Json d = documentOf(runScarp({"evaluate", "--truth", data("metrics/prob_truth.tif"), "--prediction",
                                      data("metrics/prob_prob.tif"), "--threshold", "0.5", "--json"}));
  EXPECT_EQ(d.at("pooled").at("tp"), expected.at("tp"));
  EXPECT_EQ(d.at("pooled").at("fp"), expected.at("fp"));
}

TEST(Evaluate, RefusesBadInput) {
  const std::string truth = data("metrics/mixed_truth.tif"), prediction = data("metrics/mixed_pred.tif");
  expectRefusal({"evaluate"}, 2, "--truth");
  expectRefusal({"evaluate", "--truth", truth}, 2, "--prediction");
  expectRefusal({"evaluate", "--truth", truth, "--prediction", prediction, "--threshold", "1.5"}, 2,
                "--threshold");
  expectRefusal({"evaluate", "--truth", truth, "--prediction", prediction, "--threshold", "high"}, 2,
                "threshold");
  expectRefusal({"evaluate", "--truth", truth, "--prediction", "/nowhere/p.tif"}, 3, "/nowhere/p.tif");
  expectRefusal({"evaluate", "--truth", truth, "--prediction", data("metrics/prob_prob.tif")}, 3,
                "prob_prob.tif");
  expectRefusal({"evaluate", "--truth", data("metrics/mixed_expected.json"), "--prediction", prediction}, 3,
                "mixed_expected.json");
}

TEST(Areas, WritesPolygonsOfAProbabilityRaster) {
  const TempFolder folder;
  writeRaster(folder / "p.tif", smallGrid(100, 80), {}, [](int, int64_t x, int64_t y) {
    return std::hypot(static_cast<double>(x) - 40, static_cast<double>(y) - 40) < 30 ? 0.75
           : x > 95 && y > 75                                                        ? 0.9
                                                                                     : 0.1;
  });
  const std::string p = (folder / "p.tif").string(), out = (folder / "a.gpkg").string();
  const Json d = documentOf(runScarp({"areas", p, "--out", out, "--simplify", "0", "--json"}));
  EXPECT_EQ(d.at("count"), 1); // the corner of 4 x 4 cells is 100 m2
  const PolygonLayer layer = readPolygons(out);
  ASSERT_EQ(layer.features.size(), 1u);
  EXPECT_NEAR(std::get<double>(layer.features[0].attributes.at("mean_probability")), 0.75, 1e-9);
  EXPECT_NEAR(area(layer.features[0].shape), d.at("area_m2").get<double>(), 1e-6);
  EXPECT_EQ(documentOf(runScarp({"areas", p, "--out", out, "--minimum-area", "100", "--json"})).at("count"),
            2);
  EXPECT_EQ(documentOf(runScarp({"areas", p, "--out", out, "--threshold", "0.95", "--json"})).at("count"), 0);
}

TEST(Areas, RefusesBadInputAndLeavesNothingBehind) {
  const TempFolder folder;
  const std::string out = (folder / "a.gpkg").string();
  expectRefusal({"areas"}, 2, "probability");
  expectRefusal({"areas", data("metrics/prob_prob.tif"), "--out", out}, 3, "no georeference");
  expectRefusal({"areas", "/nowhere/p.tif", "--out", out}, 3, "/nowhere/p.tif");
  expectRefusal({"areas", "/nowhere/p.tif", "--out", out, "--threshold", "2"}, 2, "threshold");
  EXPECT_TRUE(filesIn(folder).empty());
}

} // namespace
} // namespace scarp
