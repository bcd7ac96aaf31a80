// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/geo/vector_writer.h"
#include "core/insar/ct_projection.h"
#include "core/insar/ct_reader.h"
#include "core/insar/ct_summary.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <limits>

using namespace scarp;
using scarp::test::TempFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

CtPoints readText(const TempFolder& folder, const std::string& content, const CtReadOptions& options = {}) {
  writeFileAtomically(folder / "in.csv", content);
  return readPoints(folder / "in.csv", options);
}

std::filesystem::path sample(const std::string& relative) {
  return std::filesystem::path(SCARP_SOURCE_DIR) / "assets/sample" / relative;
}

std::string firstLine(const std::filesystem::path& file) {
  return splitText(readFile(file), '\n').front();
}

} // namespace

TEST(CtWriter, CsvHoldsInputColumnsInOrderThenExtraWithNaNAsText) {
  const TempFolder folder;
  const CtPoints p = readText(
      folder, "id,x,y,v,20200103,20200109,note\n007,1000.5,2000,1.5,0.1,0.2,\"a,b\"\n12,1001,2001,,0.3,,c\n");
  writePoints(folder / "out.csv", p,
              {{"gi_z", std::vector<double>{2.5, std::numeric_limits<double>::quiet_NaN()}}});
  EXPECT_EQ(readFile(folder / "out.csv"), "id,x,y,v,20200103,20200109,note,gi_z\n"
                                          "007,1000.5,2000,1.5,0.1,0.2,\"a,b\",2.5\n"
                                          "12,1001,2001,NaN,0.3,NaN,c,NaN\n");
}

