// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/dataset/dataset.h"
#include "core/geo/polygon_file.h"
#include "core/geo/raster.h"
#include "core/insar/ct_reader.h"
#include "core/project/project.h"
#include "core/terrain/terrain_source.h"
#include "tests/support/run_scarp.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

namespace scarp::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const std::vector<std::string> kSmall{"--size", "1700", "1500", "--seed", "7"};

std::vector<std::string> synth(const fs::path& folder, std::vector<std::string> more = kSmall) {
  more.insert(more.begin(), {"synth", folder.string()});
  return more;
}

/// One project for all tests that only read it.
const fs::path& project() {
  static const TempFolder folder;
  static const fs::path made = [] {
    const CommandResult r = runScarp(synth(folder / "valley"));
    EXPECT_EQ(r.exitCode, 0) << r.err;
    return folder / "valley";
  }();
  return made;
}

TEST(SynthVerb, MakesAWholeProjectThatSaysItIsSynthetic) {
  const Project p = loadProject(project());
  EXPECT_TRUE(p.synthetic);
  EXPECT_THAT(p.note, HasSubstr("SYNTHETIC"));
  EXPECT_EQ(p.grid.columns, 1700);
  EXPECT_EQ(p.grid.cellX, 2.5);
  EXPECT_EQ(p.experts.size(), 3u);
  for (const char* id : {"image", "dem", "points", "labels-expert-a", "labels-expert-b", "labels-expert-c",
                         "truth", "old-landslides", "faults"}) {
    const ProjectLayer* layer = p.layer(id);
    ASSERT_NE(layer, nullptr) << id;
    EXPECT_TRUE(fs::is_regular_file(p.pathOf(layer->file))) << id;
  }
}

TEST(SynthVerb, RastersHaveTheirGridsAndMarks) {
  const RasterReader image(project() / "layers/image.tif"), dem(project() / "layers/dem.tif");
  EXPECT_EQ(image.bands(), 3);
  EXPECT_EQ(image.type(), RasterType::Byte);
  EXPECT_GT(image.overviewCount(), 0);
  EXPECT_TRUE(sameCrs(image.grid().crs, crsFromUser("EPSG:32647")));
  EXPECT_EQ(dem.grid().cellX, 12.5);
  EXPECT_EQ(dem.grid().columns, 340);
  EXPECT_EQ(image.metadata().at("synthetic"), "yes");
  EXPECT_EQ(dem.metadata().at("synthetic"), "yes");
}

TEST(SynthVerb, TargetsCarryVelocityGeometryAndSeries) {
  const CtPoints points = readPoints(project() / "layers/points.gpkg", {});
  EXPECT_EQ(points.size(), 1322u); // 930,193 * 1700 * 1500 / (50,661 * 35,415)
  EXPECT_EQ(points.dates.size(), 39u);
  EXPECT_EQ(points.provenance.unit, "mm/yr");
  for (const char* column :
       {"ct_id", "velocity", "coherence", "incidence", "los_east", "los_north", "los_up"})
    EXPECT_NE(points.column(column), nullptr) << column;
}

TEST(SynthVerb, ExpertsAndTruthAreDifferentPolygons) {
  const double truth = static_cast<double>(readPolygons(project() / "layers/truth.gpkg").features.size());
  EXPECT_GE(truth, 4);
  std::vector<double> areas;
  for (const char* expert : {"a", "b", "c"}) {
    const PolygonLayer layer =
        readPolygons(project() / "labels" / (std::string("expert-") + expert + ".gpkg"));
    EXPECT_TRUE(layer.notices.empty()) << "no repaired shapes";
    double sum = 0;
    for (const PolygonFeature& feature : layer.features) {
      sum += area(feature.shape);
      EXPECT_EQ(std::get<std::string>(feature.attributes.at("class")), "landslide");
    }
    areas.push_back(sum);
  }
  EXPECT_NE(areas[0], areas[1]);
  EXPECT_NE(areas[1], areas[2]);
  EXPECT_FALSE(readLines(project() / "layers/faults.gpkg").lines.empty());
}

TEST(SynthVerb, TheSameSeedGivesTheSameBytes) {
  const TempFolder folder;
  ASSERT_EQ(runScarp(synth(folder / "valley")).exitCode, 0);
  for (const char* file : {"layers/image.tif", "layers/dem.tif", "layers/points.gpkg", "layers/truth.gpkg",
                           "labels/expert-b.gpkg", "layers/faults.gpkg", "project.json"})
    EXPECT_EQ(hashFile(folder / "valley" / file), hashFile(project() / file)) << file;
}

