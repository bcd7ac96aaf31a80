// SPDX-License-Identifier: GPL-3.0-or-later
// Two pictures on a real canvas: blue is A, yellow is B.
#include "tests/widgets/compare/plain_layer.h"
#include "widgets/compare/compare_bar.h"
#include "widgets/compare/compare_view.h"
#include "widgets/compare/swipe_handle.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

namespace scarp {
namespace {

const QRgb kA = qRgb(0, 0, 255), kB = qRgb(255, 255, 0), kOwn = qRgb(90, 90, 90);

class CompareTest : public testing::Test {
protected:
  CompareTest() {
    auto* row = new QHBoxLayout(&window);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(canvas);
    row->addWidget(second);
    window.resize(800, 400);
    window.show();
    canvas->setEntries(test::plain(kOwn));
    compare = std::make_unique<CompareView>(*canvas, *second);
    canvas->setView(ViewTransform({0, 0}, 1, canvas->size()));
    compare->setNames("one", "two");
    compare->setPictures(test::plain(kA), test::plain(kB));
  }
  void start(CompareMode mode) {
    compare->setMode(mode);
    compare->setOn(true);
    ASSERT_TRUE(QTest::qWaitFor([this] { return compare->complete(); }));
  }
  QRgb at(int x, int y) const { return canvas->grab().toImage().pixel(x, y); }
  SwipeHandle* handle() const { return canvas->findChild<SwipeHandle*>(); }

