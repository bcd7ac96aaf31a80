// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/project/project.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace scarp {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Experts (A, B), Work/Old (O), Work (W), faults, image.
Project sample() {
  Project project;
  const auto add = [&](const std::string& id, const std::string& group) {
    ProjectLayer layer{id, id, LayerKind::Vector, id + ".gpkg"};
    layer.group = group;
    project.layers.push_back(layer);
  };
  add("a", "Experts");
  add("b", "Experts");
  add("o", "Work/Old");
  add("w", "Work");
  add("faults", "");
  add("image", "");
  arrangeLayers(project);
  return project;
}

/// The whole tree in one line: groups in brackets.
std::string treeOf(const Project& project, const std::string& group = {}) {
  std::string line;
  for (const TreeItem& item : childrenOf(project, group)) {
    line += line.empty() ? "" : " ";
    line += item.group ? titleOfGroup(item.key) + "[" + treeOf(project, item.key) + "]" : item.key;
  }
  return line;
}

std::string orderOf(const Project& project) {
  std::string line;
  for (const ProjectLayer& layer : project.layers)
    line += (line.empty() ? "" : " ") + layer.id;
  return line;
}

std::vector<std::string> shownIn(const Project& project) {
  std::vector<std::string> ids;
  for (const ProjectLayer& layer : project.layers)
    if (isShown(project, layer))
      ids.push_back(layer.id);
  return ids;
}

const TreeItem kA{false, "a"}, kB{false, "b"}, kO{false, "o"}, kFaults{false, "faults"},
    kImage{false, "image"}, kExperts{true, "Experts"}, kWork{true, "Work"}, kOld{true, "Work/Old"};

TEST(LayerTree, GroupsStandWhereTheirTopmostLayerIs) {
  Project project = sample();
  EXPECT_EQ(treeOf(project), "Experts[a b] Work[Old[o] w] faults image");
  std::swap(project.layers[1], project.layers[5]); // a image o w faults b: b is torn from a
  arrangeLayers(project);
  EXPECT_EQ(orderOf(project), "a b image o w faults");
  EXPECT_EQ(project.groups.size(), 3U) << "every path has one record, parents too";
}

TEST(LayerTree, ALayerIsShownOnlyWithAllItsGroups) {
  Project project = sample();
  setChecked(project, kWork, false);
  EXPECT_THAT(shownIn(project), ElementsAre("a", "b", "faults", "image"));
  EXPECT_TRUE(isChecked(project, kO)) << "its own box stays";
  setChecked(project, kWork, true);
  setChecked(project, kB, false);
  EXPECT_THAT(shownIn(project), ElementsAre("a", "o", "w", "faults", "image"));
}

TEST(LayerTree, CheckingAGroupDeepTakesAllInItAlong) {
  Project project = sample();
  setCheckedDeep(project, kWork, false);
  EXPECT_FALSE(isChecked(project, kO));
  EXPECT_FALSE(isChecked(project, kOld));
  setCheckedDeep(project, kO, true);
  EXPECT_TRUE(isChecked(project, kOld));
  EXPECT_TRUE(isChecked(project, kWork));
  EXPECT_FALSE(isChecked(project, {false, "w"}));
}

TEST(LayerTree, AnExclusiveGroupShowsOneAtATime) {
  Project project = sample();
  setExclusive(project, "Experts", true);
  EXPECT_THAT(shownIn(project), ElementsAre("a", "o", "w", "faults", "image"));
  setChecked(project, kB, true);
  EXPECT_THAT(shownIn(project), ElementsAre("b", "o", "w", "faults", "image"));
  setChecked(project, kB, false);
  EXPECT_THAT(shownIn(project), ElementsAre("o", "w", "faults", "image"));
  setCheckedDeep(project, kExperts, true);
  EXPECT_THAT(shownIn(project), ElementsAre("a", "o", "w", "faults", "image"));
}

TEST(LayerTree, RowsMoveAndNest) {
  Project project = sample();
  moveItems(project, {kFaults}, "Work", &kOld);
  EXPECT_EQ(treeOf(project), "Experts[a b] Work[faults Old[o] w] image");
  moveItems(project, {kExperts}, "Work/Old", nullptr);
  EXPECT_EQ(treeOf(project), "Work[faults Old[o Experts[a b]] w] image");
  EXPECT_EQ(project.layer("a")->group, "Work/Old/Experts");
  moveItems(project, {kA, kFaults}, "", nullptr);
  EXPECT_EQ(treeOf(project), "Work[Old[o Experts[b]] w] image faults a");
  EXPECT_EQ(orderOf(project), "o b w image faults a");
}

TEST(LayerTree, AGroupIsNotMovedIntoItself) {
  Project project = sample();
  moveItems(project, {kWork}, "Work/Old", nullptr);
  EXPECT_EQ(treeOf(project), "Experts[a b] Work[Old[o] w] faults image");
}

