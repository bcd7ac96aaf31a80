// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing targets and areas on a real canvas with real clicks and keys.
#include "tests/widgets/targets/target_studio.h"
#include "widgets/targets/target_tool.h"

namespace scarp {
namespace {

class TargetToolTest : public testing::Test {
protected:
  void SetUp() override { ASSERT_TRUE(studio.load()); }
  void click(QPoint at, Qt::MouseButton button = Qt::LeftButton) {
    QTest::mouseMove(&studio.canvas, at);
    QTest::mouseClick(&studio.canvas, button, {}, at);
  }
  test::TargetStudio studio;
  TargetTool point{TargetTool::Takes::Target, "point", [this] {
                     return TargetLayer{"points", studio.layer()};
                   }};
  TargetTool area{TargetTool::Takes::Area, "area", [this] { return TargetLayer{"points", studio.layer()}; }};
};

TEST_F(TargetToolTest, AClickTakesTheNearestTargetAndAClickOnEmptyGroundNothing) {
  studio.canvas.setTool(&point);
  QSignalSpy chosen(&point, &TargetTool::targetChosen);
  click(studio.at(5, 7) + QPoint(4, -3));
  ASSERT_EQ(chosen.count(), 1);
  EXPECT_EQ(chosen[0][0].toString(), "points");
  EXPECT_EQ(chosen[0][1].value<Point>(), studio.place(5, 7));
  click(studio.at(5, 7) + QPoint(10, 10));
  EXPECT_EQ(chosen.count(), 1);
  studio.canvas.setTool(nullptr);
}

TEST_F(TargetToolTest, ThePointerReadsTheTargetUnderIt) {
  studio.canvas.setTool(&point);
  ASSERT_TRUE(studio.wait([&] { return studio.canvas.complete(); }));
  QTest::mouseMove(&studio.canvas, studio.at(5, 7) + QPoint(10, 10));
  const QImage away = studio.canvas.grab().toImage();
  QTest::mouseMove(&studio.canvas, studio.at(5, 7));
  const QImage over = studio.canvas.grab().toImage();
  const QPoint label = studio.at(5, 7) + QPoint(24, 16);
  EXPECT_NE(away.copy(QRect(label, QSize(60, 10))), over.copy(QRect(label, QSize(60, 10))));
  const QString words = TargetTool::readout(*studio.layer(), studio.target(5, 7));
  EXPECT_EQ(words, QString("%1 mm/yr, coherence %2, Gi* z %3")
                       .arg(QLocale().toString(-20.0, 'f', 1), QLocale().toString(0.35, 'f', 2),
                            QLocale().toString(-2.5, 'f', 2)));
  studio.canvas.setTool(nullptr);
}

TEST_F(TargetToolTest, CornersMakeAnAreaThatADoubleClickCloses) {
  studio.canvas.setTool(&area);
  QSignalSpy chosen(&area, &TargetTool::areaChosen);
  click(studio.at(2, 2));
  click(studio.at(8, 2));
  click(studio.at(8, 8));
  QTest::mouseDClick(&studio.canvas, Qt::LeftButton, {}, studio.at(8, 8));
  ASSERT_EQ(chosen.count(), 1);
  EXPECT_EQ(chosen[0][1].value<Ring>().size(), 3u) << "the corner of the double-click counts once";
  EXPECT_TRUE(area.sketch().empty());
  studio.canvas.setTool(nullptr);
}

TEST_F(TargetToolTest, ARightClickOrReturnClosesAndBackspaceTakesACornerBack) {
  studio.canvas.setTool(&area);
  QSignalSpy chosen(&area, &TargetTool::areaChosen);
  click(studio.at(2, 2));
  click(studio.at(8, 2));
  click(studio.at(1, 9));
  QTest::keyClick(&studio.canvas, Qt::Key_Backspace);
  click(studio.at(8, 8));
  click(studio.at(4, 12), Qt::RightButton);
  ASSERT_EQ(chosen.count(), 1);
  const Ring ring = chosen[0][1].value<Ring>();
  ASSERT_EQ(ring.size(), 3u);
  EXPECT_NEAR(ring[2].y, studio.place(8, 8).y, 1);
  click(studio.at(2, 2));
  click(studio.at(8, 2));
  click(studio.at(8, 8));
  QTest::keyClick(&studio.canvas, Qt::Key_Return);
  EXPECT_EQ(chosen.count(), 2);
  studio.canvas.setTool(nullptr);
}

TEST_F(TargetToolTest, EscDropsTheSketchAndTwoCornersAreNoArea) {
  studio.canvas.setTool(&area);
  QSignalSpy chosen(&area, &TargetTool::areaChosen), refused(&area, &TargetTool::refused);
  click(studio.at(2, 2));
  EXPECT_NE(area.statusHint(), "area") << "says what the next click does";
  click(studio.at(8, 2));
  QTest::keyClick(&studio.canvas, Qt::Key_Return);
  EXPECT_EQ(chosen.count(), 0);
  EXPECT_EQ(refused.count(), 1);
  QTest::keyClick(&studio.canvas, Qt::Key_Escape);
  EXPECT_TRUE(area.sketch().empty());
  EXPECT_EQ(area.statusHint(), "area");
  studio.canvas.setTool(nullptr);
}

TEST_F(TargetToolTest, WithoutShownTargetsAClickSaysWhy) {
  TargetTool blind(TargetTool::Takes::Target, "x", [] { return TargetLayer{}; });
  QSignalSpy refused(&blind, &TargetTool::refused);
  studio.canvas.setTool(&blind);
  click(studio.at(2, 2));
  EXPECT_EQ(refused.count(), 1);
  studio.canvas.setTool(nullptr);
}

} // namespace
} // namespace scarp
