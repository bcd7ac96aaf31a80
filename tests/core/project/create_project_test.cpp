// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/project/project.h"
#include "tests/support/small_rasters.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace scarp {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

std::string messageOf(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& e) {
    return e.what();
  }
  return "no error";
}

class CreateProject : public testing::Test {
protected:
  void SetUp() override {
    test::writeImage(temp / "image.tif", grid);
    test::writeRectangles(temp / "Expert A.gpkg", grid, {{2, 2, 10, 10}});
    // The same expert's area, written in degrees: it must come back in metres.
    PolygonLayer degrees;
    degrees.crs = crsFromUser("EPSG:4326");
    degrees.features.push_back(
        {CrsTransform(grid.crs, degrees.crs).apply(test::cellsAsPolygon(grid, {2, 2, 10, 10})), {}});
    writePolygons(temp / "b.geojson", degrees);
    GridSpec coarse = grid.cut({-10, -10, 80, 80});
    coarse.cellX = coarse.cellY = 12.5;
    coarse.columns = coarse.rows = 16;
    test::writeRaster(temp / "dem.tif", coarse, {},
                      [](int, int64_t x, int64_t y) { return double(1800 + x + y); });
  }

  test::TempFolder temp;
  GridSpec grid = test::smallGrid(60, 40);
};

TEST_F(CreateProject, CopiesLabelsInTheProjectsCrs) {
  const Project made = createProject(temp / "p", {temp / "image.tif",
                                                  temp / "dem.tif",
                                                  {},
                                                  {temp / "Expert A.gpkg", temp / "b.geojson"},
                                                  {temp / "b.geojson"}});
  const Project project = loadProject(temp / "p");
  EXPECT_TRUE(sameCells(project.grid, grid));
  std::vector<std::string> ids;
  for (const auto& layer : project.layers)
    ids.push_back(layer.id);
  EXPECT_THAT(ids, ElementsAre("labels-expert-a", "labels-b", "b", "dem", "image"));
  ASSERT_EQ(project.experts.size(), 2U);
  EXPECT_EQ(project.experts[0].colour, "#0072b2");
  EXPECT_EQ(project.experts[1].colour, "#e69f00");
  EXPECT_EQ(project.layer("image")->file, temp / "image.tif");
  for (const Expert& expert : project.experts) {
    const PolygonLayer labels = readPolygons(project.pathOf(expert.file));
    EXPECT_TRUE(sameCrs(labels.crs, grid.crs)) << expert.name;
    ASSERT_EQ(labels.features.size(), 1U);
    EXPECT_NEAR(area(labels.features[0].shape), 625, 0.5) << expert.name;
  }
  EXPECT_EQ(made.folder, project.folder);
}

TEST_F(CreateProject, RefusesAnImageWithoutGeoreference) {
  fs::copy_file(fs::path(SCARP_TEST_DATA) / "project" / "photo.png", temp / "photo.png");
  EXPECT_THAT(messageOf([&] {
                createProject(temp / "p", {temp / "photo.png", {}, {}, {}, {}});
              }),
              HasSubstr("photo.png"));
  EXPECT_FALSE(fs::exists(temp / "p"));
}

TEST_F(CreateProject, RefusesAGreyImageAndMissingFiles) {
  test::writeRaster(temp / "grey.tif", grid, {}, [](int, int64_t, int64_t) { return 1.0; });
  EXPECT_THAT(messageOf([&] {
                createProject(temp / "p", {temp / "grey.tif", {}, {}, {}, {}});
              }),
              HasSubstr("red, green and blue"));
  EXPECT_THAT(messageOf([&] {
                createProject(temp / "p", {temp / "no.tif", {}, {}, {}, {}});
              }),
              HasSubstr("no.tif"));
  EXPECT_THAT(messageOf([&] {
                createProject(temp / "p", {temp / "image.tif", temp / "no.tif", {}, {}, {}});
              }),
              HasSubstr("no.tif"));
  EXPECT_THAT(messageOf([&] {
                createProject(temp / "p", {temp / "image.tif", {}, temp / "no.csv", {}, {}});
              }),
              HasSubstr("no.csv"));
  EXPECT_THAT(messageOf([&] {
                createProject(temp / "p", {temp / "image.tif", {}, {}, {temp / "no.gpkg"}, {}});
              }),
              HasSubstr("no.gpkg"));
  EXPECT_FALSE(fs::exists(temp / "p"));
}

