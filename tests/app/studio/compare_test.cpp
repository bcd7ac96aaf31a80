// SPDX-License-Identifier: GPL-3.0-or-later
// Comparing, sharing and the keys of the labels in the studio's window.
#include "app/studio/label_overlays.h"
#include "core/project/bookmarks.h"
#include "tests/app/studio/studio_fixture.h"
#include "widgets/compare/compare_view.h"
#include "widgets/share/export_dialog.h"

#include <gmock/gmock.h>

#include <QClipboard>
#include <QComboBox>
#include <QInputDialog>
#include <QMenu>
#include <QSignalSpy>

namespace scarp {
namespace {

using testing::ElementsAre;

class CompareWindow : public test::Studio {
protected:
  void SetUp() override {
    for (const std::string name : {"a", "b"}) {
      test::writeRectangles(made.temp / (name + ".gpkg"), made.grid, {{5, 5, 10, 10}});
      addLayer(made.folder(), LayerKind::Labels, made.temp / (name + ".gpkg"));
    }
    updateProject(made.folder(), [](Project& changed) {
      changed.themes = {themeOf(changed, "All"), themeOf(changed, "Image")};
      for (ThemeLayer& layer : changed.themes.back().layers)
        layer.visible = layer.id == "image";
    });
    Studio::SetUp();
    ASSERT_TRUE(open());
    window->canvas().setFocus();
  }
  CompareView& compare() { return *window->findChild<CompareView*>(); }
  std::vector<std::string> visibleLabels() {
    std::vector<std::string> ids;
    for (const std::string& id : labelOverlays(project()))
      if (project().layer(id)->visible)
        ids.push_back(id);
    return ids;
  }
};

TEST_F(CompareWindow, ControlAltCSwitchesTheComparisonOfTwoThemes) {
  key(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
  EXPECT_TRUE(compare().on());
  auto* bar = window->findChild<QWidget*>("compare-bar");
  EXPECT_TRUE(bar->isVisible());
  auto* b = bar->findChild<QComboBox*>("theme-b");
  EXPECT_EQ(b->count(), 3);
  EXPECT_EQ(b->currentText(), "All");
  EXPECT_TRUE(QTest::qWaitFor([this] { return compare().complete(); }));
  key(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
  EXPECT_FALSE(compare().on());
  EXPECT_FALSE(bar->isVisible());
}

TEST_F(CompareWindow, ClosingTheProjectEndsTheComparison) {
  key(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
  compare().setMode(CompareMode::SideBySide);
  EXPECT_TRUE(window->closeProject());
  EXPECT_FALSE(compare().on());
}

TEST_F(CompareWindow, HHidesTheLabelsAndShowsTheSameAgain) {
  const auto before = visibleLabels();
  ASSERT_FALSE(before.empty());
  key(Qt::Key_H);
  EXPECT_TRUE(visibleLabels().empty());
  key(Qt::Key_H);
  EXPECT_EQ(visibleLabels(), before);
}

TEST_F(CompareWindow, BracesStepThroughExpertsConsensusAndAll) {
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

TEST_F(CompareWindow, AAndDFadeTheLabels) {
  key(Qt::Key_A);
  key(Qt::Key_A);
  EXPECT_NEAR(project().layer("labels-a")->opacity, 0.8, 1e-9);
  EXPECT_EQ(project().layer("image")->opacity, 1) << "only labels";
  key(Qt::Key_D);
  EXPECT_NEAR(project().layer("consensus")->opacity, 0.9, 1e-9);
}

TEST_F(CompareWindow, ControlBKeepsAPlaceThatTheMenuFinds) {
  key(Qt::Key_B, Qt::ControlModifier);
  auto* ask = window->findChild<QInputDialog*>("bookmark-name");
  ASSERT_NE(ask, nullptr);
  EXPECT_EQ(ask->textValue(), "Place 1");
  ask->setTextValue("Scar");
  ask->accept();
  ASSERT_EQ(bookmarksOf(project()).size(), 1u);
  const Point kept = window->canvas().view().centre();
  window->canvas().setView(window->canvas().view().centredOn({0, 0}));
  bool found = false;
  for (QAction* action : window->actions())
    if (action->text() == "Go to Scar") {
      found = true;
      action->trigger();
    }
  EXPECT_TRUE(found) << "Ctrl+K lists the window's actions";
  EXPECT_NEAR(window->canvas().view().centre().x, kept.x, 1e-6);
  EXPECT_NEAR(window->canvas().view().centre().y, kept.y, 1e-6);
}

TEST_F(CompareWindow, TheContextMenuCopiesThePlace) {
  const Point place = window->canvas().view().toMap({100, 120});
  emit window->canvas().contextMenuAsked(place, window->canvas().mapToGlobal(QPoint(100, 120)));
  auto* menu = window->findChild<QMenu*>("map-menu");
  ASSERT_NE(menu, nullptr);
  ASSERT_GE(menu->actions().size(), 7);
  menu->actions()[2]->trigger();
  const QString wkt = QGuiApplication::clipboard()->text();
  EXPECT_TRUE(wkt.startsWith("POINT (5")) << wkt.toStdString();
  menu->actions()[1]->trigger();
  EXPECT_EQ(QGuiApplication::clipboard()->text().split(", ").size(), 2);
  menu->close();
}

TEST_F(CompareWindow, TheMeasureToolIsLentAndGivenBack) {
  key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
  ASSERT_NE(window->canvas().tool(), nullptr);
  EXPECT_TRUE(window->canvas().tool()->statusHint().contains("first corner"));
  key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_EQ(window->canvas().tool(), nullptr);
}

TEST_F(CompareWindow, TheMapIsCopiedAsAnImage) {
  const QSize shown = window->canvas().size(); // the message that follows takes some of it
  key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_EQ(QGuiApplication::clipboard()->pixmap().size(), shown * window->devicePixelRatioF());
}

TEST_F(CompareWindow, TheExportHasTheProjectsLegends) {
  ASSERT_TRUE(QTest::qWaitFor([this] { return window->complete(); }));
  key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
  auto* dialog = window->findChild<ExportDialog*>();
  ASSERT_NE(dialog, nullptr);
  EXPECT_TRUE(dialog->isVisible());
  EXPECT_EQ(dialog->spec().title.toStdString(), project().name);
  const QString file = QString::fromStdString((made.temp / "view.png").string());
  QSignalSpy exported(dialog, &ExportDialog::exported);
  dialog->exportTo(file);
  ASSERT_TRUE(exported.wait(20000));
  EXPECT_FALSE(QImage(file).isNull());
}

} // namespace
} // namespace scarp
