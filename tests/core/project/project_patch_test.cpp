// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_json.h"
#include "core/project/project_patch.h"

#include <gtest/gtest.h>

namespace scarp {
namespace {

Project sample() {
  Project project;
  project.folder = "/nowhere/valley";
  project.name = "valley";
  project.grid = {"", 0, 100, 0.1, 0.1, 100, 100};
  for (const char* id : {"a", "b", "c"})
    project.layers.push_back({id, id, LayerKind::Vector, std::string(id) + ".gpkg"});
  return project;
}

TEST(ProjectPatch, HoldsOnlyWhatChanged) {
  const Project before = sample();
  Project after = before;
  EXPECT_TRUE(patchBetween(before, after).empty());
  after.layers[1].opacity = 0.25;
  const ProjectPatch patch = patchBetween(before, after);
  EXPECT_TRUE(patch.fields.empty());
  EXPECT_TRUE(patch.order.empty());
  ASSERT_EQ(patch.layers.size(), 1U);
  EXPECT_EQ(patch.layers.at("b"), (Json{{"opacity", 0.25}}));
}

TEST(ProjectPatch, UndoesARemovalWithPlaceAndStyle) {
  const Project before = sample();
  Project after = before;
  after.layers.erase(after.layers.begin() + 1);
  after.stabilityThreshold = 3;
  Project project = after;
  apply(project, patchBetween(after, before));
  EXPECT_EQ(toJson(project), toJson(before));
  EXPECT_EQ(project.folder, before.folder);
  apply(project, patchBetween(before, after));
  EXPECT_EQ(toJson(project), toJson(after));
}

TEST(ProjectPatch, KeepsWhatOthersChangedMeanwhile) {
  const Project before = sample();
  Project after = before;
  after.layers[1].name = "renamed";
  std::swap(after.layers[0], after.layers[2]);
  Project project = after; // a run adds a layer below b and somebody hides b
  project.layers.insert(project.layers.begin() + 2, {"prediction", "P", LayerKind::Prediction, "p.tif"});
  project.layers[1].visible = false;
  apply(project, patchBetween(after, before));
  ASSERT_EQ(project.layers.size(), 4U);
  EXPECT_EQ(project.layers[0].id, "a");
  EXPECT_EQ(project.layers[1].id, "b");
  EXPECT_EQ(project.layers[1].name, "b");
  EXPECT_FALSE(project.layers[1].visible);
  EXPECT_EQ(project.layers[2].id, "prediction");
  EXPECT_EQ(project.layers[3].id, "c");
}

TEST(ProjectPatch, ALayerThatWentMeanwhileStaysAway) {
  const Project before = sample();
  Project after = before;
  after.layers[1].opacity = 0.5;
  Project project = after;
  project.layers.erase(project.layers.begin() + 1);
  apply(project, patchBetween(after, before));
  EXPECT_EQ(project.layers.size(), 2U);
}

TEST(ProjectPatch, TwoCombinedAreOneAfterTheOther) {
  const Project first = sample();
  Project second = first;
  second.layers[0].opacity = 0.5;
  second.name = "other";
  Project third = second;
  third.layers[0].opacity = 0.2;
  third.layers.erase(third.layers.begin() + 2);
  Project project = first;
  apply(project, combined(patchBetween(first, second), patchBetween(second, third)));
  EXPECT_EQ(toJson(project), toJson(third));
  apply(project, combined(patchBetween(third, second), patchBetween(second, first)));
  EXPECT_EQ(toJson(project), toJson(first));
}

} // namespace
} // namespace scarp
