// SPDX-License-Identifier: GPL-3.0-or-later
// Moving over the map with real mouse, wheel and key events, as in QGIS.
#include "tests/widgets/map/canvas_scene.h"

#include <QApplication>
#include <QWheelEvent>

namespace scarp {
namespace {
using test::CanvasScene;

/// Uses every press; tells what it saw.
struct EagerTool : CanvasTool {
  bool mousePress(const CanvasMouse& mouse) override {
    ++presses;
    last = mouse.map;
    return true;
  }
  bool keyPress(const QKeyEvent&) override { return false; }
  void cancel() override { ++cancelled; }
  int presses = 0, cancelled = 0;
  Point last;
};

void expectNear(Point a, Point b, double tolerance = 1e-6) {
  EXPECT_NEAR(a.x, b.x, tolerance);
  EXPECT_NEAR(a.y, b.y, tolerance);
}

TEST(MapCanvas, TheWheelZoomsAtThePointer) {
  CanvasScene scene;
  const QPoint pointer(450, 90);
  const Point under = scene.canvas.view().toMap(pointer);
  scene.wheel(pointer, 1);
  EXPECT_DOUBLE_EQ(scene.canvas.view().mapPerPixel(), 0.5);
  expectNear(scene.canvas.view().toMap(pointer), under);
  scene.wheel(pointer, -2);
  EXPECT_DOUBLE_EQ(scene.canvas.view().mapPerPixel(), 2);
  expectNear(scene.canvas.view().toMap(pointer), under);
}

TEST(MapCanvas, CtrlAndTheWheelZoomFiner) {
  CanvasScene scene;
  const QPoint pointer(100, 300);
  const Point under = scene.canvas.view().toMap(pointer);
  scene.wheel(pointer, 1, Qt::ControlModifier);
  EXPECT_NEAR(scene.canvas.view().mapPerPixel(), 1 / 1.1, 1e-12);
  expectNear(scene.canvas.view().toMap(pointer), under);
}

TEST(MapCanvas, TheMiddleButtonDragsTheMap) {
  CanvasScene scene;
  const Point under = scene.canvas.view().toMap(QPointF(300, 200));
  scene.drag({300, 200}, {380, 150}, Qt::MiddleButton);
  expectNear(scene.canvas.view().toMap(QPointF(380, 150)), under);
  EXPECT_DOUBLE_EQ(scene.canvas.view().mapPerPixel(), 1);
}

TEST(MapCanvas, TheLeftButtonDragsTheMapWhileNoToolIsActiveAndAClickInspects) {
  CanvasScene scene;
  QSignalSpy clicks(&scene.canvas, &MapCanvas::clicked);
  scene.drag({300, 200}, {200, 260}, Qt::LeftButton);
  expectNear(scene.canvas.view().centre(), {100, 60});
  EXPECT_EQ(clicks.count(), 0);
  QTest::mouseClick(&scene.canvas, Qt::LeftButton, {}, {300, 200});
  EXPECT_EQ(clicks.count(), 1);
}

TEST(MapCanvas, HoldingSpacePansWithThePointerWithoutAButton) {
  CanvasScene scene;
  scene.move({300, 200});
  QTest::keyPress(&scene.canvas, Qt::Key_Space);
  scene.move({340, 230});
  QTest::keyRelease(&scene.canvas, Qt::Key_Space);
  expectNear(scene.canvas.view().centre(), {-40, 30});
  scene.move({100, 100});
  expectNear(scene.canvas.view().centre(), {-40, 30});
}

TEST(MapCanvas, ArrowKeysMoveByAQuarterOfTheWindow) {
  CanvasScene scene;
  scene.key(Qt::Key_Right);
  expectNear(scene.canvas.view().centre(), {150, 0});
  scene.key(Qt::Key_Up);
  expectNear(scene.canvas.view().centre(), {150, 100});
  scene.key(Qt::Key_Left);
  scene.key(Qt::Key_Down);
  expectNear(scene.canvas.view().centre(), {0, 0});
}

TEST(MapCanvas, PageKeysZoom) {
  CanvasScene scene;
  scene.key(Qt::Key_PageUp);
  EXPECT_DOUBLE_EQ(scene.canvas.view().mapPerPixel(), 0.5);
  scene.key(Qt::Key_PageDown);
  scene.key(Qt::Key_PageDown);
  EXPECT_DOUBLE_EQ(scene.canvas.view().mapPerPixel(), 2);
  expectNear(scene.canvas.view().centre(), {0, 0});
}

TEST(MapCanvas, ShiftAndDragZoomToABox) {
  CanvasScene scene;
  scene.drag({100, 100}, {250, 200}, Qt::LeftButton, Qt::ShiftModifier);
  expectNear(scene.canvas.view().centre(), {-125, 50});
  EXPECT_NEAR(scene.canvas.view().mapPerPixel(), 0.25, 1e-9) << "150 x 100 px fill 600 x 400";
}

TEST(MapCanvas, ZoomToolsZoomByClickAndBoxAndAltInverts) {
  CanvasScene scene;
  scene.canvas.setMode(MapCanvas::Mode::ZoomIn);
  const Point under = scene.canvas.view().toMap(QPointF(200, 100));
  QTest::mouseClick(&scene.canvas, Qt::LeftButton, {}, {200, 100});
  EXPECT_DOUBLE_EQ(scene.canvas.view().mapPerPixel(), 0.5);
  expectNear(scene.canvas.view().toMap(QPointF(200, 100)), under);
  QTest::mouseClick(&scene.canvas, Qt::LeftButton, Qt::AltModifier, {200, 100});
  EXPECT_DOUBLE_EQ(scene.canvas.view().mapPerPixel(), 1);
  scene.drag({200, 100}, {350, 200}, Qt::LeftButton);
  EXPECT_NEAR(scene.canvas.view().mapPerPixel(), 0.25, 1e-9);
  scene.canvas.setMode(MapCanvas::Mode::ZoomOut);
  scene.drag({200, 100}, {350, 200}, Qt::LeftButton);
  EXPECT_NEAR(scene.canvas.view().mapPerPixel(), 1, 1e-9);
  QTest::mouseClick(&scene.canvas, Qt::LeftButton, Qt::AltModifier, {300, 200});
  EXPECT_NEAR(scene.canvas.view().mapPerPixel(), 0.5, 1e-9);
}

TEST(MapCanvas, AZoomToolBorrowsTheLeftButtonAndEscGivesItBackToTheTool) {
  CanvasScene scene;
  EagerTool tool;
  scene.canvas.setTool(&tool);
  QSignalSpy modes(&scene.canvas, &MapCanvas::modeChanged);
  scene.canvas.setMode(MapCanvas::Mode::ZoomIn);
  QTest::mouseClick(&scene.canvas, Qt::LeftButton, {}, {300, 200});
  EXPECT_EQ(tool.presses, 0);
  EXPECT_EQ(tool.cancelled, 0) << "what is half drawn stays";
  EXPECT_DOUBLE_EQ(scene.canvas.view().mapPerPixel(), 0.5);
  scene.key(Qt::Key_Escape);
  EXPECT_EQ(modes.count(), 2);
  QTest::mouseClick(&scene.canvas, Qt::LeftButton, {}, {300, 200});
  EXPECT_EQ(tool.presses, 1);
  scene.canvas.setTool(nullptr);
}

TEST(MapCanvas, NavigationWorksWhileAToolIsActive) {
  CanvasScene scene;
  EagerTool tool;
  scene.canvas.setTool(&tool);
  scene.wheel({300, 200}, 1);
  EXPECT_DOUBLE_EQ(scene.canvas.view().mapPerPixel(), 0.5);
  scene.drag({300, 200}, {400, 200}, Qt::MiddleButton);
  expectNear(scene.canvas.view().centre(), {-50, 0});
  scene.key(Qt::Key_Right);
  expectNear(scene.canvas.view().centre(), {25, 0});
  scene.key(Qt::Key_PageDown);
  EXPECT_DOUBLE_EQ(scene.canvas.view().mapPerPixel(), 1);
  scene.canvas.setMode(MapCanvas::Mode::Pan);
  scene.drag({300, 200}, {325, 200}, Qt::LeftButton);
  expectNear(scene.canvas.view().centre(), {0, 0});
  EXPECT_EQ(tool.presses, 0);
  scene.canvas.setMode(MapCanvas::Mode::Tool);
  QTest::mouseClick(&scene.canvas, Qt::LeftButton, {}, {310, 190});
  EXPECT_EQ(tool.presses, 1);
  expectNear(tool.last, {10, 10});
  scene.canvas.setTool(nullptr);
}

TEST(MapCanvas, HistoryGoesBackAndForthAlsoByTheMouseButtons) {
  CanvasScene scene;
  QSignalSpy settled(&scene.canvas, &MapCanvas::historyChanged);
  ASSERT_TRUE(settled.wait(10000)); // the view of the start counts as visited
  scene.key(Qt::Key_Right);
  ASSERT_TRUE(settled.wait(10000));
  scene.wheel({300, 200}, 1);
  ASSERT_TRUE(settled.wait(10000));
  QTest::mouseClick(&scene.canvas, Qt::BackButton, {}, {300, 200});
  EXPECT_DOUBLE_EQ(scene.canvas.view().mapPerPixel(), 1);
  expectNear(scene.canvas.view().centre(), {150, 0});
  scene.canvas.zoomLast();
  expectNear(scene.canvas.view().centre(), {0, 0});
  EXPECT_FALSE(scene.canvas.hasLastView());
  QTest::mouseClick(&scene.canvas, Qt::ForwardButton, {}, {300, 200});
  expectNear(scene.canvas.view().centre(), {150, 0});
  EXPECT_TRUE(scene.canvas.hasNextView());
  scene.canvas.zoomNext();
  EXPECT_DOUBLE_EQ(scene.canvas.view().mapPerPixel(), 0.5);
  EXPECT_FALSE(scene.canvas.hasNextView());
}

TEST(MapCanvas, AViewThatHasNotSettledYetIsNotLostByGoingBack) {
  CanvasScene scene;
  QSignalSpy settled(&scene.canvas, &MapCanvas::historyChanged);
  ASSERT_TRUE(settled.wait(10000));
  scene.key(Qt::Key_Right);
  scene.canvas.zoomLast(); // at once
  expectNear(scene.canvas.view().centre(), {0, 0});
  scene.canvas.zoomNext();
  expectNear(scene.canvas.view().centre(), {150, 0});
}

TEST(MapCanvas, ZoomsToFullToNativeAndToAnExtent) {
  CanvasScene scene;
  scene.canvas.setHome({1000, 2000, 4000, 3000}, 0.5, false);
  scene.canvas.zoomFull();
  expectNear(scene.canvas.view().centre(), {2500, 2500});
  const Extent seen = scene.canvas.view().extent();
  EXPECT_LE(seen.xMin, 1000);
  EXPECT_GE(seen.xMax, 4000);
  EXPECT_LT(seen.width(), 3300);
  scene.canvas.zoomNative();
  EXPECT_DOUBLE_EQ(scene.canvas.view().mapPerPixel(), 0.5 / scene.canvas.devicePixelRatioF());
  expectNear(scene.canvas.view().centre(), {2500, 2500});
  scene.canvas.zoomTo({1200, 2100, 1300, 2120}, 0);
  expectNear(scene.canvas.view().centre(), {1250, 2110});
  EXPECT_NEAR(scene.canvas.view().extent().width(), 100, 1e-9);
}

TEST(MapCanvas, CentreAndScaleSurviveAnotherWindowSize) {
  CanvasScene scene;
  scene.canvas.setHome({-1000, -1000, 1000, 1000}, 1, false);
  scene.canvas.setView(ViewTransform({120, -40}, 0.25, scene.canvas.size()));
  scene.canvas.resize(900, 500);
  expectNear(scene.canvas.view().centre(), {120, -40});
  EXPECT_DOUBLE_EQ(scene.canvas.view().mapPerPixel(), 0.25);
  EXPECT_EQ(scene.canvas.view().size(), QSizeF(900, 500));
}

TEST(MapCanvas, TheWholeSceneStaysWholeInAnotherWindowSize) {
  CanvasScene scene;
  scene.canvas.setHome({-1000, -1000, 1000, 1000}, 1, false);
  scene.canvas.zoomFull();
  scene.canvas.resize(300, 250);
  EXPECT_LE(scene.canvas.view().extent().yMin, -1000);
  EXPECT_GE(scene.canvas.view().extent().yMax, 1000);
}

TEST(MapCanvas, SpaceAndPageKeysAreNotTakenByShortcutsOfTheWindow) {
  CanvasScene scene;
  for (const int key : {Qt::Key_Space, Qt::Key_PageUp, Qt::Key_PageDown}) {
    QKeyEvent ask(QEvent::ShortcutOverride, key, Qt::NoModifier);
    ask.ignore();
    QApplication::sendEvent(&scene.canvas, &ask);
    EXPECT_TRUE(ask.isAccepted()) << key;
  }
}

} // namespace
} // namespace scarp
