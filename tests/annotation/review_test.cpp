// SPDX-License-Identifier: GPL-3.0-or-later
// The expected values in tests/data/agreement come from scikit-learn, statsmodels, nltk, ITK and shapely.
#include "annotation/review/agreement.h"
#include "annotation/review/consensus.h"
#include "annotation/review/polygon_overlap.h"
#include "core/base/assets.h"
#include "core/base/error.h"
#include "tests/support/small_rasters.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <random>

namespace scarp {
namespace {

using test::smallGrid;
using test::TempFolder;
using test::testData;
using test::writeRaster;

std::vector<std::string> maskCases() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(testData("agreement"))) {
    const std::string name = entry.path().filename().string(), ending = "_raters.tif";
    if (name.ends_with(ending))
      names.push_back(name.substr(0, name.size() - ending.size()));
  }
  return names;
}

VoteSource sourceOf(const std::string& name) {
  return {{testData("agreement/" + name + "_raters.tif")}, {}};
}
Json expectedOf(const std::string& name) {
  return readJson(testData("agreement/" + name + "_expected.json"));
}

void expectValue(double value, const Json& expected, double tolerance) {
  if (expected.is_null())
    EXPECT_TRUE(std::isnan(value));
  else
    EXPECT_NEAR(value, expected.get<double>(), tolerance);
}

std::vector<float> bandOf(const std::filesystem::path& file) {
  const RasterReader reader(file);
  std::vector<float> values(static_cast<size_t>(reader.grid().window().cells()));
  reader.read(reader.grid().window(), 1, values);
  return values;
}

std::vector<std::filesystem::path> peelExperts() {
  std::vector<std::filesystem::path> files;
  for (const char* number : {"01", "02", "03"})
    files.push_back(assetPath("sample/peel/experts/expert_" + std::string(number) + ".shp"));
  return files;
}

std::filesystem::path peelImage() {
  for (const auto& entry : std::filesystem::directory_iterator(assetPath("sample/peel/imagery")))
    if (entry.path().extension() == ".tif")
      return entry.path();
  return {};
}

TEST(Agreement, AgreesWithOtherPrograms) {
  ASSERT_GE(maskCases().size(), 4u);
  for (const std::string& name : maskCases()) {
    SCOPED_TRACE(name);
    const VoteSource source = sourceOf(name);
    const Json expected = expectedOf(name);
    const Agreement agreement = agreementOf(countVotes(source, {}), source.names(), NAN);
    ASSERT_EQ(agreement.pairs.size(), 3u);
    for (const PairAgreement& pair : agreement.pairs) {
      const Json& values =
          expected.at("pairs").at(std::to_string(pair.a + 1) + "-" + std::to_string(pair.b + 1));
      expectValue(pair.iou, values.at("iou"), 1e-12);
      expectValue(pair.dice, values.at("dice"), 1e-12);
      expectValue(pair.cohenKappa, values.at("cohen_kappa"), 1e-12);
    }
    expectValue(agreement.fleissKappa, expected.at("fleiss_kappa"), 1e-10);
    expectValue(agreement.krippendorffAlpha, expected.at("krippendorff_alpha_nominal"), 1e-10);
    EXPECT_EQ(source.names()[1], name + "_raters:2");
  }
}

TEST(Agreement, UndefinedWithoutAnythingMarked) {
  VotePatterns votes(3);
  votes.counts[0] = 100;
  const Agreement agreement = agreementOf(votes, {"a", "b", "c"}, 4);
  EXPECT_TRUE(std::isnan(agreement.pairs[0].iou));
  EXPECT_TRUE(std::isnan(agreement.pairs[0].cohenKappa));
  EXPECT_TRUE(std::isnan(agreement.fleissKappa));
  EXPECT_TRUE(std::isnan(agreement.krippendorffAlpha));
  const Json document = toJson(agreement);
  EXPECT_TRUE(document.at("pairs")[0].at("dice").is_null());
  EXPECT_EQ(document.at("areas_m2").at("b"), 0);
  votes.counts = {0, 0, 0, 0,
                  0, 0, 0, 50}; // everything marked by all: agreement by overlap, none beyond chance
  const Agreement full = agreementOf(votes, {"a", "b", "c"}, 4);
  EXPECT_EQ(full.pairs[0].iou, 1);
  EXPECT_TRUE(std::isnan(full.fleissKappa));
}

