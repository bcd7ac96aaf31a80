// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/dataset/dataset.h"
#include "tests/support/run_scarp.h"
#include "tests/support/tiny_project.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace scarp {
namespace {

namespace fs = std::filesystem;
using test::CommandResult;
using test::runScarp;
using testing::HasSubstr;

/// A call that must fail with `code`, say one thing on stderr and nothing on stdout.
std::string refusal(const std::vector<std::string>& arguments, int code) {
  const CommandResult result = runScarp(arguments);
  EXPECT_EQ(result.exitCode, code) << result.err;
  EXPECT_EQ(result.out, "");
  return result.err;
}

TEST(TilesVerb, PrintsThePapersNumbers) {
  const CommandResult result =
      runScarp({"tiles", "--size", "50661", "35415", "--tile", "256", "--overlap", "0.2", "--json"});
  ASSERT_EQ(result.exitCode, 0) << result.err;
  const Json document = Json::parse(result.out);
  EXPECT_EQ(document.at("columns"), 248);
  EXPECT_EQ(document.at("rows"), 173);
  EXPECT_EQ(document.at("count"), 42904);
  EXPECT_EQ(document.at("stride"), 204);
  EXPECT_EQ(document.at("uncovered_right"), 17);
  EXPECT_EQ(document.at("uncovered_bottom"), 71);
  EXPECT_THAT(runScarp({"tiles", "--size", "50661", "35415"}).out, HasSubstr("248 x 173 = 42,904"));
}

TEST(TilesVerb, TakesTheSizeOfAnImage) {
  const test::TinyProject tiny;
  const CommandResult result =
      runScarp({"tiles", "--like", (tiny.temp / "image.tif").string(), "--tile", "16", "--json"});
  EXPECT_EQ(Json::parse(result.out).at("count"), 63);
}

TEST(TilesVerb, RefusesWhatCannotBeMeant) {
  refusal({"tiles"}, 2);
  refusal({"tiles", "--size", "100"}, 2);
  refusal({"tiles", "--size", "100", "100", "--overlap", "1"}, 2);
  refusal({"tiles", "--size", "100", "100", "--overlap", "many"}, 2);
  refusal({"tiles", "--size", "100", "100", "--tile", "0"}, 2);
  refusal({"tiles", "--size", "0", "100"}, 2);
  refusal({"tiles", "--size", "5", "5", "--like", "x.tif"}, 2);
  EXPECT_THAT(refusal({"tiles", "--like", "/nowhere/x.tif"}, 3), HasSubstr("/nowhere/x.tif"));
}

TEST(ProjectVerbs, CreateAndAdd) {
  const test::TempFolder temp;
  const GridSpec grid = test::smallGrid(40, 30);
  test::writeImage(temp / "image.tif", grid);
  for (const char* name : {"a.gpkg", "b.gpkg", "c.gpkg"})
    test::writeRectangles(temp / name, grid, {{2, 2, 5, 5}});
  const std::string folder = (temp / "p").string();
  const CommandResult made =
      runScarp({"project", "create", folder, "--image", (temp / "image.tif").string(), "--labels",
                (temp / "a.gpkg").string(), (temp / "b.gpkg").string(), (temp / "c.gpkg").string(),
                "--vector", (temp / "a.gpkg").string(), "--json"});
  ASSERT_EQ(made.exitCode, 0) << made.err;
  const Json document = Json::parse(made.out);
  EXPECT_EQ(document.at("layers").size(), 5U);
  EXPECT_EQ(document.at("experts").at(2).at("colour"), "#009e73");
  test::writeRaster(temp / "p" / "layers" / "slope.tif", grid, {}, [](int, int64_t, int64_t) { return 3.0; });
  const CommandResult added = runScarp(
      {"project", "add", folder, "--kind", "slope", "--file", folder + "/layers/slope.tif", "--json"});
  ASSERT_EQ(added.exitCode, 0) << added.err;
  EXPECT_EQ(Json::parse(added.out).at("id"), "slope");
  EXPECT_EQ(loadProject(folder).layer("slope")->file, "layers/slope.tif");
}

TEST(ProjectVerbs, RefuseBadInput) {
  const test::TempFolder temp;
  const std::string image = (temp / "image.tif").string(), folder = (temp / "p").string();
  const std::string photo = test::testData("project/photo.png").string();
  test::writeImage(image, test::smallGrid(40, 30));
  EXPECT_THAT(refusal({"project", "create", folder, "--image", photo}, 3),
              HasSubstr("photo.png has no georeference"));
  EXPECT_THAT(refusal({"project", "create", folder, "--image", "no.tif"}, 3), HasSubstr("no.tif"));
  EXPECT_THAT(refusal({"project", "create", folder, "--image", image, "--labels", "no.gpkg"}, 3),
              HasSubstr("no.gpkg"));
  refusal({"project", "create", folder}, 2);
  EXPECT_FALSE(fs::exists(folder));
  EXPECT_THAT(refusal({"project", "add", folder, "--kind", "slope", "--file", image}, 3),
              HasSubstr("no project"));
  ASSERT_EQ(runScarp({"project", "create", folder, "--image", image}).exitCode, 0);
  EXPECT_THAT(refusal({"project", "create", folder, "--image", image}, 3), HasSubstr("already"));
  EXPECT_THAT(refusal({"project", "add", folder, "--kind", "picture", "--file", image}, 2),
              HasSubstr("picture"));
  EXPECT_THAT(refusal({"project", "add", folder, "--kind", "slope", "--file", "no.tif"}, 3),
              HasSubstr("no.tif"));
  EXPECT_EQ(loadProject(folder).layers.size(), 1U);
}

TEST(ProjectVerbs, AReadOnlyFolderIsSaid) {
  const test::TempFolder temp;
  const std::string image = (temp / "image.tif").string();
  test::writeImage(image, test::smallGrid(40, 30));
  makeFolder(temp / "locked");
  ::chmod((temp / "locked").c_str(), 0555);
  // Root may write into any folder, but not into the kernel's.
  const fs::path locked = ::geteuid() == 0 ? fs::path("/sys") : temp / "locked";
  EXPECT_THAT(refusal({"project", "create", (locked / "p").string(), "--image", image}, 3),
              HasSubstr((locked / "p").string()));
  const test::TinyProject tiny;
  EXPECT_THAT(
      refusal({"dataset", "create", tiny.folder().string(), "--tile", "16", "--out", (locked / "d").string()},
              3),
      HasSubstr(locked.string()));
}

TEST(DatasetVerbs, CreateIsReproducibleAndReadable) {
  const test::TinyProject tiny;
  const auto create = [&](const std::string& name, const std::string& split) {
    const CommandResult result =
        runScarp({"dataset", "create", tiny.folder().string(), "--split", split, "--seed", "4", "--tile",
                  "16", "--out", (tiny.temp / name).string(), "--json"});
    EXPECT_EQ(result.exitCode, 0) << result.err;
    return Json::parse(result.out);
  };
  const Json blocks = create("a", "blocks"), again = create("b", "blocks"), random = create("c", "random");
  EXPECT_EQ(blocks.at("hash"), again.at("hash"));
  EXPECT_EQ(blocks.at("test_pixels_seen_in_training"), 0);
  EXPECT_GT(random.at("test_pixels_seen_in_training").get<double>(), 0.1);
  EXPECT_EQ(random.at("train_tiles"), 44);
  EXPECT_EQ(random.at("test_tiles"), 19);
  EXPECT_EQ(random.at("channels").size(), 8U);
  EXPECT_EQ(loadDataset(tiny.temp / "a").hash, blocks.at("hash"));
}

TEST(DatasetVerbs, AJobWithRunLeavesARunDirectory) {
  const test::TinyProject tiny;
  const std::string run = (tiny.temp / "run").string();
  ASSERT_EQ(runScarp({"dataset", "create", tiny.folder().string(), "--split", "blocks", "--tile", "16",
                      "--out", (tiny.temp / "a").string(), "--run", run})
                .exitCode,
            0);
  EXPECT_EQ(readJson(fs::path(run) / "status.json").at("state"), "done");
  EXPECT_EQ(readJson(fs::path(run) / "outputs" / "result.json").at("split"), "blocks");
  EXPECT_EQ(readJson(fs::path(run) / "config.json").at("parameters").at("tile"), 16);
}

TEST(DatasetVerbs, RefuseBadInput) {
  const test::TinyProject tiny;
  const std::string project = tiny.folder().string(), out = (tiny.temp / "out").string();
  refusal({"dataset", "create", project, "--split", "blocks"}, 2);
  refusal({"dataset", "create", project, "--split", "luck", "--out", out}, 2);
  refusal({"dataset", "create", project, "--overlap", "2", "--out", out}, 2);
  refusal({"dataset", "create", project, "--channels", "rgb,warmth", "--tile", "16", "--out", out}, 2);
  EXPECT_THAT(refusal({"dataset", "create", "/nowhere", "--out", out}, 3), HasSubstr("/nowhere"));
  EXPECT_THAT(refusal({"dataset", "create", project, "--labels", "no.gpkg", "--out", out}, 3),
              HasSubstr("no.gpkg"));
  EXPECT_THAT(refusal({"dataset", "create", project, "--tile", "512", "--out", out}, 3),
              HasSubstr("smaller than one tile"));
  EXPECT_THAT(refusal({"dataset", "from-images", "/nowhere", "/nowhere", "--out", out}, 3),
              HasSubstr("/nowhere"));
  test::writeRaster(tiny.folder() / "layers" / "slope.tif", test::smallGrid(5, 5), {},
                    [](int, int64_t, int64_t) { return 1.0; });
  EXPECT_THAT(refusal({"dataset", "create", project, "--tile", "16", "--out", out}, 3),
              HasSubstr("slope.tif"));
  EXPECT_FALSE(fs::exists(out));
  makeFolder(out);
  writeFileAtomically(fs::path(out) / "precious.txt", "x");
  EXPECT_THAT(refusal({"dataset", "create", project, "--channels", "rgb", "--tile", "16", "--out", out}, 3),
              HasSubstr("exists already"));
  EXPECT_TRUE(fs::exists(fs::path(out) / "precious.txt"));
}

} // namespace
} // namespace scarp
