// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs `hotspot`, `density` and `terrain` as a caller sees them: documents, files, exit codes, one
// sentence per fault, nothing half-written.
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/geo/crs.h"
#include "core/geo/raster.h"
#include "tests/support/number_table.h"
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
using scarp::test::NumberTable;
using scarp::test::runScarp;
using scarp::test::testData;
using testing::ElementsAre;
using testing::HasSubstr;
namespace fs = std::filesystem;

namespace {

Json documentOf(const CommandResult& result) {
  EXPECT_EQ(result.exitCode, 0) << result.err;
  return Json::parse(result.out);
}

void expectFault(const CommandResult& result, int exitCode, const std::string& words) {
  EXPECT_EQ(result.exitCode, exitCode) << result.err;
  EXPECT_THAT(result.err, HasSubstr(words));
  EXPECT_EQ(result.out, "");
}

class Maps : public testing::Test {
protected:
  std::string file(const std::string& name, const std::string& content) const {
    writeFileAtomically(m_folder / name, content);
    return (m_folder / name).string();
  }
  std::string path(const std::string& name) const { return (m_folder / name).string(); }
  std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(m_folder.path()))
      found.push_back(entry.path().filename().string());
    std::sort(found.begin(), found.end());
    return found;
  }
  /// Cells of 10 m at 723500, 3992500 in UTM 47N: over the points of the clustered case.
  std::string image(const std::string& crs = "EPSG:32647", double left = 723500, double top = 3992900,
                    double cell = 10) const {
    GridSpec grid;
    grid.crs = crsFromUser(crs);
    grid.left = left;
    grid.top = top;
    grid.cellX = grid.cellY = cell;
    grid.columns = 150;
    grid.rows = 120;
    RasterOptions options;
    options.type = RasterType::Byte;
    RasterWriter(m_folder / "image.tif", grid, options).finish();
    return path("image.tif");
  }
  /// plain.tif: pixels without a place on the map.
  void plainImage() const {
    RasterOptions options;
    options.type = RasterType::Byte;
    options.georeferenced = false;
    test::writeRaster(m_folder / "plain.tif", test::smallGrid(4, 3), options,
                      [](int, int64_t, int64_t) { return 1; });
  }
  static std::string points() { return testData("gistar/clustered1200_d150_points.csv").string(); }
  test::TempFolder m_folder;
};

std::vector<float> bandOf(const fs::path& file) {
  const RasterReader reader(file);
  std::vector<float> values(static_cast<size_t>(reader.grid().window().cells()));
  reader.read(reader.grid().window(), 1, values);
  return values;
}

} // namespace

// --- hotspot: what it writes
// ------------------------------------------------------------------------------------------

TEST_F(Maps, HotspotAppendsItsColumnsToThoseOfTheInput) {
  const CommandResult r = runScarp({"hotspot", points(), "--distance", "150", "--velocity", "v", "--fdr",
                                    "--points-out", path("out.csv"), "--json"});
  const Json d = documentOf(r);
  const NumberTable got(path("out.csv")), in(points()),
      expected(testData("gistar/clustered1200_d150_expected.csv"));
  EXPECT_THAT(got.names(),
              ElementsAre("id", "x", "y", "v", "n_neighbours", "gi_z", "gi_p", "gi_bin", "gi_bin_fdr"));
  for (const char* name : {"id", "x", "y", "v"})
    EXPECT_EQ(got[name], in[name]) << name;
  EXPECT_EQ(got["n_neighbours"], expected["n_within_d_incl_self"]);
  EXPECT_EQ(got["gi_bin"], expected["bin"]);
  EXPECT_EQ(got["gi_bin_fdr"], expected["bin_fdr"]);
  int64_t hot = 0, cold = 0;
  for (size_t i = 0; i < got["gi_z"].size(); ++i) {
    const double z = expected["gistar_z"][i];
    EXPECT_NEAR(got["gi_z"][i], z, 1e-9 * std::max(1.0, std::abs(z)));
    EXPECT_NEAR(got["gi_p"][i], expected["gistar_p"][i], 1e-10);
    hot += expected["bin"][i] >= 2;
    cold += expected["bin"][i] <= -2;
  }
  EXPECT_EQ(d["count"], 1200);
  EXPECT_EQ(d["n"], 1200);
  EXPECT_EQ(d["hot"], hot);
  EXPECT_EQ(d["cold"], cold);
  EXPECT_GT(hot + cold, 100);
  EXPECT_EQ(d["velocity"]["field"], "v");
  EXPECT_EQ(d["neighbours"]["min"], 1);
  EXPECT_TRUE(d.contains("fdr"));
}

