// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/geo/crs.h"
#include "core/geo/polygon_file.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

using namespace scarp;
using scarp::test::TempFolder;
using scarp::test::testData;
using ::testing::HasSubstr;

namespace {

std::string featureCollection(const std::string& geometry) {
  return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":7,"name":"a"},"geometry":)" +
         geometry + "}]}";
}

PolygonLayer readGeometry(const TempFolder& folder, const std::string& geometry) {
  writeFileAtomically(folder / "a.geojson", featureCollection(geometry));
  return readPolygons(folder / "a.geojson");
}

} // namespace

TEST(PolygonFile, ReadsTheSlumpsOfAllTwelveExperts) {
  const std::string utm = crsFromUser("EPSG:32608");
  const size_t counts[] = {10, 7, 13, 10, 15, 8, 7, 8, 10, 8, 11, 7};
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(testData("peel_experts")))
    if (entry.path().extension() == ".shp")
      files.insert(entry.path());
  ASSERT_EQ(files.size(), 12u);
  size_t k = 0;
  for (const auto& file : files) {
    const PolygonLayer layer = readPolygons(file);
    EXPECT_EQ(layer.features.size(), counts[k++]) << file;
    EXPECT_TRUE(sameCrs(layer.crs, utm)) << file;
    for (const PolygonFeature& feature : layer.features) {
      const Extent e = extentOf(feature.shape);
      EXPECT_GT(area(feature.shape), 0) << file;
      EXPECT_TRUE(e.xMin > 470000 && e.xMax < 474000 && e.yMin > 7547000 && e.yMax < 7551000) << file;
    }
  }
}

TEST(PolygonFile, RepairsAnOutlineThatCrossesItselfAndSaysSo) {
  const TempFolder folder;
  const PolygonLayer layer =
      readGeometry(folder, R"({"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]})");
  ASSERT_EQ(layer.features.size(), 1u);
  EXPECT_DOUBLE_EQ(area(layer.features[0].shape), 2); // both halves of the bow tie
  ASSERT_EQ(layer.notices.size(), 1u);
  EXPECT_THAT(layer.notices[0].text, HasSubstr("repaired"));
}

TEST(PolygonFile, DropsHeightsKeepsHolesPartsAndAttributes) {
  const TempFolder folder;
  const PolygonLayer layer = readGeometry(
      folder, R"({"type":"MultiPolygon","coordinates":[[[[0,0,5],[4,0,5],[4,4,6],[0,4,6],[0,0,5]],)"
              R"([[1,1,5],[1,2,5],[2,2,5],[2,1,5],[1,1,5]]],[[[10,10,1],[11,10,1],[11,11,1],[10,10,1]]]]})");
  ASSERT_EQ(layer.features.size(), 1u);
  const PolygonFeature& feature = layer.features[0];
  ASSERT_EQ(feature.shape.size(), 2u);
  EXPECT_EQ(feature.shape[0].outer.size(), 4u); // not closed
  ASSERT_EQ(feature.shape[0].holes.size(), 1u);
  EXPECT_DOUBLE_EQ(area(feature.shape), 15.5);
  EXPECT_EQ(std::get<int64_t>(feature.attributes.at("id")), 7);
  EXPECT_EQ(std::get<std::string>(feature.attributes.at("name")), "a");
}

TEST(PolygonFile, LeavesOutLinesAndEmptyShapesWithANotice) {
  const TempFolder folder;
  const PolygonLayer mixed = readGeometry(
      folder, R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[0,0]}]})");
  EXPECT_TRUE(mixed.features.empty());
  EXPECT_EQ(mixed.notices.size(), 1u);
  const PolygonLayer none = readGeometry(folder, "null");
  EXPECT_TRUE(none.features.empty());
  writeFileAtomically(folder / "empty.geojson", R"({"type":"FeatureCollection","features":[]})");
  EXPECT_TRUE(readPolygons(folder / "empty.geojson").features.empty());
}

TEST(PolygonFile, AFileOfLinesAloneIsRefused) {
  const TempFolder folder;
  EXPECT_THROW(readGeometry(folder, R"({"type":"LineString","coordinates":[[0,0],[1,1]]})"), Error);
}

TEST(PolygonFile, DegreesWithoutACrsAreNotTakenForMetres) {
  const TempFolder folder;
  PolygonLayer layer;
  layer.features.push_back({{{{{99, 35.2}, {99.1, 35.2}, {99.1, 35.1}}, {}}}, {}});
  writePolygons(folder / "a.shp", layer);
  EXPECT_THROW(readPolygons(folder / "a.shp", crsFromUser("EPSG:32647")), Error);
  EXPECT_EQ(readPolygons(folder / "a.shp", crsFromUser("EPSG:4326")).features.size(), 1u);
  EXPECT_EQ(readPolygons(folder / "a.shp").features.size(), 1u);
}

