// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/geo/crs.h"
#include "core/insar/ct_reader.h"
#include "core/insar/ct_summary.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

using namespace scarp;
using scarp::test::TempFolder;
using scarp::test::testData;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

std::filesystem::path sample(const std::string& relative) {
  return std::filesystem::path(SCARP_SOURCE_DIR) / "assets/sample" / relative;
}

class CtReader : public ::testing::Test {
protected:
  std::filesystem::path file(const std::string& name, const std::string& content) const {
    writeFileAtomically(m_folder / name, content);
    return m_folder / name;
  }
  CtPoints read(const std::string& content, const CtReadOptions& options = {}) const {
    return readPoints(file("points.csv", content), options);
  }
  /// The message and hint of the error that reading ends in.
  std::string errorOf(const std::string& content, const CtReadOptions& options = {}) const {
    try {
      read(content, options);
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), ErrorCode::Input);
      return std::string(e.what()) + " " + e.hint();
    }
    return "no error";
  }
  TempFolder m_folder;
};

void expectEgms(const std::filesystem::path& zip, size_t points, size_t dates, const std::string& last,
                double min, double max) {
  const CtPoints p = readPoints(zip, {});
  EXPECT_EQ(p.size(), points);
  ASSERT_EQ(p.dates.size(), dates);
  EXPECT_EQ(p.dates.front(), "20200103");
  EXPECT_EQ(p.dates.back(), last);
  EXPECT_EQ(p.series.size(), points * dates);
  EXPECT_TRUE(sameCrs(p.crs, crsFromUser("EPSG:3035")));
  const VelocitySummary v = summarise(p.velocity);
  EXPECT_DOUBLE_EQ(v.min, min);
  EXPECT_DOUBLE_EQ(v.max, max);
  EXPECT_EQ(v.missing, 0);
  EXPECT_EQ(p.columns.size(), 25u);
  EXPECT_EQ(p.provenance.format, "EGMS");
  EXPECT_EQ(p.provenance.velocityField, "mean_velocity");
  EXPECT_EQ(p.provenance.sign, "positive toward the satellite");
  EXPECT_EQ(p.coherence.size(), points);
}

} // namespace

TEST_F(CtReader, ReadsEgmsAsDeliveredDescending) {
  expectEgms(sample("ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip"), 11590, 210, "20241225", -11.5, 5.5);
}

TEST_F(CtReader, ReadsEgmsAsDeliveredAscending) {
  expectEgms(testData("insar/EGMS_L2b_117_0227_IW2_VV_2020_2024_1.zip"), 11759, 207, "20241231", -8.2, 5.7);
}

TEST_F(CtReader, EgmsKeepsPlaceTextAndSeriesOfAPoint) {
  const CtPoints p = readPoints(sample("ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip"), {});
  EXPECT_EQ(std::get<std::vector<std::string>>(p.column("pid")->values)[0], "166ax5Ofja");
  EXPECT_DOUBLE_EQ(p.x[0], 4598603.43);
  EXPECT_DOUBLE_EQ(p.y[0], 1739722.18);
  EXPECT_DOUBLE_EQ(std::get<std::vector<double>>(p.column("incidence_angle")->values)[0], 37.31);
  EXPECT_FLOAT_EQ(p.series[0], -1.0f);
  EXPECT_FLOAT_EQ(p.series[3], 0.8f);
}

TEST_F(CtReader, FiltersByCoherenceWithEverythingThatBelongsToAPoint) {
  CtReadOptions options;
  options.minCoherence = 0.7;
  const auto zip = sample("ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip");
  const CtPoints some = readPoints(zip, options);
  const CtPoints all = readPoints(zip, {});
  std::vector<bool> keep;
  for (const double c : all.coherence)
    keep.push_back(c >= 0.7);
  const CtPoints wanted = all.filtered(keep);
  EXPECT_LT(some.size(), all.size());
  EXPECT_GT(some.size(), 1000u);
  EXPECT_EQ(some.x, wanted.x);
  EXPECT_EQ(some.y, wanted.y);
  EXPECT_EQ(some.velocity, wanted.velocity);
  EXPECT_EQ(some.series, wanted.series);
  EXPECT_EQ(std::get<std::vector<std::string>>(some.column("pid")->values),
            std::get<std::vector<std::string>>(wanted.column("pid")->values));
}

