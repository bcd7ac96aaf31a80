// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs `points` and `rasterize` as a caller sees them: documents, files, exit codes, one sentence per
// fault.
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/geo/raster.h"
#include "core/insar/ct_reader.h"
#include "tests/support/run_scarp.h"
#include "tests/support/small_rasters.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cmath>
#include <csignal>

using namespace scarp;
using scarp::test::CommandResult;
using scarp::test::runScarp;
using scarp::test::TempFolder;
using scarp::test::testData;
using ::testing::HasSubstr;

namespace {

std::string sample(const std::string& relative) {
  return (std::filesystem::path(SCARP_SOURCE_DIR) / "assets/sample" / relative).string();
}

const std::string& ustica() {
  static const std::string file = sample("ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip");
  return file;
}

Json documentOf(const CommandResult& result) {
  EXPECT_EQ(result.exitCode, 0) << result.err;
  return Json::parse(result.out);
}

/// One sentence on stderr that names what it is about, nothing on stdout, the right code.
void expectFault(const CommandResult& result, int exitCode, const std::string& words) {
  EXPECT_EQ(result.exitCode, exitCode) << result.err;
  EXPECT_THAT(result.err, HasSubstr(words));
  EXPECT_THAT(result.err, HasSubstr("scarp: "));
  EXPECT_EQ(result.out, "");
}

class Points : public ::testing::Test {
protected:
  std::string file(const std::string& name, const std::string& content) const {
    writeFileAtomically(m_folder / name, content);
    return (m_folder / name).string();
  }
  std::string path(const std::string& name) const { return (m_folder / name).string(); }
  std::vector<std::string> namesIn(const std::string& folder = {}) const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder / folder))
      names.push_back(entry.path().filename().string());
    return names;
  }
  /// A 4 x 3 raster of 2.5 m cells, UTM 47N, its top-left corner at 500000, 3900000.
  std::string image() const {
    test::writeImage(m_folder / "image.tif", test::smallGrid(4, 3));
    return path("image.tif");
  }
  TempFolder m_folder;
};

} // namespace

TEST_F(Points, InfoTellsWhatAnEgmsZipHolds) {
  const Json d = documentOf(runScarp({"points", "info", ustica(), "--json"}));
  EXPECT_EQ(d["count"], 11590);
  EXPECT_EQ(d["crs"], "EPSG:3035");
  EXPECT_EQ(d["format"], "EGMS");
  EXPECT_EQ(d["velocity"]["field"], "mean_velocity");
  EXPECT_EQ(d["velocity"]["unit"], "mm/yr");
  EXPECT_EQ(d["velocity"]["sign"], "positive toward the satellite");
  EXPECT_EQ(d["velocity"]["min"], -11.5);
  EXPECT_EQ(d["velocity"]["max"], 5.5);
  EXPECT_EQ(d["dates"].size(), 210u);
  EXPECT_EQ(d["dates"].front(), "20200103");
  EXPECT_EQ(d["dates"].back(), "20241225");
  EXPECT_EQ(d["fields"].size(), 25u);
  EXPECT_GT(d["extent"]["xmin"], 4.5e6);
  EXPECT_GT(d["suggested_stability_threshold"], 1);
}

TEST_F(Points, InfoForPeopleGivesUnitsAndSign) {
  const CommandResult r = runScarp({"points", "info", sample("maoxian/Maoxian_PS.csv")});
  EXPECT_EQ(r.exitCode, 0) << r.err;
  for (const char* words :
       {"97 points", "EPSG:4326", "mm/yr", "toward the satellite", "2014-11-26 to 2017-06-19", "degrees"})
    EXPECT_THAT(r.out, HasSubstr(words));
}

TEST_F(Points, InfoOfAPlaneSaysSo) {
  const CommandResult r =
      runScarp({"points", "info", file("p.csv", "id,x,y,v\n0,720215.46,3991642.757,9.01\n"), "--json"});
  EXPECT_EQ(documentOf(r)["crs"], nullptr);
  EXPECT_THAT(r.err, HasSubstr("metres on a plane"));
}

