// SPDX-License-Identifier: GPL-3.0-or-later
// What every verb owes its caller whatever it computes: inputs are never overwritten, damaged files are
// named, a full disk or a read-only folder leaves nothing half-written, a run directory is taken once.
#include "core/base/assets.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/run/run_dir.h"
#include "tests/support/run_scarp.h"
#include "tests/support/small_rasters.h"
#include "tests/support/tiny_disk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace scarp {
namespace {

using test::CommandResult;
using test::runScarp;
using test::smallGrid;
using test::TinyDisk;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

class Contract : public testing::Test {
protected:
  std::string path(const std::string& name) const { return (m_folder / name).string(); }
  std::string file(const std::string& name, const std::string& content) const {
    writeFileAtomically(m_folder / name, content);
    return path(name);
  }
  std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(m_folder.path()))
      found.push_back(entry.path().filename().string());
    std::sort(found.begin(), found.end());
    return found;
  }
  /// 40 x 30 cells of 2.5 m in UTM 47N.
  std::string image() const {
    if (!fs::exists(m_folder / "image.tif"))
      test::writeImage(m_folder / "image.tif", smallGrid(40, 30));
    return path("image.tif");
  }
  std::string polygons(const std::string& name = "a.gpkg") const {
    test::writeRectangles(m_folder / name, smallGrid(40, 30), {{4, 5, 10, 8}});
    return path(name);
  }
  /// Points every 20 m in rows of 400, eastward and southward from 500000, 3900000.
  std::string manyPoints(int count) const {
    std::string text = "id,x,y,velocity\n";
    for (int i = 0; i < count; ++i)
      text += std::to_string(i) + "," + std::to_string(500000 + 20 * (i % 400)) + "," +
              std::to_string(3900000 - 20 * (i / 400)) + "," + std::to_string(i % 13 - 6) + "\n";
    return file("many.csv", text);
  }
  /// The first part of a file, as a broken download leaves it.
  std::string cut(const fs::path& source, const std::string& name, size_t bytes) const {
    return file(name, readFile(source).substr(0, bytes));
  }
  test::TempFolder m_folder;
};

void expectFault(const CommandResult& result, int exitCode, const std::string& words) {
  EXPECT_EQ(result.exitCode, exitCode) << result.err;
  EXPECT_THAT(result.err, AllOf(HasSubstr(words), HasSubstr("scarp: "), Not(HasSubstr("internal error"))));
  EXPECT_EQ(result.out, "");
}

std::string gistarPoints() {
  return test::testData("gistar/clustered1200_d150_points.csv").string();
}
std::string demFile() {
  return test::testData("terrain/utm_float.tif").string();
}
fs::path ustica() {
  return assetPath("sample/ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip");
}

// --- names of results

TEST_F(Contract, NoVerbOverwritesWhatItReads) {
  const std::string table = file("p.csv", "x,y,velocity\n500001,3899999,3\n500011,3899989,4\n");
  const std::string before = readFile(table), imageBefore = readFile(image());
  expectFault(runScarp({"points", "import", table, "--out", (m_folder / "./p.csv").string()}), 2,
              "overwritten");
  expectFault(runScarp({"rasterize", "points", table, "--like", image(), "--out", image()}), 2,
              "overwritten");
  expectFault(runScarp({"rasterize", "labels", polygons(), "--like", image(), "--out", image()}), 2,
              "overwritten");
  expectFault(runScarp({"labels", "consensus", polygons(), polygons("b.gpkg"), "--like", image(), "--method",
                        "majority", "--out", image()}),
              2, "overwritten");
  expectFault(runScarp({"density", table, "--weight", "velocity", "--radius", "20", "--like", image(),
                        "--out", image()}),
              2, "overwritten");
  fs::copy_file(demFile(), path("slope.tif"));
  expectFault(
      runScarp({"terrain", demFile(), "--out", m_folder.path().string(), "--like", path("slope.tif")}), 2,
      "overwritten");
  EXPECT_EQ(readFile(table), before);
  EXPECT_EQ(readFile(image()), imageBefore);
  EXPECT_EQ(readFile(path("slope.tif")), readFile(demFile()));
  EXPECT_THAT(names(), ElementsAre("a.gpkg", "b.gpkg", "image.tif", "p.csv", "slope.tif"));
}