TEST_F(CtReader, LeavesTheSeriesOutOnRequest) {
  CtReadOptions options;
  options.readSeries = false;
  const CtPoints p = readPoints(sample("ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip"), options);
  EXPECT_TRUE(p.series.empty());
  EXPECT_TRUE(p.dates.empty());
  EXPECT_EQ(p.columns.size(), 25u);
}

TEST_F(CtReader, ReadsStampsVisualizerPersistentScatterers) {
  const CtPoints p = readPoints(sample("maoxian/Maoxian_PS.csv"), {});
  EXPECT_EQ(p.size(), 97u);
  ASSERT_EQ(p.dates.size(), 41u);
  EXPECT_EQ(p.dates.front(), "20141126");
  EXPECT_EQ(p.dates.back(), "20170619");
  EXPECT_TRUE(sameCrs(p.crs, crsFromUser("EPSG:4326")));
  EXPECT_DOUBLE_EQ(p.x[0], 103.6593);
  EXPECT_DOUBLE_EQ(p.y[0], 32.07623);
  EXPECT_DOUBLE_EQ(p.velocity[0], 0.893294);
  EXPECT_FLOAT_EQ(p.series[0], 2.618124f);
  EXPECT_EQ(p.provenance.format, "StaMPS-Visualizer");
  EXPECT_THAT(p.provenance.reference, HasSubstr("103.6858"));
}

TEST_F(CtReader, ReadsStampsVisualizerSmallBaselinesWithRepeatedPlaces) {
  const CtPoints p = readPoints(sample("maoxian/Maoxian_SBAS.csv"), {});
  EXPECT_EQ(p.size(), 608u);
  EXPECT_EQ(p.dates.size(), 38u);
  EXPECT_EQ(p.dates.back(), "20170619");
  std::set<std::pair<double, double>> places;
  for (size_t i = 0; i < p.size(); ++i)
    places.insert({p.x[i], p.y[i]});
  EXPECT_LT(places.size(), p.size()); // rounded coordinates are no reason to drop a point
}

TEST_F(CtReader, NeverRecomputesTheVelocityFromTheSeries) {
  const CtPoints p = readPoints(sample("maoxian/Maoxian_SBAS.csv"), {});
  const CtColumn* column = p.column("velocity");
  ASSERT_NE(column, nullptr);
  EXPECT_EQ(std::get<std::vector<double>>(column->values), p.velocity);
  EXPECT_NEAR(summarise(p.velocity).min, -28.5, 0.06);
}

TEST_F(CtReader, ReadsOldEgmsNamesSemicolonsQuotesAndWindowsLines) {
  const CtPoints p = read(
      "\xEF\xBB\xBFpid;easting;northing;height;rmse;temporal_coherence;mean_velocity;20180105;20180111\r\n"
      "\"a;1\";4598603.4;1739722.1;5;1.5;0.9;-3.4;0;-1,5\r\n"
      "\"b\"\"2\";4598703.4;1739822.1;6;1.4;0.8;2.5;0;NaN\r\n");
  EXPECT_EQ(p.provenance.format, "EGMS");
  EXPECT_TRUE(sameCrs(p.crs, crsFromUser("EPSG:3035")));
  EXPECT_THAT(std::get<std::vector<std::string>>(p.column("pid")->values), ElementsAre("a;1", "b\"2"));
  EXPECT_THAT(p.velocity, ElementsAre(-3.4, 2.5));
  EXPECT_THAT(p.dates, ElementsAre("20180105", "20180111"));
  EXPECT_FLOAT_EQ(p.series[1], -1.5f);
  EXPECT_TRUE(std::isnan(p.series[3]));
}

TEST_F(CtReader, ReadsEgmsStreamNamesWithDaysFirst) {
  const CtPoints p = read(
      "pid,eff_area,latitude,longitude,easting,northing,height,coherence,vel,vel_std,D11012018,D05012018\n"
      "x1,1,38.7,13.1,4598603.4,1739722.1,5,0.9,-3.4,0.1,7,8\n");
  EXPECT_EQ(p.provenance.velocityField, "vel");
  EXPECT_THAT(p.dates, ElementsAre("20180105", "20180111"));
  EXPECT_THAT(p.series, ElementsAre(8.f, 7.f)); // sorted by date
}