TEST(LayerTree, AGroupThatLosesItsLastLayerGoes) {
  Project project = sample();
  moveItems(project, {kO}, "", nullptr);
  EXPECT_EQ(treeOf(project), "Experts[a b] Work[w] faults image o");
  EXPECT_EQ(groupAt(project, "Work/Old"), nullptr);
}

TEST(LayerTree, MovingBeforeARowThatMovesTooKeepsThePlace) {
  Project project = sample();
  moveItems(project, {kImage, kFaults}, "", &kFaults);
  EXPECT_EQ(orderOf(project), "a b o w faults image");
  moveToEdge(project, {kImage}, true);
  EXPECT_EQ(treeOf(project), "image Experts[a b] Work[Old[o] w] faults");
  moveToEdge(project, {kA, kImage}, false);
  EXPECT_EQ(treeOf(project), "Experts[b a] Work[Old[o] w] faults image");
}

TEST(LayerTree, SelectedRowsAreWrappedWhereTheFirstStands) {
  Project project = sample();
  wrapInGroup(project, {kB, kFaults}, "Experts/Mine");
  EXPECT_EQ(treeOf(project), "Experts[a Mine[b faults]] Work[Old[o] w] image");
  dissolveGroup(project, "Experts/Mine");
  EXPECT_EQ(treeOf(project), "Experts[a b faults] Work[Old[o] w] image");
  wrapInGroup(project, {kOld}, unusedGroup(project, "Work", "Old"));
  EXPECT_EQ(treeOf(project), "Experts[a b faults] Work[Old 2[Old[o]] w] image");
}

TEST(LayerTree, AnEmptyGroupWaitsAtTheTop) {
  Project project = sample();
  addGroup(project, "New");
  EXPECT_EQ(treeOf(project), "New[] Experts[a b] Work[Old[o] w] faults image");
  moveItems(project, {kImage}, "New", nullptr);
  EXPECT_EQ(treeOf(project), "New[image] Experts[a b] Work[Old[o] w] faults");
}

TEST(LayerTree, RenamingAndRemovingTakeAllThatIsInside) {
  Project project = sample();
  renameGroup(project, "Work", "Play");
  EXPECT_EQ(treeOf(project), "Experts[a b] Play[Old[o] w] faults image");
  renameGroup(project, "Play", "Experts"); // taken
  EXPECT_EQ(treeOf(project), "Experts[a b] Play[Old[o] w] faults image");
  removeItems(project, {{true, "Play"}, kA});
  EXPECT_EQ(treeOf(project), "Experts[b] faults image");
  removeItems(project, {kB});
  EXPECT_EQ(treeOf(project), "faults image");
  EXPECT_THAT(project.groups, IsEmpty());
}

TEST(LayerTree, ACopyStandsAboveItsOriginal) {
  Project project = sample();
  duplicateLayer(project, "o", unusedLayerId(project, "o"), "copy");
  EXPECT_EQ(treeOf(project), "Experts[a b] Work[Old[o-2 o] w] faults image");
  EXPECT_EQ(project.layer("o-2")->file, "o.gpkg");
}

TEST(LayerTree, IsStoredWithTheProjectAndOldProjectsHaveNoGroups) {
  const test::TempFolder temp;
  Project project = sample();
  project.folder = temp.path();
  project.grid = {"", 0, 100, 1, 1, 100, 100};
  setExclusive(project, "Experts", true);
  setExpanded(project, "Work", false);
  setChecked(project, kOld, false);
  saveProject(project);
  const Project read = loadProject(temp.path());
  EXPECT_EQ(treeOf(read), treeOf(project));
  EXPECT_EQ(read.groups, project.groups);

  Json old = readJson(temp / "project.json");
  old.erase("groups");
  for (Json& layer : old["layers"])
    layer.erase("group");
  writeJson(temp / "project.json", old);
  EXPECT_EQ(treeOf(loadProject(temp.path())), "a b o w faults image");
}

TEST(LayerTree, NewLayersComeIntoTheUsualGroupAtTheirHeight) {
  Project project;
  const auto put = [&](const std::string& id, LayerKind kind) {
    ProjectLayer layer{id, id, kind, id};
    layer.group = usualGroup(kind);
    project.putLayer(layer);
  };
  put("image", LayerKind::Image);
  put("points", LayerKind::Points);
  put("areas-IV", LayerKind::Areas);
  put("prediction-IV", LayerKind::Prediction);
  put("labels-a", LayerKind::Labels);
  put("prediction-XIII", LayerKind::Prediction);
  put("labels-b", LayerKind::Labels);
  EXPECT_EQ(treeOf(project),
            "Experts[labels-a labels-b] points Predictions[areas-IV prediction-IV prediction-XIII] image");
}

} // namespace
} // namespace scarp