TEST_F(Maps, HotspotKnowsThreeReadingsOfTheStar) {
  const NumberTable expected(testData("gistar/small12_d150_expected.csv"));
  const std::string in = testData("gistar/small12_d150_points.csv").string();
  for (const auto& [self, column] :
       {std::pair{"include", "gistar_z"}, {"exclude", "gi_z"}, {"literal", "wii0_z"}}) {
    documentOf(runScarp(
        {"hotspot", in, "--distance", "150", "--self", self, "--points-out", path("out.csv"), "--json"}));
    const NumberTable got(path("out.csv"));
    EXPECT_THAT(got.names().back(), "gi_bin");
    for (size_t i = 0; i < 12; ++i) {
      EXPECT_EQ(got["n_neighbours"][i],
                expected["n_within_d_incl_self"][i] - (self == std::string("include") ? 0 : 1));
      if (std::isnan(expected[column][i]))
        EXPECT_TRUE(std::isnan(got["gi_z"][i]));
      else
        EXPECT_NEAR(got["gi_z"][i], expected[column][i], 1e-9 * std::max(1.0, std::abs(expected[column][i])));
    }
  }
}

TEST_F(Maps, AnUndefinedZIsWrittenAsTextAndLeftOutOfTheRaster) {
  const std::string in = testData("gistar/small12_d150_points.csv").string();
  const Json d = documentOf(runScarp({"hotspot", in, "--self", "exclude", "--points-out", path("out.csv"),
                                      "--raster-out", path("h.tif"), "--cell", "10", "--json"}));
  EXPECT_THAT(readFile(path("out.csv")), HasSubstr(",NaN,NaN,0\n"));
  EXPECT_EQ(d["undefined"], 2);
  EXPECT_EQ(d["raster"]["left_out"], 2);
  EXPECT_EQ(RasterReader(path("h.tif")).metadata().at("points_left_out"), "2");
}

TEST_F(Maps, EmptyAndNaNVelocitiesAreLeftOutAndCounted) {
  const std::string in =
      file("p.csv", "x,y,velocity\n1000,1000,3\n1010,1000,\n1020,1000,NaN\n1030,1010,-4\n1900,1000,5\n");
  const CommandResult r = runScarp({"hotspot", in, "--points-out", path("out.csv"), "--json"});
  const Json d = documentOf(r);
  EXPECT_EQ(d["count"], 5);
  EXPECT_EQ(d["n"], 3);
  EXPECT_EQ(d["left_out"], 2);
  EXPECT_THAT(r.err, HasSubstr("2 points without a velocity"));
  const NumberTable got(path("out.csv"));
  EXPECT_THAT(got["n_neighbours"], ElementsAre(2, 0, 0, 2, 1));
}