TEST_F(CtReader, KnowsTheUsualNames) {
  for (const std::string header : {"lon,lat,VEL,COHERENCE", "LONGITUDE,LATITUDE,mean_velocity,coher",
                                   "Lon,Lat,Velocity,Coherence", "LON,LAT,v,temporal_coherence"}) {
    const CtPoints p = read(header + "\n103.5,32.5,-7.5,0.8\n");
    EXPECT_TRUE(isGeographic(p.crs)) << header;
    EXPECT_THAT(p.x, ElementsAre(103.5)) << header;
    EXPECT_THAT(p.velocity, ElementsAre(-7.5)) << header;
    EXPECT_THAT(p.coherence, ElementsAre(0.8)) << header;
  }
}

TEST_F(CtReader, UnderstandsTheDatesOfManyTools) {
  const CtPoints p = read("x,y,v,20200103,D20200109,D_20200115,2020-01-21\n1000,2000,1,10,20,30,40\n");
  EXPECT_THAT(p.dates, ElementsAre("20200103", "20200109", "20200115", "20200121"));
  EXPECT_THAT(p.series, ElementsAre(10.f, 20.f, 30.f, 40.f));
  EXPECT_EQ(p.columns.size(), 3u);
}

TEST_F(CtReader, TakesATableWithoutCrsAsAPlaneAndSaysSo) {
  const CtPoints p = read("id,x,y,v\n0,720215.460,3991642.757,9.01\n");
  EXPECT_TRUE(p.crs.empty());
  ASSERT_EQ(p.notices.size(), 1u);
  EXPECT_THAT(p.notices[0].text, HasSubstr("metres on a plane"));
  CtReadOptions options;
  options.crs = "EPSG:32647";
  EXPECT_TRUE(
      sameCrs(read("id,x,y,v\n0,720215.460,3991642.757,9.01\n", options).crs, crsFromUser("EPSG:32647")));
}

TEST_F(CtReader, ReadsTabsBarsBlanksAndComments) {
  EXPECT_THAT(read("# made by hand\nx\ty\tv\n1000\t2000\t3\n\n# note\n1001\t2001\t4\n").velocity,
              ElementsAre(3, 4));
  EXPECT_THAT(read("x|y|v\n1000|2000|3\n").velocity, ElementsAre(3));
  EXPECT_THAT(read("  x   y  v\n  1000 2000   3\n").velocity, ElementsAre(3));
}

TEST_F(CtReader, KeepsEmptyCellsAsNaNAndDropsPointsWithoutPlace) {
  const CtPoints p = read("x,y,v,c\n1000,2000,,1\n1001,,3,2\n1002,2002,NaN,3\n1003,2003,5,4\n");
  EXPECT_THAT(p.x, ElementsAre(1000, 1002, 1003));
  EXPECT_TRUE(std::isnan(p.velocity[0]));
  EXPECT_TRUE(std::isnan(p.velocity[1]));
  EXPECT_EQ(p.velocity[2], 5);
  std::string all;
  for (const Notice& n : p.notices)
    all += n.text + "\n";
  EXPECT_THAT(all, HasSubstr("1 row without coordinates"));
  EXPECT_THAT(all, HasSubstr("2 points have no velocity"));
}

TEST_F(CtReader, LeavesOutATornLastLineAndSaysSo) {
  const CtPoints p = read("x,y,v,c\n1000,2000,1,1\n1001,2001,2,1\n1002,20");
  EXPECT_EQ(p.size(), 2u);
  EXPECT_THAT(p.notices.back().text, HasSubstr("wrong number of cells"));
}

TEST_F(CtReader, ConvertsAUnitThatTheNameGives) {
  const CtPoints p = read("x,y,velocity [m/yr]\n1000,2000,-0.0125\n");
  EXPECT_NEAR(p.velocity[0], -12.5, 1e-12);
  EXPECT_EQ(p.provenance.unit, "m/yr");
  EXPECT_EQ(p.provenance.factor, 1000);
  EXPECT_EQ(read("x,y,velocity_mm_yr\n1000,2000,-5\n").velocity[0], -5);
}