TEST(Agreement, PolygonsAgreeWithShapely) {
  std::vector<std::filesystem::path> files;
  for (int i = 1; i <= 3; ++i)
    files.push_back(testData("agreement/polys_expert" + std::to_string(i) + ".geojson"));
  const Json expected = expectedOf("polys");
  Notices notices;
  const Agreement agreement = polygonAgreement(files, notices, {});
  for (size_t r = 0; r < 3; ++r)
    EXPECT_NEAR(agreement.areas[r] / expected.at("area_union")[r].get<double>(), 1, 1e-6);
  for (const PairAgreement& pair : agreement.pairs) {
    const Json& values =
        expected.at("pairs").at(std::to_string(pair.a + 1) + "-" + std::to_string(pair.b + 1));
    EXPECT_NEAR(pair.iou, values.at("iou").get<double>(), 1e-6);
    const double sum =
        agreement.areas[static_cast<size_t>(pair.a)] + agreement.areas[static_cast<size_t>(pair.b)];
    EXPECT_NEAR(pair.dice, 2 * values.at("intersection").get<double>() / sum, 1e-6);
    EXPECT_TRUE(std::isnan(pair.cohenKappa));
  }
  EXPECT_NEAR(agreement.majorityArea / expected.at("majority_area").get<double>(), 1, 1e-6);
}

TEST(Agreement, RealExpertsAsPolygonsAndOnTheImageGrid) {
  // areas by SpatiaLite's ST_Union and ST_Intersection; masks by gdal_rasterize on the Sentinel-2 grid
  Notices notices;
  const Agreement exact = polygonAgreement(peelExperts(), notices, {});
  EXPECT_NEAR(exact.areas[0], 365180.829968032, 0.1);
  EXPECT_NEAR(exact.areas[1], 352868.26414441, 0.1);
  EXPECT_NEAR(exact.areas[2], 345709.290945769, 0.1);
  EXPECT_NEAR(exact.pairs[0].iou, 0.652464188717479, 1e-6);
  EXPECT_NEAR(exact.pairs[1].iou, 0.771053783058484, 1e-6);
  EXPECT_NEAR(exact.pairs[2].iou, 0.670923572988933, 1e-6);
  const VoteSource source(peelExperts(), peelImage());
  const VotePatterns votes = countVotes(source, {});
  EXPECT_EQ(votes.marked(0), 3669);
  EXPECT_EQ(votes.marked(1), 3526);
  EXPECT_EQ(votes.marked(2), 3460);
  EXPECT_EQ(votes.pixels(), 251 * 251);
  const Agreement gridded = agreementOf(votes, source.names(), 100);
  EXPECT_EQ(gridded.names[0], "expert_01");
  for (size_t k = 0; k < 3; ++k) // 10 m pixels against exact outlines
    EXPECT_NEAR(gridded.pairs[k].iou, exact.pairs[k].iou, 0.01);
}

TEST(Agreement, PolygonsInDegreesAreComparedInMetres) {
  const TempFolder folder;
  PolygonLayer layer = readPolygons(testData("agreement/polys_expert1.geojson"), crsFromUser("EPSG:4326"));
  writePolygons(folder / "one.geojson", layer);
  Notices notices;
  const Agreement agreement =
      polygonAgreement({folder / "one.geojson", testData("agreement/polys_expert2.geojson")}, notices, {});
  EXPECT_NEAR(agreement.pairs[0].iou, expectedOf("polys").at("pairs").at("1-2").at("iou").get<double>(),
              1e-4);
  EXPECT_NEAR(agreement.areas[0] / expectedOf("polys").at("area_union")[0].get<double>(), 1, 1e-4);
  EXPECT_FALSE(notices.empty());
}

TEST(Staple, AgreesWithItk) {
  for (const std::string& name : maskCases()) {
    if (name == "disjoint") // a saddle point: rounding decides
      continue;
    SCOPED_TRACE(name);
    const Json expected = expectedOf(name).at("staple");
    const Staple s = staple(countVotes(sourceOf(name), {}), {});
    EXPECT_EQ(s.iterations, expected.at("iterations"));
    EXPECT_TRUE(s.converged);
    EXPECT_NEAR(s.prior, expected.at("prior_foreground").get<double>(), 1e-12);
    for (size_t r = 0; r < 3; ++r) {
      EXPECT_NEAR(s.sensitivity[r], expected.at("sensitivity")[r].get<double>(), 1e-9);
      EXPECT_NEAR(s.specificity[r], expected.at("specificity")[r].get<double>(), 1e-9);
    }
    for (const auto& [key, values] : expected.at("patterns").items()) {
      size_t pattern = 0; // "101": raters 1 and 3
      for (size_t r = 0; r < 3; ++r)
        pattern |= static_cast<size_t>(key[r] == '1') << r;
      expectValue(s.weight[pattern], values.at("W"), 1e-9);
    }
  }
}