TEST_F(Points, InfoWithoutVelocityStillTellsTheFields) {
  const Json d =
      documentOf(runScarp({"points", "info", file("p.csv", "x,y,height\n1000,2000,3\n"), "--json"}));
  EXPECT_EQ(d["velocity"], nullptr);
  EXPECT_EQ(d["suggested_stability_threshold"], nullptr);
  EXPECT_EQ(d["fields"], Json({"x", "y", "height"}));
}

TEST_F(Points, ImportFiltersFlipsAndKeepsTheSeries) {
  for (const std::string name : {"out.gpkg", "out.csv"}) {
    const Json d = documentOf(runScarp({"points", "import", ustica(), "--out", path(name), "--min-coherence",
                                        "0.7", "--flip-sign", "--json"}));
    const CtPoints p = readPoints(m_folder / name, {});
    EXPECT_EQ(p.size(), d["count"]) << name;
    EXPECT_LT(p.size(), 11590u) << name;
    EXPECT_EQ(p.dates.size(), 210u) << name;
    EXPECT_DOUBLE_EQ(p.velocity[0], 2.1) << name; // -2.1 in the file
    EXPECT_FLOAT_EQ(p.series[0], 1.0f) << name;
  }
}

TEST_F(Points, CountBringsDegreesAndMetresTogether) {
  const Json d =
      documentOf(runScarp({"points", "count", sample("maoxian/Maoxian_SBAS.csv"), "--inside",
                           sample("maoxian/Maoxian_polygon.geojson"), "--where", "velocity<=-10", "--json"}));
  EXPECT_EQ(d["total"], 608);
  EXPECT_EQ(d["where"], "velocity<=-10");
  const int wanted = d["count"];
  EXPECT_GT(wanted, 0);
  EXPECT_LE(wanted, d["matching"]);
  // the same in UTM: points written as features in metres, polygons still in degrees
  const CtPoints metres = projectedToMetres(readPoints(sample("maoxian/Maoxian_SBAS.csv"), {}));
  writePoints(m_folder / "utm.gpkg", metres);
  const Json again =
      documentOf(runScarp({"points", "count", path("utm.gpkg"), "--inside",
                           sample("maoxian/Maoxian_polygon.geojson"), "--where", "velocity<=-10", "--json"}));
  EXPECT_EQ(again["count"], wanted);
}

TEST_F(Points, CountCountsAPointInOverlappingPolygonsOnce) {
  const std::string points = file("p.csv", "x,y,gi_bin\n1000,1000,-3\n1001,1001,2\n5000,5000,-3\n");
  const std::string square =
      R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[900,900],)"
      R"([1100,900],[1100,1100],[900,1100],[900,900]]]}})";
  const std::string crs = R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32647"}},)";
  const std::string polygons = file("s.geojson", R"({"type":"FeatureCollection",)" + crs + R"("features":[)" +
                                                     square + "," + square + "]}");
  const Json all = documentOf(runScarp({"points", "count", points, "--inside", polygons, "--json"}));
  EXPECT_EQ(all["count"], 2);
  EXPECT_EQ(all["total"], 3);
  EXPECT_EQ(documentOf(runScarp({"points", "count", points, "--inside", polygons, "--where", "gi_bin<=-2",
                                 "--json"}))["count"],
            1);
}

TEST_F(Points, RasterizePointsByRuleAndReportsThoseOutside) {
  const std::string points =
      file("p.csv", "x,y,v\n500001,3899999,1\n500002,3899998,3\n500000,3899992.6,5\n499999,3899999,7\n"
                    "500003,3899999,\n");
  const std::string like = image();
  const Json d = documentOf(runScarp(
      {"rasterize", "points", points, "--like", like, "--out", path("a.tif"), "--rule", "mean", "--json"}));
  EXPECT_EQ(d["points"], 5);
  EXPECT_EQ(d["inside"], 3);
  EXPECT_EQ(d["outside"], 1);
  EXPECT_EQ(d["missing"], 1);
  const RasterReader reader(m_folder / "a.tif");
  EXPECT_TRUE(sameCells(reader.grid(), test::smallGrid(4, 3)));
  EXPECT_EQ(reader.metadata().at("unit"), "mm/yr");
  std::vector<float> v(12);
  reader.read(reader.grid().window(), 1, v);
  EXPECT_EQ(v[0], 2);
  EXPECT_EQ(v[8], 5);
  EXPECT_TRUE(std::isnan(v[1]));
}

