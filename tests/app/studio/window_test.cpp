// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "tests/app/studio/studio_fixture.h"
#include "widgets/label/label_document.h"
#include "widgets/project/layer_panel.h"
#include "widgets/project/layer_tree_view.h"
#include "widgets/project/theme_bar.h"

#include <QAction>
#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QUndoView>
#include <map>

namespace scarp {
namespace {

namespace fs = std::filesystem;
using StudioWindow = test::Studio;

TEST_F(StudioWindow, OpensAProjectAndDrawsIt) {
  ASSERT_TRUE(open());
  ASSERT_TRUE(drawn());
  EXPECT_TRUE(window->windowTitle().startsWith("project"));
  const QImage map = window->canvas().grab().toImage();
  const QColor middle = map.pixelColor(map.width() / 2, map.height() / 2);
  EXPECT_NE(middle, QColor(Qt::white)) << "the image covers the middle";
  EXPECT_GT(child<LayerTreeView>("layers")->model()->rowCount(), 4);
}

TEST_F(StudioWindow, WorkspacesChangeThePanelsNotTheMap) {
  ASSERT_TRUE(open());
  ASSERT_TRUE(drawn());
  window->canvas().zoomIn();
  const Point before = window->canvas().view().toMap({100, 100});
  key(Qt::Key_2, Qt::AltModifier);
  EXPECT_EQ(window->workspace(), Workspace::Label);
  EXPECT_EQ(child<QDockWidget>("dock-panel")->windowTitle(), "Label");
  key(Qt::Key_3, Qt::AltModifier);
  EXPECT_EQ(window->workspace(), Workspace::Train);
  key(Qt::Key_1, Qt::AltModifier);
  EXPECT_EQ(window->workspace(), Workspace::Explore);
  const Point after = window->canvas().view().toMap({100, 100});
  EXPECT_EQ(before.x, after.x);
  EXPECT_EQ(before.y, after.y);
}

TEST_F(StudioWindow, TheCommandPaletteFindsActionsLayersAndThemes) {
  ASSERT_TRUE(open());
  ASSERT_TRUE(drawn());
  const auto find = [&](const char* typed) -> QListWidget* {
    window->activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(window.get()));
    key(Qt::Key_K, Qt::ControlModifier);
    auto* palette = child<QDialog>("palette");
    if (!palette)
      return nullptr;
    QTest::keyClicks(palette->findChild<QLineEdit*>(), typed);
    return palette->findChild<QListWidget*>();
  };
  const auto choose = [&] {
    auto* palette = child<QDialog>("palette");
    QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Return);
    EXPECT_TRUE(QTest::qWaitFor([this] { return child<QDialog>("palette") == nullptr; }));
  };
  QListWidget* list = find("whole scene");
  ASSERT_NE(list, nullptr);
  ASSERT_EQ(list->count(), 1);
  EXPECT_TRUE(list->item(0)->text().contains("Ctrl+Shift+F"));
  choose();
  list = find("zoom hot spots");
  ASSERT_NE(list, nullptr);
  ASSERT_EQ(list->count(), 1) << "a layer";
  choose();
  list = find("theme hot");
  ASSERT_NE(list, nullptr);
  ASSERT_GE(list->count(), 1);
  choose();
  EXPECT_FALSE(isShown(project(), *project().layer("points")));
  EXPECT_EQ(window->layerPanel().themes().current(), "Hot spots");
}

TEST_F(StudioWindow, TypedCoordinatesMoveTheMap) {
  ASSERT_TRUE(open());
  ASSERT_TRUE(drawn());
  key(Qt::Key_G, Qt::ControlModifier);
  auto* field = child<QLineEdit>("go-to");
  ASSERT_TRUE(field->hasFocus());
  QTest::keyClicks(field, "500050 3899950");
  QTest::keyClick(field, Qt::Key_Return);
  const QSize size = window->canvas().size();
  const Point centre = window->canvas().view().toMap({size.width() / 2.0, size.height() / 2.0});
  EXPECT_NEAR(centre.x, 500050, 1);
  EXPECT_NEAR(centre.y, 3899950, 1);
}