  QWidget window;
  MapCanvas *canvas = new MapCanvas, *second = new MapCanvas;
  std::unique_ptr<CompareView> compare;
};

TEST_F(CompareTest, TheDividerIsDraggedWithTheMouse) {
  start(CompareMode::Swipe);
  EXPECT_EQ(at(380, 200), kA);
  EXPECT_EQ(at(420, 200), kB);
  QTest::mousePress(handle(), Qt::LeftButton, {}, handle()->rect().center());
  QTest::mouseMove(handle(), handle()->mapFromParent(QPoint(600, 200)));
  QTest::mouseRelease(handle(), Qt::LeftButton, {}, handle()->rect().center());
  EXPECT_NEAR(compare->position(), 0.75, 0.01);
  EXPECT_EQ(at(580, 200), kA);
  EXPECT_EQ(at(620, 200), kB);
}

TEST_F(CompareTest, ArrowKeysMoveTheDividerThatHasTheFocus) {
  start(CompareMode::Swipe);
  ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
  EXPECT_TRUE(handle()->hasFocus()) << "at once";
  const ViewTransform before = canvas->view();
  QTest::keyClick(handle(), Qt::Key_Right);
  EXPECT_NEAR(compare->position(), 0.52, 1e-9);
  QTest::keyClick(handle(), Qt::Key_Left, Qt::ShiftModifier);
  EXPECT_NEAR(compare->position(), 0.518, 1e-9);
  QTest::keyClick(handle(), Qt::Key_End);
  EXPECT_EQ(compare->position(), 1);
  EXPECT_EQ(canvas->view(), before) << "the map did not pan";
  QTest::keyClick(handle(), Qt::Key_Up);
  EXPECT_NE(canvas->view(), before) << "other keys go on to the map";
}

TEST_F(CompareTest, TheDividerMayLieAcross) {
  start(CompareMode::Swipe);
  compare->setAcross(true);
  EXPECT_EQ(at(200, 150), kA);
  EXPECT_EQ(at(200, 250), kB);
  EXPECT_EQ(handle()->cursor().shape(), Qt::SplitVCursor);
  QTest::keyClick(handle(), Qt::Key_Down);
  EXPECT_NEAR(compare->position(), 0.52, 1e-9);
}

TEST_F(CompareTest, BothPicturesFollowTheView) {
  start(CompareMode::Swipe);
  canvas->setView(canvas->view().zoomedAt({10, 10}, 3).panned({55, -20}));
  ASSERT_TRUE(QTest::qWaitFor([this] { return compare->complete(); }));
  EXPECT_EQ(at(100, 100), kA);
  EXPECT_EQ(at(700, 300), kB);
}

TEST_F(CompareTest, TheLensFollowsThePointerAndItsSizeTheWheel) {
  start(CompareMode::Lens);
  compare->setLensRadius(60);
  QTest::mouseMove(canvas, {300, 200});
  EXPECT_EQ(at(300, 200), kB);
  EXPECT_EQ(at(300, 125), kA);
  QTest::mouseMove(canvas, {500, 200});
  EXPECT_EQ(at(300, 200), kA);
  EXPECT_EQ(at(500, 230), kB);
  const ViewTransform before = canvas->view();
  QWheelEvent wheel({500, 200}, canvas->mapToGlobal(QPointF(500, 200)), {}, {0, 120}, Qt::NoButton,
                    Qt::ShiftModifier, Qt::NoScrollPhase, false);
  QCoreApplication::sendEvent(canvas, &wheel);
  EXPECT_NEAR(compare->lensRadius(), 72, 1e-9);
  EXPECT_EQ(canvas->view(), before) << "Shift+wheel is the lens's";
  QTest::keyClick(canvas, Qt::Key_Minus);
  EXPECT_NEAR(compare->lensRadius(), 60, 1e-9);
  QTest::keyClick(canvas, Qt::Key_Plus);
  EXPECT_NEAR(compare->lensRadius(), 72, 1e-9);
}

TEST_F(CompareTest, FlickerByHandShowsBWhileFIsHeld) {
  compare->setPeriod(0);
  start(CompareMode::Flicker);
  EXPECT_EQ(at(200, 200), kA);
  QTest::keyPress(canvas, Qt::Key_F);
  EXPECT_EQ(at(200, 200), kB);
  QTest::keyRelease(canvas, Qt::Key_F);
  EXPECT_EQ(at(200, 200), kA);
}

TEST_F(CompareTest, FlickerByItselfShowsBothInTurn) {
  compare->setPeriod(20);
  start(CompareMode::Flicker);
  EXPECT_TRUE(QTest::qWaitFor([this] { return compare->showsB(); }));
  EXPECT_TRUE(QTest::qWaitFor([this] { return !compare->showsB(); }));
}

TEST_F(CompareTest, SideBySideSharesViewAndPointer) {
  start(CompareMode::SideBySide);
  ASSERT_TRUE(second->isVisible());
  EXPECT_EQ(canvas->grab().toImage().pixel(100, 200), kA);
  EXPECT_EQ(second->grab().toImage().pixel(100, 200), kB);
  canvas->setView(canvas->view().scaled(7).centredOn({123, 45}));
  EXPECT_EQ(second->view().centre(), (Point{123, 45}));
  EXPECT_EQ(second->view().mapPerPixel(), 7);
  second->setView(second->view().scaled(2).centredOn({-10, 5}));
  EXPECT_EQ(canvas->view().centre(), (Point{-10, 5}));
  EXPECT_EQ(canvas->view().mapPerPixel(), 2);
  ASSERT_TRUE(QTest::qWaitFor([this] { return compare->complete(); }));
  QTest::mouseMove(canvas, {150, 150});
  const QPoint there = second->view().toScreen(canvas->view().toMap({150, 150})).toPoint();
  EXPECT_NE(second->grab().toImage().pixel(there + QPoint(8, 0)), kB) << "an arm of the cross";
  QTest::mouseMove(second, {100, 100});
  EXPECT_EQ(second->grab().toImage().pixel(there + QPoint(8, 0)), kB) << "the pointer is here now";
}

TEST_F(CompareTest, TheFirstCanvasLeadsWhenTheSecondComes) {
  second->setHome({-5000, -5000, 5000, 5000}, 1, false); // it would fit that into its first, small size
  start(CompareMode::SideBySide);
  EXPECT_EQ(canvas->view().mapPerPixel(), 1);
  EXPECT_EQ(second->view().mapPerPixel(), 1);
  EXPECT_EQ(second->view().centre(), canvas->view().centre());
}

TEST_F(CompareTest, AClickOnTheSecondCanvasIsAClickOnTheMap) {
  start(CompareMode::SideBySide);
  QSignalSpy clicked(canvas, &MapCanvas::clicked);
  QTest::mouseClick(second, Qt::LeftButton, {}, {50, 60});
  ASSERT_EQ(clicked.count(), 1);
  EXPECT_EQ(clicked[0][0].value<CanvasMouse>().map, second->view().toMap({50, 60}));
}

TEST_F(CompareTest, WithoutAnAThePictureOfTheCanvasIsA) {
  compare->setPictures({}, test::plain(kB));
  start(CompareMode::Swipe);
  ASSERT_TRUE(QTest::qWaitFor([this] { return canvas->complete(); }));
  EXPECT_EQ(at(200, 200), kOwn);
  EXPECT_EQ(at(600, 200), kB);
}

TEST_F(CompareTest, SwitchedOffTheCanvasIsAsBefore) {
  start(CompareMode::Swipe);
  compare->setOn(false);
  ASSERT_TRUE(QTest::qWaitFor([this] { return canvas->complete(); }));
  EXPECT_EQ(at(200, 200), kOwn);
  EXPECT_EQ(at(600, 200), kOwn);
  EXPECT_FALSE(handle()->isVisible());
  EXPECT_FALSE(second->isVisible());
}

TEST(CompareBarTest, SwapsThemesAndKeepsChoicesWhenThemesCome) {
  CompareBar bar;
  bar.show();
  auto* keep = bar.findChild<QToolButton*>("keep-theme");
  EXPECT_TRUE(keep->isVisible()) << "without a theme there is a way to make one";
  bar.setThemes({"Velocity", "Labels"});
  EXPECT_FALSE(keep->isVisible());
  EXPECT_EQ(bar.themeA(), "");
  EXPECT_EQ(bar.themeB(), "Velocity");
  QSignalSpy chosen(&bar, &CompareBar::themesChosen);
  bar.findChild<QToolButton*>("swap-themes")->click();
  EXPECT_EQ(bar.themeA(), "Velocity");
  EXPECT_EQ(bar.themeB(), "");
  EXPECT_EQ(chosen.count(), 1);
  bar.setThemes({"Another", "Velocity", "Labels"});
  EXPECT_EQ(bar.themeA(), "Velocity");
}

TEST(CompareBarTest, ShowsWhatTheModeNeeds) {
  CompareBar bar;
  bar.show();
  QSignalSpy mode(&bar, &CompareBar::modeChosen);
  EXPECT_TRUE(bar.findChild<QToolButton*>("across")->isVisible());
  bar.findChild<QToolButton*>("mode2")->click();
  ASSERT_EQ(mode.count(), 1);
  EXPECT_EQ(mode[0][0].value<CompareMode>(), CompareMode::Flicker);
  EXPECT_TRUE(bar.findChild<QSpinBox*>("period")->isVisible());
  EXPECT_FALSE(bar.findChild<QToolButton*>("across")->isVisible());
}

} // namespace
} // namespace scarp
