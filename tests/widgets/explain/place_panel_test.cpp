// SPDX-License-Identifier: GPL-3.0-or-later
// "Explain this place" in the studio's window, with real clicks, keys and the menu of the right mouse button.
#include "app/studio/explore_places.h"
#include "app/studio/main_window.h"
#include "app/studio/map_menu.h"
#include "tests/widgets/explain/place_project.h"
#include "widgets/explain/place_chart.h"
#include "widgets/explain/place_panel.h"
#include "widgets/hotspot/hot_spot_panel.h"
#include "widgets/hotspot/layer_maker.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

namespace scarp {
namespace {

struct ExplainPlace : testing::Test {
  test::PlaceProject made;
  MainWindow window;
  LiveHotSpots& hotSpots = addHotSpots(window);
  PlacePanel* panel = nullptr;

  void SetUp() override {
    addMapMenu(window);
    addExplainPlace(window, hotSpots);
    window.resize(1366, 768);
    window.show();
    ASSERT_TRUE(window.openProject(made.folder()));
    window.setWorkspace(Workspace::Explore);
    ASSERT_TRUE(QTest::qWaitFor([this] { return window.complete(); }, 20000));
    panel = window.findChild<PlacePanel*>("place-explore");
  }
  QPoint at(Point place) { return window.canvas().view().toScreen(place).toPoint(); }
  QString text() { return panel->findChild<QLabel*>("place-text")->text(); }
  bool explained() {
    return QTest::qWaitFor([this] { return text().contains("cold at 99 % confidence"); }, 20000);
  }
  QAction* tool() {
    for (QAction* action : window.actions())
      if (action->text() == "Explain this place")
        return action;
    return nullptr;
  }
};

TEST_F(ExplainPlace, TheToolExplainsWhereItIsClicked) {
  EXPECT_FALSE(panel->isVisible()) << "another panel is in front";
  tool()->trigger();
  QTest::mouseMove(&window.canvas(), at(made.middle));
  QTest::mouseClick(&window.canvas(), Qt::LeftButton, {}, at(made.middle));
  EXPECT_TRUE(panel->isVisible());
  ASSERT_TRUE(explained()) << text().toStdString();
  EXPECT_TRUE(panel->findChild<PlaceChart*>()->isVisible());
  EXPECT_TRUE(text().contains("Expert A"));
}

TEST_F(ExplainPlace, TheMenuOfTheRightButtonExplainsToo) {
  QContextMenuEvent event(QContextMenuEvent::Mouse, at(made.middle),
                          window.canvas().mapToGlobal(at(made.middle)));
  QApplication::sendEvent(&window.canvas(), &event);
  auto* shown = window.findChild<QMenu*>("map-menu");
  ASSERT_TRUE(shown);
  QTest::keyClick(shown, Qt::Key_Down);
  QTest::keyClick(shown, Qt::Key_Return);
  ASSERT_TRUE(explained()) << text().toStdString();
}

TEST_F(ExplainPlace, TheReportCanBeCopied) {
  tool()->trigger();
  QTest::mouseClick(&window.canvas(), Qt::LeftButton, {}, at(made.middle));
  ASSERT_TRUE(explained());
  QTest::mouseClick(panel->findChild<QToolButton*>("copy-text"), Qt::LeftButton);
  EXPECT_TRUE(QApplication::clipboard()->text().contains("faces north-east"));
  QTest::mouseClick(panel->findChild<QToolButton*>("copy-wgs84"), Qt::LeftButton);
  EXPECT_TRUE(QApplication::clipboard()->text().startsWith("35.2"))
      << QApplication::clipboard()->text().toStdString();
  QTest::mouseClick(panel->findChild<QToolButton*>("copy-map"), Qt::LeftButton);
  EXPECT_TRUE(QApplication::clipboard()->text().startsWith("50"));
}

TEST_F(ExplainPlace, AnotherDistanceIsExplainedAtOnce) {
  tool()->trigger();
  QTest::mouseClick(&window.canvas(), Qt::LeftButton, {}, at(made.middle));
  ASSERT_TRUE(explained());
  window.findChild<QDoubleSpinBox*>("hotspot-metres")->setValue(240);
  EXPECT_TRUE(QTest::qWaitFor([this] { return text().contains("Hot spot at 240 m"); }, 20000));
}

TEST_F(ExplainPlace, ThePointerListFollowsThePointer) {
  tool()->trigger();
  QTest::mouseClick(&window.canvas(), Qt::LeftButton, {}, at(made.middle));
  QTest::mouseMove(&window.canvas(), at({made.middle.x + 60, made.middle.y}));
  auto* list = panel->findChild<QLabel*>("pointer-values");
  EXPECT_TRUE(QTest::qWaitFor([&] { return list->text().contains("XIII"); }, 20000))
      << list->text().toStdString();
}

TEST_F(ExplainPlace, ReviewHasThePanelAsWell) {
  window.setWorkspace(Workspace::Review);
  tool()->trigger();
  QTest::mouseClick(&window.canvas(), Qt::LeftButton, {}, at(made.middle));
  EXPECT_EQ(window.workspace(), Workspace::Review);
  EXPECT_TRUE(window.findChild<PlacePanel*>("place-review")->isVisible());
  EXPECT_FALSE(panel->isVisible());
}

TEST_F(ExplainPlace, ClosingTheProjectEmptiesThePanel) {
  tool()->trigger();
  QTest::mouseClick(&window.canvas(), Qt::LeftButton, {}, at(made.middle));
  ASSERT_TRUE(explained());
  ASSERT_TRUE(window.closeProject());
  EXPECT_FALSE(text().contains("Expert A"));
  EXPECT_FALSE(panel->findChild<QToolButton*>("copy-text")->isEnabled());
}

TEST_F(ExplainPlace, ARunOfHotSpotsBecomesLayersOfTheProject) {
  auto* hotPanel = window.findChild<HotSpotPanel*>();
  QSignalSpy finished(&hotPanel->maker(), &LayerMaker::finished);
  hotPanel->maker().findChild<QPushButton*>("make-layer")->click();
  ASSERT_TRUE(window.document().project().settings.contains("hotspot_runs"));
  ASSERT_TRUE(finished.wait(60000));
  const Project& project = window.document().project();
  ASSERT_TRUE(project.layer("hotspot-150m"));
  EXPECT_EQ(project.layer("hotspot-150m")->kind, LayerKind::HotSpot);
  ASSERT_TRUE(project.layer("hotspot-150m-points"));
  EXPECT_TRUE(project.settings["hotspot_runs"].empty());
  EXPECT_TRUE(QTest::qWaitFor([&] { return window.layers().layer("hotspot-150m") != nullptr; }, 20000));
}

} // namespace
} // namespace scarp
