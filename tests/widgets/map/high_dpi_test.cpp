// SPDX-License-Identifier: GPL-3.0-or-later
// The canvas on a screen of two device pixels per logical pixel: a program of its own, because the ratio is
// chosen when an application starts.
#include "tests/widgets/map/canvas_scene.h"
#include "widgets/map/outline_layer.h"

#include <QApplication>
#include <QStandardPaths>

namespace scarp {
namespace {

TEST(HighDpi, ThePictureHasAllDevicePixelsOfTheScreen) {
  test::CanvasScene scene;
  ASSERT_EQ(scene.canvas.devicePixelRatioF(), 2);
  using test::kBlue, test::kRed;
  ASSERT_TRUE(scene.draw({{"stripes", std::make_shared<test::RuleLayer>(test::kEverywhere, [](Point p) {
                             return static_cast<int64_t>(std::floor(p.x * 2)) % 2 == 0 ? kRed : kBlue;
                           })}}));
  const QImage picture = scene.picture();
  ASSERT_EQ(picture.size(), QSize(1200, 800));
  for (int x = 600; x < 640; ++x)
    EXPECT_TRUE(test::near(QColor(picture.pixel(x, 400)), x % 2 == 0 ? kRed : kBlue)) << x;
}

TEST(HighDpi, LinesAreAsWideAsElsewhere) {
  test::CanvasScene scene;
  OutlineStyle style;
  style.line = Qt::black;
  style.width = 4;
  const MultiPolygon square{{{{-100, -100}, {100, -100}, {100, 100}, {-100, 100}}, {}}};
  ASSERT_TRUE(scene.draw({{"a", std::make_shared<OutlineLayer>(std::vector<MultiPolygon>{square}, style)}}));
  const QImage picture = scene.picture();
  int dark = 0;
  for (int x = 350; x < 450; ++x) // 100 map units left of the middle: device pixel 400
    dark += qGray(picture.pixel(x, 400)) < 128;
  EXPECT_NEAR(dark, 8, 1);
}

TEST(HighDpi, TheWheelStillZoomsAtThePointer) {
  test::CanvasScene scene;
  const Point under = scene.canvas.view().toMap(QPointF(450, 90));
  scene.wheel({450, 90}, 1);
  EXPECT_NEAR(scene.canvas.view().toMap(QPointF(450, 90)).x, under.x, 1e-6);
  EXPECT_NEAR(scene.canvas.view().toMap(QPointF(450, 90)).y, under.y, 1e-6);
}

} // namespace
} // namespace scarp

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
    qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_SCALE_FACTOR", "2");
  QStandardPaths::setTestModeEnabled(true);
  QApplication app(argc, argv);
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
