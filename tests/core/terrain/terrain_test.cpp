// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/geo/crs.h"
#include "core/geo/raster.h"
#include "core/terrain/terrain.h"
#include "core/terrain/terrain_source.h"
#include "tests/support/number_table.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

namespace scarp {
namespace {
namespace fs = std::filesystem;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double angleBetween(double a, double b) {
  return std::abs(std::remainder(a - b, 360));
}

std::vector<double> wholeBand(const fs::path& file) {
  const RasterReader reader(file);
  std::vector<double> values(static_cast<size_t>(reader.grid().window().cells()));
  reader.readDouble(reader.grid().window(), 1, values);
  return values;
}

void writeDem(const fs::path& file, const GridSpec& grid, const std::function<double(double, double)>& z) {
  RasterOptions options;
  options.type = RasterType::Float64;
  options.noData = -32768;
  RasterWriter writer(file, grid, options);
  std::vector<double> values;
  for (int64_t row = 0; row < grid.rows; ++row)
    for (int64_t column = 0; column < grid.columns; ++column)
      values.push_back(z(grid.centreX(column), grid.centreY(row)));
  writer.writeDouble(grid.window(), 1, values);
  writer.finish();
}

GridSpec gridAt(const std::string& crs, double left, double top, double cell, int64_t columns, int64_t rows) {
  GridSpec grid;
  grid.crs = crs;
  grid.left = left;
  grid.top = top;
  grid.cellX = grid.cellY = cell;
  grid.columns = columns;
  grid.rows = rows;
  return grid;
}

// --- every elevation file against independent programs
// -----------------------------------------------------------

std::vector<fs::path> elevationFiles() {
  std::vector<fs::path> found;
  for (const fs::path& file : test::filesEnding(test::testData("terrain"), ".tif"))
    if (const std::string stem = file.stem().string();
        stem.find("_slope_") == std::string::npos && stem.find("_aspect_") == std::string::npos)
      found.push_back(file);
  return found;
}

class TerrainCase : public testing::TestWithParam<fs::path> {
protected:
  void compare(TerrainEdges edges, const std::string& ending, double tolerance,
               double aspectTolerance) const {
    const TerrainSource source(GetParam(), edges);
    const TerrainCells got = source.derive(source.grid().window());
    const std::string stem = GetParam().stem().string();
    const std::vector<double> slope = wholeBand(GetParam().parent_path() / (stem + "_slope" + ending)),
                              aspect = wholeBand(GetParam().parent_path() / (stem + "_aspect" + ending));
    ASSERT_EQ(slope.size(), got.slope.size());
    size_t compared = 0, holes = 0;
    for (size_t i = 0; i < slope.size(); ++i) {
      EXPECT_EQ(std::isnan(got.slope[i]), std::isnan(slope[i])) << ending << " " << i;
      EXPECT_EQ(std::isnan(got.aspect[i]), std::isnan(aspect[i])) << ending << " " << i;
      holes += std::isnan(slope[i]);
      if (std::isnan(slope[i]))
        continue;
      EXPECT_NEAR(got.slope[i], slope[i], tolerance) << ending << " " << i;
      if (!std::isnan(aspect[i])) {
        EXPECT_LE(angleBetween(got.aspect[i], aspect[i]), aspectTolerance) << ending << " " << i;
        ++compared;
      }
    }
    EXPECT_GT(compared, slope.size() / 2);
    EXPECT_TRUE(holes > 0 || edges == TerrainEdges::Centre);
  }
  bool degrees() const { return isGeographic(RasterReader(GetParam()).grid().crs); }
};

TEST_P(TerrainCase, MissingNeighboursAsTheCentreAgreesWithGrass) {
  const double tolerance = degrees() ? 5e-5 : 1e-9;
  compare(TerrainEdges::Centre, "_grass_e.tif", tolerance, degrees() ? 5e-4 : 1e-9);
}

TEST_P(TerrainCase, MissingNeighboursAsNoDataAgreesWithGrass) {
  const double tolerance = degrees() ? 5e-5 : 1e-9;
  compare(TerrainEdges::NoData, "_grass.tif", tolerance, degrees() ? 5e-4 : 1e-9);
}

TEST_P(TerrainCase, MissingNeighboursAsTheCentreAgreesWithGdalAsFarAsFloatsDo) {
  if (degrees())
    GTEST_SKIP() << "GDAL takes one scale for both axes of a grid in degrees";
  compare(TerrainEdges::Centre, "_centrefill.tif", 9e-4, 0.06);
}

TEST_P(TerrainCase, FilesHoldTheSameInFloatsWithFlatAsNoData) {
  const test::TempFolder folder;
  const TerrainReport report = writeTerrain(GetParam(), folder / "out", {}, {});
  EXPECT_FALSE(report.resampled);
  const TerrainSource source(GetParam(), TerrainEdges::Centre);
  const TerrainCells expected = source.derive(source.grid().window());
  const auto same = [](const fs::path& file, const std::vector<double>& values) {
    const RasterReader reader(file);
    EXPECT_EQ(reader.noData(), -9999);
    const std::vector<double> got = wholeBand(file);
    int64_t count = 0;
    for (size_t i = 0; i < values.size(); ++i) {
      if (std::isnan(values[i]))
        EXPECT_TRUE(std::isnan(got[i])) << file << i;
      else
        EXPECT_EQ(got[i], static_cast<float>(values[i])) << file << i;
      count += !std::isnan(values[i]);
    }
    return count;
  };
  EXPECT_EQ(same(report.elevationFile, expected.elevation), report.elevation.cells);
  EXPECT_EQ(same(report.slopeFile, expected.slope), report.slope.cells);
  EXPECT_EQ(same(report.aspectFile, expected.aspect), report.aspect.cells);
  EXPECT_EQ(report.flat, report.slope.cells - report.aspect.cells);
  EXPECT_TRUE(sameCells(RasterReader(report.aspectFile).grid(), source.grid()));
}

INSTANTIATE_TEST_SUITE_P(AllFiles, TerrainCase, testing::ValuesIn(elevationFiles()),
                         [](const auto& tested) { return tested.param.stem().string(); });

// --- other grids
// --------------------------------------------------------------------------------------------------

class TerrainResampling : public testing::Test {
protected:
  std::string utm = crsFromUser("EPSG:32647");
  test::TempFolder folder;
};

TEST_F(TerrainResampling, APlaneStaysAPlaneOnAFinerGridToTheEdge) {
  const auto plane = [](double x, double y) { return 100 + 0.3 * (x - 720000) - 0.5 * (y - 3990000); };
  writeDem(folder / "dem.tif", gridAt(utm, 720000, 3992000, 12.5, 60, 50), plane);
  TerrainSource source(folder / "dem.tif", TerrainEdges::NoData);
  const GridSpec fine = gridAt(utm, 720000 - 10, 3992000 + 10, 2.5, 320, 260);
  const TerrainCells got = source.resample(fine, fine.window());
  for (int64_t row = 0; row < fine.rows; ++row)
    for (int64_t column = 0; column < fine.columns; ++column) {
      const auto i = static_cast<size_t>(row * fine.columns + column);
      const double x = fine.centreX(column), y = fine.centreY(row);
      const bool inside = x >= 720000 && x < 720750 && y <= 3992000 && y > 3991375;
      const bool derived = x >= 720012.5 && x < 720737.5 && y <= 3991987.5 && y > 3991387.5;
      ASSERT_EQ(std::isnan(got.elevation[i]), !inside) << column << " " << row;
      ASSERT_EQ(std::isnan(got.slope[i]), !derived) << column << " " << row;
      if (inside && x > 720006.25 && x < 720743.75 && y < 3991993.75 && y > 3991381.25) {
        EXPECT_NEAR(got.elevation[i], plane(x, y), 1e-6);
      }
      if (derived) {
        EXPECT_NEAR(got.slope[i], std::atan(std::hypot(0.3, 0.5)) * 180 / M_PI, 1e-6);
        EXPECT_LT(angleBetween(got.aspect[i], std::atan2(-0.3, 0.5) * 180 / M_PI), 1e-6);
      }
    }
}

TEST_F(TerrainResampling, AspectAcrossNorthIsNotAveragedToSouth) {
  // a ridge's nose: aspects of about 350 on one side and 10 on the other
  const auto nose = [](double x, double y) {
    return 500 - (y - 3990000) - 0.02 * std::pow((x - 720100) / 10, 2);
  };
  writeDem(folder / "dem.tif", gridAt(utm, 720000, 3990200, 10, 20, 20), nose);
  TerrainSource source(folder / "dem.tif", TerrainEdges::Centre);
  const GridSpec fine = gridAt(utm, 720020, 3990180, 3, 50, 50);
  const TerrainCells got = source.resample(fine, fine.window());
  for (const double aspect : got.aspect) {
    ASSERT_FALSE(std::isnan(aspect));
    EXPECT_LT(angleBetween(aspect, 0), 20) << aspect;
    EXPECT_TRUE(aspect >= 0 && aspect < 360);
  }
}

TEST_F(TerrainResampling, AHoleStaysAsLargeAsItIsAndDoesNotSpread) {
  const GridSpec coarse = gridAt(utm, 720000, 3990100, 10, 10, 10);
  writeDem(folder / "dem.tif", coarse, [](double x, double y) {
    return x > 720040 && x < 720050 && y > 3990040 && y < 3990050 ? kNaN : 100 + 0.1 * (x - 720000);
  });
  TerrainSource source(folder / "dem.tif", TerrainEdges::Centre);
  const GridSpec fine = gridAt(utm, 720000, 3990100, 2.5, 40, 40);
  const TerrainCells got = source.resample(fine, fine.window());
  int holes = 0;
  for (int64_t row = 0; row < 40; ++row)
    for (int64_t column = 0; column < 40; ++column) {
      const bool hole = column / 4 == 4 && row / 4 == 5;
      const double z = got.elevation[static_cast<size_t>(row * 40 + column)];
      EXPECT_EQ(std::isnan(z), hole);
      if (!hole) {
        EXPECT_TRUE(z >= 100 && z <= 110); // no -32768 was mixed in
      }
      holes += hole;
    }
  EXPECT_EQ(holes, 16);
}

TEST_F(TerrainResampling, AFlatLakeKeepsItsSlopeAndHasNoAspect) {
  writeDem(folder / "dem.tif", gridAt(utm, 720000, 3990400, 10, 40, 40),
           [](double x, double) { return x < 720200 ? 300 : 300 + (x - 720200); });
  const TerrainReport report =
      writeTerrain(folder / "dem.tif", folder / "out", {}, gridAt(utm, 720000, 3990400, 5, 80, 80));
  EXPECT_TRUE(report.resampled);
  const std::vector<double> slope = wholeBand(report.slopeFile), aspect = wholeBand(report.aspectFile);
  EXPECT_EQ(slope[40 * 80 + 10], 0);
  EXPECT_TRUE(std::isnan(aspect[40 * 80 + 10]));
  EXPECT_NEAR(aspect[40 * 80 + 70], 270, 1e-6);
  EXPECT_GT(report.flat, 1000);
}

TEST_F(TerrainResampling, FromDegreesToMetresAgreesWithTheExactTransformCellByCell) {
  const fs::path dem = test::testData("terrain/geo_float.tif");
  TerrainSource source(dem, TerrainEdges::Centre);
  const CrsTransform transform(utm, source.grid().crs), back(source.grid().crs, utm);
  const Extent extent = source.grid().extent();
  const Point corner = back.apply(Point{extent.xMin, extent.yMax});
  const GridSpec grid = gridAt(utm, corner.x - 50, corner.y + 50, 10, 250, 270);
  const TerrainCells got = source.resample(grid, grid.window());
  size_t compared = 0, missing = 0;
  for (int64_t row = 0; row < grid.rows; row += 3)
    for (int64_t column = 0; column < grid.columns; column += 3) {
      // one cell is never interpolated between nodes
      const TerrainCells alone = source.resample(grid, {column, row, 1, 1});
      const auto i = static_cast<size_t>(row * grid.columns + column);
      missing += std::isnan(alone.elevation[0]);
      if (std::isnan(alone.slope[0]) || std::isnan(got.slope[i]))
        continue;
      EXPECT_NEAR(got.elevation[i], alone.elevation[0], 0.05);
      EXPECT_NEAR(got.slope[i], alone.slope[0], 0.1);
      ++compared;
    }
  EXPECT_GT(compared, 5000u);
  EXPECT_GT(missing, 100u);
}

TEST_F(TerrainResampling, ACoarseTargetReadsALargeSourceInParts) {
  const GridSpec fine = gridAt(utm, 720000, 3995000, 1, 3000, 3000);
  writeDem(folder / "dem.tif", fine,
           [](double x, double y) { return 0.2 * (x - 720000) + 0.1 * (y - 3992000); });
  TerrainSource source(folder / "dem.tif", TerrainEdges::Centre);
  const GridSpec coarse = gridAt(utm, 720000, 3995000, 250, 12, 12);
  const TerrainCells got = source.resample(coarse, coarse.window());
  for (int64_t row = 0; row < 12; ++row)
    for (int64_t column = 0; column < 12; ++column) {
      const auto i = static_cast<size_t>(row * 12 + column);
      EXPECT_NEAR(got.elevation[i],
                  0.2 * (coarse.centreX(column) - 720000) + 0.1 * (coarse.centreY(row) - 3992000), 1e-4);
      EXPECT_NEAR(got.slope[i], std::atan(std::hypot(0.2, 0.1)) * 180 / M_PI, 1e-6);
    }
}

TEST_F(TerrainResampling, WindowsAreThePiecesOfTheWhole) {
  TerrainSource source(test::testData("terrain/utm_float.tif"), TerrainEdges::Centre);
  const GridSpec grid = gridAt(source.grid().crs, 719990, 3992010, 3.7, 420, 350);
  const TerrainCells whole = source.resample(grid, grid.window());
  const Window window{101, 57, 90, 33};
  const TerrainCells part = source.resample(grid, window);
  for (int64_t row = 0; row < window.height; ++row)
    for (int64_t column = 0; column < window.width; ++column) {
      const double a = part.aspect[static_cast<size_t>(row * window.width + column)];
      const double b = whole.aspect[static_cast<size_t>((row + window.y) * grid.columns + column + window.x)];
      EXPECT_TRUE(a == b || (std::isnan(a) && std::isnan(b)));
    }
}

// --- what cannot be done
// -------------------------------------------------------------------------------------------

int exitCodeOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& e) {
    EXPECT_STRNE(e.what(), "");
    return e.exitCode();
  }
  return 0;
}