TEST_F(Contract, AnUnknownExtensionIsSaidBeforeAnyWork) {
  const auto saysNothingElse = [](const CommandResult& r) {
    EXPECT_EQ(r.exitCode, 2);
    EXPECT_THAT(r.err, testing::StartsWith("scarp: cannot ")); // no progress before it
  };
  saysNothingElse(runScarp({"points", "import", gistarPoints(), "--out", path("o.shp")}));
  saysNothingElse(runScarp({"hotspot", gistarPoints(), "--points-out", path("o.txt")}));
  saysNothingElse(
      runScarp({"rasterize", "points", gistarPoints(), "--like", image(), "--out", path("o.png")}));
  saysNothingElse(runScarp({"rasterize", "labels", polygons(), "--like", image(), "--out", path("o")}));
  saysNothingElse(runScarp({"labels", "consensus", polygons(), polygons("b.gpkg"), "--like", image(),
                            "--method", "majority", "--out", path("o.xyz")}));
  EXPECT_THAT(names(), ElementsAre("a.gpkg", "b.gpkg", "image.tif"));
}

TEST_F(Contract, AMissingFolderIsSaidBeforeTheTableIsRead) {
  const CommandResult r = runScarp({"hotspot", gistarPoints(), "--points-out", path("none/o.csv")});
  expectFault(r, 3, "does not exist");
  EXPECT_THAT(r.err, Not(HasSubstr("reading")));
}

// --- tables

TEST_F(Contract, ATableInWindows1252IsReadAsUtf8) {
  const std::string table =
      file("latin.csv", "x,y,velocity,H\xf6he,Ort\n500001,3899999,3,5,M\xfcnchen\n500011,3899989,4,6,x\n");
  const CommandResult info = runScarp({"points", "info", table, "--json"});
  EXPECT_EQ(info.exitCode, 0) << info.err;
  EXPECT_EQ(Json::parse(info.out).at("fields").at(3), "H\xc3\xb6he");
  EXPECT_EQ(runScarp({"points", "import", table, "--out", path("o.csv")}).exitCode, 0);
  EXPECT_THAT(readFile(path("o.csv")), HasSubstr("M\xc3\xbcnchen"));
}

TEST_F(Contract, AFileNameThatIsNoUtf8StillGivesOneDocument) {
  const std::string table = file("gr\xfc.csv", "x,y,velocity\n500001,3899999,3\n");
  const CommandResult info = runScarp({"points", "info", table, "--json"});
  EXPECT_EQ(info.exitCode, 0) << info.err;
  EXPECT_EQ(Json::parse(info.out).at("count"), 1);
}

TEST_F(Contract, WholeNumbersOfATableStayAsTheyAre) {
  const std::string table =
      file("p.csv", "id,x,y,velocity\n1000000,500000,3900000,3\n2000000,500020,3900000,4\n");
  EXPECT_EQ(runScarp({"hotspot", table, "--points-out", path("o.csv")}).exitCode, 0);
  EXPECT_THAT(readFile(path("o.csv")), HasSubstr("\n1000000,500000,3900000,3,2,"));
}

TEST_F(Contract, SemicolonsDecimalCommasMarkAndCrLfAreUnderstood) {
  const std::string table =
      file("s.csv", "\xef\xbb\xbfx;y;velocity;coherence\r\n500000,5;3900000,5;-1,5;0,9\r\n"
                    "500010,5;3900000,5;2,5;0,8\r\n500020,5;3900040,5;;0,8\r\n");
  const Json d = Json::parse(runScarp({"points", "info", table, "--json"}).out);
  EXPECT_EQ(d.at("count"), 3);
  EXPECT_EQ(d.at("velocity").at("min"), -1.5);
  EXPECT_EQ(d.at("velocity").at("missing"), 1);
  EXPECT_EQ(d.at("extent").at("xmax"), 500020.5);
}

TEST_F(Contract, DamagedZipsAreNamedAsSuch) {
  expectFault(runScarp({"points", "info", cut(ustica(), "cut.zip", 1500000)}), 3, "cut off or damaged");
  std::string bytes = readFile(ustica());
  bytes[1500000] = static_cast<char>(bytes[1500000] ^ 1);
  const CommandResult r = runScarp({"points", "info", file("flip.zip", bytes)});
  expectFault(r, 3, "cut off or damaged");
  EXPECT_THAT(r.err, Not(HasSubstr(".cpp"))); // nothing about the insides of a library
}

