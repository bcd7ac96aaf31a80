// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tiny_project.h"
#include "widgets/project/layer_stack.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>
#include <algorithm>

namespace scarp {
namespace {

class ThemeEntries : public testing::Test {
protected:
  void SetUp() override {
    stack.setProject(project);
    ASSERT_TRUE(settled());
  }
  bool settled() {
    return QTest::qWaitFor([&] { return !stack.loading(); }, 20000);
  }
  ThemeLayer& layerOf(MapTheme& theme, const std::string& id) {
    return *std::ranges::find(theme.layers, id, &ThemeLayer::id);
  }
  std::vector<std::string> idsOf(const std::vector<PictureEntry>& entries) {
    std::vector<std::string> ids;
    for (const PictureEntry& entry : entries)
      ids.push_back(entry.id.toStdString());
    return ids;
  }
  bool arrives(const MapTheme& theme, size_t count) {
    return QTest::qWaitFor([&] { return stack.entriesFor(theme).size() == count; }, 20000);
  }

  test::TinyProject made;
  Project project = loadProject(made.folder());
  LayerStack stack;
};

TEST_F(ThemeEntries, TheSameLookSharesTheLoadedLayers) {
  const MapTheme same = themeOf(project, "same");
  const auto shown = stack.entries(), themed = stack.entriesFor(same);
  ASSERT_FALSE(shown.empty());
  EXPECT_EQ(shown, themed);
}

TEST_F(ThemeEntries, AHiddenLayerIsLoadedWhenAThemeShowsIt) {
  MapTheme theme = themeOf(project, "slope");
  for (ThemeLayer& layer : theme.layers)
    layer.visible = layer.id == "slope" || layer.id == "image";
  layerOf(theme, "slope").opacity = 0.4;
  layerOf(theme, "slope").blend = BlendMode::Multiply;
  QSignalSpy there(&stack, &LayerStack::themeEntriesChanged);
  EXPECT_EQ(idsOf(stack.entriesFor(theme)), std::vector<std::string>{"image"});
  ASSERT_TRUE(there.wait(20000));
  const auto entries = stack.entriesFor(theme);
  EXPECT_EQ(idsOf(entries), (std::vector<std::string>{"image", "slope"}));
  EXPECT_EQ(entries[1].opacity, 0.4);
  EXPECT_EQ(entries[1].blend, BlendMode::Multiply);
  EXPECT_EQ(entries[0].layer, stack.layer("image"));
}

TEST_F(ThemeEntries, AnotherStyleIsAnotherLayerAndTheProjectKeepsIts) {
  MapTheme theme = themeOf(project, "narrow");
  layerOf(theme, "hotspot").style = {{"limit", 3}};
  const MapLayerPtr shown = stack.layer("hotspot");
  const size_t all = stack.entries().size();
  EXPECT_EQ(stack.entriesFor(theme).size(), all - 1) << "not loaded in that style yet";
  ASSERT_TRUE(arrives(theme, all));
  const auto entries = stack.entriesFor(theme);
  const auto narrow = std::ranges::find(entries, QString("hotspot"), &PictureEntry::id);
  ASSERT_NE(narrow, entries.end());
  EXPECT_NE(narrow->layer->serial(), shown->serial());
  EXPECT_EQ(stack.layer("hotspot"), shown);
}

TEST_F(ThemeEntries, ChangingToAThemeThatWasLoadedLoadsNothing) {
  MapTheme narrow = themeOf(project, "narrow");
  layerOf(narrow, "hotspot").style = {{"limit", 3}};
  ASSERT_TRUE(arrives(narrow, stack.entries().size()));
  const auto themed = stack.entriesFor(narrow);
  const MapTheme before = themeOf(project, "before");
  const auto usual = stack.entriesFor(before);
  applyTheme(project, narrow);
  stack.setProject(project);
  EXPECT_FALSE(stack.loading());
  EXPECT_EQ(stack.entries(), themed);
  EXPECT_EQ(stack.entriesFor(before), usual) << "the look of before stays loaded for its theme";
}

TEST_F(ThemeEntries, LabelsThatAreDrawnByADocumentAreDrawnByItInEveryTheme) {
  const MapTheme theme = themeOf(project, "all");
  const MapLayerPtr live = stack.layer("image"); // any layer does
  stack.setLive("consensus", live);
  const auto entries = stack.entriesFor(theme);
  const auto consensus = std::ranges::find(entries, QString("consensus"), &PictureEntry::id);
  ASSERT_NE(consensus, entries.end());
  EXPECT_EQ(consensus->layer, live);
}

TEST_F(ThemeEntries, ALayerWhoseFileIsGoneIsLeftOutOfTheTheme) {
  std::filesystem::remove(made.folder() / "layers" / "slope.tif");
  MapTheme theme = themeOf(project, "slope");
  for (ThemeLayer& layer : theme.layers)
    layer.visible = layer.id == "slope" || layer.id == "image";
  QSignalSpy there(&stack, &LayerStack::themeEntriesChanged);
  stack.entriesFor(theme);
  ASSERT_TRUE(there.wait(20000));
  EXPECT_EQ(idsOf(stack.entriesFor(theme)), std::vector<std::string>{"image"});
}

} // namespace
} // namespace scarp
