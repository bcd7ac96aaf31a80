// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/project/default_themes.h"
#include "core/project/source_repair.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace scarp {
namespace {

using testing::ElementsAre;

void put(Project& project, const std::string& id, LayerKind kind, const std::string& name = {}) {
  ProjectLayer layer{id, name.empty() ? id : name, kind, id};
  layer.group = usualGroup(kind);
  project.putLayer(layer);
}

std::vector<std::string> namesOf(const std::vector<MapTheme>& themes) {
  std::vector<std::string> names;
  for (const MapTheme& theme : themes)
    names.push_back(theme.name);
  return names;
}

std::vector<std::string> shownIn(const Project& project, const std::string& theme) {
  Project shown = project;
  applyTheme(shown, *std::ranges::find(project.themes, theme, &MapTheme::name));
  std::vector<std::string> ids;
  for (const ProjectLayer& layer : shown.layers)
    if (isShown(shown, layer))
      ids.push_back(layer.id);
  return ids;
}

TEST(DefaultThemes, ComeWithTheLayersThatTheyShow) {
  Project project;
  put(project, "image", LayerKind::Image);
  EXPECT_THAT(namesOf(project.themes), ElementsAre());
  put(project, "points", LayerKind::Points);
  put(project, "labels-a", LayerKind::Labels);
  put(project, "hotspot", LayerKind::HotSpot);
  put(project, "prediction-iv", LayerKind::Prediction);
  put(project, "prediction-forest", LayerKind::Prediction, "Forest");
  put(project, "areas-iv", LayerKind::Areas);
  EXPECT_THAT(namesOf(project.themes),
              ElementsAre("Image + CTs", "Labels", "Hot spots", "Model IV", "Forest"));
  EXPECT_THAT(shownIn(project, "Image + CTs"), ElementsAre("points", "image"));
  EXPECT_THAT(shownIn(project, "Labels"), ElementsAre("labels-a", "image"));
  EXPECT_THAT(shownIn(project, "Hot spots"), ElementsAre("hotspot", "image"));
  EXPECT_THAT(namesOf(defaultThemes(project)),
              ElementsAre("Image + CTs", "Hot spots", "Labels", "Model IV", "Forest"));
  project.themes = defaultThemes(project);
  EXPECT_THAT(shownIn(project, "Model IV"), ElementsAre("areas-iv", "prediction-iv", "image"));
}

TEST(DefaultThemes, ADeletedThemeDoesNotComeBackWithAnotherLayer) {
  Project project;
  put(project, "image", LayerKind::Image);
  put(project, "points", LayerKind::Points);
  project.themes.clear();
  put(project, "hotspot", LayerKind::HotSpot);
  EXPECT_THAT(namesOf(project.themes), ElementsAre("Hot spots"));
}

TEST(MapTheme, RemembersGroups) {
  Project project;
  put(project, "image", LayerKind::Image);
  put(project, "labels-a", LayerKind::Labels);
  setChecked(project, {true, "Experts"}, false);
  setExpanded(project, "Experts", false);
  const MapTheme theme = themeFromJson(toJson(themeOf(project, "quiet")));
  EXPECT_EQ(theme, themeOf(project, "quiet"));
  setChecked(project, {true, "Experts"}, true);
  setExpanded(project, "Experts", true);
  applyTheme(project, theme);
  EXPECT_FALSE(isShown(project, *project.layer("labels-a")));
  EXPECT_TRUE(project.layer("labels-a")->visible);
  EXPECT_FALSE(groupAt(project, "Experts")->expanded);
}

TEST(SourceRepair, FindsWhatMovedAlong) {
  const test::TempFolder temp;
  for (const char* folder : {"new", "new/sub"})
    makeFolder(temp / folder);
  for (const char* file : {"new/a.tif", "new/sub/b.tif", "new/beside.tif", "there.tif"})
    writeFileAtomically(temp / file, "x");
  Project project;
  project.folder = temp / "project";
  const auto add = [&](const char* id, const std::filesystem::path& file, LayerKind kind) {
    project.layers.push_back({id, id, kind, file});
  };
  add("a", temp / "old/a.tif", LayerKind::Image);
  add("b", temp / "old/sub/b.tif", LayerKind::Dem);
  add("beside", "elsewhere/beside.tif", LayerKind::Labels);
  add("there", temp / "there.tif", LayerKind::Dem);
  add("lost", temp / "old/lost.tif", LayerKind::Dem);
  project.experts = {{"e", "E", "#000000", "elsewhere/beside.tif"}};
  const auto found = movedAlong(project, "a", temp / "old/a.tif", temp / "new/a.tif");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].id, "b");
  EXPECT_EQ(found[0].file, temp / "new/sub/b.tif");
  EXPECT_EQ(found[1].id, "beside");
  repairSources(project, found);
  EXPECT_EQ(project.pathOf(project.layer("b")->file),
            std::filesystem::weakly_canonical(temp / "new/sub/b.tif"));
  EXPECT_EQ(project.experts[0].file, project.layer("beside")->file) << "labels stay the expert's";
}

} // namespace
} // namespace scarp