TEST_F(Maps, HotspotRasterLiesOnTheGridOfTheImage) {
  const std::string like = image();
  const Json d =
      documentOf(runScarp({"hotspot", points(), "--points-out", path("gi.csv"), "--raster-out", path("h.tif"),
                           "--like", like, "--radius", "120", "--unit", "m2", "--json"}));
  const RasterReader raster(path("h.tif")), pattern(like);
  EXPECT_TRUE(sameCells(raster.grid(), pattern.grid()));
  EXPECT_EQ(raster.metadata().at("unit"), "Gi* z per m2");
  EXPECT_EQ(raster.metadata().at("radius_m"), "120");
  EXPECT_EQ(d["raster"]["unit"], "per m2");
  EXPECT_EQ(d["raster"]["columns"], 150);
  // against the definition, from the table that was written
  const NumberTable gi(path("gi.csv"));
  const std::vector<float> got = bandOf(path("h.tif"));
  int compared = 0;
  for (int64_t row = 5; row < 120; row += 17)
    for (int64_t column = 3; column < 150; column += 13) {
      double sum = 0;
      int reach = 0;
      for (size_t i = 0; i < gi["x"].size(); ++i) {
        const double u = std::hypot(gi["x"][i] - pattern.grid().centreX(column),
                                    gi["y"][i] - pattern.grid().centreY(row)) /
                         120;
        if (u < 1) {
          sum += 3 / M_PI * gi["gi_z"][i] * std::pow(1 - u * u, 2) / 120 / 120;
          ++reach;
        }
      }
      const float value = got[static_cast<size_t>(row * 150 + column)];
      EXPECT_EQ(std::isnan(value), reach == 0);
      if (reach > 0) {
        EXPECT_NEAR(value, sum, 1e-6 + 1e-6 * std::abs(sum));
        ++compared;
      }
    }
  EXPECT_GT(compared, 10);
}

TEST_F(Maps, DegreesAreProjectedIntoTheCrsOfTheImageAndSaidSo) {
  std::string table = "lon,lat,velocity\n";
  for (int i = 0; i < 40; ++i)
    table += std::to_string(101.5 + 0.0003 * i) + "," + std::to_string(36.05 + 0.0002 * (i % 7)) + "," +
             std::to_string(i % 11 - 5) + "\n";
  const std::string in = file("p.csv", table);
  const CommandResult own = runScarp({"hotspot", in, "--crs", "EPSG:4326", "--json"});
  EXPECT_EQ(documentOf(own)["crs"], "EPSG:32647 WGS 84 / UTM zone 47N");
  EXPECT_THAT(own.err, HasSubstr("reprojected"));
  const Point corner =
      CrsTransform(crsFromUser("EPSG:4326"), crsFromUser("EPSG:32648")).apply(Point{101.5, 36.05});
  const CommandResult other = runScarp({"hotspot", in, "--crs", "EPSG:4326", "--raster-out", path("h.tif"),
                                        "--like", image("EPSG:32648", corner.x, corner.y + 300), "--json"});
  EXPECT_EQ(documentOf(other)["crs"], "EPSG:32648 WGS 84 / UTM zone 48N");
}

TEST_F(Maps, TheSignCanBeTurned) {
  documentOf(runScarp({"hotspot", points(), "--points-out", path("a.csv"), "--json"}));
  documentOf(runScarp({"hotspot", points(), "--flip-sign", "--points-out", path("b.csv"), "--json"}));
  const NumberTable a(path("a.csv")), b(path("b.csv"));
  for (size_t i = 0; i < a["gi_z"].size(); ++i)
    EXPECT_NEAR(a["gi_z"][i], -b["gi_z"][i], 1e-12);
}

TEST_F(Maps, AResultCanBeReadAgainAndItsColumnsAreReplaced) {
  documentOf(runScarp({"hotspot", points(), "--points-out", path("a.gpkg"), "--json"}));
  documentOf(
      runScarp({"hotspot", path("a.gpkg"), "--distance", "80", "--points-out", path("b.csv"), "--json"}));
  const std::string text = readFile(path("b.csv"));
  const std::string header = text.substr(0, text.find('\n'));
  EXPECT_EQ(header.find("gi_z"), header.rfind("gi_z"));
  EXPECT_THAT(header, testing::EndsWith("n_neighbours,gi_z,gi_p,gi_bin"));
}