TEST_F(Points, RasterizePointsReprojectsToTheImage) {
  const std::string out = path("a.tif");
  const Json d = documentOf(
      runScarp({"rasterize", "points", ustica(), "--like", sample("ustica/ustica_height_from_ps_20m.tif"),
                "--out", out, "--rule", "count", "--json"}));
  EXPECT_EQ(d["inside"].get<int>() + d["outside"].get<int>(), 11590);
  EXPECT_GT(d["inside"], 11000);
}

TEST_F(Points, RasterizeLabelsMarksPixelsWhoseCentreIsInside) {
  const std::string like = image();
  test::writeRectangles(m_folder / "s.gpkg", test::smallGrid(4, 3), {{1, 0, 2, 2}, {3, 2, 5, 5}});
  const Json d = documentOf(
      runScarp({"rasterize", "labels", path("s.gpkg"), "--like", like, "--out", path("m.tif"), "--json"}));
  EXPECT_EQ(d["pixels"], 5);
  EXPECT_EQ(d["area_m2"], 5 * 6.25);
  std::vector<uint8_t> mask(12);
  RasterReader(m_folder / "m.tif").readBytes({0, 0, 4, 3}, 1, mask);
  EXPECT_EQ(mask, (std::vector<uint8_t>{0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1}));
}

TEST_F(Points, EachBadTableIsOneSentenceAndExitCode3) {
  expectFault(runScarp({"points", "info", path("none.csv")}), 3, "does not exist");
  expectFault(runScarp({"points", "info", sample("sichuan/images/Landslide001.png")}), 3, "not a table");
  expectFault(runScarp({"points", "info", file("a.csv", "x,y,v\n")}), 3, "holds no points");
  expectFault(runScarp({"points", "info", file("b.csv", "a,b\n1,2\n")}), 3, "no columns with coordinates");
  const std::string plain = file("c.csv", "x,y,height\n1000,2000,3\n");
  expectFault(runScarp({"points", "import", plain, "--out", path("o.gpkg")}), 3, "no velocity column");
  expectFault(runScarp({"points", "import", plain, "--out", path("o.gpkg"), "--velocity", "w"}), 3,
              "no column 'w'");
  expectFault(runScarp({"points", "info", plain, "--crs", "EPSG:999999"}), 3, "unknown CRS");
  expectFault(runScarp({"points", "info", plain, "--crs", "EPSG:4326"}), 3, "no degrees");
  expectFault(runScarp({"points", "import", file("d.csv", "x,y,v\n,,3\nNaN,1,2\n"), "--out", path("o.csv")}),
              3, "place");
  expectFault(runScarp({"points", "import", ustica(), "--out", path("none/o.csv")}), 3, "does not exist");
  for (const std::string& name : namesIn())
    EXPECT_THAT(name, ::testing::EndsWith(".csv")) << "left behind";
}

TEST_F(Points, EachMisuseIsExitCode2) {
  EXPECT_EQ(runScarp({"points", "info"}).exitCode, 2);
  EXPECT_EQ(runScarp({"points", "info", ustica(), "--format", "gamma"}).exitCode, 2);
  EXPECT_EQ(runScarp({"points", "import", ustica(), "--out", path("a.xyz")}).exitCode, 2);
  EXPECT_EQ(runScarp({"points", "import", ustica(), "--out", path("a.csv"), "--min-coherence", "7"}).exitCode,
            2);
  expectFault(runScarp({"points", "count", ustica(), "--inside", ustica(), "--where", "gi_bin"}), 2,
              "no comparison");
  EXPECT_EQ(
      runScarp({"rasterize", "points", ustica(), "--like", "a", "--out", "b", "--rule", "median"}).exitCode,
      2);
  EXPECT_EQ(namesIn().size(), 0u);
}