TEST(Staple, FindsTheRatersOfASimulation) {
  // pixels with a known truth, five raters of known quality, independent errors
  const std::vector<double> p = {0.95, 0.8, 0.7, 0.9, 0.6}, q = {0.99, 0.97, 0.95, 0.9, 0.98};
  std::mt19937 random(3);
  std::uniform_real_distribution<double> uniform(0, 1);
  VotePatterns votes(5);
  for (int i = 0; i < 400000; ++i) {
    const bool truth = uniform(random) < 0.2;
    size_t pattern = 0;
    for (size_t r = 0; r < 5; ++r)
      pattern |= static_cast<size_t>(uniform(random) < (truth ? p[r] : 1 - q[r])) << r;
    ++votes.counts[pattern];
  }
  const Staple s = staple(votes, {});
  EXPECT_TRUE(s.converged);
  for (size_t r = 0; r < 5; ++r) {
    EXPECT_NEAR(s.sensitivity[r], p[r], 0.03) << r;
    EXPECT_NEAR(s.specificity[r], q[r], 0.03) << r;
  }
}

TEST(Staple, NothingMarkedIsUndefined) {
  VotePatterns votes(3);
  votes.counts[0] = 10;
  const Staple s = staple(votes, {});
  EXPECT_TRUE(std::isnan(s.sensitivity[0]));
  EXPECT_EQ(s.specificity[0], 1);
  EXPECT_EQ(s.iterations, 0);
  EXPECT_EQ(consensusOf(votes, ConsensusMethod::Staple, 0, {}).pixels, 0);
}

TEST(Consensus, RastersAgreeWithTheExpectedOnes) {
  const TempFolder folder;
  for (const std::string& name : maskCases()) {
    SCOPED_TRACE(name);
    const VoteSource source = sourceOf(name);
    const VotePatterns votes = countVotes(source, {});
    const Consensus majority = consensusOf(votes, ConsensusMethod::Majority, 0, {});
    EXPECT_EQ(majority.pixels, expectedOf(name).at("majority_pixels"));
    writeConsensus(source, majority, folder / "majority.tif", {});
    EXPECT_EQ(bandOf(folder / "majority.tif"), bandOf(testData("agreement/" + name + "_majority.tif")));
    EXPECT_FALSE(RasterReader(folder / "majority.tif").hasGeoreference());
    EXPECT_EQ(consensusOf(votes, ConsensusMethod::Quorum, 1, {}).pixels, expectedOf(name).at("union_pixels"));
    EXPECT_EQ(consensusOf(votes, ConsensusMethod::Quorum, 3, {}).pixels,
              expectedOf(name).at("intersection_pixels"));
    if (name == "disjoint")
      continue;
    const Consensus estimated = consensusOf(votes, ConsensusMethod::Staple, 0, {});
    EXPECT_EQ(estimated.pixels, expectedOf(name).at("staple").at("consensus_pixels_W_ge_0.5"));
    writeConsensus(source, estimated, folder / "staple.tif", {});
    std::vector<float> expected = bandOf(testData("agreement/" + name + "_staple_prob.tif"));
    for (float& w : expected)
      w = w >= 0.5F;
    EXPECT_EQ(bandOf(folder / "staple.tif"), expected);
  }
}

TEST(Consensus, MajorityIsMoreThanHalfOfAnEvenNumber) {
  VotePatterns votes(4);
  for (int64_t& count : votes.counts)
    count = 1;
  const Consensus c = consensusOf(votes, ConsensusMethod::Majority, 0, {});
  for (unsigned pattern = 0; pattern < 16; ++pattern)
    EXPECT_EQ(c.accepted[pattern], std::popcount(pattern) >= 3);
  EXPECT_EQ(c.pixels, 5);
  // against the consensus: rater 0 marks 4 of its 5 patterns and 4 of the 11 others
  EXPECT_DOUBLE_EQ(c.sensitivity[0], 4.0 / 5);
  EXPECT_DOUBLE_EQ(c.specificity[0], 7.0 / 11);
}

TEST(Consensus, PolygonsCoverExactlyTheCellsOfTheRaster) {
  const TempFolder folder;
  const VoteSource source(peelExperts(), peelImage());
  const Consensus majority = consensusOf(countVotes(source, {}), ConsensusMethod::Majority, 0, {});
  writeConsensus(source, majority, folder / "c.gpkg", {});
  writeConsensus(source, majority, folder / "c.tif", {});
  const PolygonLayer layer = readPolygons(folder / "c.gpkg");
  EXPECT_TRUE(layer.notices.empty()); // none had to be repaired
  EXPECT_TRUE(sameCrs(layer.crs, source.grid().crs));
  double sum = 0;
  for (const PolygonFeature& feature : layer.features) {
    EXPECT_NEAR(std::get<double>(feature.attributes.at("area_m2")), area(feature.shape), 1e-6);
    sum += area(feature.shape);
  }
  EXPECT_NEAR(sum, 100.0 * static_cast<double>(majority.pixels), 1e-3);
  const VoteSource both({folder / "c.gpkg", folder / "c.tif"}, {});
  EXPECT_EQ(agreementOf(countVotes(both, {}), both.names(), 100).pairs[0].iou, 1);
}

