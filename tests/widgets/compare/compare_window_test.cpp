// SPDX-License-Identifier: GPL-3.0-or-later
// Comparing, sharing and the keys of the labels in the studio's window.
#include "app/studio/label_overlays.h"
#include "app/studio/main_window.h"
#include "app/studio/map_compare.h"
#include "app/studio/map_sharing.h"
#include "tests/support/tiny_project.h"
#include "widgets/compare/compare_view.h"
#include "widgets/share/export_dialog.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QInputDialog>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

namespace scarp {
namespace {

using testing::ElementsAre;

class CompareWindowTest : public testing::Test {
protected:
  CompareWindowTest() {
    QSettings().clear();
    for (const char* name : {"a", "b"}) {
      test::writeRectangles(tiny.temp / (std::string(name) + ".gpkg"), tiny.grid, {{5, 5, 10, 10}});
      addLayer(tiny.folder(), LayerKind::Labels, tiny.temp / (std::string(name) + ".gpkg"));
    }
    updateProject(tiny.folder(), [](Project& project) {
      project.themes.push_back(themeOf(project, "All"));
      project.themes.push_back(themeOf(project, "No points"));
      for (ThemeLayer& layer : project.themes.back().layers)
        layer.visible = layer.id == "image";
    });
    addMapSharing(window);
    compare = &addMapCompare(window);
    addLabelOverlayKeys(window);
    window.resize(1200, 800);
    window.show();
    window.openProject(tiny.folder());
    window.activateWindow();
    QTest::qWaitForWindowActive(&window);
    window.canvas().setFocus();
  }
  std::vector<std::string> visibleLabels() {
    std::vector<std::string> ids;
    for (const std::string& id : labelOverlays(window.document().project()))
      if (window.document().project().layer(id)->visible)
        ids.push_back(id);
    return ids;
  }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(&window.canvas(), key, modifiers);
  }
  test::TinyProject tiny;
  MainWindow window;
  MapCompare* compare = nullptr;
};

TEST_F(CompareWindowTest, ControlAltCSwitchesTheComparisonOfTwoThemes) {
  key(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
  EXPECT_TRUE(compare->view().on());
  auto* bar = window.findChild<QWidget*>("compare-bar");
  EXPECT_TRUE(bar->isVisible());
  auto* b = bar->findChild<QComboBox*>("theme-b");
  EXPECT_EQ(b->count(), 3);
  EXPECT_EQ(b->currentText(), "All");
  EXPECT_TRUE(QTest::qWaitFor([this] { return compare->view().complete(); }));
  QTest::keyClick(window.focusWidget(), Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
  EXPECT_FALSE(compare->view().on());
  EXPECT_FALSE(bar->isVisible());
}

TEST_F(CompareWindowTest, ClosingTheProjectEndsTheComparison) {
  key(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
  compare->view().setMode(CompareMode::SideBySide);
  EXPECT_TRUE(window.closeProject());
  EXPECT_FALSE(compare->view().on());
}

TEST_F(CompareWindowTest, HHidesTheLabelsAndShowsTheSameAgain) {
  const auto before = visibleLabels();
  ASSERT_FALSE(before.empty());
  key(Qt::Key_H);
  EXPECT_TRUE(visibleLabels().empty());
  key(Qt::Key_H);
  EXPECT_EQ(visibleLabels(), before);
}

TEST_F(CompareWindowTest, BracesStepThroughExpertsConsensusAndAll) {
  key(Qt::Key_BraceRight);
  EXPECT_THAT(visibleLabels(), ElementsAre("labels-a"));
  key(Qt::Key_BraceRight);
  EXPECT_THAT(visibleLabels(), ElementsAre("labels-b"));
  key(Qt::Key_BraceRight);
  EXPECT_THAT(visibleLabels(), ElementsAre("consensus"));
  key(Qt::Key_BraceRight);
  EXPECT_THAT(visibleLabels(), ElementsAre("labels-a", "labels-b", "consensus"));
  key(Qt::Key_BraceLeft);
  EXPECT_THAT(visibleLabels(), ElementsAre("consensus"));
}

TEST_F(CompareWindowTest, AAndDFadeTheLabels) {
  key(Qt::Key_A);
  key(Qt::Key_A);
  EXPECT_NEAR(window.document().project().layer("labels-a")->opacity, 0.8, 1e-9);
  EXPECT_EQ(window.document().project().layer("image")->opacity, 1) << "only labels";
  key(Qt::Key_D);
  EXPECT_NEAR(window.document().project().layer("consensus")->opacity, 0.9, 1e-9);
}

TEST_F(CompareWindowTest, ControlBKeepsAPlaceThatTheMenuFinds) {
  key(Qt::Key_B, Qt::ControlModifier);
  auto* ask = window.findChild<QInputDialog*>("bookmark-name");
  ASSERT_NE(ask, nullptr);
  EXPECT_EQ(ask->textValue(), "Place 1");
  ask->setTextValue("Scar");
  ask->accept();
  ASSERT_EQ(bookmarksOf(window.document().project()).size(), 1u);
  const Point kept = window.canvas().view().centre();
  window.canvas().setView(window.canvas().view().centredOn({0, 0}));
  bool found = false;
  for (QAction* action : window.actions())
    if (action->text() == "Go to Scar") {
      found = true;
      action->trigger();
    }
  EXPECT_TRUE(found) << "Ctrl+K lists the window's actions";
  EXPECT_NEAR(window.canvas().view().centre().x, kept.x, 1e-6);
  EXPECT_NEAR(window.canvas().view().centre().y, kept.y, 1e-6);
}

TEST_F(CompareWindowTest, TheContextMenuCopiesThePlace) {
  const Point place = window.canvas().view().toMap({100, 120});
  emit window.canvas().contextMenuAsked(place, window.canvas().mapToGlobal(QPoint(100, 120)));
  auto* menu = window.findChild<QMenu*>("map-menu");
  ASSERT_NE(menu, nullptr);
  ASSERT_GE(menu->actions().size(), 7);
  menu->actions()[2]->trigger();
  const QString wkt = QGuiApplication::clipboard()->text();
  EXPECT_TRUE(wkt.startsWith("POINT (5")) << wkt.toStdString();
  menu->actions()[1]->trigger();
  EXPECT_EQ(QGuiApplication::clipboard()->text().split(", ").size(), 2);
  menu->close();
}

TEST_F(CompareWindowTest, TheMeasureToolIsLentAndGivenBack) {
  key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
  ASSERT_NE(window.canvas().tool(), nullptr);
  EXPECT_TRUE(window.canvas().tool()->statusHint().contains("first corner"));
  key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_EQ(window.canvas().tool(), nullptr);
}

TEST_F(CompareWindowTest, TheMapIsCopiedAsAnImage) {
  key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_EQ(QGuiApplication::clipboard()->pixmap().size(),
            window.canvas().size() * window.devicePixelRatioF());
}

TEST_F(CompareWindowTest, TheExportHasTheProjectsLegends) {
  ASSERT_TRUE(QTest::qWaitFor([this] { return window.complete(); }));
  key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
  auto* dialog = window.findChild<ExportDialog*>();
  ASSERT_NE(dialog, nullptr);
  EXPECT_TRUE(dialog->isVisible());
  EXPECT_EQ(dialog->spec().title.toStdString(), window.document().project().name);
  const QString file = QString::fromStdString((tiny.temp / "view.png").string());
  QSignalSpy exported(dialog, &ExportDialog::exported);
  dialog->exportTo(file);
  ASSERT_TRUE(exported.wait(20000));
  EXPECT_FALSE(QImage(file).isNull());
}

} // namespace
} // namespace scarp
