// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/geo/crs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace scarp;
using ::testing::HasSubstr;

namespace {
const std::string& wgs84() {
  static const std::string wkt = crsFromUser("EPSG:4326");
  return wkt;
}
} // namespace

TEST(Crs, XIsEastWhateverTheAuthoritySays) {
  // EPSG:4326 is latitude first, EPSG:3035 northing first. Figures of the European grid's definition: 52 N 10
  // E is its origin.
  const CrsTransform toEurope(wgs84(), crsFromUser("EPSG:3035"));
  const Point origin = toEurope.apply(Point{10, 52});
  EXPECT_NEAR(origin.x, 4321000, 1e-3);
  EXPECT_NEAR(origin.y, 3210000, 1e-3);
  const Point back = CrsTransform(crsFromUser("EPSG:3035"), wgs84()).apply(origin);
  EXPECT_NEAR(back.x, 10, 1e-9);
  EXPECT_NEAR(back.y, 52, 1e-9);
}

TEST(Crs, EgmsColumnsAgreeWithEachOther) {
  // easting and northing, longitude and latitude of one EGMS point: the file's own precision is 1e-6 degrees,
  // 0.1 m
  const Point p = CrsTransform(crsFromUser("EPSG:3035"), wgs84()).apply(Point{4598603.43, 1739722.18});
  EXPECT_NEAR(p.x, 13.171103, 2e-6);
  EXPECT_NEAR(p.y, 38.690708, 2e-6);
}

TEST(Crs, UtmHasFalseNorthingInTheSouth) {
  const Point north = CrsTransform(wgs84(), utmFor(-69, 1)).apply(Point{-69, 1});
  const Point south = CrsTransform(wgs84(), utmFor(-69, -1)).apply(Point{-69, -1});
  EXPECT_NEAR(north.x, 500000, 1e-6); // 69 W is the middle of zone 19
  EXPECT_NEAR(south.x, 500000, 1e-6);
  EXPECT_NEAR(north.y + south.y, 1e7, 1e-3);
  EXPECT_THAT(crsLabel(utmFor(-69, -33)), HasSubstr("EPSG:32719"));
}

TEST(Crs, UtmZonesWithTheirExceptions) {
  EXPECT_THAT(crsLabel(utmFor(100.2, 36.1)), HasSubstr("EPSG:32647"));
  EXPECT_THAT(crsLabel(utmFor(5, 60)), HasSubstr("EPSG:32632"));  // Bergen
  EXPECT_THAT(crsLabel(utmFor(15, 78)), HasSubstr("EPSG:32633")); // Longyearbyen
  EXPECT_THAT(crsLabel(utmFor(180, 10)), HasSubstr("EPSG:32601"));
  EXPECT_THAT(crsLabel(utmFor(-180, 10)), HasSubstr("EPSG:32601"));
  EXPECT_THAT(crsLabel(utmFor(179.9, 10)), HasSubstr("EPSG:32660"));
  EXPECT_THROW(utmFor(10, 95), Error);
}

TEST(Crs, ReadsTheUsualSpellings) {
  for (const std::string text :
       {"EPSG:32647", "epsg:32647", "32647", " 32647 ", "+proj=utm +zone=47 +datum=WGS84 +units=m"})
    EXPECT_TRUE(sameCrs(crsFromUser(text), crsFromUser("EPSG:32647"))) << text;
  EXPECT_TRUE(sameCrs(crsFromUser("OGC:CRS84"), wgs84()));
  EXPECT_FALSE(sameCrs(crsFromUser("EPSG:32648"), crsFromUser("EPSG:32647")));
  EXPECT_FALSE(sameCrs("", wgs84()));
  EXPECT_TRUE(sameCrs("", ""));
}

TEST(Crs, RefusesWhatIsNoCrs) {
  for (const std::string text : {"EPSG:999999", "", "utm", "/etc/passwd", "-1"})
    EXPECT_THROW(crsFromUser(text), Error) << text;
}

TEST(Crs, KnowsMetresFromDegreesAndFeet) {
  EXPECT_TRUE(isMetric(crsFromUser("EPSG:32647")));
  EXPECT_TRUE(isMetric(""));
  EXPECT_FALSE(isMetric(wgs84()));
  EXPECT_FALSE(isMetric(crsFromUser("EPSG:2263"))); // New York, feet
  EXPECT_TRUE(isGeographic(wgs84()));
  EXPECT_FALSE(isGeographic(""));
}

TEST(Crs, RefusesATransformWithoutCrsAndPointsThatHaveNoImage) {
  EXPECT_THROW(CrsTransform("", wgs84()), Error);
  const CrsTransform identity("", "");
  EXPECT_TRUE(identity.identity());
  EXPECT_EQ(identity.apply(Point{1, 2}), (Point{1, 2}));
  EXPECT_THROW(CrsTransform(wgs84(), crsFromUser("EPSG:3857")).apply(Point{0, 95}), Error);
}

TEST(Crs, TransformsManyPointsAndPolygonsAlike) {
  const CrsTransform transform(wgs84(), crsFromUser("EPSG:32647"));
  std::vector<double> x(70000), y(70000); // more than one batch
  for (size_t i = 0; i < x.size(); ++i) {
    x[i] = 99 + static_cast<double>(i) * 1e-5;
    y[i] = 36;
  }
  const Point last = transform.apply(Point{x.back(), y.back()});
  transform.apply(x, y);
  EXPECT_DOUBLE_EQ(x.back(), last.x);
  EXPECT_DOUBLE_EQ(y.back(), last.y);
  const MultiPolygon shape = {{{{99, 36}, {99.1, 36}, {99.1, 36.1}}, {}}};
  EXPECT_EQ(transform.apply(shape)[0].outer[0], (Point{x[0], y[0]}));
}
