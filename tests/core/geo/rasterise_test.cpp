// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/geo/label_raster.h"
#include "core/geo/polygon_file.h"
#include "core/geo/raster.h"
#include "core/geo/rasterise.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using namespace scarp;
using scarp::test::TempFolder;
using scarp::test::testData;

namespace {

struct Case {
  GridSpec grid;
  std::vector<MultiPolygon> shapes;
};

Case caseOf(const std::string& name) {
  const Json d = readJson(testData("rasterise/" + name + "_grid.json"));
  Case c;
  c.grid = {{}, d["xmin"], d["ymax"], d["cell"], d["cell"], d["cols"], d["rows"]};
  for (const PolygonFeature& feature :
       readPolygons(testData("rasterise/" + name + "_polys.geojson")).features)
    c.shapes.push_back(feature.shape);
  return c;
}

std::vector<float> expected(const std::string& name) {
  const RasterReader reader(testData("rasterise/" + name));
  std::vector<float> values(static_cast<size_t>(reader.grid().window().cells()));
  reader.read(reader.grid().window(), 1, values);
  return values;
}

} // namespace

TEST(Rasterise, AgreesWithTheReferenceMaskAndIds) {
  const Case c = caseOf("random");
  std::vector<uint8_t> mask(static_cast<size_t>(c.grid.window().cells()), 0);
  std::vector<int32_t> ids(mask.size(), 0);
  rasterise(c.shapes, c.grid, mask);
  rasteriseIds(c.shapes, c.grid, ids);
  const std::vector<float> wantedMask = expected("random_mask.tif"), wantedIds = expected("random_ids.tif");
  for (size_t i = 0; i < mask.size(); ++i) {
    ASSERT_EQ(mask[i], wantedMask[i]) << "pixel " << i;
    ASSERT_EQ(static_cast<float>(ids[i]), wantedIds[i]) << "pixel " << i;
  }
}

TEST(Rasterise, AnyWindowGivesTheSamePixels) {
  const Case c = caseOf("random");
  std::vector<int32_t> whole(static_cast<size_t>(c.grid.window().cells()), 0);
  rasteriseIds(c.shapes, c.grid, whole);
  std::vector<int32_t> pieces(whole.size(), 0);
  for (const Window& block : blocksOf(c.grid, 37)) {
    std::vector<int32_t> part(static_cast<size_t>(block.cells()), 0);
    rasteriseIds(c.shapes, c.grid.cut(block), part);
    for (int64_t r = 0; r < block.height; ++r)
      for (int64_t k = 0; k < block.width; ++k)
        pieces[static_cast<size_t>((block.y + r) * c.grid.columns + block.x + k)] =
            part[static_cast<size_t>(r * block.width + k)];
  }
  EXPECT_EQ(pieces, whole);
}

TEST(Rasterise, SharedEdgesLeaveNeitherGapNorDoublePixelEvenOnCentres) {
  // A square cut into triangles that meet on pixel centres: each pixel must be in exactly one of them.
  const GridSpec grid{{}, 0, 10, 1, 1, 10, 10};
  for (const Point apex : {Point{4.5, 4.5}, Point{5, 5}, Point{3.5, 6.25}, Point{4.5, 0.5}}) {
    const Point corners[] = {{0.5, 0.5}, {8.5, 0.5}, {8.5, 8.5}, {0.5, 8.5}};
    std::vector<int> count(100, 0);
    for (int i = 0; i < 4; ++i) {
      const std::vector<MultiPolygon> triangle = {{{{corners[i], corners[(i + 1) % 4], apex}, {}}}};
      std::vector<uint8_t> mask(100, 0);
      rasterise(triangle, grid, mask);
      for (size_t k = 0; k < 100; ++k)
        count[k] += mask[k];
    }
    const std::vector<MultiPolygon> square = {{{{corners[0], corners[1], corners[2], corners[3]}, {}}}};
    std::vector<uint8_t> whole(100, 0);
    rasterise(square, grid, whole);
    for (size_t k = 0; k < 100; ++k)
      EXPECT_EQ(count[k], whole[k]) << "pixel " << k << ", apex " << apex.x << " " << apex.y;
    EXPECT_EQ(std::count(whole.begin(), whole.end(), 1), 64);
  }
}

