// SPDX-License-Identifier: GPL-3.0-or-later
// What the finished map looks like: order, opacity, blending, NoData, targets, outlines.
#include "tests/support/tiny_project.h"
#include "tests/widgets/map/canvas_scene.h"
#include "widgets/map/outline_layer.h"
#include "widgets/project/layer_stack.h"

namespace scarp {
namespace {
using namespace test;

TEST(CanvasPicture, TheLastLayerIsOnTop) {
  CanvasScene scene;
  const auto below = solid(kRed), above = solid(kBlue, {-100, -100, 100, 100});
  ASSERT_TRUE(scene.draw({{"a", below}, {"b", above}}));
  EXPECT_TRUE(near(scene.colourAt(0, 0), kBlue));
  EXPECT_TRUE(near(scene.colourAt(150, 0), kRed));
  ASSERT_TRUE(scene.draw({{"b", above}, {"a", below}}));
  EXPECT_TRUE(near(scene.colourAt(0, 0), kRed));
}

TEST(CanvasPicture, OpacityMixesWithWhatIsBelow) {
  CanvasScene scene;
  ASSERT_TRUE(scene.draw({{"a", solid(kRed)}, {"b", solid(kBlue), 0.25}}));
  EXPECT_TRUE(near(scene.colourAt(0, 0), QColor(150, 0, 50)));
  ASSERT_TRUE(scene.draw({{"a", solid(kRed)}, {"b", solid(kBlue), 0.0}}));
  EXPECT_TRUE(near(scene.colourAt(0, 0), kRed));
}

TEST(CanvasPicture, BlendModesFollowTheirFormulas) {
  CanvasScene scene;
  const QRgb ground = qRgb(200, 100, 50), top = qRgb(100, 200, 150);
  const auto byte = [](double v) { return static_cast<int>(std::lround(v)); };
  const auto each = [&](auto&& mix) {
    return QColor(byte(mix(200.0, 100.0)), byte(mix(100.0, 200.0)), byte(mix(50.0, 150.0)));
  };
  const std::vector<std::pair<BlendMode, QColor>> wanted{
      {BlendMode::Normal, QColor(top)},
      {BlendMode::Multiply, each([](double g, double s) { return g * s / 255; })},
      {BlendMode::Screen, each([](double g, double s) { return g + s - g * s / 255; })},
      {BlendMode::Overlay, each([](double g, double s) {
         return g < 128 ? 2 * g * s / 255 : 255 - 2 * (255 - g) * (255 - s) / 255;
       })},
      {BlendMode::Darken, each([](double g, double s) { return std::min(g, s); })},
      {BlendMode::Lighten, each([](double g, double s) { return std::max(g, s); })}};
  for (const auto& [mode, colour] : wanted) {
    ASSERT_TRUE(scene.draw({{"a", solid(ground)}, {"b", solid(top), 1, mode}}));
    EXPECT_TRUE(near(scene.colourAt(0, 0), colour)) << nameOf(mode);
  }
}

TEST(CanvasPicture, NoDataShowsTheLayerBelow) {
  test::TinyProject tiny;
  Project project = loadProject(tiny.folder());
  for (auto& layer : project.layers)
    layer.visible = layer.id == "hotspot";
  LayerStack stack;
  stack.setProject(project);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !stack.loading(); }, 20000));
  auto entries = stack.entries();
  ASSERT_EQ(entries.size(), 1u);
  entries[0].opacity = 1;
  entries.insert(entries.begin(), {"ground", solid(qRgb(10, 250, 10))});
  CanvasScene scene;
  scene.canvas.setHome(tiny.grid.extent(), tiny.grid.cellX, false);
  scene.canvas.zoomFull();
  ASSERT_TRUE(scene.draw(entries));
  const GridSpec& grid = tiny.grid;
  EXPECT_TRUE(near(scene.colourAt(grid.centreX(10), grid.centreY(40)), QColor(10, 250, 10)));
  const QColor valued = scene.colourAt(grid.centreX(115), grid.centreY(40));
  EXPECT_GT(valued.red(), valued.green()) << "a strong positive value is red";
}

/// A table of targets in a project, and the canvas over it.
struct TargetScene : CanvasScene {
  test::TempFolder temp;
  LayerStack stack;
  GridSpec grid = test::smallGrid(4000, 4000);
  std::vector<Point> strong;
  TargetScene() {
    test::writeImage(temp / "image.tif", test::smallGrid(8, 8));
    std::string csv = "x,y,velocity\n";
    uint64_t state = 7;
    const auto random = [&state] {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      return static_cast<double>(state >> 40) / static_cast<double>(1ULL << 24);
    };
    for (int i = 0; i < 60000; ++i) {
      const Point place{grid.left + 10000 * random(), grid.top - 10000 * random()};
      const bool moves = i % 2000 == 0;
      if (moves)
        strong.push_back(place);
      csv += formatNumber(place.x) + "," + formatNumber(place.y) + "," +
             (moves ? "-95" : formatNumber(8 * random() - 4)) + "\n";
    }
    writeFileAtomically(temp / "points.csv", csv);
    createProject(temp / "project", {temp / "image.tif", {}, temp / "points.csv", {}, {}});
    Project project = loadProject(temp / "project");
    for (auto& layer : project.layers)
      layer.visible = layer.kind == LayerKind::Points;
    stack.setProject(project);
    EXPECT_TRUE(QTest::qWaitFor([this] { return !stack.loading(); }, 30000));
    canvas.setHome({grid.left, grid.top - 10000, grid.left + 10000, grid.top}, 2.5, false);
  }
};