TEST(CtWriter, AStopBeforeTheEndLeavesNothing) {
  const TempFolder folder;
  std::stop_source stop;
  {
    VectorWriter writer(folder / "a.gpkg");
    OGRLayer& layer = writer.addLayer("points", crsFromUser("EPSG:32647"), wkbPoint);
    OGRFeature feature(layer.GetLayerDefn());
    OGRPoint place(500000, 3900000);
    feature.SetGeometry(&place);
    writer.check(layer.CreateFeature(&feature));
    stop.request_stop();
    EXPECT_THROW(writer.finish(Progress(stop.get_token(), nullptr)), Cancelled);
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(CtWriter, AGeoPackageHasASpatialIndex) {
  const TempFolder folder;
  writePoints(folder / "a.gpkg", readText(folder, "x,y,v\n500000,3900000,1\n500020,3900000,2\n"));
  const DatasetHandle dataset(GDALDataset::Open((folder / "a.gpkg").c_str(), GDAL_OF_VECTOR));
  ASSERT_TRUE(dataset);
  EXPECT_TRUE(dataset->GetLayer(0)->TestCapability(OLCFastSpatialFilter));
}

TEST(CtWriter, RoundTripKeepsValuesCrsAndProvenance) {
  const TempFolder folder;
  CtReadOptions options;
  options.crs = "EPSG:32647";
  const CtPoints p = readText(
      folder, "x,y,v,coherence,name,D20200103\n720215.46,3991642.757,9.01,0.8,a,1.5\n720216,3991643,-3,,b,\n",
      options);
  for (const std::string name : {"out.csv", "out.gpkg"}) {
    writePoints(folder / name, p);
    const CtPoints q = readPoints(folder / name, {});
    EXPECT_TRUE(sameCrs(q.crs, p.crs)) << name;
    EXPECT_EQ(q.x, p.x) << name;
    EXPECT_EQ(q.y, p.y) << name;
    EXPECT_EQ(q.velocity, p.velocity) << name;
    EXPECT_EQ(q.dates, p.dates) << name;
    EXPECT_EQ(q.dateFields, p.dateFields) << name;
    EXPECT_EQ(q.series[0], 1.5f) << name;
    EXPECT_TRUE(std::isnan(q.coherence[1])) << name;
    ASSERT_EQ(q.columns.size(), p.columns.size()) << name;
    for (size_t k = 0; k < q.columns.size(); ++k)
      EXPECT_EQ(q.columns[k].name, p.columns[k].name) << name;
    EXPECT_EQ(q.provenance.velocityField, "v") << name;
    EXPECT_EQ(q.provenance.sign, p.provenance.sign) << name;
  }
}

TEST(CtWriter, WritesTheInternalConventionAndItIsNotTurnedTwice) {
  const TempFolder folder;
  CtReadOptions options;
  options.flipSign = true;
  const CtPoints p = readText(folder, "x,y,velocity_m_yr\n1000,2000,0.005\n", options);
  EXPECT_DOUBLE_EQ(p.velocity[0], -5);
  for (const std::string name : {"out.csv", "out.gpkg"}) {
    writePoints(folder / name, p);
    const CtPoints q = readPoints(folder / name, {});
    EXPECT_DOUBLE_EQ(q.velocity[0], -5) << name;
    EXPECT_EQ(q.provenance.velocityField, "velocity") << name;
    EXPECT_EQ(q.provenance.unit, "mm/yr") << name;
    EXPECT_EQ(q.provenance.factor, 1) << name;
    EXPECT_THAT(q.provenance.sign, HasSubstr("toward")) << name;
  }
  std::filesystem::remove(folder / "out.csv.json"); // and also without what lies beside it
  EXPECT_DOUBLE_EQ(readPoints(folder / "out.csv", {}).velocity[0], -5);
}

TEST(CtWriter, AnOldSidecarOfAnotherTableIsIgnored) {
  const TempFolder folder;
  CtReadOptions options;
  options.crs = "EPSG:32647";
  writePoints(folder / "out.csv", readText(folder, "x,y,v\n720215,3991642,9\n", options));
  writeFileAtomically(folder / "out.csv", "x,y,v,other\n1000,2000,3,4\n");
  EXPECT_TRUE(readPoints(folder / "out.csv", {}).crs.empty());
}

TEST(CtWriter, ProjectedPointsKeepTheirInputColumns) {
  const TempFolder folder;
  const CtPoints p = projectedToMetres(readPoints(sample("maoxian/Maoxian_PS.csv"), {}));
  writePoints(folder / "out.csv", p);
  EXPECT_THAT(firstLine(folder / "out.csv"), HasSubstr("lon,lat,velocity,20141126"));
  const CtPoints q = readPoints(folder / "out.csv", {});
  EXPECT_TRUE(isGeographic(q.crs));
  EXPECT_DOUBLE_EQ(q.x[0], 103.6593);
  writePoints(folder / "out.gpkg", p); // features stand where the points are now
  EXPECT_NEAR(readPoints(folder / "out.gpkg", {}).x[0], p.x[0], 1e-9);
}

TEST(CtWriter, CsvOfFeaturesGetsTheirCoordinates) {
  const TempFolder folder;
  const CtPoints p = readText(folder, "lon,lat,v\n103.5,32.5,3\n");
  writePoints(folder / "a.gpkg", p);
  writePoints(folder / "b.csv", readPoints(folder / "a.gpkg", {}));
  const CtPoints q = readPoints(folder / "b.csv", {});
  EXPECT_DOUBLE_EQ(q.x[0], 103.5);
  EXPECT_TRUE(isGeographic(q.crs));
}

TEST(CtWriter, GeoPackageTakesColumnNamesThatItReserves) {
  const TempFolder folder;
  writePoints(folder / "a.gpkg", readText(folder, "fid,geom,x,y,V,v\n7,g,1000,2000,3,4\n"));
  const CtPoints q = readPoints(folder / "a.gpkg", {});
  EXPECT_EQ(std::get<std::vector<double>>(q.column("fid")->values)[0], 7);
  EXPECT_EQ(std::get<std::vector<double>>(q.column("v_2")->values)[0], 4);
}

TEST(CtWriter, ReadsNumbersStoredAsTextInFeatures) {
  const TempFolder folder;
  // GDAL guesses no types from a GeoJSON's strings: what a merge tool leaves behind.
  writeFileAtomically(folder / "t.geojson",
                      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"pid":"a1",)"
                      R"("mean_velocity":"-3.4","temporal_coherence":"0.91","20200103":"1.5"},)"
                      R"("geometry":{"type":"Point","coordinates":[13.17,38.69,12.0]}}]})");
  const CtPoints p = readPoints(folder / "t.geojson", {});
  EXPECT_DOUBLE_EQ(p.velocity[0], -3.4);
  EXPECT_DOUBLE_EQ(p.coherence[0], 0.91);
  EXPECT_THAT(p.dates, ElementsAre("20200103"));
  EXPECT_TRUE(isGeographic(p.crs));
}

TEST(CtWriter, ReadsAShapefileWithCutNamesAndNumbersAsText) {
  const TempFolder folder;
  {
    VectorWriter writer(folder / "merged.shp");
    OGRLayer& layer = writer.addLayer("merged", crsFromUser("EPSG:3035"), wkbPoint);
    for (const char* name : {"pid", "mean_velocity", "temporal_coherence", "20200103", "D20200109"}) {
      OGRFieldDefn field(std::string(name).substr(0, 10).c_str(), OFTString);
      writer.check(layer.CreateField(&field));
    }
    OGRFeature feature(layer.GetLayerDefn());
    const char* const values[] = {"a1", "-3.4", "0.91", "1.5", "NaN"};
    for (int i = 0; i < 5; ++i)
      feature.SetField(i, values[i]);
    OGRPoint place(4598603.4, 1739722.1);
    feature.SetGeometry(&place);
    writer.check(layer.CreateFeature(&feature));
    writer.finish();
  }
  const CtPoints p = readPoints(folder / "merged.shp", {});
  EXPECT_EQ(p.provenance.format, "Shapefile");
  EXPECT_EQ(p.provenance.velocityField, "mean_veloc");
  EXPECT_THAT(p.velocity, ElementsAre(-3.4));
  EXPECT_THAT(p.coherence, ElementsAre(0.91));
  EXPECT_THAT(p.dates, ElementsAre("20200103", "20200109"));
  EXPECT_TRUE(std::isnan(p.series[1]));
  EXPECT_TRUE(sameCrs(p.crs, crsFromUser("EPSG:3035")));
  EXPECT_THAT(p.x, ElementsAre(4598603.4));
}

TEST(CtWriter, RefusesOtherExtensionsAndMissingFolders) {
  const TempFolder folder;
  const CtPoints p = readText(folder, "x,y,v\n1000,2000,3\n");
  EXPECT_THROW(writePoints(folder / "out.xyz", p), Error);
  EXPECT_THROW(writePoints(folder / "none/out.csv", p), Error);
  EXPECT_THROW(writePoints(folder / "none/out.gpkg", p), Error);
}

TEST(CtProjection, DegreesBecomeTheUtmZoneOfTheCentre) {
  const CtPoints p = projectedToMetres(readPoints(sample("maoxian/Maoxian_PS.csv"), {}));
  EXPECT_THAT(crsLabel(p.crs), HasSubstr("EPSG:32648"));
  EXPECT_NEAR(p.x[0], 373507.0, 50); // 103.6593 E is 1.34 degrees west of 105 E
  EXPECT_GT(p.y[0], 3.5e6);
  EXPECT_THAT(p.notices.back().text, HasSubstr("reprojected"));
}

TEST(CtProjection, MetresStayAndAPlaneStaysAPlane) {
  const TempFolder folder;
  const CtPoints p = projectedToMetres(readText(folder, "x,y,v\n1000,2000,3\n"));
  EXPECT_TRUE(p.crs.empty());
  EXPECT_THAT(p.x, ElementsAre(1000));
}

TEST(CtProjection, UnnamedDegreesAreRefusedWhereMetresAreNeeded) {
  const TempFolder folder;
  const CtPoints p = readText(folder, "x,y,v\n103.61,32.07,3\n103.62,32.08,4\n");
  EXPECT_THROW(projectedToMetres(p), Error);
  EXPECT_THROW(projectedToMetres(p, crsFromUser("EPSG:4326")), Error);
  CtReadOptions options;
  options.crs = "EPSG:4326";
  EXPECT_GT(projectedToMetres(readText(folder, "x,y,v\n103.61,32.07,3\n", options)).x[0], 1e5);
}

TEST(CtProjection, PointsWithoutCrsAreTakenToBeInTheTarget) {
  const TempFolder folder;
  const std::string utm = crsFromUser("EPSG:32647");
  const CtPoints p = inCrs(readText(folder, "x,y,v\n720215,3991642,3\n"), utm);
  EXPECT_EQ(p.crs, utm);
  EXPECT_THAT(p.x, ElementsAre(720215));
  EXPECT_THAT(p.notices.back().text, HasSubstr("no CRS is given"));
}

TEST(CtSummary, CountsMissingAndGivesTheSampleDeviation) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const VelocitySummary s = summarise(std::vector<double>{1, nan, 2, 3, 4});
  EXPECT_EQ(s.count, 4);
  EXPECT_EQ(s.missing, 1);
  EXPECT_EQ(s.min, 1);
  EXPECT_EQ(s.max, 4);
  EXPECT_DOUBLE_EQ(s.mean, 2.5);
  EXPECT_DOUBLE_EQ(s.std, std::sqrt(5.0 / 3.0));
  EXPECT_TRUE(std::isnan(summarise(std::vector<double>{nan}).min));
}

TEST(CtSummary, TheStabilityThresholdFollowsTheBulkAndNotTheMovers) {
  std::vector<double> v;
  for (int i = -100; i <= 100; ++i)
    v.push_back(i * 0.05);                               // -5..5, median absolute deviation 2.5
  EXPECT_DOUBLE_EQ(suggestedStabilityThreshold(v), 7.5); // 2 x 1.4826 x 2.5 = 7.413, up to a tenth
  for (int i = 0; i < 5; ++i)
    v.push_back(-300);
  EXPECT_NEAR(suggestedStabilityThreshold(v), 7.5, 0.4);
  EXPECT_EQ(suggestedStabilityThreshold(std::vector<double>(10, -3.0)),
            3); // a bulk that is off zero is muted too
  EXPECT_EQ(suggestedStabilityThreshold(std::vector<double>(10, 0.1)), 1);
  EXPECT_EQ(suggestedStabilityThreshold({}), 10);
}