TEST_F(CtReader, AsksWhenVelocitiesAreTooSmallToBeMillimetres) {
  std::string table = "x,y,v\n";
  for (int i = 0; i < 30; ++i)
    table += "1000," + std::to_string(2000 + i) + "," + (i % 2 ? "-0.012" : "0.004") + "\n";
  const CtPoints p = read(table);
  EXPECT_THAT(p.notices.back().text, HasSubstr("m/yr?"));
  EXPECT_EQ(p.velocity[0], 0.004); // asked, not changed
}

TEST_F(CtReader, FlipsTheSignOnRequestAndKeepsWhereItCameFrom) {
  CtReadOptions options;
  options.flipSign = true;
  const CtPoints p = read("x,y,v,20200103\n1000,2000,-5,3\n", options);
  EXPECT_EQ(p.velocity[0], 5);
  EXPECT_EQ(p.series[0], -3);
  EXPECT_EQ(p.provenance.factor, -1);
  EXPECT_THAT(p.provenance.sign, HasSubstr("away"));
}

TEST_F(CtReader, RefusesWhatIsNoTable) {
  EXPECT_THAT(errorOf(std::string("II*\0\1\2\3\4\5\6", 10)), HasSubstr("not a table"));
  EXPECT_THAT(errorOf("PK\3\4 torn archive"), HasSubstr("cut off or damaged"));
  EXPECT_THAT(errorOf(""), HasSubstr("is empty"));
  EXPECT_THAT(errorOf("just a note\nabout nothing\n"), HasSubstr("no columns with coordinates"));
  EXPECT_THAT(errorOf("1000,2000,3\n1001,2001,4\n"), HasSubstr("no header line"));
}

TEST_F(CtReader, NamesTheColumnsWhenThereIsNoVelocity) {
  const std::string table = "x,y,height\n1000,2000,3\n";
  EXPECT_THAT(errorOf(table), HasSubstr("no velocity column"));
  EXPECT_THAT(errorOf(table), HasSubstr("height"));
  CtReadOptions options;
  options.velocityField = "speed";
  EXPECT_THAT(errorOf(table, options), HasSubstr("no column 'speed'"));
  options.velocityField = "HEIGHT";
  EXPECT_EQ(read(table, options).velocity[0], 3);
  options = {};
  options.needVelocity = false;
  EXPECT_TRUE(std::isnan(read(table, options).velocity[0]));
  EXPECT_THAT(errorOf("x,y,v\n1000,2000,fast\n"), HasSubstr("holds no numbers"));
}

TEST_F(CtReader, RefusesUnknownCrsMissingFilesZeroPointsAndMissingCoherence) {
  CtReadOptions options;
  options.crs = "EPSG:999999";
  EXPECT_THAT(errorOf("x,y,v\n1000,2000,3\n", options), HasSubstr("unknown CRS"));
  EXPECT_THAT(errorOf("x,y,v\n"), HasSubstr("holds no points"));
  options = {};
  options.minCoherence = 0.7;
  EXPECT_THAT(errorOf("x,y,v\n1000,2000,3\n", options), HasSubstr("coherence"));
  EXPECT_THAT(errorOf("x,y,v,coherence\n1000,2000,3,0.2\n", options), HasSubstr("0.7"));
  options = {};
  options.crs = "EPSG:4326";
  EXPECT_THAT(errorOf("x,y,v\n720215,3991642,3\n", options), HasSubstr("no degrees"));
  options.crs = "EPSG:32647";
  EXPECT_THAT(errorOf("lon,lat,v\n103,32,3\n", options), HasSubstr("degrees"));
  EXPECT_THROW(readPoints(m_folder / "none.csv", {}), Error);
  EXPECT_THROW(readPoints(m_folder.path(), {}), Error);
}

TEST_F(CtReader, AStampsTableWithoutDatesIsRefused) {
  EXPECT_THAT(
      errorOf("export_res_ 1,export_res_ 2,export_res_ 3,export_res_ 4\n103.6,32.0,NaN,12.5\n103,32,1,2\n"),
      HasSubstr("StaMPS-Visualizer"));
}

TEST_F(CtReader, AnUnknownFormatIsAUsageError) {
  CtReadOptions options;
  options.format = "gamma";
  try {
    read("x,y,v\n1000,2000,3\n", options);
    FAIL();
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), ErrorCode::Usage);
  }
}

TEST_F(CtReader, StopsWhenAsked) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(readPoints(sample("ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip"), {},
                          Progress(stop.get_token(), nullptr)),
               Cancelled);
}
