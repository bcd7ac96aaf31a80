// SPDX-License-Identifier: GPL-3.0-or-later
// Typing where to go and how close.
#include "app/studio/map_status.h"
#include "core/geo/crs.h"
#include "tests/widgets/map/canvas_scene.h"
#include "widgets/map/scale_bar.h"

#include <QLineEdit>

namespace scarp {
namespace {

struct StatusScene : test::CanvasScene {
  StatusScene() {
    QLocale::setDefault(QLocale(QLocale::English));
    status.setCrs(crsFromUser("EPSG:32647"));
    canvas.setHome({600000, 3900000, 700000, 4000000}, 2.5, false);
    status.show();
  }
  void type(const char* field, const QString& text) {
    auto* edit = status.findChild<QLineEdit*>(field);
    edit->selectAll();
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
  }
  QString shown(const char* field) { return status.findChild<QLineEdit*>(field)->text(); }
  double denominator() { return scaleDenominator(canvas.view().mapPerPixel(), status.logicalDpiX(), 1); }
  MapStatus status{canvas};
};

TEST(MapStatus, ATypedMapCoordinateCentresTheMapAtTheSameScale) {
  StatusScene scene;
  const double scale = scene.canvas.view().mapPerPixel();
  scene.type("go-to", "652100.5, 3985000");
  EXPECT_NEAR(scene.canvas.view().centre().x, 652100.5, 1e-6);
  EXPECT_NEAR(scene.canvas.view().centre().y, 3985000, 1e-6);
  EXPECT_DOUBLE_EQ(scene.canvas.view().mapPerPixel(), scale);
}

TEST(MapStatus, ATypedLongitudeAndLatitudeGoToTheSamePlace) {
  StatusScene scene;
  scene.type("go-to", "100.5 36.0");
  const Point wanted = CrsTransform(crsFromUser("EPSG:4326"), crsFromUser("EPSG:32647")).apply({100.5, 36.0});
  EXPECT_NEAR(scene.canvas.view().centre().x, wanted.x, 1e-3);
  EXPECT_NEAR(scene.canvas.view().centre().y, wanted.y, 1e-3);
}

TEST(MapStatus, FourNumbersAreAnExtent) {
  StatusScene scene;
  scene.type("go-to", "650000 3980000 653000 3981000");
  EXPECT_NEAR(scene.canvas.view().centre().x, 651500, 1e-6);
  EXPECT_NEAR(scene.canvas.view().centre().y, 3980500, 1e-6);
  EXPECT_NEAR(scene.canvas.view().extent().width(), 3000, 1e-6);
}

TEST(MapStatus, WhatIsNoPlaceIsSaidAndTheMapStays) {
  StatusScene scene;
  QSignalSpy problems(&scene.status, &MapStatus::problem);
  const ViewTransform before = scene.canvas.view();
  for (const char* text : {"somewhere", "12", "1 2 3", "652100 north"})
    scene.type("go-to", text);
  EXPECT_EQ(problems.count(), 4);
  EXPECT_EQ(scene.canvas.view(), before);
}

TEST(MapStatus, ATypedScaleIsTheScale) {
  StatusScene scene;
  const Point centre = scene.canvas.view().centre();
  for (const auto& [text, wanted] :
       {std::pair{"1:25000", 25000.0}, {"1:100,000", 100000.0}, {"5000", 5000.0}}) {
    scene.type("scale", text);
    EXPECT_NEAR(scene.denominator(), wanted, 1e-6 * wanted) << text;
    EXPECT_EQ(scene.canvas.view().centre(), centre);
  }
  EXPECT_EQ(scene.shown("scale"), "1:5,000");
}

TEST(MapStatus, ATypedScaleFollowsTheLocale) {
  StatusScene scene;
  QLocale::setDefault(QLocale(QLocale::German));
  scene.type("scale", "1:25.000");
  EXPECT_NEAR(scene.denominator(), 25000, 0.1);
  EXPECT_EQ(scene.shown("scale"), "1:25.000");
  QLocale::setDefault(QLocale(QLocale::English));
}

TEST(MapStatus, WhatIsNoScaleIsSaidAndTheMapStays) {
  StatusScene scene;
  QSignalSpy problems(&scene.status, &MapStatus::problem);
  const ViewTransform before = scene.canvas.view();
  for (const char* text : {"close", "0", "-5"})
    scene.type("scale", text);
  EXPECT_EQ(problems.count(), 3);
  EXPECT_EQ(scene.canvas.view(), before);
  EXPECT_TRUE(scene.shown("scale").startsWith("1:"));
}

TEST(MapStatus, InDegreesTheScaleCountsMetres) {
  StatusScene scene;
  scene.canvas.setHome({100, -0.5, 101, 0.5}, 0.0001, true);
  scene.type("scale", "1:50000");
  EXPECT_NEAR(scene.canvas.view().mapPerPixel() * 111320 * scene.status.logicalDpiX() / 0.0254, 50000, 10);
}

TEST(MapStatus, ShowsMapCoordinatesAndDegreesOfThePointer) {
  StatusScene scene;
  const QString words = scene.status.words({652100.5, 3985000});
  EXPECT_TRUE(words.contains("652,100.5")) << words.toStdString();
  EXPECT_TRUE(words.contains("3,985,000.0"));
  EXPECT_TRUE(words.contains("° N"));
  EXPECT_TRUE(words.contains("° E"));
}

} // namespace
} // namespace scarp