TEST_F(TerrainResampling, WhatCannotBeMeantIsRefusedAndNothingIsLeft) {
  const fs::path dem = test::testData("terrain/utm_float.tif");
  EXPECT_EQ(exitCodeOf([&] { writeTerrain(folder / "none.tif", folder / "out", {}, {}); }), 3);
  EXPECT_EQ(
      exitCodeOf([&] { writeTerrain(dem, folder / "apart", {}, gridAt(utm, 100000, 100000, 10, 50, 50)); }),
      3);
  EXPECT_FALSE(fs::exists(folder / "apart"));

  GridSpec plain;
  plain.columns = plain.rows = 4;
  plain.top = 4;
  RasterOptions three;
  three.bands = 3;
  three.type = RasterType::Byte;
  RasterWriter image(folder / "image.tif", gridAt(utm, 0, 100, 10, 4, 4), three);
  image.finish();
  EXPECT_EQ(exitCodeOf([&] { writeTerrain(folder / "image.tif", folder / "out", {}, {}); }), 3);

  fs::create_directory(folder / "own");
  fs::copy_file(dem, folder / "own" / "elevation.tif");
  EXPECT_EQ(exitCodeOf([&] { writeTerrain(folder / "own" / "elevation.tif", folder / "own", {}, {}); }), 3);
}

TEST_F(TerrainResampling, AStopLeavesNothingBehind) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(writeTerrain(test::testData("terrain/utm_float.tif"), folder / "out", {}, {},
                            Progress(stop.get_token(), {})),
               Cancelled);
  EXPECT_FALSE(fs::exists(folder / "out" / "slope.tif"));
}

} // namespace
} // namespace scarp
