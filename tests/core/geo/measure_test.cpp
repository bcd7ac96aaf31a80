// SPDX-License-Identifier: GPL-3.0-or-later
// Expected numbers: PROJ's Geod (GeographicLib's algorithms) on WGS 84, computed beforehand with pyproj.
#include "core/geo/measure.h"

#include <gtest/gtest.h>

#include <cmath>

namespace scarp {
namespace {

TEST(Measure, LengthsAndBearingsFollowTheEllipsoid) {
  const Surveyor surveyor(crsFromUser("EPSG:32647"));
  const std::vector<Point> line{{716204.3, 3985120.0}, {719204.3, 3987620.0}, {721000.0, 3983000.0}};
  const Measurement found = surveyor.measure(line, false);
  ASSERT_EQ(found.legs.size(), 2u);
  EXPECT_NEAR(*found.legs[0].ground, 3904.406265119, 1e-4);
  EXPECT_NEAR(*found.legs[1].ground, 4955.730263485, 1e-4);
  EXPECT_NEAR(*found.legs[0].trueBearing, 51.604556316, 1e-6);
  EXPECT_NEAR(*found.legs[1].trueBearing, 160.189654116, 1e-6);
  EXPECT_NEAR(found.legs[0].gridBearing, 50.194428908, 1e-8);
  EXPECT_NEAR(found.legs[1].gridBearing, 158.759908653, 1e-8);
  EXPECT_NEAR(*found.groundLength, 3904.406265119 + 4955.730263485, 1e-4);
  EXPECT_NEAR(found.planarLength, std::hypot(3000, 2500) + std::hypot(1795.7, 4620), 1e-9);
  EXPECT_FALSE(found.planarArea.has_value()) << "a line has no area";
}

TEST(Measure, AClosedShapeHasTheWayBackAndAnArea) {
  const Surveyor surveyor(crsFromUser("EPSG:32647"));
  const std::vector<Point> ring{{716204.3, 3985120.0}, {719204.3, 3987620.0}, {721000.0, 3983000.0}};
  const Measurement found = surveyor.measure(ring, true);
  EXPECT_EQ(found.legs.size(), 3u);
  EXPECT_NEAR(*found.groundLength, 14102.536292, 1e-3);
  EXPECT_NEAR(*found.groundArea, 9171148.550477, 0.5);
  EXPECT_DOUBLE_EQ(*found.planarArea, std::abs(signedArea(ring)));
}

TEST(Measure, SouthernZonesMeasureTheSameWay) {
  const Surveyor surveyor(crsFromUser("EPSG:32719"));
  const std::vector<Point> ring{{650000, 5300000}, {660000, 5300000}, {660000, 5312000}, {650000, 5312000}};
  const Measurement found = surveyor.measure(ring, true);
  EXPECT_NEAR(*found.groundArea, 120025069.731417, 5);
  EXPECT_NEAR(*found.groundLength, 44004.584467, 1e-3);
  EXPECT_NEAR(*found.legs[1].trueBearing, 358.688489943, 1e-6);
  EXPECT_DOUBLE_EQ(found.legs[1].gridBearing, 0);
  EXPECT_DOUBLE_EQ(*found.planarArea, 120e6);
}

TEST(Measure, DegreesOfLongitudeAndLatitudeAreMeasuredOnTheGround) {
  const Surveyor surveyor(crsFromUser("EPSG:4326"));
  const std::vector<Point> ring{{101, 36}, {102, 36}, {102, 37}};
  const Measurement found = surveyor.measure(ring, true);
  EXPECT_FALSE(surveyor.planeIsMetric());
  EXPECT_NEAR(*found.legs[0].ground, 90163.292436136, 1e-4);
  EXPECT_NEAR(*found.legs[0].trueBearing, 89.706102469, 1e-6);
  EXPECT_NEAR(*found.groundArea, 5002776366.005249, 10);
}

TEST(Measure, WebMercatorShowsHowFarItsPlaneIsOff) {
  const Surveyor surveyor(crsFromUser("EPSG:3857"));
  const std::vector<Point> line{{11200000, 4300000}, {11210000, 4300000}};
  const Measurement found = surveyor.measure(line, false);
  EXPECT_DOUBLE_EQ(found.planarLength, 10000);
  EXPECT_NEAR(*found.groundLength, 8100.003355493, 1e-4);
}

TEST(Measure, GridNorthLeavesTrueNorthByTheConvergence) {
  EXPECT_NEAR(*Surveyor(crsFromUser("EPSG:32647")).convergence({716204.3, 3985120.0}), 1.4097439570677548,
              1e-5);
  EXPECT_NEAR(*Surveyor(crsFromUser("EPSG:32719")).convergence({650000, 5300000}), -1.230866940646143, 1e-5);
  EXPECT_NEAR(*Surveyor(crsFromUser("EPSG:4326")).convergence({101, 36}), 0, 1e-9);
}

TEST(Measure, APlaneWithoutACrsHasPlanarValuesAlone) {
  const Surveyor surveyor;
  const Measurement found = surveyor.measure(std::vector<Point>{{0, 0}, {3, 4}, {3, 0}}, true);
  EXPECT_DOUBLE_EQ(found.planarLength, 12);
  EXPECT_DOUBLE_EQ(*found.planarArea, 6);
  EXPECT_FALSE(found.groundLength.has_value());
  EXPECT_FALSE(found.legs[0].trueBearing.has_value());
  EXPECT_FALSE(surveyor.convergence({0, 0}).has_value());
}

TEST(Measure, OnePointHasNoLength) {
  const Measurement found = Surveyor().measure(std::vector<Point>{{1, 1}}, true);
  EXPECT_TRUE(found.legs.empty());
  EXPECT_FALSE(found.planarArea.has_value());
}

} // namespace
} // namespace scarp