TEST(Rasterise, EdgesExactlyOnCentresAreDecidedOnceForNeighbours) {
  const Case c = caseOf("exacthit");
  ASSERT_FALSE(c.shapes.empty());
  std::vector<uint8_t> mask(static_cast<size_t>(c.grid.window().cells()), 0);
  rasterise(c.shapes, c.grid, mask);
  std::vector<uint8_t> apart(mask.size(), 0);
  for (const MultiPolygon& shape : c.shapes) {
    std::vector<uint8_t> one(mask.size(), 0);
    rasterise(std::span(&shape, 1), c.grid, one);
    for (size_t k = 0; k < mask.size(); ++k)
      apart[k] = std::max(apart[k], one[k]);
  }
  EXPECT_EQ(apart, mask);
}

TEST(Rasterise, AgreesWithThePointInPolygonTest) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> at(-2, 32);
  const GridSpec grid{{}, 0, 30, 1, 1, 30, 30};
  for (int n = 0; n < 200; ++n) {
    MultiPolygon shape(1);
    for (int k = 0; k < 3 + n % 8; ++k) // may cross itself: even-odd all the same
      shape[0].outer.push_back({at(random), at(random)});
    std::vector<uint8_t> mask(900, 0);
    rasterise(std::span(&shape, 1), grid, mask);
    for (int64_t r = 0; r < 30; ++r)
      for (int64_t c = 0; c < 30; ++c)
        ASSERT_EQ(mask[static_cast<size_t>(r * 30 + c)], contains(shape, {grid.centreX(c), grid.centreY(r)}))
            << n;
  }
}

TEST(Rasterise, EmptyAndFarShapesDoNothing) {
  const GridSpec grid{{}, 0, 3, 1, 1, 3, 3};
  std::vector<uint8_t> mask(9, 0);
  const std::vector<MultiPolygon> shapes = {
      {}, {{{}, {}}}, {{{{1, 1}}, {}}}, {{{{100, 100}, {101, 100}, {101, 101}}, {}}}};
  rasterise(shapes, grid, mask);
  EXPECT_EQ(mask, std::vector<uint8_t>(9, 0));
}

TEST(LabelRaster, StripsGiveTheReferenceMask) {
  const TempFolder folder;
  Case c = caseOf("random");
  const int64_t inside = writeLabelRaster(folder / "m.tif", c.grid, c.shapes, {});
  const RasterReader reader(folder / "m.tif");
  std::vector<float> mask(static_cast<size_t>(c.grid.window().cells()));
  reader.read(c.grid.window(), 1, mask);
  EXPECT_EQ(mask, expected("random_mask.tif"));
  EXPECT_EQ(inside, std::count(mask.begin(), mask.end(), 1.f));
  // more rows than one strip: the same shapes on a grid ten times as fine
  GridSpec fine = c.grid;
  fine.cellX /= 10, fine.cellY /= 10, fine.columns *= 10, fine.rows *= 10;
  std::vector<uint8_t> whole(static_cast<size_t>(fine.window().cells()), 0), file(whole.size());
  rasterise(c.shapes, fine, whole);
  writeLabelRaster(folder / "f.tif", fine, c.shapes, {});
  RasterReader(folder / "f.tif").readBytes(fine.window(), 1, file);
  EXPECT_EQ(file, whole);
}

TEST(GridSpec, SnapsLikeTheReference) {
  const Json cases = readJson(testData("rasterise/snap_cases.json"));
  ASSERT_EQ(cases.size(), 4u);
  for (const Json& one : cases) {
    const Json &s = one["snap"], &e = one["extent"], &a = one["aligned"];
    const GridSpec snap{{}, s["xmin"], s["ymax"], s["cell"], s["cell"], s["cols"], s["rows"]};
    const GridSpec got = snapped(snap, {e["xmin"], e["ymin"], e["xmax"], e["ymax"]});
    EXPECT_DOUBLE_EQ(got.left, a["xmin"]);
    EXPECT_DOUBLE_EQ(got.top, a["ymax"]);
    EXPECT_DOUBLE_EQ(got.right(), a["xmax"]);
    EXPECT_DOUBLE_EQ(got.bottom(), a["ymin"]);
    EXPECT_EQ(got.columns, a["cols"]);
    EXPECT_EQ(got.rows, a["rows"]);
  }
}