TEST_F(Maps, HotspotAsARunLeavesItsResultThere) {
  EXPECT_EQ(runScarp({"hotspot", points(), "--run", path("run")}).exitCode, 0);
  EXPECT_EQ(readJson(path("run/status.json"))["state"], "done");
  EXPECT_EQ(readJson(path("run/outputs/result.json"))["count"], 1200);
  EXPECT_EQ(readJson(path("run/config.json"))["parameters"]["distance"], 150);
}

// --- hotspot: bad input
// -------------------------------------------------------------------------------------------------

TEST_F(Maps, EqualVelocitiesGiveNaNInATableAndNoRaster) {
  const std::string in = testData("gistar/allequal60_d150_points.csv").string();
  const CommandResult table = runScarp({"hotspot", in, "--points-out", path("out.csv"), "--json"});
  EXPECT_TRUE(documentOf(table)["z"]["mean"].is_null());
  EXPECT_THAT(table.err, HasSubstr("are equal"));
  const NumberTable written(path("out.csv"));
  EXPECT_EQ(written["gi_z"].size(), 60u);
  for (const double z : written["gi_z"])
    EXPECT_TRUE(std::isnan(z));
  fs::remove(path("out.csv"));
  fs::remove(path("out.csv.json"));
  expectFault(runScarp({"hotspot", in, "--points-out", path("out.csv"), "--raster-out", path("h.tif"),
                        "--cell", "10"}),
              3, "are equal");
  EXPECT_THAT(names(), ElementsAre());
}

TEST_F(Maps, HotspotRefusesWhatItCannotRead) {
  expectFault(runScarp({"hotspot", path("none.csv")}), 3, "does not exist");
  expectFault(runScarp({"hotspot", file("text.csv", "nothing that is a table")}), 3, "text.csv");
  expectFault(runScarp({"hotspot", file("no.csv", "x,y,height\n1,2,3\n1000,5,6\n")}), 3, "no.csv");
  expectFault(runScarp({"hotspot", file("empty.csv", "x,y,velocity\n")}), 3, "empty.csv");
  expectFault(runScarp({"hotspot", points(), "--velocity", "speed"}), 3, "speed");
  expectFault(runScarp({"hotspot", points(), "--crs", "EPSG:999999"}), 3, "unknown CRS");
  expectFault(runScarp({"hotspot", file("deg.csv", "x,y,velocity\n101.5,36.1,2\n101.6,36.2,3\n")}), 3,
              "degrees");
}

TEST_F(Maps, HotspotRefusesOptionsThatCannotBeMeant) {
  const auto code = [](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"hotspot", points()});
    const CommandResult r = runScarp(arguments);
    EXPECT_EQ(r.out, "");
    EXPECT_NE(r.err, "");
    return r.exitCode;
  };
  EXPECT_EQ(code({"--distance", "0"}), 2);
  EXPECT_EQ(code({"--distance", "-5"}), 2);
  EXPECT_EQ(code({"--distance", "far"}), 2);
  EXPECT_EQ(code({"--distance", "nan"}), 2);
  EXPECT_EQ(code({"--self", "maybe"}), 2);
  EXPECT_EQ(code({"--unit", "ha"}), 2);
  EXPECT_EQ(code({"--min-coherence", "2"}), 2);
  EXPECT_EQ(code({"--no-such-option"}), 2);
  EXPECT_EQ(code({"--raster-out", path("h.tif")}), 2);
  EXPECT_EQ(code({"--raster-out", path("h.png"), "--cell", "10"}), 2);
  EXPECT_EQ(code({"--raster-out", path("h.tif"), "--cell", "0"}), 2);
  EXPECT_EQ(code({"--raster-out", path("h.tif"), "--cell", "0.001"}), 2);
  EXPECT_EQ(code({"--raster-out", path("h.tif"), "--cell", "10", "--like", image()}), 2);
  EXPECT_EQ(code({"--like", image()}), 2);
  EXPECT_EQ(code({"--points-out", path("h.txt")}), 2);
  EXPECT_EQ(code({"--points-out", points()}), 2);
  EXPECT_THAT(names(), ElementsAre("image.tif"));
}