TEST(CanvasPicture, EveryStronglyMovingTargetIsSeenAtEveryZoom) {
  TargetScene scene;
  scene.canvas.zoomFull();
  const double full = scene.canvas.view().mapPerPixel();
  for (const double closer : {0.25, 1.0, 3.0, 10.0}) {
    if (closer > 1)
      scene.canvas.centreOn(scene.strong.front());
    scene.canvas.setView(scene.canvas.view().scaled(full / closer));
    ASSERT_TRUE(scene.draw(scene.stack.entries()));
    const QImage picture = scene.picture();
    int looked = 0;
    for (const Point& place : scene.strong) {
      const QPoint at = scene.at(place.x, place.y);
      if (!picture.rect().adjusted(3, 3, -3, -3).contains(at))
        continue;
      ++looked;
      bool blue = false;
      for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) {
          const QColor colour = picture.pixelColor(at + QPoint(dx, dy));
          blue = blue || colour.blue() > colour.red() + 40;
        }
      EXPECT_TRUE(blue) << "away from the satellite, at " << place.x << " " << place.y << ", zoom " << closer;
    }
    EXPECT_GE(looked, closer > 1 ? 1 : 30);
  }
}

OutlineStyle plainLine() {
  OutlineStyle style;
  style.line = QColor(0, 0, 255);
  style.width = 3;
  style.fill = QColor(255, 0, 0, 255);
  return style;
}

TEST(CanvasPicture, APolygonThatReachesFarOutIsCutWithoutATrace) {
  CanvasScene scene;
  const MultiPolygon huge{{{{-2e6, -50}, {2e6, -50}, {2e6, 50}, {-2e6, 50}}, {}}};
  ASSERT_TRUE(
      scene.draw({{"a", std::make_shared<OutlineLayer>(std::vector<MultiPolygon>{huge}, plainLine())}}));
  const QImage picture = scene.picture();
  for (int x = 0; x < 600; x += 7) {
    const auto colour = [&](double y) { return QColor(picture.pixel(x, static_cast<int>(200 - y))); };
    EXPECT_TRUE(near(colour(0), Qt::red)) << x << ": no line where tiles or the clip meet";
    EXPECT_TRUE(near(colour(100), Qt::white)) << x;
    EXPECT_TRUE(near(colour(50), Qt::blue)) << x;
  }
}

TEST(CanvasPicture, HolesStayOpenAndOverlapsAreFilledOnce) {
  CanvasScene scene;
  const MultiPolygon ring{
      {{{-100, -100}, {100, -100}, {100, 100}, {-100, 100}}, {{{-50, -50}, {50, -50}, {50, 50}, {-50, 50}}}}};
  const MultiPolygon other{{{{70, -90}, {200, -90}, {200, 90}, {70, 90}}, {}}};
  OutlineStyle style = plainLine();
  style.fill = QColor(255, 0, 0, 100);
  ASSERT_TRUE(
      scene.draw({{"a", std::make_shared<OutlineLayer>(std::vector<MultiPolygon>{ring, other}, style)}}));
  const QColor light = scene.colourAt(-75, 0);
  EXPECT_LT(light.green(), 200);
  EXPECT_TRUE(near(scene.colourAt(0, 0), Qt::white));
  EXPECT_TRUE(near(scene.colourAt(85, 0), light)) << "where both areas are";
  EXPECT_TRUE(near(scene.colourAt(150, 0), light));
}

TEST(CanvasPicture, ALayerThatCannotBeDrawnIsSaidOnceAndTheOthersAreThere) {
  CanvasScene scene;
  QSignalSpy failures(&scene.canvas, &MapCanvas::layerFailed);
  ASSERT_TRUE(scene.draw({{"a", solid(kRed)},
                          {"gone", std::make_shared<test::BrokenLayer>()},
                          {"b", solid(kBlue, {-50, -50, 50, 50})}}));
  EXPECT_TRUE(near(scene.colourAt(0, 0), kBlue));
  EXPECT_TRUE(near(scene.colourAt(100, 0), kRed));
  scene.key(Qt::Key_Right);
  ASSERT_TRUE(scene.settle());
  ASSERT_EQ(failures.count(), 1) << "not per tile";
  EXPECT_EQ(failures.front().at(0).toString(), "gone");
  EXPECT_TRUE(failures.front().at(1).toString().contains("gone.tif"));
  scene.canvas.refresh();
  ASSERT_TRUE(scene.settle());
  EXPECT_TRUE(QTest::qWaitFor([&] { return failures.count() == 2; })) << "asked for again, said again";
}

TEST(CanvasPicture, IsNotCompleteBeforeEveryTileIsDrawn) {
  CanvasScene scene;
  const auto held = std::make_shared<test::HeldLayer>();
  QSignalSpy complete(&scene.canvas, &MapCanvas::pictureComplete);
  scene.canvas.setEntries({{"a", held}});
  EXPECT_FALSE(scene.canvas.complete());
  ASSERT_TRUE(QTest::qWaitFor([&] { return held->asked() >= 2; })) << "both threads hold a tile";
  EXPECT_FALSE(scene.canvas.complete()) << "a blank canvas is not complete";
  EXPECT_EQ(complete.count(), 0);
  const TileCoverage before = scene.canvas.board().coverage();
  EXPECT_GE(before.visible, 4);
  EXPECT_EQ(before.present, 0);
  held->letGo();
  ASSERT_TRUE(scene.settle());
  EXPECT_EQ(complete.count(), 1);
  const TileCoverage after = scene.canvas.board().coverage();
  EXPECT_EQ(after.present, after.visible);
  EXPECT_TRUE(near(scene.colourAt(0, 0), Qt::red));
  scene.canvas.setEntries({{"a", solid(kBlue)}});
  EXPECT_FALSE(scene.canvas.complete()) << "another picture";
  ASSERT_TRUE(scene.settle());
  EXPECT_EQ(complete.count(), 2);
}

} // namespace
} // namespace scarp