TEST_F(Contract, DegreesAndMetresAreNeverTakenForEachOther) {
  PolygonLayer degrees;
  degrees.features.push_back({{{{{99, 35.2}, {99.1, 35.2}, {99.1, 35.1}, {99, 35.1}}, {}}}, {}});
  writePolygons(m_folder / "degrees.shp", degrees); // without a CRS
  expectFault(
      runScarp({"rasterize", "labels", path("degrees.shp"), "--like", image(), "--out", path("l.tif")}), 3,
      "look like degrees");
  expectFault(runScarp({"labels", "agreement", polygons(), path("degrees.shp")}), 3, "look like degrees");
  degrees.crs = crsFromUser("EPSG:4326");
  writePolygons(m_folder / "wgs84.gpkg", degrees);
  expectFault(runScarp({"points", "count", gistarPoints(), "--inside", path("wgs84.gpkg")}), 3, "no degrees");
  const CommandResult apart = runScarp({"points", "count", gistarPoints(), "--inside", path("degrees.shp")});
  EXPECT_EQ(apart.exitCode, 0);
  EXPECT_THAT(apart.err, HasSubstr("different places"));

  const GridSpec grid{"", 99, 35.2, 0.0003, 0.0003, 20, 20};
  test::writeRaster(m_folder / "dem.tif", grid, {},
                    [](int, int64_t x, int64_t y) { return static_cast<double>(1000 + 3 * x + y); });
  expectFault(runScarp({"terrain", path("dem.tif"), "--out", path("t")}), 3, "look like degrees");
  EXPECT_FALSE(fs::exists(path("t")));
  EXPECT_FALSE(fs::exists(path("l.tif")));
}

// --- polygons

TEST_F(Contract, LinesAreNoLabels) {
  LineLayer lines;
  lines.crs = crsFromUser("EPSG:32647");
  lines.lines = {{{500000, 3900000}, {500050, 3899950}}};
  writeLines(m_folder / "lines.gpkg", lines);
  expectFault(
      runScarp({"rasterize", "labels", path("lines.gpkg"), "--like", image(), "--out", path("l.tif")}), 3,
      "holds no polygons");
  EXPECT_THAT(names(), ElementsAre("image.tif", "lines.gpkg"));
}

TEST_F(Contract, PolygonsBesideTheImageAreWarnedOf) {
  test::writeRectangles(m_folder / "far.gpkg", smallGrid(40, 30), {{4000, 5, 10, 8}});
  const CommandResult r =
      runScarp({"rasterize", "labels", path("far.gpkg"), "--like", image(), "--out", path("l.tif")});
  EXPECT_EQ(r.exitCode, 0);
  EXPECT_THAT(r.err, HasSubstr("no polygon covers a pixel"));
}

// --- rasters

TEST_F(Contract, ARasterThatIsCutOffLeavesNoFolder) {
  const CommandResult r = runScarp({"terrain", cut(demFile(), "cut.tif", 12000), "--out", path("made/t")});
  expectFault(r, 3, "cut.tif");
  EXPECT_THAT(r.err, HasSubstr("damaged or cut off"));
  EXPECT_THAT(names(), ElementsAre("cut.tif"));
}

TEST_F(Contract, ACellSizeThatNeedsTerabytesIsRefused) {
  expectFault(runScarp({"hotspot", gistarPoints(), "--raster-out", path("h.tif"), "--cell", "0.002"}), 2,
              "too many");
  EXPECT_THAT(names(), ElementsAre());
}

// --- words of the command line

TEST_F(Contract, AMisspeltVerbIsNamed) {
  expectFault(runScarp({"hotspots", gistarPoints()}), 2, "'hotspots' is no verb");
  EXPECT_EQ(runScarp({}).exitCode, 2);
}

TEST_F(Contract, TilesOfARasterThatNobodyHasAreRefused) {
  expectFault(runScarp({"tiles", "--size", "99999999999999999999", "5"}), 2, "no raster has");
  expectFault(runScarp({"tiles", "--size", "2147483648", "5"}), 2, "no raster has");
}

TEST_F(Contract, EveryLongVerbTakesARunDirectory) {
  for (const std::vector<std::string>& verb :
       std::vector<std::vector<std::string>>{{"points", "import"},
                                             {"hotspot"},
                                             {"density"},
                                             {"terrain"},
                                             {"rasterize", "points"},
                                             {"rasterize", "labels"},
                                             {"labels", "agreement"},
                                             {"labels", "consensus"},
                                             {"dataset", "create"},
                                             {"dataset", "from-images"},
                                             {"synth"}}) {
    std::vector<std::string> words = verb;
    words.emplace_back("--help");
    const CommandResult r = runScarp(words);
    EXPECT_EQ(r.exitCode, 0);
    EXPECT_THAT(r.out, AllOf(HasSubstr("--run DIR"), HasSubstr("--json"))) << verb.front();
  }
}

// --- run directories

TEST_F(Contract, ARunDirectoryIsTakenOnce) {
  EXPECT_EQ(runScarp({"tiles", "--size", "500", "500", "--run", path("run")}).exitCode, 0);
  const std::string before = readFile(path("run/status.json"));
  expectFault(runScarp({"tiles", "--size", "500", "500", "--run", path("run")}), 3,
              "already holds a run (done)");
  expectFault(runScarp({"hotspot", gistarPoints(), "--run", path("run")}), 3,
              "already holds a run of 'tiles'");
  EXPECT_EQ(readFile(path("run/status.json")), before);
}