TEST_F(Maps, HotspotRefusesGridsThatDoNotFit) {
  const auto raster = [&](const std::string& like) {
    return runScarp(
        {"hotspot", points(), "--crs", "EPSG:32647", "--raster-out", path("h.tif"), "--like", like});
  };
  expectFault(raster(image("EPSG:4326", 101.4, 36.1, 0.0001)), 3, "metres");
  expectFault(raster(image("EPSG:32647", 100000, 100000)), 3, "no cell");
  plainImage();
  expectFault(raster(path("plain.tif")), 3, "no georeference");
  expectFault(raster(path("none.tif")), 3, "does not exist");
  EXPECT_THAT(names(), ElementsAre("image.tif", "plain.tif"));
}

TEST_F(Maps, AFolderThatCannotBeWrittenToAndAFullDiskAreSaid) {
  file("blocked", "a file, not a folder");
  expectFault(runScarp({"hotspot", points(), "--points-out", path("blocked/out.csv")}), 3, "blocked");
  expectFault(runScarp({"hotspot", points(), "--raster-out", path("blocked/h.tif"), "--cell", "10"}), 3,
              "blocked");
  expectFault(runScarp({"terrain", testData("terrain/utm_float.tif").string(), "--out", path("blocked/t")}),
              3, "blocked");
  // a limit on the size of files acts as a full disk
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{20000, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const CommandResult r = runScarp(
      {"density", points(), "--weight", "v", "--radius", "150", "--out", path("h.tif"), "--cell", "1"});
  setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_EQ(r.exitCode, 3) << r.err;
  EXPECT_THAT(names(), ElementsAre("blocked"));
}

// --- density
// ---------------------------------------------------------------------------------------------------------------

TEST_F(Maps, DensityOfAColumnAgreesWithItsReference) {
  const Json g = readJson(testData("kde/zweights304_r150_grid.json"));
  GridSpec grid;
  grid.crs = crsFromUser("EPSG:32647");
  grid.left = g["xmin"];
  grid.top = g["ymax"];
  grid.cellX = grid.cellY = g["cell"];
  grid.columns = g["cols"];
  grid.rows = g["rows"];
  RasterOptions options;
  options.type = RasterType::Byte;
  RasterWriter(m_folder / "like.tif", grid, options).finish();
  const Json d =
      documentOf(runScarp({"density", testData("kde/zweights304_r150_points.csv").string(), "--weight", "w",
                           "--radius", "150", "--out", path("d.tif"), "--like", path("like.tif"), "--json"}));
  EXPECT_EQ(d["raster"]["unit"], "per km2");
  EXPECT_EQ(d["weight"], "w");
  const std::vector<float> got = bandOf(path("d.tif")),
                           expected = bandOf(testData("kde/zweights304_r150_density.tif")),
                           count = bandOf(testData("kde/zweights304_r150_count.tif"));
  const double most = 1e6 * 3 / M_PI / 150 / 150 * 20;
  for (size_t i = 0; i < got.size(); ++i) {
    EXPECT_EQ(std::isnan(got[i]), count[i] == 0) << i;
    if (count[i] > 0) {
      EXPECT_NEAR(got[i], 1e6 * expected[i], 1e-6 * most) << i;
    }
  }
}

TEST_F(Maps, DensityRefusesAWeightThatIsNotAColumnOfNumbers) {
  const std::string in = file("p.csv", "x,y,name,w\n1000,1000,a,1\n1100,1000,b,\n1200,1000,c,4\n");
  const auto density = [&](const std::string& field) {
    return runScarp(
        {"density", in, "--weight", field, "--radius", "100", "--out", path("d.tif"), "--cell", "20"});
  };
  expectFault(density("weight"), 3, "no column 'weight'");
  expectFault(density("name"), 3, "text, not numbers");
  const CommandResult fine = density("w");
  EXPECT_EQ(fine.exitCode, 0) << fine.err;
  EXPECT_THAT(fine.err, HasSubstr("1 points without a value"));
  EXPECT_EQ(runScarp({"density", in, "--radius", "100", "--out", path("e.tif"), "--cell", "20"}).exitCode, 2);
  EXPECT_FALSE(fs::exists(path("e.tif")));
}

TEST_F(Maps, ATerminatedJobStopsWithItsCodeAndLeavesNothing) {
  const std::string line = "timeout --preserve-status -s TERM 0.7 " +
                           test::shellQuoted(std::string(SCARP_BIN_DIR) + "/scarp") + " density " +
                           test::shellQuoted(points()) + " --weight v --radius 5000 --cell 0.5 --out " +
                           test::shellQuoted(path("d.tif")) + " >/dev/null 2>&1";
  const int status = std::system(line.c_str());
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 5);
  EXPECT_THAT(names(), ElementsAre());
}

