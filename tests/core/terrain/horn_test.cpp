// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/geo/crs.h"
#include "core/terrain/horn.h"
#include "tests/support/number_table.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

namespace scarp {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Slopes {
  std::vector<double> slope, aspect;
};

/// The 4 x 3 middle of a surface z(x east, y north) on cells of any shape.
Slopes slopesOf(const std::function<double(double, double)>& z, double cellX, double cellY,
                TerrainEdges edges) {
  GridSpec grid;
  grid.cellX = cellX;
  grid.cellY = cellY;
  grid.columns = 4;
  grid.rows = 3;
  grid.top = 3 * cellY;
  std::vector<double> elevation;
  for (int64_t row = -1; row <= 3; ++row)
    for (int64_t column = -1; column <= 4; ++column)
      elevation.push_back(z(grid.centreX(column), grid.centreY(row)));
  Slopes s{std::vector<double>(12), std::vector<double>(12)};
  hornTerrain(elevation, grid.window(), CellMeasure(grid), edges, s.slope, s.aspect);
  return s;
}

double angleBetween(double a, double b) {
  return std::abs(std::remainder(a - b, 360));
}

TEST(Horn, PlanesHaveTheirSlopeAndAspectOnCellsOfAnyShape) {
  const test::NumberTable planes(test::testData("terrain/planes.csv"));
  ASSERT_EQ(planes["plane"].size(), 8u);
  for (size_t k = 0; k < 8; ++k)
    for (const auto& [cellX, cellY] : {std::pair{10.0, 10.0}, {12.5, 3.0}, {1.0, 30.0}}) {
      const auto z = [&](double x, double y) {
        return 2000 + planes["dzdx_east"][k] * x + planes["dzdy_north"][k] * y;
      };
      const Slopes s = slopesOf(z, cellX, cellY, TerrainEdges::NoData);
      for (size_t i = 0; i < 12; ++i) {
        EXPECT_NEAR(s.slope[i], planes["slope_deg"][k], 1e-9);
        EXPECT_LT(angleBetween(s.aspect[i], planes["aspect_deg"][k]), 1e-9);
        EXPECT_TRUE(s.aspect[i] >= 0 && s.aspect[i] < 360);
      }
    }
}

TEST(Horn, AFlatCellHasASlopeOfZeroAndNoAspect) {
  const Slopes s = slopesOf([](double, double) { return 812.5; }, 5, 5, TerrainEdges::Centre);
  for (size_t i = 0; i < 12; ++i) {
    EXPECT_EQ(s.slope[i], 0);
    EXPECT_TRUE(std::isnan(s.aspect[i]));
  }
}

TEST(Horn, AHoleIsAHoleAndItsNeighboursFollowTheRule) {
  const auto z = [](double x, double y) { return x > 10 && x < 20 && y > 10 && y < 20 ? kNaN : 3 * x; };
  const Slopes kept = slopesOf(z, 10, 10, TerrainEdges::Centre),
               lost = slopesOf(z, 10, 10, TerrainEdges::NoData);
  for (size_t i = 0; i < 12; ++i) {
    EXPECT_EQ(std::isnan(kept.slope[i]), i == 5) << i;
    EXPECT_EQ(std::isnan(lost.slope[i]), i % 4 < 3) << i;
  }
  // the western neighbour of the hole, z = 15 m: west -15, east of the hole taken as 15 itself
  const double east = ((45 + 2 * 15 + 45) - (-15 - 2 * 15 - 15)) / 80.0;
  EXPECT_NEAR(kept.slope[4], std::atan(east) * 180 / M_PI, 1e-9);
}

TEST(Horn, DegreesAreMeasuredOnTheEllipsoid) {
  GridSpec grid;
  grid.crs = crsFromUser("EPSG:4326");
  grid.left = 100;
  grid.cellX = grid.cellY = 1;
  grid.columns = 1;
  grid.top = 90;
  grid.rows = 180;
  const CellMeasure measure(grid);
  // published lengths of a degree on WGS 84: 110,574 m of latitude and 111,320 m of longitude at the equator,
  // 111,694 m of latitude at the pole
  EXPECT_NEAR((measure.at(89).y + measure.at(90).y) / 2, 110574.3, 0.5);
  EXPECT_NEAR(measure.at(90).x, 111319.5 * std::cos(0.5 * M_PI / 180), 0.6);
  EXPECT_NEAR(measure.at(0).y, 111693.9, 0.5);
  EXPECT_NEAR(measure.at(29).y, measure.at(150).y, 1e-9);
  EXPECT_LT(measure.at(0).x, 1000);
}

TEST(Horn, OtherUnitsAreRefused) {
  GridSpec grid;
  grid.crs = crsFromUser("EPSG:2263"); // New York, feet
  try {
    const CellMeasure measure(grid);
    FAIL() << "feet were taken for metres";
  } catch (const Error& e) {
    EXPECT_EQ(e.exitCode(), 3);
  }
}

} // namespace
} // namespace scarp