TEST_F(CreateProject, RefusesAnImageInDegrees) {
  GridSpec degrees{crsFromUser("EPSG:4326"), 100, 36, 1e-4, 1e-4, 20, 20};
  test::writeImage(temp / "degrees.tif", degrees);
  EXPECT_THAT(messageOf([&] {
                createProject(temp / "p", {temp / "degrees.tif", {}, {}, {}, {}});
              }),
              HasSubstr("metres"));
  EXPECT_FALSE(fs::exists(temp / "p"));
}

TEST_F(CreateProject, RefusesPointsThatLaterStepsCannotUse) {
  writeFileAtomically(temp / "points.csv", "x,y,height\n500010,3899990,3\n");
  EXPECT_THAT(messageOf([&] {
                createProject(temp / "p", {temp / "image.tif", {}, temp / "points.csv", {}, {}});
              }),
              HasSubstr("points.csv"));
  EXPECT_FALSE(fs::exists(temp / "p"));
}

TEST_F(CreateProject, NeverOverwritesAProject) {
  createProject(temp / "p", {temp / "image.tif", {}, {}, {}, {}});
  EXPECT_THAT(messageOf([&] {
                createProject(temp / "p", {temp / "image.tif", {}, {}, {}, {}});
              }),
              HasSubstr("already"));
}

TEST_F(CreateProject, AddsProductsUnderTheirUsualNames) {
  createProject(temp / "p", {temp / "image.tif", temp / "dem.tif", {}, {}, {}});
  const fs::path layers = temp / "p" / "layers";
  for (const char* name : {"hotspot", "slope", "aspect", "elevation"})
    test::writeRaster(layers / (std::string(name) + ".tif"), grid, {},
                      [](int, int64_t x, int64_t) { return double(x); });
  test::writeRectangles(layers / "truth.gpkg", grid, {{1, 1, 5, 5}});
  const auto add = [&](LayerKind kind, const char* file) {
    return addLayer(temp / "p", kind, layers / file).id;
  };
  EXPECT_EQ(add(LayerKind::HotSpot, "hotspot.tif"), "hotspot");
  EXPECT_EQ(add(LayerKind::Slope, "slope.tif"), "slope");
  EXPECT_EQ(add(LayerKind::Aspect, "aspect.tif"), "aspect");
  EXPECT_EQ(add(LayerKind::Dem, "elevation.tif"), "elevation");
  EXPECT_EQ(add(LayerKind::Vector, "truth.gpkg"), "truth");
  EXPECT_EQ(add(LayerKind::Consensus, "truth.gpkg"), "consensus");
  EXPECT_EQ(add(LayerKind::Prediction, "hotspot.tif"), "prediction-hotspot");
  EXPECT_EQ(add(LayerKind::Areas, "truth.gpkg"), "areas-truth");
  EXPECT_EQ(add(LayerKind::Labels, "truth.gpkg"), "labels-truth");
  const Project project = loadProject(temp / "p");
  EXPECT_EQ(project.layer("slope")->file, "layers/slope.tif");
  EXPECT_EQ(project.experts.at(0).id, "truth");
  EXPECT_TRUE(fs::exists(temp / "p" / "labels" / "truth.gpkg"));
  EXPECT_EQ(project.layers.size(), 11U); // nine, the image and the raw height model
  EXPECT_EQ(project.layers.back().id, "image");
}

TEST_F(CreateProject, AddingAgainKeepsWhatPeopleSet) {
  createProject(temp / "p", {temp / "image.tif", {}, {}, {}, {}});
  test::writeRaster(temp / "h.tif", grid, {}, [](int, int64_t x, int64_t) { return double(x); });
  addLayer(temp / "p", LayerKind::HotSpot, temp / "h.tif");
  updateProject(temp / "p", [](Project& p) {
    ProjectLayer layer = *p.layer("hotspot");
    layer.opacity = 0.125;
    p.putLayer(layer);
  });
  addLayer(temp / "p", LayerKind::HotSpot, temp / "h.tif");
  EXPECT_EQ(loadProject(temp / "p").layer("hotspot")->opacity, 0.125);
}

TEST_F(CreateProject, RefusesProductsOnAnotherGrid) {
  createProject(temp / "p", {temp / "image.tif", {}, {}, {}, {}});
  EXPECT_THAT(messageOf([&] { addLayer(temp / "p", LayerKind::Slope, temp / "dem.tif"); }),
              HasSubstr("not on the project's grid"));
  EXPECT_THAT(messageOf([&] { addLayer(temp / "p", LayerKind::Slope, temp / "no.tif"); }),
              HasSubstr("does not exist"));
  EXPECT_THAT(messageOf([&] { addLayer(temp / "p", LayerKind::Consensus, temp / "image.tif"); }),
              HasSubstr("image.tif"));
  EXPECT_EQ(loadProject(temp / "p").layers.size(), 1U);
}

} // namespace
} // namespace scarp