// --- terrain
// ---------------------------------------------------------------------------------------------------------------

TEST_F(Maps, TerrainWritesThreeRastersOnTheGridOfTheElevations) {
  const std::string dem = testData("terrain/utm_float.tif").string();
  for (const auto& [edges, ending] : {std::pair{"centre", "_grass_e.tif"}, {"nodata", "_grass.tif"}}) {
    const Json d = documentOf(runScarp({"terrain", dem, "--out", path("t"), "--edges", edges, "--json"}));
    EXPECT_EQ(d["resampled"], false);
    EXPECT_EQ(d["edges"], edges);
    for (const std::string layer : {"slope", "aspect"}) {
      const std::vector<float> got = bandOf(path("t/" + layer + ".tif")),
                               expected = bandOf(testData("terrain/utm_float_" + layer + ending));
      int64_t cells = 0;
      for (size_t i = 0; i < got.size(); ++i) {
        ASSERT_EQ(std::isnan(got[i]), std::isnan(expected[i])) << layer << i;
        if (!std::isnan(got[i])) {
          EXPECT_LT(std::abs(std::remainder(got[i] - expected[i], 360)), 1e-4) << layer << i;
          ++cells;
        }
      }
      EXPECT_EQ(d[layer]["cells"], cells);
    }
    EXPECT_EQ(RasterReader(path("t/aspect.tif")).noData(), -9999);
    EXPECT_GT(d["flat"], 0);
  }
}

TEST_F(Maps, TerrainIsBroughtToTheGridOfTheImage) {
  const std::string like = image("EPSG:32647", 720100, 3991900, 2.5);
  const Json d = documentOf(runScarp(
      {"terrain", testData("terrain/utm_float.tif").string(), "--out", path("t"), "--like", like, "--json"}));
  EXPECT_EQ(d["resampled"], true);
  for (const char* layer : {"elevation", "slope", "aspect"})
    EXPECT_TRUE(
        sameCells(RasterReader(path(std::string("t/") + layer + ".tif")).grid(), RasterReader(like).grid()));
}

TEST_F(Maps, TerrainRefusesWhatIsNoElevationRaster) {
  plainImage();
  expectFault(runScarp({"terrain", path("none.tif"), "--out", path("t")}), 3, "does not exist");
  expectFault(runScarp({"terrain", points(), "--out", path("t")}), 3, "not a raster");
  expectFault(runScarp({"terrain", path("plain.tif"), "--out", path("t")}), 3, "no georeference");
  const std::string dem = testData("terrain/utm_float.tif").string();
  expectFault(runScarp({"terrain", dem, "--out", path("t"), "--like", path("plain.tif")}), 3,
              "no georeference");
  expectFault(runScarp({"terrain", dem, "--out", path("t"), "--like", image("EPSG:32647", 100000, 100000)}),
              3, "overlap");
  EXPECT_EQ(runScarp({"terrain", dem, "--out", path("t"), "--edges", "round"}).exitCode, 2);
  EXPECT_EQ(runScarp({"terrain", dem}).exitCode, 2);
  if (fs::exists(path("t"))) {
    EXPECT_TRUE(fs::is_empty(path("t")));
  }
}
