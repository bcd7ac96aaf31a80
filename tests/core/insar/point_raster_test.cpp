// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/geo/raster.h"
#include "core/insar/point_filter.h"
#include "core/insar/point_raster.h"
#include "tests/support/number_table.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace scarp;
using scarp::test::NumberTable;
using scarp::test::TempFolder;
using scarp::test::testData;

namespace {

std::vector<double> valuesOf(const std::filesystem::path& file) {
  const RasterReader reader(file);
  std::vector<double> values(static_cast<size_t>(reader.grid().window().cells()));
  reader.readDouble(reader.grid().window(), 1, values);
  return values;
}

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

} // namespace

class PointRasterRule : public ::testing::TestWithParam<const char*> {};

TEST_P(PointRasterRule, AgreesWithTheReferenceAlsoOnBorders) {
  const TempFolder folder;
  const std::string rule = GetParam();
  const NumberTable table(testData("rasterise/ct800_points.csv"));
  const Json d = readJson(testData("rasterise/ct800_grid.json"));
  const GridSpec grid{{}, d["xmin"], d["ymax"], d["cell"], d["cell"], d["cols"], d["rows"]};
  const PointRasterReport report =
      rasterisePoints(folder / "a.tif", grid, table["x"], table["y"], table["v"], pointRuleOf(rule), {});
  const std::vector<double> got = valuesOf(folder / "a.tif"),
                            wanted = valuesOf(testData("rasterise/ct800_" + rule + ".tif"));
  ASSERT_EQ(got.size(), wanted.size());
  const double tolerance = rule == "mean" || rule == "sum" ? 1e-9 : 0;
  int64_t used = 0;
  for (size_t i = 0; i < got.size(); ++i) {
    ASSERT_EQ(std::isnan(got[i]), std::isnan(wanted[i])) << "cell " << i;
    if (std::isnan(got[i]))
      continue;
    ASSERT_NEAR(got[i], wanted[i], tolerance * std::max(1.0, std::abs(wanted[i]))) << "cell " << i;
    ++used;
  }
  EXPECT_EQ(report.points, static_cast<int64_t>(table["x"].size()));
  EXPECT_EQ(report.inside + report.outside, report.points);
  EXPECT_GT(report.outside, 0); // the table has points on the outer east and south edge
  if (rule == "first" || rule == "last" || rule == "mean") {
    EXPECT_EQ(report.cells, used);
  }
  if (rule == "count") {
    double sum = 0;
    for (const double v : got)
      sum += v;
    EXPECT_EQ(static_cast<int64_t>(sum), report.inside);
  }
}

INSTANTIATE_TEST_SUITE_P(Rules, PointRasterRule, ::testing::Values("first", "last", "mean", "sum", "count"));

TEST(PointRaster, StripsKeepTheOrderOfPointsAndLeaveMissingValuesOut) {
  const TempFolder folder;
  const GridSpec grid{{}, 0, 1000, 1, 1, 3, 1000};
  const std::vector<double> x = {0.5, 1.5, 0.5, 2.5, 0.5, 1.5}, y = {999.5, 0.5, 999.5, 500.5, 0.5, 0.5},
                            v = {1, 2, 3, kNaN, 5, 6};
  const PointRasterReport report = rasterisePoints(folder / "a.tif", grid, x, y, v, PointRule::Last, {});
  EXPECT_EQ(report.missing, 1);
  EXPECT_EQ(report.inside, 5);
  EXPECT_EQ(report.cells, 3);
  const std::vector<double> got = valuesOf(folder / "a.tif");
  EXPECT_EQ(got[0], 3);
  EXPECT_EQ(got[999 * 3], 5);
  EXPECT_EQ(got[999 * 3 + 1], 6);
  EXPECT_TRUE(std::isnan(got[499 * 3 + 2]));
  rasterisePoints(folder / "b.tif", grid, x, y, v, PointRule::Count, {});
  EXPECT_EQ(valuesOf(folder / "b.tif")[499 * 3 + 2], 1); // a point without a value is still a point
}

TEST(PointRaster, RefusesAnUnknownRule) {
  EXPECT_THROW(pointRuleOf("median"), Error);
}

namespace {

CtPoints threePoints() {
  CtPoints p;
  p.x = p.y = {1, 2, 3};
  p.columns = {{"gi_bin", std::vector<double>{-3, -2, kNaN}},
               {"Gi_Z", std::vector<double>{-4.5, -2, -9}},
               {"name", std::vector<std::string>{"a", "b", "c"}}};
  return p;
}

using Flags = std::vector<bool>;

} // namespace

TEST(PointFilter, ComparesNumericColumns) {
  const CtPoints p = threePoints();
  EXPECT_EQ(PointFilter("gi_bin<=-2").flags(p), (Flags{true, true, false}));
  EXPECT_EQ(PointFilter("gi_bin < -2").flags(p), (Flags{true, false, false}));
  EXPECT_EQ(PointFilter("gi_z > -5").flags(p), (Flags{true, true, false}));
  EXPECT_EQ(PointFilter("gi_z>=-4.5 AND gi_bin = -2").flags(p), (Flags{false, true, false}));
  EXPECT_EQ(PointFilter("gi_bin==-3 and gi_z<0 and gi_z!=1").flags(p), (Flags{true, false, false}));
  EXPECT_EQ(PointFilter("gi_bin<>-3").flags(p),
            (Flags{false, true, false})); // a missing value fulfils nothing
  EXPECT_EQ(PointFilter(" ").flags(p), (Flags{true, true, true}));
}

TEST(PointFilter, RefusesWhatIsNoComparison) {
  for (const std::string text :
       {"gi_bin", "gi_bin<", "<3", "gi_bin=<3", "gi_bin<three", "a<1 or b<2", "a<1 and", "1<a<2", "a<nan"})
    EXPECT_THROW(PointFilter{text}, Error) << text;
  EXPECT_THROW(PointFilter("other<1").flags(threePoints()), Error);
  EXPECT_THROW(PointFilter("name<1").flags(threePoints()), Error);
}
