// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/project/project.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace scarp {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

Project sample(const fs::path& folder) {
  Project project;
  project.folder = folder;
  project.name = "Valley";
  project.synthetic = true;
  project.note = "made by a formula";
  project.grid = {"", 100, 200, 2.5, 2.5, 40, 30};
  project.experts = {{"a", "Ann", "#0072b2", "labels/a.gpkg"}};
  project.stabilityThreshold = 7.5;
  project.settings = {{"anything", {1, 2}}};
  ProjectLayer image{"image", "Image", LayerKind::Image, "/elsewhere/image.tif"};
  image.opacity = 0.25;
  image.visible = false;
  image.style = {{"ramp", "grey"}};
  project.putLayer(image);
  return project;
}

std::string messageOf(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), ErrorCode::Input);
    return e.what();
  }
  return "no error";
}

TEST(Project, SurvivesTheRoundTrip) {
  const test::TempFolder temp;
  const Project written = sample(temp.path());
  saveProject(written);
  const Project read = loadProject(temp.path());
  EXPECT_EQ(read.folder, temp.path());
  EXPECT_EQ(read.name, "Valley");
  EXPECT_TRUE(read.synthetic);
  EXPECT_EQ(read.note, written.note);
  EXPECT_EQ(read.grid, written.grid);
  EXPECT_EQ(read.stabilityThreshold, 7.5);
  EXPECT_EQ(read.settings, written.settings);
  EXPECT_EQ(read.classes, written.classes);
  ASSERT_EQ(read.experts.size(), 1U);
  EXPECT_EQ(read.experts[0].name, "Ann");
  EXPECT_EQ(read.experts[0].file, "labels/a.gpkg");
  ASSERT_EQ(read.layers.size(), 1U);
  EXPECT_EQ(read.layers[0].kind, LayerKind::Image);
  EXPECT_EQ(read.layers[0].opacity, 0.25);
  EXPECT_FALSE(read.layers[0].visible);
  EXPECT_EQ(read.layers[0].style, written.layers[0].style);
}

TEST(Project, KindsHaveNamesBothWays) {
  for (const LayerKind kind : {LayerKind::Image, LayerKind::Dem, LayerKind::Points, LayerKind::HotSpot,
                               LayerKind::Slope, LayerKind::Aspect, LayerKind::Labels, LayerKind::Consensus,
                               LayerKind::Prediction, LayerKind::Areas, LayerKind::Vector})
    EXPECT_EQ(layerKindFrom(nameOf(kind)), kind);
  EXPECT_THROW(layerKindFrom("picture"), Error);
}

TEST(Project, PutsLayersWhereTheyAreDrawnAndReplacesInPlace) {
  Project project;
  for (const auto& [id, kind] : {std::pair{"image", LayerKind::Image},
                                 {"labels-a", LayerKind::Labels},
                                 {"points", LayerKind::Points},
                                 {"labels-b", LayerKind::Labels},
                                 {"hotspot", LayerKind::HotSpot}})
    project.putLayer({id, id, kind, "f"});
  project.putLayer({"points", "again", LayerKind::Points, "g"});
  std::vector<std::string> ids;
  for (const auto& layer : project.layers)
    ids.push_back(layer.id);
  EXPECT_THAT(ids, ElementsAre("labels-a", "labels-b", "points", "hotspot", "image"));
  EXPECT_EQ(project.layer("points")->name, "again");
  EXPECT_EQ(project.firstOf(LayerKind::Labels)->id, "labels-a");
  EXPECT_EQ(project.layer("nothing"), nullptr);
  EXPECT_EQ(project.firstOf(LayerKind::Dem), nullptr);
}

TEST(Project, KeepsPathsInsideRelative) {
  Project project;
  project.folder = "/data/valley";
  EXPECT_EQ(project.storedPath("/data/valley/layers/x.tif"), "layers/x.tif");
  EXPECT_EQ(project.storedPath("/data/valley2/x.tif"), "/data/valley2/x.tif");
  EXPECT_EQ(project.pathOf("layers/x.tif"), "/data/valley/layers/x.tif");
  EXPECT_EQ(project.pathOf("/data/other/x.tif"), "/data/other/x.tif");
}

TEST(Project, SaysWhatIsWrong) {
  const test::TempFolder temp;
  EXPECT_THAT(messageOf([&] { loadProject(temp.path()); }), HasSubstr("no project"));
  writeFileAtomically(temp / "project.json", "{\"schema\": 1");
  EXPECT_THAT(messageOf([&] { loadProject(temp.path()); }), HasSubstr("project.json"));
  writeFileAtomically(temp / "project.json", "{\"schema\": 1}");
  EXPECT_THAT(messageOf([&] { loadProject(temp.path()); }), HasSubstr("not a project description"));
  Project project = sample(temp.path());
  project.schema = 99;
  saveProject(project);
  EXPECT_THAT(messageOf([&] { loadProject(temp.path()); }), HasSubstr("schema 99"));
  project = sample(temp.path());
  project.grid.columns = 0;
  saveProject(project);
  EXPECT_THAT(messageOf([&] { loadProject(temp.path()); }), HasSubstr("grid"));
  project = sample(temp.path());
  project.layers.push_back(project.layers[0]);
  saveProject(project);
  EXPECT_THAT(messageOf([&] { loadProject(temp.path()); }), HasSubstr("used twice"));
}

TEST(Project, UpdatesOfManyProcessesAllArrive) {
  const test::TempFolder temp;
  saveProject(sample(temp.path()));
  std::vector<pid_t> children;
  for (int child = 0; child < 4; ++child) {
    const pid_t pid = ::fork();
    if (pid == 0) {
      for (int k = 0; k < 10; ++k)
        updateProject(temp.path(), [&](Project& project) {
          project.putLayer(
              {"v-" + std::to_string(child) + "-" + std::to_string(k), "v", LayerKind::Vector, "f"});
        });
      ::_exit(0);
    }
    children.push_back(pid);
  }
  for (const pid_t pid : children) {
    int status = 0;
    ::waitpid(pid, &status, 0);
    EXPECT_EQ(status, 0);
  }
  EXPECT_EQ(loadProject(temp.path()).layers.size(), 41U);
}

TEST(Project, AnUpdateThatFailsChangesNothing) {
  const test::TempFolder temp;
  saveProject(sample(temp.path()));
  const std::string before = readFile(temp / "project.json");
  EXPECT_THROW(updateProject(temp.path(),
                             [](Project& p) {
                               p.name = "other";
                               throw inputError("no");
                             }),
               Error);
  EXPECT_EQ(readFile(temp / "project.json"), before);
  EXPECT_THROW(updateProject(temp / "nowhere", [](Project&) {}), Error);
}

} // namespace
} // namespace scarp
