// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/project/file_kind.h"
#include "tests/support/tiny_project.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace scarp {
namespace {

using testing::HasSubstr;

class FileKind : public testing::Test {
protected:
  FileKinds raster(const std::string& name, double factor, const GridSpec& grid) {
    test::writeRaster(made.temp / name, grid, {},
                      [&](int, int64_t x, int64_t y) { return double(x + y) * factor; });
    return kindsOf(made.temp / name, &project);
  }
  test::TinyProject made;
  Project project = loadProject(made.folder());
};

TEST_F(FileKind, OfAnImageAndHeightsIsCertain) {
  const FileKinds image = kindsOf(made.temp / "image.tif", &project);
  EXPECT_EQ(image.kinds.front(), LayerKind::Image);
  EXPECT_TRUE(image.certain);
  const FileKinds dem = raster("coarse.tif", 10, test::smallGrid(30, 20));
  EXPECT_EQ(dem.kinds.front(), LayerKind::Dem) << "not on the project's grid";
  EXPECT_TRUE(dem.certain);
}

TEST_F(FileKind, OfAProductFollowsFromItsNameOrValues) {
  EXPECT_EQ(kindsOf(made.folder() / "layers" / "slope.tif", &project).kinds.front(), LayerKind::Slope);
  EXPECT_EQ(kindsOf(made.folder() / "layers" / "hotspot.tif", &project).kinds.front(), LayerKind::HotSpot);
  const FileKinds probability = raster("pred_xiii.tif", 1.0 / 300, made.grid);
  EXPECT_EQ(probability.kinds.front(), LayerKind::Prediction);
  EXPECT_TRUE(probability.certain);
  const FileKinds unnamed = raster("result.tif", 1.0 / 300, made.grid);
  EXPECT_EQ(unnamed.kinds.front(), LayerKind::Prediction);
  EXPECT_FALSE(unnamed.certain);
  EXPECT_EQ(raster("values.tif", -5, made.grid).kinds.front(), LayerKind::HotSpot);
}

TEST_F(FileKind, OfPolygonsIsAsked) {
  const FileKinds polygons = kindsOf(made.folder() / "labels" / "consensus.gpkg", &project);
  EXPECT_EQ(polygons.kinds.front(), LayerKind::Consensus) << "by its name";
  test::writeRectangles(made.temp / "areas.gpkg", made.grid, {{1, 1, 5, 5}});
  const FileKinds asked = kindsOf(made.temp / "areas.gpkg", &project);
  EXPECT_FALSE(asked.certain);
  EXPECT_THAT(asked.kinds, testing::Contains(LayerKind::Labels));
}

TEST_F(FileKind, OfTablesLinesAndProjects) {
  EXPECT_EQ(kindsOf(made.temp / "points.csv", &project).kinds.front(), LayerKind::Points);
  EXPECT_TRUE(kindsOf(made.folder()).project);
  EXPECT_TRUE(kindsOf(made.folder() / "project.json").project);
  LineLayer lines;
  lines.crs = made.grid.crs;
  lines.lines = {{{500000, 3900000}, {500010, 3900010}}};
  writeLines(made.temp / "faults.gpkg", lines);
  EXPECT_EQ(kindsOf(made.temp / "faults.gpkg", &project).kinds.front(), LayerKind::Vector);
}

TEST_F(FileKind, OfSomethingElseIsRefusedByName) {
  writeFileAtomically(made.temp / "letter.docx", "Dear colleague");
  try {
    kindsOf(made.temp / "letter.docx");
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("letter.docx"));
  }
  EXPECT_THROW(kindsOf(made.temp / "nothing.tif"), Error);
  EXPECT_THROW(kindsOf(made.temp.path()), Error) << "a folder that is no project";
}

} // namespace
} // namespace scarp
