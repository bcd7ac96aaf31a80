// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/velocity_cells.h"
#include "core/insar/ct_points.h"
#include "tests/support/small_rasters.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace scarp {
namespace {

TEST(VelocityCells, AgreesWithABruteForceRasterInEveryWindow) {
  const GridSpec grid{"", 1000, 2000, 2.5, 2.5, 31, 23};
  CtPoints points;
  std::mt19937 random(3);
  std::vector<float> expected(31 * 23, std::numeric_limits<float>::quiet_NaN());
  for (int k = 0; k < 400; ++k) {
    const double x = 995 + double(random() % 900) / 10, y = 1935 + double(random() % 700) / 10,
                 v = double(random() % 1000) - 500;
    points.x.push_back(x);
    points.y.push_back(y);
    points.velocity.push_back(k % 9 == 0 ? std::nan("") : v);
    const auto column = static_cast<int64_t>(std::floor((x - 1000) / 2.5)),
               row = static_cast<int64_t>(std::floor((2000 - y) / 2.5));
    if (k % 9 != 0 && column >= 0 && column < 31 && row >= 0 && row < 23)
      if (float& cell = expected[static_cast<size_t>(row * 31 + column)]; std::isnan(cell))
        cell = static_cast<float>(v);
  }
  const VelocityCells cells(points, grid);
  EXPECT_GT(cells.cells(), 100U);
  for (const Window w :
       {Window{0, 0, 31, 23}, Window{3, 4, 11, 9}, Window{30, 22, 1, 1}, Window{0, 10, 31, 1}}) {
    std::vector<float> out(static_cast<size_t>(w.cells()));
    cells.read(w, out);
    for (int64_t y = 0; y < w.height; ++y)
      for (int64_t x = 0; x < w.width; ++x) {
        const float want = expected[static_cast<size_t>((w.y + y) * 31 + w.x + x)],
                    got = out[static_cast<size_t>(y * w.width + x)];
        EXPECT_TRUE(want == got || (std::isnan(want) && std::isnan(got))) << x << " " << y;
      }
  }
}

TEST(VelocityCells, WithoutPointsInsideIsEmpty) {
  CtPoints points;
  points.x = {0};
  points.y = {0};
  points.velocity = {5};
  const VelocityCells cells(points, {"", 1000, 2000, 2.5, 2.5, 4, 4});
  EXPECT_EQ(cells.cells(), 0U);
  std::vector<float> out(16, 1);
  cells.read({0, 0, 4, 4}, out);
  for (const float v : out)
    EXPECT_TRUE(std::isnan(v));
}

} // namespace
} // namespace scarp