TEST_F(StudioWindow, ADroppedFileBecomesALayerAndTheViewStays) {
  ASSERT_TRUE(open());
  ASSERT_TRUE(drawn());
  window->canvas().zoomIn();
  const double scale = window->canvas().view().mapPerPixel();
  test::writeRaster(made.temp / "coarse.tif", test::smallGrid(300, 200), {},
                    [](int, int64_t x, int64_t y) { return double(x + y); });
  drop({text(made.temp / "coarse.tif")});
  ASSERT_TRUE(QTest::qWaitFor([this] { return project().layer("dem") != nullptr; }, 20000));
  ASSERT_TRUE(drawn());
  EXPECT_NE(window->layers().layer("dem"), nullptr);
  EXPECT_EQ(window->canvas().view().mapPerPixel(), scale);
}

TEST_F(StudioWindow, ADroppedProjectIsOpened) {
  const test::TinyProject other;
  ASSERT_TRUE(open());
  drop({text(other.folder() / "project.json")});
  EXPECT_EQ(project().folder, other.folder());
}

TEST_F(StudioWindow, AGuardKeepsProjectAndWindowOpen) {
  ASSERT_TRUE(open());
  bool may = false;
  window->addCloseGuard([&](const std::function<void()>&) { return may; });
  EXPECT_FALSE(window->close());
  EXPECT_TRUE(window->isVisible());
  EXPECT_FALSE(window->closeProject());
  const test::TinyProject other;
  EXPECT_FALSE(window->openProject(other.folder()));
  EXPECT_EQ(project().folder, made.folder());
  may = true;
  EXPECT_TRUE(window->closeProject());
  EXPECT_FALSE(window->document().isOpen());
}

TEST_F(StudioWindow, AFileThatVanishedIsSaidAndTheRestIsShown) {
  fs::remove(made.folder() / "layers" / "hotspot.tif");
  ASSERT_TRUE(open());
  ASSERT_TRUE(drawn());
  EXPECT_EQ(window->layers().status("hotspot").state, LayerState::Missing);
  EXPECT_NE(window->layers().layer("image"), nullptr);
  ASSERT_GE(window->notices().count(), 1);
  QTabWidget& drawer = window->drawer();
  EXPECT_TRUE(drawer.tabText(drawer.count() - 1).contains("new")) << "the tab counts what was not seen";
  key(Qt::Key_3, Qt::ControlModifier);
  drawer.setCurrentIndex(drawer.count() - 1);
  EXPECT_TRUE(QTest::qWaitFor([&] { return !drawer.tabText(drawer.count() - 1).contains("new"); }));
}

TEST_F(StudioWindow, AProjectOfANewerSchemaIsRefusedWithASentence) {
  Json document = readJson(made.folder() / "project.json");
  document["schema"] = 99;
  writeJson(made.folder() / "project.json", document);
  EXPECT_FALSE(open());
  auto* problem = child<QLabel>("start-problem");
  EXPECT_TRUE(problem->isVisible());
  EXPECT_TRUE(problem->text().contains("schema 99")) << problem->text().toStdString();
  EXPECT_TRUE(problem->text().contains("version of Scarp")) << "what to do";
}

TEST_F(StudioWindow, TheSameProjectTwiceIsOpenOnce) {
  ASSERT_TRUE(open());
  ASSERT_TRUE(drawn());
  window->document().edit("Threshold", [](Project& changed) { changed.stabilityThreshold = 3; });
  ASSERT_TRUE(open());
  ASSERT_TRUE(drawn());
  EXPECT_EQ(project().stabilityThreshold, 3) << "what was pending is saved first";
  ASSERT_TRUE(window->closeProject());
  EXPECT_EQ(child<QListWidget>("recent")->count(), 1);
  EXPECT_TRUE(child<QListWidget>("recent")->isVisible());
}