TEST_F(Points, CountRefusesWhatHasNoInsideAndUnknownColumns) {
  const std::string polygon = sample("maoxian/Maoxian_polygon.geojson");
  expectFault(runScarp({"points", "count", sample("maoxian/Maoxian_PS.csv"), "--inside", polygon, "--where",
                        "gi_bin<=-2"}),
              3, "no column 'gi_bin'");
  const std::string lines =
      file("l.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},)"
                        R"("geometry":{"type":"LineString","coordinates":[[0,0],[1,1]]}}]})");
  expectFault(runScarp({"points", "count", sample("maoxian/Maoxian_PS.csv"), "--inside", lines}), 3,
              "no polygons");
  expectFault(runScarp({"points", "count", sample("maoxian/Maoxian_PS.csv"), "--inside", path("none.shp")}),
              3, "does not exist");
}

TEST_F(Points, RasterizeNeedsAnImageWithAPlaceAndMetresThatAreMetres) {
  const std::string photo = sample("sichuan/images/Landslide001.png"), like = image();
  expectFault(runScarp({"rasterize", "points", ustica(), "--like", photo, "--out", path("a.tif")}), 3,
              "no georeference");
  expectFault(runScarp({"rasterize", "labels", sample("peel/experts/expert_01.shp"), "--like", photo, "--out",
                        path("a.tif")}),
              3, "no georeference");
  expectFault(runScarp({"rasterize", "points", ustica(), "--like", path("none.tif"), "--out", path("a.tif")}),
              3, "does not exist");
  const std::string degrees = file("d.csv", "x,y,v\n103.61,32.07,3\n103.62,32.08,4\n");
  expectFault(runScarp({"rasterize", "points", degrees, "--like", like, "--out", path("a.tif")}), 3,
              "degrees");
  EXPECT_FALSE(std::filesystem::exists(path("a.tif")));
  EXPECT_EQ(
      runScarp({"rasterize", "points", degrees, "--crs", "EPSG:4326", "--like", like, "--out", path("a.tif")})
          .exitCode,
      0);
}

TEST_F(Points, AReadOnlyFolderIsExitCode3AndNothingIsWritten) {
  std::filesystem::create_directory(m_folder / "locked");
  std::filesystem::permissions(m_folder / "locked",
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  std::filesystem::path locked = m_folder / "locked";
  if (::access(locked.c_str(), W_OK) == 0)
    locked = "/sys/kernel"; // root may write into any folder but those of the kernel
  if (!std::filesystem::is_directory(locked))
    GTEST_SKIP() << "no folder here that may not be written to";
  for (const char* name : {"scarp-test.csv", "scarp-test.gpkg"}) {
    expectFault(runScarp({"points", "import", ustica(), "--out", (locked / name).string()}), 3,
                "cannot write");
    EXPECT_FALSE(std::filesystem::exists(locked / name));
  }
}

TEST_F(Points, AFullDiskIsExitCode3AndNothingIsLeft) {
  // A limit on the size of files, inherited by the command, is what a full disk looks like to it.
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit old{};
  ::getrlimit(RLIMIT_FSIZE, &old);
  const rlimit tight{200000, old.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &tight);
  const CommandResult csv = runScarp({"points", "import", ustica(), "--out", path("o.csv")});
  const CommandResult gpkg = runScarp({"points", "import", ustica(), "--out", path("o.gpkg")});
  ::setrlimit(RLIMIT_FSIZE, &old);
  expectFault(csv, 3, "o.csv");
  expectFault(gpkg, 3, "o.gpkg");
  EXPECT_TRUE(namesIn().empty()) << namesIn().front();
}

TEST_F(Points, ALongVerbLeavesARunDirectory) {
  const CommandResult r =
      runScarp({"points", "import", ustica(), "--out", path("o.csv"), "--run", path("run")});
  EXPECT_EQ(r.exitCode, 0) << r.err;
  EXPECT_EQ(readJson(m_folder / "run/status.json")["state"], "done");
  EXPECT_EQ(readJson(m_folder / "run/config.json")["kind"], "points-import");
}
