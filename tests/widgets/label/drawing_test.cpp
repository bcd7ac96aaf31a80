// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing on a real canvas with real clicks and keys.
#include "annotation/tools/edit_vertices_tool.h"
#include "annotation/tools/select_tool.h"
#include "core/base/error.h"
#include "tests/widgets/label/label_studio.h"
#include "widgets/label/area_model.h"
#include "widgets/label/attribute_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTableView>

namespace scarp {
namespace {
using test::LabelStudio;

TEST(Drawing, ClicksBackspaceAndARightClickMakeAnArea) {
  LabelStudio studio;
  studio.click(100, 100);
  studio.click(200, 100);
  studio.click(200, 200);
  studio.click(50, 350);
  studio.key(Qt::Key_Backspace);
  studio.click(100, 200);
  studio.rightClick(400, 300);
  ASSERT_EQ(studio.document.labels().size(), 1u);
  EXPECT_EQ(studio.only().shape[0].outer, (Ring{{100, 100}, {200, 100}, {200, 200}, {100, 200}}));
  EXPECT_EQ(studio.only().author, "expert-a");
  EXPECT_TRUE(studio.document.modified());
  EXPECT_EQ(studio.document.history().undoText(), "Draw area");
}

TEST(Drawing, ADoubleClickFinishesWithoutADoubledCorner) {
  LabelStudio studio;
  studio.click(100, 100);
  studio.click(200, 100);
  studio.click(200, 200);
  QTest::mouseDClick(&studio.canvas, Qt::LeftButton, {}, studio.at(200, 200));
  ASSERT_EQ(studio.document.labels().size(), 1u);
  EXPECT_EQ(studio.only().shape[0].outer.size(), 3u);
}

TEST(Drawing, UndoDropsTheGestureFirstAndStopsThere) {
  LabelStudio studio;
  studio.drawSquare(100, 100, 50);
  ASSERT_EQ(studio.document.labels().size(), 1u);
  studio.click(300, 100);
  studio.click(350, 100);
  studio.driver.undo();
  EXPECT_FALSE(studio.draw.busy());
  EXPECT_EQ(studio.document.labels().size(), 1u) << "the area stays";
  studio.driver.undo();
  EXPECT_TRUE(studio.document.labels().empty());
  studio.driver.redo();
  EXPECT_EQ(studio.document.labels().size(), 1u);
}

TEST(Drawing, EscDropsAndTheStatusLineSaysWhatTheNextClickDoes) {
  LabelStudio studio;
  QSignalSpy hints(&studio.canvas, &MapCanvas::hintChanged);
  studio.click(100, 100);
  ASSERT_GT(hints.count(), 0);
  EXPECT_TRUE(hints.back().at(0).toString().contains("next corner"));
  studio.key(Qt::Key_Escape);
  EXPECT_FALSE(studio.draw.busy());
  EXPECT_TRUE(hints.back().at(0).toString().contains("first corner"));
  EXPECT_TRUE(studio.document.labels().empty());
}

TEST(Drawing, ASelfCrossingIsRefusedWithAMessage) {
  LabelStudio studio;
  QSignalSpy refused(&studio.driver, &ToolDriver::refused);
  studio.click(100, 100);
  studio.click(200, 200);
  studio.click(200, 100);
  studio.click(100, 200);
  studio.key(Qt::Key_Return);
  EXPECT_EQ(refused.count(), 1);
  EXPECT_TRUE(studio.document.labels().empty());
  EXPECT_TRUE(studio.draw.busy());
}

TEST(Drawing, TheCanvasShowsTheSketchAndTheChosenArea) {
  LabelStudio studio;
  const QImage before = studio.canvas.grab().toImage();
  studio.click(100, 100);
  studio.click(200, 100);
  const QImage sketch = studio.canvas.grab().toImage();
  EXPECT_NE(sketch.pixel(studio.at(150, 100)), before.pixel(studio.at(150, 100)));
  studio.click(200, 200);
  studio.key(Qt::Key_Return);
  const QImage area = studio.canvas.grab().toImage();
  EXPECT_NE(area.pixel(studio.at(180, 130)), before.pixel(studio.at(180, 130))) << "filled at once";
}

TEST(Drawing, SnappingIsToggledByS) {
  LabelStudio studio;
  studio.drawSquare(100, 100, 100);
  studio.key(Qt::Key_S);
  EXPECT_TRUE(studio.driver.snapping());
  studio.click(205, 194); // beside the corner (200, 200)
  studio.click(300, 200);
  studio.click(300, 300);
  studio.key(Qt::Key_Return);
  ASSERT_EQ(studio.document.labels().size(), 2u);
  const Area* drawn = studio.document.labels().find(studio.document.selection().at(0));
  EXPECT_EQ(drawn->shape[0].outer[0], (Point{200, 200}));
}

TEST(Drawing, CornersAreDraggedAndDeletedOnTheCanvas) {
  LabelStudio studio;
  studio.drawSquare(100, 100, 100);
  EditVerticesTool corners;
  studio.driver.setTool(&corners);
  QTest::mousePress(&studio.canvas, Qt::LeftButton, {}, studio.at(200, 200));
  QTest::mouseMove(&studio.canvas, studio.at(230, 220));
  QTest::mouseMove(&studio.canvas, studio.at(250, 250));
  QTest::mouseRelease(&studio.canvas, Qt::LeftButton, {}, studio.at(250, 250));
  EXPECT_EQ(studio.only().shape[0].outer[2], (Point{250, 250}));
  studio.key(Qt::Key_Delete);
  EXPECT_EQ(studio.only().shape[0].outer.size(), 3u);
  EXPECT_EQ(studio.document.history().count(), 3);
  studio.driver.setTool(nullptr);
}

TEST(Drawing, SavedAndOpenedAgainItIsTheSame) {
  LabelStudio studio;
  studio.drawSquare(100, 100, 100);
  studio.drawSquare(300, 100, 50);
  const LabelSet drawn = studio.document.labels();
  ASSERT_TRUE(studio.document.save());
  EXPECT_FALSE(studio.document.modified());
  studio.document.close();
  EXPECT_TRUE(studio.document.labels().empty());
  studio.document.open(studio.folder / "a.gpkg", "", "expert-a");
  EXPECT_TRUE(studio.document.labels() == drawn);
}

class PanelTest : public testing::Test {
protected:
  PanelTest() : panel(studio.document), table(panel.findChild<QTableView*>("areas")) { panel.show(); }
  QString cell(int row, int column) const { return table->model()->index(row, column).data().toString(); }
  void clickRow(int row, Qt::KeyboardModifiers modifiers = {}) {
    QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers,
                      table->visualRect(table->model()->index(row, 0)).center());
  }
  LabelStudio studio;
  AreaPanel panel;
  QTableView* table;
};

TEST_F(PanelTest, ShowsADrawnAreaAtOnceAndChoosesItsRow) {
  EXPECT_EQ(table->model()->rowCount(), 0);
  EXPECT_TRUE(panel.findChild<QLabel*>("count")->text().contains("No area yet"));
  studio.drawSquare(100, 100, 100);
  ASSERT_EQ(table->model()->rowCount(), 1);
  EXPECT_EQ(cell(0, AreaModel::Class), "landslide");
  EXPECT_EQ(cell(0, AreaModel::Hectares), QLocale().toString(1.0, 'f', 2));
  EXPECT_EQ(cell(0, AreaModel::Author), "expert-a");
  EXPECT_EQ(table->selectionModel()->selectedRows().size(), 1);
  studio.driver.undo();
  EXPECT_EQ(table->model()->rowCount(), 0);
}

TEST_F(PanelTest, AClickOnARowGoesThereAndAClickOnTheMapChoosesTheRow) {
  studio.drawSquare(100, 100, 100);
  studio.drawSquare(300, 100, 50);
  QSignalSpy zoom(&panel, &AreaPanel::zoomAsked);
  clickRow(0);
  ASSERT_EQ(zoom.count(), 1);
  EXPECT_EQ(zoom[0][0].value<Extent>(), (Extent{100, 100, 200, 200}));
  ASSERT_EQ(studio.document.selection().size(), 1u);
  SelectTool select;
  studio.driver.setTool(&select);
  studio.click(320, 120);
  ASSERT_EQ(table->selectionModel()->selectedRows().size(), 1);
  EXPECT_EQ(table->selectionModel()->selectedRows()[0].row(), 1);
  studio.driver.setTool(nullptr);
}

TEST_F(PanelTest, AttributesAreEditsOfAllChosenAreas) {
  studio.drawSquare(100, 100, 100);
  studio.drawSquare(300, 100, 50);
  clickRow(0);
  clickRow(1, Qt::ControlModifier);
  ASSERT_EQ(studio.document.selection().size(), 2u);
  auto* confidence = panel.findChild<QComboBox*>("confidence");
  confidence->setFocus();
  QTest::keyClick(confidence, Qt::Key_End);
  QTest::mouseClick(panel.findChild<QCheckBox*>("sign0"), Qt::LeftButton);
  for (const auto& [id, area] : studio.document.labels().areas()) {
    EXPECT_EQ(area.attributes.confidence, Confidence::High);
    EXPECT_TRUE(area.attributes.signs.backWall);
  }
  studio.document.history().undo();
  for (const auto& [id, area] : studio.document.labels().areas())
    EXPECT_FALSE(area.attributes.signs.backWall);
  EXPECT_FALSE(panel.findChild<QCheckBox*>("sign0")->isChecked()) << "the form follows the undo";
}

TEST_F(PanelTest, ANoteIsOneEditWhenTheFieldIsLeft) {
  studio.drawSquare(100, 100, 100);
  panel.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&panel));
  auto* note = panel.findChild<QPlainTextEdit*>("note");
  note->setFocus();
  QTest::keyClicks(note, "cracks along the road");
  EXPECT_EQ(studio.document.history().count(), 1) << "not a letter at a time";
  panel.findChild<QComboBox*>("confidence")->setFocus();
  EXPECT_EQ(studio.document.history().count(), 2);
  EXPECT_EQ(studio.only().attributes.note, "cracks along the road");
}

TEST_F(PanelTest, RemarksOnAnAreaThatIsTooSmall) {
  studio.drawSquare(100, 100, 15);
  EXPECT_TRUE(panel.findChild<QLabel*>("remarks")->text().contains("smaller than 500 m2"));
}

TEST_F(PanelTest, ChoosingAnExpertAsksForTheirLabels) {
  panel.setExperts({{"a", "Expert A", Qt::red}, {"b", "Expert B", Qt::blue}});
  QSignalSpy chosen(&panel, &AreaPanel::expertChosen);
  auto* experts = panel.findChild<QComboBox*>("experts");
  experts->setFocus();
  QTest::keyClick(experts, Qt::Key_Down);
  QTest::keyClick(experts, Qt::Key_Down);
  ASSERT_EQ(chosen.count(), 2);
  EXPECT_EQ(chosen[1][0].toString(), "b");
}

} // namespace
} // namespace scarp
