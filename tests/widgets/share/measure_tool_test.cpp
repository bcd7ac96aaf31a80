// SPDX-License-Identifier: GPL-3.0-or-later
// The measure tool on a real canvas with real clicks and keys; 1 m per pixel.
#include "widgets/map/map_canvas.h"
#include "widgets/share/measure_text.h"
#include "widgets/share/measure_tool.h"
#include "widgets/share/place_text.h"

#include <gtest/gtest.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

namespace scarp {
namespace {

class MeasureTest : public testing::Test {
protected:
  MeasureTest() {
    QLocale::setDefault(QLocale::c());
    canvas.resize(600, 400);
    canvas.show();
    canvas.setView(ViewTransform({300, 200}, 1, canvas.size()));
    canvas.setTool(&tool);
    canvas.setFocus();
  }
  ~MeasureTest() override { canvas.setTool(nullptr); }
  QPoint at(double x, double y) const { return canvas.view().toScreen({x, y}).toPoint(); }
  void click(double x, double y, Qt::MouseButton button = Qt::LeftButton) {
    QTest::mouseMove(&canvas, at(x, y));
    QTest::mouseClick(&canvas, button, {}, at(x, y));
  }
  MeasureTool tool;
  MapCanvas canvas;
};

TEST_F(MeasureTest, ClicksMeasureLegsAndARightClickEnds) {
  click(100, 100);
  click(400, 100);
  click(400, 200);
  click(500, 300, Qt::RightButton);
  EXPECT_TRUE(tool.finished());
  EXPECT_FALSE(tool.closed());
  ASSERT_EQ(tool.measurement().legs.size(), 2u);
  EXPECT_DOUBLE_EQ(tool.measurement().legs[0].planar, 300);
  EXPECT_DOUBLE_EQ(tool.measurement().planarLength, 400);
  EXPECT_DOUBLE_EQ(tool.measurement().legs[0].gridBearing, 90);
  EXPECT_FALSE(tool.measurement().planarArea.has_value());
  click(50, 50);
  EXPECT_EQ(tool.points().size(), 1u) << "a click after the end begins anew";
}

TEST_F(MeasureTest, TheLegToThePointerRunsAlong) {
  click(100, 100);
  QTest::mouseMove(&canvas, at(100, 150));
  EXPECT_DOUBLE_EQ(tool.measurement().planarLength, 50);
  QTest::mouseMove(&canvas, at(100, 190));
  EXPECT_DOUBLE_EQ(tool.measurement().planarLength, 90);
}

TEST_F(MeasureTest, AClickOnTheFirstCornerClosesAndGivesTheArea) {
  click(100, 100);
  click(300, 100);
  click(300, 200);
  click(100, 200);
  click(104, 103);
  EXPECT_TRUE(tool.closed());
  EXPECT_DOUBLE_EQ(*tool.measurement().planarArea, 20000);
  EXPECT_DOUBLE_EQ(tool.measurement().planarLength, 600);
}

TEST_F(MeasureTest, BackspaceTakesTheLastCornerBackAndEscClears) {
  click(100, 100);
  click(300, 100);
  click(300, 200);
  QTest::keyClick(&canvas, Qt::Key_Backspace);
  EXPECT_EQ(tool.points(), (std::vector<Point>{{100, 100}, {300, 100}}));
  QTest::keyClick(&canvas, Qt::Key_Escape);
  EXPECT_TRUE(tool.points().empty());
  EXPECT_FALSE(tool.hasResult());
}

TEST_F(MeasureTest, ADoubleClickEndsWithoutADoubledCorner) {
  click(100, 100);
  click(300, 100);
  QTest::mouseDClick(&canvas, Qt::LeftButton, {}, at(300, 100));
  EXPECT_TRUE(tool.finished());
  EXPECT_EQ(tool.points().size(), 2u);
}

TEST_F(MeasureTest, ControlCCopiesATable) {
  tool.setCrs(crsFromUser("EPSG:32647"));
  canvas.setView(ViewTransform({716204.3, 3985120}, 10, canvas.size()));
  QTest::mouseClick(&canvas, Qt::LeftButton, {}, {300, 200});
  QTest::mouseClick(&canvas, Qt::LeftButton, {}, {400, 200});
  QTest::mouseClick(&canvas, Qt::RightButton, {}, {400, 200});
  QSignalSpy copied(&tool, &MeasureTool::copied);
  QTest::keyClick(&canvas, Qt::Key_C, Qt::ControlModifier);
  ASSERT_EQ(copied.count(), 1);
  const QStringList rows = QGuiApplication::clipboard()->text().split('\n');
  ASSERT_EQ(rows.size(), 3);
  const QStringList leg = rows[1].split('\t');
  ASSERT_EQ(leg.size(), 5);
  EXPECT_EQ(leg[2], "1000.000");
  EXPECT_NEAR(leg[1].toDouble(), *tool.measurement().groundLength, 5e-4);
  EXPECT_EQ(leg[4], "90.0000");
  EXPECT_NEAR(leg[3].toDouble(), 90 + 1.41, 0.02) << "true north";
}

TEST_F(MeasureTest, TheCanvasShowsLineAndTotals) {
  const QImage before = canvas.grab().toImage();
  click(100, 100);
  click(400, 100);
  click(400, 100, Qt::RightButton);
  const QImage after = canvas.grab().toImage();
  EXPECT_NE(after.pixel(at(150, 100)), before.pixel(at(150, 100)));
  int changed = 0;
  for (int y = 12; y < 40; ++y)
    for (int x = 12; x < 150; ++x)
      changed += after.pixel(x, y) != before.pixel(x, y);
  EXPECT_GT(changed, 50) << "the totals at the top left";
}

TEST(MeasureText, UnitsFollowTheSize) {
  QLocale::setDefault(QLocale::c());
  EXPECT_EQ(lengthWords(812.44), "812.4 m");
  EXPECT_EQ(lengthWords(3904.406), "3.904 km");
  EXPECT_EQ(areaWords(870), "870 m²");
  EXPECT_EQ(areaWords(12500), "1.25 ha");
  EXPECT_EQ(areaWords(9171148.55), "9.171 km²");
  EXPECT_EQ(bearingWords({1, {}, 50.194, 51.604}), "51.60° true, 50.19° grid");
  EXPECT_EQ(bearingWords({1, {}, 50.194, {}}), "50.19° grid");
}

TEST(PlaceText, IsReadByPrograms) {
  const Surveyor surveyor(crsFromUser("EPSG:32647"));
  const PlaceText text = placeText(surveyor, {716204.3, 3985120});
  EXPECT_EQ(text.map, "716204.30, 3985120.00");
  EXPECT_EQ(text.wkt, "POINT (716204.30 3985120.00)");
  EXPECT_EQ(text.wgs84, "35.9865829, 101.3982435");
  EXPECT_EQ(text.link, "geo:35.9865829,101.3982435");
  EXPECT_TRUE(placeText(Surveyor(), {1, 2}).wgs84.isEmpty());
}

} // namespace
} // namespace scarp