TEST(PolygonFile, ReprojectsToTheTarget) {
  const std::string utm = crsFromUser("EPSG:32648");
  const std::filesystem::path file =
      std::filesystem::path(SCARP_SOURCE_DIR) / "assets/sample/maoxian/Maoxian_polygon.geojson";
  const PolygonLayer degrees = readPolygons(file), metres = readPolygons(file, utm);
  EXPECT_TRUE(sameCrs(degrees.crs, crsFromUser("EPSG:4326"))); // the file says CRS84
  EXPECT_EQ(metres.crs, utm);
  const Point p = CrsTransform(degrees.crs, utm).apply(degrees.features[0].shape[0].outer[0]);
  EXPECT_NEAR(metres.features[0].shape[0].outer[0].x, p.x, 1e-6);
  EXPECT_GT(area(metres.features[0].shape), 1e5);
}

TEST(PolygonFile, WritesAndReadsBackInEveryFormat) {
  const TempFolder folder;
  PolygonLayer layer;
  layer.crs = crsFromUser("EPSG:32719"); // southern hemisphere
  layer.features.push_back(
      {{{{{350000, 6300000}, {351000, 6300000}, {351000, 6301000}, {350000, 6301000}},
         {{{350200, 6300200}, {350200, 6300400}, {350400, 6300400}, {350400, 6300200}}}}},
       {{"id", int64_t{3}}, {"score", 0.75}, {"name", std::string("Rutschung \xC3\xBC")}, {"none", {}}}});
  layer.features.push_back(
      {{{{{352000, 6300000}, {353000, 6300000}, {353000, 6301000}}, {}}}, {{"id", int64_t{4}}}});
  for (const std::string name : {"a.gpkg", "a.shp", "a.geojson", "a.kml"}) {
    writePolygons(folder / name, layer);
    const PolygonLayer back = readPolygons(folder / name, layer.crs);
    ASSERT_EQ(back.features.size(), 2u) << name;
    EXPECT_TRUE(sameCrs(back.crs, layer.crs)) << name;
    EXPECT_NEAR(area(back.features[0].shape), 960000, 1) << name;
    EXPECT_NEAR(extentOf(back.features[1].shape).xMax, 353000, 0.01) << name;
    if (name != "a.kml") { // KML calls it Name
      EXPECT_EQ(std::get<std::string>(back.features[0].attributes.at("name")), "Rutschung \xC3\xBC") << name;
    }
  }
  EXPECT_EQ(std::get<double>(readPolygons(folder / "a.gpkg").features[0].attributes.at("score")), 0.75);
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    EXPECT_NE(entry.path().filename().string().front(), '.') << "left behind: " << entry.path();
}

TEST(PolygonFile, WritesAPlaneWithoutCrs) {
  const TempFolder folder;
  PolygonLayer layer;
  layer.features.push_back({{{{{1000, 1000}, {1100, 1000}, {1100, 1100}}, {}}}, {}});
  writePolygons(folder / "a.gpkg", layer);
  EXPECT_TRUE(readPolygons(folder / "a.gpkg").crs.empty());
}

TEST(PolygonFile, OneClearErrorForEachWrongFile) {
  const TempFolder folder;
  EXPECT_THROW(readPolygons(folder / "none.shp"), Error);
  writeFileAtomically(folder / "text.shp", "no shapes\n");
  EXPECT_THROW(readPolygons(folder / "text.shp"), Error);
  EXPECT_THROW(writePolygons(folder / "a.xyz", {}), Error);
  EXPECT_THROW(writePolygons(folder / "none/a.gpkg", {}), Error);
}

TEST(LineFile, ReadsLinesPointsAndOutlinesForDrawing) {
  const TempFolder folder;
  writeFileAtomically(
      folder / "a.geojson",
      R"({"type":"FeatureCollection","features":[)"
      R"({"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[0,0],[1,1],[2,0]]}},)"
      R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[5,6]}},)"
      R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]})");
  const LineLayer layer = readLines(folder / "a.geojson");
  ASSERT_EQ(layer.lines.size(), 2u);
  EXPECT_EQ(layer.lines[0].size(), 3u);
  EXPECT_EQ(layer.lines[1].size(), 4u); // closed
  ASSERT_EQ(layer.points.size(), 1u);
  EXPECT_EQ(layer.points[0], (Point{5, 6}));
}
