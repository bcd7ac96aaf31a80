// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/geo/raster.h"
#include "core/hotspot/kernel_density.h"
#include "tests/support/number_table.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <random>

namespace scarp {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

KernelDensityParams params(double radius, const std::string& unit = "m2") {
  KernelDensityParams p;
  p.radius = radius;
  p.unit = unit;
  return p;
}

GridSpec metres(double left, double top, double cell, int64_t columns, int64_t rows) {
  GridSpec grid;
  grid.left = left;
  grid.top = top;
  grid.cellX = grid.cellY = cell;
  grid.columns = columns;
  grid.rows = rows;
  return grid;
}

struct Field {
  std::vector<double> density;
  std::vector<uint32_t> counts;
};

Field wholeGrid(const KernelDensity& kernel, const GridSpec& grid) {
  Field f{std::vector<double>(static_cast<size_t>(grid.columns * grid.rows)), {}};
  f.counts.resize(f.density.size());
  kernel.compute(grid, grid.window(), f.density, f.counts);
  return f;
}

class KernelDensityCase : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(KernelDensityCase, DensityAndCountAgree) {
  const std::filesystem::path folder = GetParam().parent_path();
  const std::string name = test::stemBefore(GetParam(), "_points.csv");
  const test::NumberTable points(GetParam());
  const Json g = readJson(folder / (name + "_grid.json"));
  const GridSpec grid = metres(g["xmin"], g["ymax"], g["cell"], g["cols"], g["rows"]);
  const double radius = g["radius"];
  const Field got = wholeGrid(KernelDensity(points["x"], points["y"], points["w"], params(radius)), grid);

  const RasterReader density(folder / (name + "_density.tif")), count(folder / (name + "_count.tif"));
  ASSERT_EQ(density.grid().columns, grid.columns);
  std::vector<double> expected(got.density.size()), expectedCount(got.density.size());
  density.readDouble(grid.window(), 1, expected);
  count.readDouble(grid.window(), 1, expectedCount);
  int withValue = 0;
  for (int64_t row = 0; row < grid.rows; ++row)
    for (int64_t column = 0; column < grid.columns; ++column) {
      const auto at = static_cast<size_t>(row * grid.columns + column);
      double heaviest = 0;
      bool onTheEdge = false;
      for (size_t i = 0; i < points["x"].size(); ++i) {
        const double distance =
            std::hypot(points["x"][i] - grid.centreX(column), points["y"][i] - grid.centreY(row));
        if (distance <= radius)
          heaviest = std::max(heaviest, std::abs(points["w"][i]));
        onTheEdge = onTheEdge || std::abs(distance - radius) < 1e-9;
      }
      if (!onTheEdge) {
        EXPECT_EQ(got.counts[at], expectedCount[at]) << column << " " << row;
      }
      const double tolerance = 1e-12 * 3 / std::numbers::pi / radius / radius * heaviest;
      if (got.counts[at] == 0) {
        EXPECT_TRUE(std::isnan(got.density[at]));
        EXPECT_LE(std::abs(expected[at]), tolerance);
      } else {
        EXPECT_NEAR(got.density[at], expected[at], tolerance) << column << " " << row;
        ++withValue;
      }
    }
  EXPECT_GT(withValue, 20);
}

INSTANTIATE_TEST_SUITE_P(AllCases, KernelDensityCase,
                         testing::ValuesIn(test::filesEnding(test::testData("kde"), "_points.csv")),
                         [](const auto& tested) { return test::stemBefore(tested.param, "_points.csv"); });

struct Scene {
  std::vector<double> x, y, w;
};

Scene randomScene(size_t n, unsigned seed, double from, double to) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> place(from, to);
  std::normal_distribution<double> z(0, 3);
  Scene s;
  for (size_t i = 0; i < n; ++i) {
    s.x.push_back(place(random));
    s.y.push_back(place(random));
    s.w.push_back(z(random));
  }
  return s;
}

TEST(KernelDensity, WindowsAreExactlyThePiecesOfTheWhole) {
  const Scene s = randomScene(60, 1, -300, 2500);
  const KernelDensity kernel(s.x, s.y, s.w, params(170));
  const GridSpec grid = metres(0, 2000, 9.5, 200, 190);
  const Field whole = wholeGrid(kernel, grid);
  for (const Window window : {Window{0, 0, 64, 64}, Window{63, 101, 17, 89}, Window{199, 189, 1, 1}}) {
    std::vector<double> part(static_cast<size_t>(window.cells()));
    kernel.compute(grid, window, part);
    for (int64_t row = 0; row < window.height; ++row)
      for (int64_t column = 0; column < window.width; ++column) {
        const double a = part[static_cast<size_t>(row * window.width + column)];
        const double b =
            whole.density[static_cast<size_t>((window.y + row) * grid.columns + window.x + column)];
        if (std::isnan(b))
          EXPECT_TRUE(std::isnan(a));
        else
          EXPECT_EQ(a, b);
      }
  }
}