TEST_F(Contract, AQueuedRunOfTheSameKindIsExecuted) {
  RunConfig config;
  config.kind = "tiles";
  createRun(path("run"), config);
  expectFault(runScarp({"hotspot", gistarPoints(), "--run", path("run")}), 3,
              "already holds a run of 'tiles'");
  EXPECT_EQ(runScarp({"tiles", "--size", "500", "500", "--run", path("run")}).exitCode, 0);
  EXPECT_EQ(readJson(path("run/status.json")).at("state"), "done");
}

TEST_F(Contract, ATornRunDirectoryIsNamed) {
  EXPECT_EQ(runScarp({"tiles", "--size", "500", "500", "--run", path("run")}).exitCode, 0);
  const std::string whole = readFile(path("run/config.json"));
  file("run/config.json", whole.substr(0, 50));
  const CommandResult r = runScarp({"tiles", "--size", "500", "500", "--run", path("run")});
  expectFault(r, 3, "run/config.json is not valid JSON");
  EXPECT_THAT(r.err, Not(HasSubstr("json.exception")));
}

TEST_F(Contract, AStopFileEndsTheJob) {
  RunConfig config;
  config.kind = "density";
  createRun(path("run"), config);
  const std::string many = manyPoints(4000);
  std::thread asker([&] { // once the job has begun: a stop of before is withdrawn
    const auto before = [&](const Json& state) { return state == "queued" || state == "starting"; };
    while (before(readJson(path("run/status.json")).at("state")))
      std::this_thread::yield();
    requestStop(path("run"));
  });
  const CommandResult r = runScarp({"density", many, "--weight", "velocity", "--radius", "5000", "--cell",
                                    "0.5", "--out", path("d.tif"), "--run", path("run")});
  asker.join();
  EXPECT_EQ(r.exitCode, 5) << r.err;
  EXPECT_EQ(readJson(path("run/status.json")).at("state"), "stopped");
  EXPECT_THAT(names(), ElementsAre("many.csv", "run"));
}

// --- disks

TEST_F(Contract, AFullDiskIsSaidAndLeavesNothing) {
  const TinyDisk disk("size=256k");
  if (!disk.mounted())
    GTEST_SKIP() << "mounting a disk is not permitted here";
  const std::string many = manyPoints(40000);
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"hotspot", many, "--points-out", disk / "o.csv"},
                                             {"hotspot", many, "--points-out", disk / "o.gpkg"},
                                             {"points", "import", many, "--out", disk / "o.gpkg"},
                                             {"density", many, "--weight", "velocity", "--radius", "50",
                                              "--cell", "2.5", "--out", disk / "d.tif"},
                                             {"synth", disk / "valley", "--size", "512", "512"}}) {
    const CommandResult r = runScarp(words);
    EXPECT_EQ(r.exitCode, 3) << words.front() << r.err;
    EXPECT_THAT(r.err, testing::AnyOf(HasSubstr("No space left"), HasSubstr("full"))) << words.front();
    EXPECT_TRUE(disk.empty()) << words.front();
  }
}

TEST_F(Contract, AFullDiskKeepsTheGoodResultOfBefore) {
  const TinyDisk disk("size=256k");
  if (!disk.mounted())
    GTEST_SKIP() << "mounting a disk is not permitted here";
  EXPECT_EQ(runScarp({"points", "import", gistarPoints(), "--out", disk / "o.csv"}).exitCode, 0);
  const std::string good = readFile(disk / "o.csv");
  EXPECT_EQ(runScarp({"points", "import", manyPoints(40000), "--out", disk / "o.csv"}).exitCode, 3);
  EXPECT_EQ(readFile(disk / "o.csv"), good);
}

TEST_F(Contract, AReadOnlyFolderIsSaidAndNoRunStarts) {
  const TinyDisk disk("size=256k", true);
  if (!disk.mounted())
    GTEST_SKIP() << "mounting a disk is not permitted here";
  expectFault(runScarp({"hotspot", gistarPoints(), "--points-out", disk / "o.csv"}), 3, "Read-only");
  expectFault(runScarp({"points", "import", gistarPoints(), "--out", disk / "o.gpkg"}), 3, "Read-only");
  expectFault(runScarp({"terrain", demFile(), "--out", disk / "t"}), 3, "Read-only");
  expectFault(runScarp({"hotspot", gistarPoints(), "--run", disk / "run"}), 3, "Read-only");
  expectFault(runScarp({"rasterize", "labels", polygons(), "--like", image(), "--out", disk / "l.tif"}), 3,
              "Read-only");
}

} // namespace
} // namespace scarp
