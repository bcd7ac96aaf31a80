// SPDX-License-Identifier: GPL-3.0-or-later
// The verb `overviews` as a caller sees it.
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/run/run_reader.h"
#include "tests/support/run_scarp.h"
#include "tests/support/small_rasters.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace scarp;
using scarp::test::runScarp;
using testing::HasSubstr;
namespace fs = std::filesystem;

namespace {

std::string rasterIn(const test::TempFolder& folder, const std::string& name) {
  test::writeRaster(folder / name, test::smallGrid(400, 300), {},
                    [](int, int64_t x, int64_t y) { return double(x + y); });
  return (folder / name).string();
}

} // namespace

TEST(OverviewsVerb, TellsOfEveryFileAndMakesARun) {
  const test::TempFolder folder;
  const std::string a = rasterIn(folder, "a.tif");
  const std::string b = (folder / "b.tif").string();
  test::writeRaster(b, test::smallGrid(40, 30), {}, [](int, int64_t, int64_t) { return 1; });
  const std::string run = (folder / "run").string();
  const auto result = runScarp({"overviews", a, b, "--run", run, "--json"});
  ASSERT_EQ(result.exitCode, 0) << result.err;
  const Json files = Json::parse(result.out).at("files");
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0].at("overviews"), a + ".ovr");
  EXPECT_EQ(files[0].at("factors"), Json({2}));
  EXPECT_EQ(files[0].at("resampling"), "average");
  EXPECT_EQ(files[0].at("bytes"), fs::file_size(a + ".ovr"));
  EXPECT_TRUE(files[1].at("factors").empty()); // small enough as it is
  EXPECT_FALSE(fs::exists(b + ".ovr"));
  RunReader reader(run);
  reader.poll();
  EXPECT_EQ(reader.view().status.state, RunState::Done);
  EXPECT_EQ(reader.view().config.kind, "overviews");
  EXPECT_EQ(reader.view().config.parameters.at("files"), Json({a, b}));

  const auto again = runScarp({"overviews", a});
  EXPECT_EQ(again.exitCode, 0);
  EXPECT_THAT(again.out, HasSubstr("has overviews already"));
}

TEST(OverviewsVerb, RefusesWithOneSentence) {
  const test::TempFolder folder;
  const auto missing = runScarp({"overviews", (folder / "none.tif").string()});
  EXPECT_EQ(missing.exitCode, 3);
  EXPECT_THAT(missing.err, HasSubstr("none.tif does not exist"));
  EXPECT_EQ(runScarp({"overviews"}).exitCode, 2);
  EXPECT_EQ(runScarp({"overviews", rasterIn(folder, "a.tif"), "--resampling", "cubic"}).exitCode, 2);
  EXPECT_FALSE(fs::exists(folder / "a.tif.ovr"));
}