TEST(KernelDensity, StreamingGivesTheSameRowByRowAndItsRange) {
  const Scene s = randomScene(40, 2, 0, 9000);
  const KernelDensity kernel(s.x, s.y, s.w, params(800, "km2"));
  const GridSpec grid = metres(0, 9000, 10, 900, 900);
  const Field whole = wholeGrid(kernel, grid);
  std::vector<float> streamed(whole.density.size(), 1e30f);
  Window last;
  const DensityRange range = kernel.stream(grid, [&](const Window& w, std::span<const float> values) {
    EXPECT_TRUE(w.y > last.y || w.x >= last.x);
    last = w;
    for (int64_t row = 0; row < w.height; ++row)
      std::copy_n(values.begin() + row * w.width, w.width,
                  streamed.begin() + (w.y + row) * grid.columns + w.x);
  });
  int64_t cells = 0;
  double least = 1e300, most = -1e300;
  for (size_t i = 0; i < streamed.size(); ++i) {
    if (std::isnan(whole.density[i])) {
      EXPECT_TRUE(std::isnan(streamed[i]));
      continue;
    }
    EXPECT_EQ(streamed[i], static_cast<float>(whole.density[i]));
    ++cells;
    least = std::min<double>(least, streamed[i]);
    most = std::max<double>(most, streamed[i]);
  }
  EXPECT_EQ(range.cells, cells);
  EXPECT_EQ(range.minimum, least);
  EXPECT_EQ(range.maximum, most);
}

TEST(KernelDensity, OneKernelIntegratesToItsWeight) {
  const std::vector<double> x{501.3}, y{498.8}, w{-4.5};
  const GridSpec grid = metres(0, 1000, 1, 1000, 1000);
  for (const std::string unit : {"m2", "km2"}) {
    const Field f = wholeGrid(KernelDensity(x, y, w, params(150, unit)), grid);
    double sum = 0;
    for (const double d : f.density)
      sum += std::isnan(d) ? 0 : d;
    EXPECT_NEAR(sum * (unit == "m2" ? 1.0 : 1e-6), -4.5, 1e-6);
  }
}

TEST(KernelDensity, CellsThatAreNotSquareMeasureRealDistances) {
  const std::vector<double> x{100}, y{100}, w{2};
  GridSpec grid = metres(0, 200, 10, 20, 50);
  grid.cellY = 4;
  const Field f = wholeGrid(KernelDensity(x, y, w, params(60)), grid);
  for (int64_t row = 0; row < grid.rows; ++row)
    for (int64_t column = 0; column < grid.columns; ++column) {
      const double d = std::hypot(grid.centreX(column) - 100, grid.centreY(row) - 100) / 60;
      const double got = f.density[static_cast<size_t>(row * grid.columns + column)];
      if (d < 1)
        EXPECT_NEAR(got, 3 / std::numbers::pi / 3600 * 2 * std::pow(1 - d * d, 2), 1e-16);
      else
        EXPECT_TRUE(std::isnan(got));
    }
}

TEST(KernelDensity, CancellingWeightsAreZeroNotNoData) {
  const std::vector<double> x{50, 50}, y{50, 50}, w{3, -3};
  const Field f = wholeGrid(KernelDensity(x, y, w, params(30)), metres(0, 100, 10, 10, 10));
  EXPECT_EQ(f.counts[55], 2u);
  EXPECT_EQ(f.density[55], 0);
  EXPECT_TRUE(std::isnan(f.density[0]));
}

TEST(KernelDensity, APointAtExactlyTheRadiusIsOutOfReach) {
  // the centre of cell (2, 2) is 25, 75; points 30, 40 and 50 metres away from it
  const std::vector<double> w{1};
  const GridSpec grid = metres(0, 100, 10, 10, 10);
  const std::vector<double> x{75.0}, y{75.0};
  const Field f = wholeGrid(KernelDensity(x, y, w, params(50)), grid);
  EXPECT_EQ(f.counts[2 * 10 + 2], 0u);
  EXPECT_EQ(f.counts[2 * 10 + 3], 1u);
  const std::vector<double> x2{55.0}, y2{35.0}; // 3-4-5
  EXPECT_EQ(wholeGrid(KernelDensity(x2, y2, w, params(50)), grid).counts[2 * 10 + 2], 0u);
}

TEST(KernelDensity, WeightsThatAreNotNumbersAreLeftOutAndCounted) {
  const std::vector<double> x{50, 50, kNaN}, y{50, 50, 50}, w{3, kNaN, 1};
  const KernelDensity kernel(x, y, w, params(30));
  EXPECT_EQ(kernel.leftOut(), 2);
  EXPECT_EQ(wholeGrid(kernel, metres(0, 100, 10, 10, 10)).counts[55], 1u);
}

TEST(KernelDensity, NoPointsGiveNoDataEverywhere) {
  const KernelDensity kernel({}, {}, {}, params(30));
  int64_t written = 0;
  const DensityRange range = kernel.stream(metres(0, 100, 10, 10, 10), [&](const Window& w, auto values) {
    written += w.cells();
    for (const float v : values)
      EXPECT_TRUE(std::isnan(v));
  });
  EXPECT_EQ(written, 100);
  EXPECT_EQ(range.cells, 0);
  EXPECT_TRUE(std::isnan(range.minimum));
}

TEST(KernelDensity, AStopEndsItAndAFailingWriterToo) {
  const Scene s = randomScene(2000, 4, 0, 9000);
  const KernelDensity kernel(s.x, s.y, s.w, params(300));
  const GridSpec grid = metres(0, 9000, 5, 1800, 1800);
  std::stop_source stop;
  const Progress progress(stop.get_token(), {});
  int windows = 0;
  const auto stopAtTheSecond = [&](const Window&, std::span<const float>) {
    if (++windows == 2)
      stop.request_stop();
  };
  EXPECT_THROW(kernel.stream(grid, stopAtTheSecond, progress), Cancelled);
  EXPECT_EQ(windows, 2);
  EXPECT_THROW(
      kernel.stream(grid, [](const Window&, std::span<const float>) { throw inputError("disk full"); }),
      Error);
}

} // namespace
} // namespace scarp