TEST(VoteSource, StripsGiveTheSameVotesAsTheWhole) {
  const VoteSource source(peelExperts(), peelImage());
  const Window all = source.grid().window();
  std::vector<VotePattern> whole(static_cast<size_t>(all.cells()));
  source.read(all, whole);
  for (int64_t y = 0; y < all.height; y += 37) {
    const Window strip{0, y, all.width, std::min<int64_t>(37, all.height - y)};
    std::vector<VotePattern> votes(static_cast<size_t>(strip.cells()));
    source.read(strip, votes);
    ASSERT_TRUE(std::equal(votes.begin(), votes.end(), whole.begin() + y * all.width));
  }
}

TEST(VoteSource, PixelsWithoutAValueInAnyMaskAreLeftOut) {
  const TempFolder folder;
  RasterOptions options;
  options.type = RasterType::Byte;
  options.noData = 255;
  writeRaster(folder / "a.tif", smallGrid(10, 1), options,
              [](int, int64_t x, int64_t) { return x == 0 ? NAN : x < 5; });
  writeRaster(folder / "b.tif", smallGrid(10, 1), options,
              [](int, int64_t x, int64_t) { return x == 9 ? NAN : x < 6; });
  options.noData = 0; // how some tools write "not marked"
  writeRaster(folder / "c.tif", smallGrid(10, 1), options, [](int, int64_t x, int64_t) { return x < 6; });
  const VoteSource source({folder / "a.tif", folder / "b.tif", folder / "c.tif"}, {});
  const VotePatterns votes = countVotes(source, {});
  EXPECT_EQ(votes.leftOut, 2);
  EXPECT_EQ(votes.pixels(), 8);
  EXPECT_EQ(votes.counts[0b111], 4);
  EXPECT_EQ(votes.counts[0b110], 1);
  EXPECT_EQ(votes.counts[0b000], 3);
  const Consensus c = consensusOf(votes, ConsensusMethod::Majority, 0, {});
  writeConsensus(source, c, folder / "out.tif", {});
  const std::vector<float> values = bandOf(folder / "out.tif");
  EXPECT_TRUE(std::isnan(values[0]));
  EXPECT_EQ(values[5], 1);
  EXPECT_EQ(values[8], 0);
}

TEST(VoteSource, TellsFilesOfOneNameApart) {
  const auto names = raterNames({"a/labels.gpkg", "b/labels.gpkg", "c.gpkg", "c.gpkg"});
  EXPECT_EQ(names[0], "a/labels.gpkg");
  EXPECT_EQ(names[1], "b/labels.gpkg");
  EXPECT_EQ(names[2], "c.gpkg");
  EXPECT_EQ(names[3], "c.gpkg (2)");
}

TEST(VoteSource, RefusesWhatDoesNotFit) {
  const TempFolder folder;
  const auto one = [](int, int64_t, int64_t) { return 1.0; };
  writeRaster(folder / "a.tif", smallGrid(8, 8), {}, one);
  writeRaster(folder / "wide.tif", smallGrid(9, 8), {}, one);
  writeRaster(folder / "high.tif", smallGrid(8, 8), {}, [](int, int64_t, int64_t) { return 255.0; });
  GridSpec moved = smallGrid(8, 8);
  moved.top += 1;
  writeRaster(folder / "moved.tif", moved, {}, one);
  GridSpec other = smallGrid(8, 8);
  other.crs = crsFromUser("EPSG:32648");
  writeRaster(folder / "zone48.tif", other, {}, one);
  for (const char* name :
       {"wide.tif", "high.tif", "moved.tif", "zone48.tif", "missing.tif", "missing.gpkg"}) {
    SCOPED_TRACE(name);
    try {
      countVotes(VoteSource({folder / "a.tif", folder / name}, {}), {});
      ADD_FAILURE() << "was accepted";
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), ErrorCode::Input);
      EXPECT_NE(std::string(e.what()).find(name), std::string::npos) << e.what();
    }
  }
  EXPECT_THROW(VoteSource({folder / "a.tif"}, {}), Error);
  EXPECT_THROW(VoteSource(peelExperts(), {}), Error);
  EXPECT_THROW(VoteSource(peelExperts(), testData("agreement/typical_raters.tif")), Error); // no georeference
  EXPECT_THROW(consensusOf(VotePatterns(3), ConsensusMethod::Quorum, 4, {}), Error);
  EXPECT_THROW(consensusMethodFrom("vote"), Error);
}

} // namespace
} // namespace scarp