TEST_F(StudioWindow, NoTwoEnabledActionsShareAKey) {
  ASSERT_TRUE(open());
  for (int k = 0; k < kWorkspaces; ++k) {
    window->setWorkspace(static_cast<Workspace>(k));
    std::map<QString, const QAction*> taken;
    for (const QAction* action : window->findChildren<QAction*>()) {
      const bool here = action->shortcutContext() == Qt::WindowShortcut ||
                        action->shortcutContext() == Qt::ApplicationShortcut;
      if (!action->isEnabled() || !action->isVisible() || !here)
        continue;
      for (const QKeySequence& keys : action->shortcuts()) {
        const auto [other, fresh] = taken.emplace(keys.toString(), action);
        EXPECT_TRUE(fresh) << keys.toString().toStdString() << " in workspace " << k << ": "
                           << action->text().toStdString() << " and " << other->second->text().toStdString();
      }
    }
    EXPECT_GT(taken.size(), 10U);
  }
}

TEST_F(StudioWindow, UndoIsForTheProjectUnlessLabelsAreEdited) {
  test::writeRectangles(made.temp / "ann.gpkg", made.grid, {{5, 5, 10, 10}});
  addLayer(made.folder(), LayerKind::Labels, made.temp / "ann.gpkg");
  ASSERT_TRUE(open());
  ASSERT_TRUE(drawn());
  const double before = project().stabilityThreshold;
  window->document().edit("Threshold", [](Project& changed) { changed.stabilityThreshold = 3; });
  EXPECT_EQ(child<QAction>("project-undo")->text(), "Undo: Threshold");
  window->setWorkspace(Workspace::Label); // opens the only expert's labels
  EXPECT_FALSE(child<QAction>("project-undo")->isEnabled());
  key(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(project().stabilityThreshold, 3);
  window->setWorkspace(Workspace::Explore);
  key(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(project().stabilityThreshold, before);
  key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_EQ(project().stabilityThreshold, 3);
  auto* list = child<QUndoView>("project-history");
  ASSERT_NE(list, nullptr);
  EXPECT_EQ(list->model()->rowCount(), 2) << "as opened, and one change";
  EXPECT_NE(child<QUndoView>("label-history"), nullptr);
}

TEST_F(StudioWindow, UnsavedLabelsAreAskedAboutWithoutBlocking) {
  test::writeRectangles(made.temp / "ann.gpkg", made.grid, {{5, 5, 10, 10}});
  addLayer(made.folder(), LayerKind::Labels, made.temp / "ann.gpkg");
  ASSERT_TRUE(open());
  window->setWorkspace(Workspace::Label);
  auto* labels = window->findChild<LabelDocument*>();
  ASSERT_TRUE(labels->isOpen());
  ASSERT_TRUE(labels->edit(RemoveArea{labels->labels().areas().begin()->first}));
  EXPECT_FALSE(window->close());
  auto* question = child<QMessageBox>("unsaved-labels");
  ASSERT_NE(question, nullptr);
  EXPECT_TRUE(window->isVisible());
  QTest::mouseClick(question->button(QMessageBox::Cancel), Qt::LeftButton);
  EXPECT_TRUE(window->isVisible());
  EXPECT_FALSE(window->close());
  question = child<QMessageBox>("unsaved-labels");
  ASSERT_NE(question, nullptr);
  QTest::mouseClick(question->button(QMessageBox::Save), Qt::LeftButton);
  EXPECT_FALSE(window->isVisible()) << "closed by itself once saved";
  EXPECT_TRUE(readPolygons(made.folder() / "labels" / "ann.gpkg").features.empty());
}

TEST_F(StudioWindow, EditLabelsInTheTreeOpensThem) {
  test::writeRectangles(made.temp / "ann.gpkg", made.grid, {{5, 5, 10, 10}});
  addLayer(made.folder(), LayerKind::Labels, made.temp / "ann.gpkg");
  ASSERT_TRUE(open());
  ASSERT_TRUE(drawn());
  window->layerPanel().select("labels-ann");
  auto* edit = child<QAction>("layer-document-edit");
  ASSERT_TRUE(edit->isEnabled());
  edit->trigger();
  EXPECT_EQ(window->workspace(), Workspace::Label);
  EXPECT_FALSE(edit->isEnabled()) << "they are being edited";
}

} // namespace
} // namespace scarp