TEST(SynthVerb, PackHoldsWhatAProjectWouldGive) {
  const TempFolder folder;
  const CommandResult r =
      runScarp(synth(folder / "pack", {"--size", "1700", "1500", "--seed", "7", "--pack", "--json"}));
  ASSERT_EQ(r.exitCode, 0) << r.err;
  EXPECT_EQ(Json::parse(r.out).at("synthetic"), true);
  const Dataset dataset = loadDataset(folder / "pack");
  EXPECT_EQ(dataset.sources.at("synthetic"), true);
  EXPECT_FALSE(dataset.split.train.empty());
  EXPECT_FALSE(dataset.split.test.empty());
  const std::vector<std::string> names{"red",     "green", "blue",   "velocity",
                                       "hotspot", "slope", "aspect", "elevation"};
  const PackReader pack(dataset, names);
  const Window w{300, 600, 500, 120};
  const auto n = static_cast<size_t>(w.cells());
  std::vector<float> slope(n), aspect(n), elevation(n), red(n), hot(n);
  pack.values(0, w, red);
  pack.values(4, w, hot);
  pack.values(5, w, slope);
  pack.values(6, w, aspect);
  pack.values(7, w, elevation);
  const RasterReader image(project() / "layers/image.tif");
  std::vector<float> expected(n);
  image.read(w, 1, expected);
  EXPECT_EQ(red, expected);
  const TerrainCells terrain =
      TerrainSource(project() / "layers/dem.tif", TerrainEdges::Centre).resample(image.grid(), w);
  for (size_t i = 0; i < n; ++i) {
    ASSERT_NEAR(static_cast<double>(slope[i]), terrain.slope[i], 0.01) << i;
    ASSERT_NEAR(static_cast<double>(elevation[i]), terrain.elevation[i], 0.05) << i;
    if (!std::isnan(terrain.aspect[i])) {
      const double turn = std::abs(std::remainder(static_cast<double>(aspect[i]) - terrain.aspect[i], 360));
      ASSERT_LT(turn, terrain.slope[i] > 1 ? 0.05 : 2) << i;
    }
  }
  std::vector<uint8_t> mask(static_cast<size_t>(dataset.width * dataset.height));
  pack.mask({0, 0, dataset.width, dataset.height}, mask);
  EXPECT_GT(std::count(mask.begin(), mask.end(), 1), 1000);
  EXPECT_GT(*std::max_element(hot.begin(), hot.end()), 0.0f);
}

TEST(SynthVerb, RefusesSizesAndNumbersThatCannotBeMeant) {
  const TempFolder folder;
  for (const std::vector<std::string>& bad : {std::vector<std::string>{"--size", "100", "1000"},
                                              {"--size", "1000"},
                                              {"--size", "wide", "1000"},
                                              {"--size", "1000", "-5"},
                                              {"--size", "200000", "1000"},
                                              {"--size", "1000", "1000", "--landslides", "-2"},
                                              {"--size", "800", "800", "--landslides", "400"},
                                              {"--size", "300", "300", "--pack"},
                                              {}}) {
    const CommandResult r = runScarp(synth(folder / "scene", bad));
    EXPECT_EQ(r.exitCode, 2) << r.err;
    EXPECT_FALSE(r.err.empty());
    EXPECT_TRUE(fs::is_empty(folder.path())) << "nothing is left behind";
  }
}

TEST(SynthVerb, LeavesAnExistingFolderAlone) {
  const TempFolder folder;
  fs::create_directory(folder / "mine");
  std::ofstream(folder / "mine" / "notes.txt") << "important";
  for (const bool pack : {false, true}) {
    std::vector<std::string> more = kSmall;
    if (pack)
      more.push_back("--pack");
    const CommandResult r = runScarp(synth(folder / "mine", more));
    EXPECT_EQ(r.exitCode, 3);
    EXPECT_THAT(r.err, HasSubstr("exists already"));
  }
  EXPECT_EQ(readFile(folder / "mine" / "notes.txt"), "important");
}

TEST(SynthVerb, SaysThatAFolderCannotBeWritten) {
  const CommandResult r = runScarp(synth("/proc/scarp-scene")); // nobody may write there, root neither
  EXPECT_EQ(r.exitCode, 3);
  EXPECT_THAT(r.err, HasSubstr("/proc"));
}

TEST(SynthVerb, RunDirectoryKeepsTheResult) {
  const TempFolder folder;
  const CommandResult r = runScarp(
      synth(folder / "scene", {"--size", "600", "600", "--seed", "2", "--run", (folder / "run").string()}));
  ASSERT_EQ(r.exitCode, 0) << r.err;
  EXPECT_EQ(readJson(folder / "run" / "status.json").at("state"), "done");
  EXPECT_EQ(readJson(folder / "run" / "outputs/result.json").at("synthetic"), true);
}

} // namespace
} // namespace scarp::test
