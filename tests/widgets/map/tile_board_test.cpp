// SPDX-License-Identifier: GPL-3.0-or-later
// Which tiles are asked for, kept, stand in and let go.
#include "tests/support/posted_events.h"
#include "tests/widgets/map/canvas_scene.h"
#include "widgets/map/tile_renderer.h"

namespace scarp {
namespace {
using namespace test;

TEST(TileBoard, TheCoarserLevelStandsInWhileTilesLoad) {
  CanvasScene scene;
  const auto rule =
      std::make_shared<test::RuleLayer>(kEverywhere, [](Point p) { return p.x < 0 ? kRed : kBlue; });
  ASSERT_TRUE(scene.draw({{"a", rule}}));
  scene.canvas.setDrawing(false); // nothing new comes
  scene.wheel({300, 200}, 2);
  EXPECT_FALSE(scene.canvas.complete());
  EXPECT_TRUE(near(scene.colourAt(-40, 0), kRed));
  EXPECT_TRUE(near(scene.colourAt(40, 0), kBlue));
  EXPECT_EQ(scene.canvas.board().coverage().shown, 0);
  scene.wheel({300, 200}, -4);
  EXPECT_TRUE(near(scene.colourAt(-100, 20), kRed));
  EXPECT_TRUE(near(scene.colourAt(100, 20), kBlue));
  scene.canvas.setDrawing(true);
  ASSERT_TRUE(scene.settle());
  EXPECT_TRUE(near(scene.colourAt(-1000, 500), kRed));
  EXPECT_TRUE(near(scene.colourAt(1000, 500), kBlue));
}

TEST(TileBoard, ZoomingInAndOutAgainNeedsNoNewTiles) {
  CanvasScene scene;
  const auto layer = solid(kRed);
  ASSERT_TRUE(scene.draw({{"a", layer}}));
  scene.wheel({123, 77}, 1, Qt::ControlModifier);
  ASSERT_TRUE(scene.settle());
  QSignalSpy painted(&scene.canvas.board(), &TileBoard::completeChanged);
  scene.wheel({123, 77}, -1, Qt::ControlModifier);
  const TileCoverage back = scene.canvas.board().coverage();
  EXPECT_EQ(back.present, back.visible);
}

TEST(TileBoard, StaleRequestsAreDropped) {
  CanvasScene scene;
  const auto held = std::make_shared<test::HeldLayer>();
  scene.canvas.setEntries({{"a", held}});
  ASSERT_TRUE(QTest::qWaitFor([&] { return held->asked() >= 2; }));
  for (int step = 0; step < 5; ++step) // to places that are never settled
    scene.key(Qt::Key_PageUp);
  ASSERT_TRUE(QTest::qWaitFor([&] { return held->stopped >= 2; })) << "what was being drawn has been told";
  held->letGo();
  ASSERT_TRUE(scene.settle());
  EXPECT_LT(held->asked(), 80u) << "the views in between were never drawn";
}

TEST(TileBoard, NeighboursAreDrawnBeforeTheyAreSeen) {
  CanvasScene scene;
  const auto layer = solid(kRed);
  ASSERT_TRUE(scene.draw({{"a", layer}}));
  ASSERT_TRUE(QTest::qWaitFor([&] { return scene.canvas.renderer().idle(); }, 20000));
  ASSERT_TRUE(test::postedEventsArrive()) << "the last of them";
  const int painted = layer->painted;
  scene.key(Qt::Key_Right);
  scene.key(Qt::Key_Right); // 300 px: tiles that were not in sight
  const TileCoverage coverage = scene.canvas.board().coverage();
  EXPECT_EQ(coverage.present, coverage.visible);
  EXPECT_EQ(layer->painted, painted);
}

TEST(TileBoard, OnlyTilesThatTouchTheChangeAreDrawnAnew) {
  CanvasScene scene;
  ASSERT_TRUE(scene.draw({{"a", solid(kRed)}}));
  const auto changed = std::make_shared<test::RuleLayer>(
      kEverywhere, [](Point p) { return p.x > 10 && p.x < 90 && p.y > 10 && p.y < 90 ? kBlue : kRed; });
  scene.canvas.replaceLayer("a", changed, Extent{10, 10, 90, 90});
  const TileCoverage coverage = scene.canvas.board().coverage();
  EXPECT_EQ(coverage.visible - coverage.present, 1);
  ASSERT_TRUE(scene.settle());
  EXPECT_TRUE(near(scene.colourAt(50, 50), kBlue));
}

TEST(TileBoard, EscStopsDrawingAndLeavesThePartialMapUntilTheNextMove) {
  CanvasScene scene;
  ASSERT_TRUE(scene.draw({{"a", solid(kRed)}}));
  const auto held = std::make_shared<test::HeldLayer>();
  QSignalSpy busy(&scene.canvas, &MapCanvas::busyChanged);
  scene.canvas.setEntries({{"a", solid(kRed)}, {"slow", held}});
  ASSERT_TRUE(QTest::qWaitFor([&] { return held->asked() > 0; }));
  scene.key(Qt::Key_Escape);
  EXPECT_FALSE(busy.back().at(0).toBool());
  ASSERT_TRUE(QTest::qWaitFor([&] { return held->stopped > 0; }));
  EXPECT_FALSE(scene.canvas.complete());
  EXPECT_TRUE(near(scene.colourAt(0, 0), kRed)) << "what was there stays";
  const size_t asked = held->asked();
  held->letGo();
  ASSERT_TRUE(test::postedEventsArrive());
  EXPECT_EQ(held->asked(), asked) << "nothing goes on by itself";
  scene.key(Qt::Key_Right);
  ASSERT_TRUE(scene.settle());
}

TEST(TileBoard, ASuspendedMapStandsStillUntilItIsOnAgain) {
  CanvasScene scene;
  ASSERT_TRUE(scene.draw({{"a", solid(kRed)}}));
  const auto layer = solid(kBlue);
  scene.canvas.setDrawing(false);
  scene.canvas.setEntries({{"a", layer}});
  scene.key(Qt::Key_Right);
  ASSERT_TRUE(test::postedEventsArrive());
  EXPECT_EQ(layer->painted, 0);
  EXPECT_FALSE(scene.canvas.complete());
  scene.canvas.setDrawing(true);
  ASSERT_TRUE(scene.settle());
  EXPECT_TRUE(near(scene.colourAt(150, 0), kBlue));
}

TEST(TileBoard, MemoryIsBoundedAndWhatIsInSightIsKept) {
  CanvasScene scene;
  scene.canvas.setMemory(size_t{16} << 20);
  scene.canvas.setEntries({{"a", solid(kRed)}});
  size_t most = 0;
  for (int step = 0; step < 12; ++step) {
    scene.key(step % 3 == 0 ? Qt::Key_PageUp : Qt::Key_Right);
    ASSERT_TRUE(scene.settle());
    most = std::max(most, scene.canvas.board().bytes());
  }
  EXPECT_LE(most, size_t{20} << 20);
  const TileCoverage coverage = scene.canvas.board().coverage();
  EXPECT_EQ(coverage.present, coverage.visible);
}

TEST(TileBoard, TwoBoardsShareARenderer) {
  TileRenderer renderer(2);
  TileBoard left(renderer), right(renderer);
  const ViewTransform view({0, 0}, 1, {600, 400});
  left.setView(view, 1);
  right.setView(view, 1);
  left.setEntries({{"a", solid(kRed)}});
  right.setEntries({{"a", solid(kBlue)}});
  ASSERT_TRUE(QTest::qWaitFor([&] { return left.complete() && right.complete(); }, 20000));
  EXPECT_TRUE(near(QColor(left.frame().pixel(300, 200)), kRed));
  EXPECT_TRUE(near(QColor(right.frame().pixel(300, 200)), kBlue));
}

TEST(TileBoard, AFrameHasTheDevicePixelsOfTheScreen) {
  TileRenderer renderer(2);
  TileBoard board(renderer);
  board.setView(ViewTransform({0, 0}, 1, {600, 400}), 2);
  // Stripes one device pixel wide: only a frame in device pixels can show them.
  board.setEntries({{"a", std::make_shared<test::RuleLayer>(kEverywhere, [](Point p) {
                       return static_cast<int64_t>(std::floor(p.x * 2)) % 2 == 0 ? kRed : kBlue;
                     })}});
  ASSERT_TRUE(QTest::qWaitFor([&] { return board.complete(); }, 20000));
  const QImage& frame = board.frame();
  ASSERT_EQ(frame.size(), QSize(1200, 800));
  for (int x = 100; x < 120; ++x)
    EXPECT_TRUE(near(QColor(frame.pixel(x, 400)), x % 2 == 0 ? kRed : kBlue)) << x;
}

TEST(LayerTileCache, LetsGoOfWhatWasUsedLongestAgo) {
  constexpr size_t kThree = 3 * size_t{kTileSize} * kTileSize * 4;
  LayerTileCache cache(kThree);
  const auto tile = [] { return QImage(kTileSize, kTileSize, QImage::Format_ARGB32_Premultiplied); };
  cache.put(1, {1, 0, 0}, tile());
  cache.put(1, {1, 1, 0}, tile());
  EXPECT_TRUE(cache.find(1, {1, 0, 0}));
  cache.put(1, {1, 2, 0}, tile());
  EXPECT_TRUE(cache.find(1, {1, 0, 0}));
  EXPECT_FALSE(cache.find(1, {1, 1, 0}));
  EXPECT_LE(cache.bytes(), kThree);
  cache.put(2, {1, 0, 0}, {});
  const auto empty = cache.find(2, {1, 0, 0});
  ASSERT_TRUE(empty);
  EXPECT_TRUE(empty->isNull()) << "known to be empty";
  cache.setLimit(0);
  EXPECT_LT(cache.bytes(), kThree / 2);
}

} // namespace
} // namespace scarp
