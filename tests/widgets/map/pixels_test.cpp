// SPDX-License-Identifier: GPL-3.0-or-later
// The own pixel routines against a painter that does the same slowly.
#include "widgets/map/blend_pixels.h"
#include "widgets/map/disc_painter.h"
#include "widgets/map/fill_mask.h"
#include "widgets/map/frame_pixels.h"
#include "widgets/map/stroke_field.h"

#include <gtest/gtest.h>

#include <QPainter>
#include <QPainterPath>
#include <array>

namespace scarp {
namespace {

struct Random {
  uint64_t state = 1;
  int below(int n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((state >> 33) % static_cast<uint64_t>(n));
  }
};

int largestDifference(const QImage& a, const QImage& b) {
  int largest = 0;
  for (int y = 0; y < a.height(); ++y)
    for (int x = 0; x < a.width(); ++x) {
      const QRgb p = reinterpret_cast<const QRgb*>(a.constScanLine(y))[x];
      const QRgb q = reinterpret_cast<const QRgb*>(b.constScanLine(y))[x];
      for (const int d :
           {qRed(p) - qRed(q), qGreen(p) - qGreen(q), qBlue(p) - qBlue(q), qAlpha(p) - qAlpha(q)})
        largest = std::max(largest, std::abs(d));
    }
  return largest;
}

TEST(BlendPixels, MixesAsAPainterDoes) {
  Random random;
  QImage ground(64, 64, QImage::Format_RGB32), layer(64, 64, QImage::Format_ARGB32_Premultiplied);
  for (int y = 0; y < 64; ++y)
    for (int x = 0; x < 64; ++x) {
      const auto byte = [&] { return random.below(5) == 0 ? 255 * random.below(2) : random.below(256); };
      ground.setPixel(x, y, qRgb(byte(), byte(), byte()));
      reinterpret_cast<QRgb*>(layer.scanLine(y))[x] = qPremultiply(qRgba(byte(), byte(), byte(), byte()));
    }
  const std::array<std::pair<BlendMode, QPainter::CompositionMode>, 6> modes{
      {{BlendMode::Normal, QPainter::CompositionMode_SourceOver},
       {BlendMode::Multiply, QPainter::CompositionMode_Multiply},
       {BlendMode::Screen, QPainter::CompositionMode_Screen},
       {BlendMode::Overlay, QPainter::CompositionMode_Overlay},
       {BlendMode::Darken, QPainter::CompositionMode_Darken},
       {BlendMode::Lighten, QPainter::CompositionMode_Lighten}}};
  for (const auto& [mode, composition] : modes)
    for (const double opacity : {1.0, 0.6}) {
      QImage mine = ground, theirs = ground;
      mixInto(mine, layer, opacity, mode);
      QPainter painter(&theirs);
      painter.setOpacity(opacity);
      painter.setCompositionMode(composition);
      painter.drawImage(0, 0, layer);
      painter.end();
      EXPECT_LE(largestDifference(mine, theirs), 3) << nameOf(mode) << " at " << opacity;
    }
}

QImage clearTile(int side = 128) {
  QImage tile(side, side, QImage::Format_ARGB32_Premultiplied);
  tile.fill(Qt::transparent);
  return tile;
}

double inkOf(const QImage& tile) {
  double ink = 0;
  for (int y = 0; y < tile.height(); ++y)
    for (int x = 0; x < tile.width(); ++x)
      ink += qAlpha(reinterpret_cast<const QRgb*>(tile.constScanLine(y))[x]) / 255.0;
  return ink;
}

TEST(StrokeField, ALineHasTheInkOfAPaintersLine) {
  Random random;
  for (int k = 0; k < 40; ++k) {
    const QPointF a(10 + random.below(1000) / 10.0, 10 + random.below(1000) / 10.0);
    const QPointF b(10 + random.below(1000) / 10.0, 10 + random.below(1000) / 10.0);
    const double width = 1.5 + random.below(40) / 10.0; // painters thin out lines of one pixel
    QImage mine = clearTile(), theirs = clearTile();
    StrokeField field(mine.size(), width);
    field.add(a, b);
    field.paint(mine, QColor(20, 40, 200), width);
    QPainter painter(&theirs);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(20, 40, 200), width, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(a, b);
    painter.end();
    EXPECT_NEAR(inkOf(mine), inkOf(theirs), 0.06 * inkOf(theirs) + 1.5) << "width " << width;
    int far = 0;
    for (int y = 0; y < 128; ++y)
      for (int x = 0; x < 128; ++x)
        far += std::abs(qAlpha(mine.pixel(x, y)) - qAlpha(theirs.pixel(x, y))) > 110;
    EXPECT_LE(far, 4);
  }
}

TEST(StrokeField, CrossingLinesDoNotDarkenATranslucentStroke) {
  QImage tile = clearTile();
  StrokeField field(tile.size(), 6);
  field.add({20, 64}, {108, 64});
  field.add({64, 20}, {64, 108});
  field.paint(tile, QColor(255, 0, 0, 128), 6);
  EXPECT_EQ(qAlpha(tile.pixel(64, 64)), qAlpha(tile.pixel(30, 64)));
  EXPECT_NEAR(qAlpha(tile.pixel(64, 64)), 128, 1);
}

TEST(StrokeField, LinesOutsideLeaveNothing) {
  QImage tile = clearTile();
  StrokeField field(tile.size(), 3);
  field.add({-50, -50}, {-10, 200});
  field.add({-50, 300}, {300, 300});
  EXPECT_TRUE(field.empty());
  field.add({-50, 64}, {300, 64});
  field.paint(tile, Qt::black, 3);
  for (int x = 0; x < 128; ++x)
    EXPECT_EQ(qAlpha(tile.pixel(x, 63)), 255) << x;
}

TEST(FillMask, FillsWhatAPainterFills) {
  Random random;
  QImage mine = clearTile(), theirs = clearTile();
  FillMask mask(mine.size());
  QPainterPath path;
  std::vector<QPointF> corners;
  for (int k = 0; k < 9; ++k)
    corners.emplace_back(random.below(1500) / 10.0 - 10.05, random.below(1500) / 10.0 - 10.05);
  for (size_t k = 0; k < corners.size(); ++k)
    mask.addEdge(corners[k], corners[(k + 1) % corners.size()]);
  mask.finishArea();
  mask.paint(mine, QColor(255, 0, 0, 200));
  path.addPolygon(QPolygonF(QList<QPointF>(corners.begin(), corners.end())));
  path.closeSubpath();
  QPainter painter(&theirs);
  painter.fillPath(path, QColor(255, 0, 0, 200));
  painter.end();
  int different = 0;
  for (int y = 0; y < 128; ++y)
    for (int x = 0; x < 128; ++x)
      different += mine.pixel(x, y) != theirs.pixel(x, y);
  EXPECT_LT(different, 128 * 128 / 50) << "only along the edges";
  EXPECT_GT(inkOf(mine), 500);
}

TEST(DiscPainter, TheStrongestWinsWhateverTheOrder) {
  const std::array radii{4.0};
  const auto drawn = [&](bool strongFirst) {
    QImage tile = clearTile(32);
    DiscPainter discs(tile, radii);
    const auto strong = [&] { discs.put(16, 16, 0, 900, qRgb(255, 0, 0)); };
    const auto weak = [&] { discs.put(18, 16, 0, 100, qRgb(0, 0, 255)); };
    strongFirst ? strong() : weak();
    strongFirst ? weak() : strong();
    return tile;
  };
  EXPECT_EQ(drawn(true), drawn(false));
  EXPECT_EQ(drawn(true).pixel(16, 16), qRgb(255, 0, 0));
  EXPECT_EQ(drawn(true).pixel(21, 16), qRgb(0, 0, 255));
}

TEST(DiscPainter, DiscsAreCutAtTheEdgeOfTheTile) {
  const std::array radii{3.0};
  QImage tile = clearTile(16);
  DiscPainter discs(tile, radii);
  EXPECT_TRUE(discs.put(-1, 8, 0, 10, qRgb(1, 2, 3)));
  EXPECT_TRUE(discs.put(15, 15, 0, 10, qRgb(1, 2, 3)));
  EXPECT_FALSE(discs.put(-4, 8, 0, 10, qRgb(1, 2, 3)));
  EXPECT_FALSE(discs.put(8, 40, 0, 10, qRgb(1, 2, 3)));
  EXPECT_EQ(qAlpha(tile.pixel(0, 8)), 255);
  EXPECT_EQ(qAlpha(tile.pixel(8, 8)), 0);
}

TEST(FramePixels, CopiesOnlyWhatIsInTheFrame) {
  QImage frame(100, 80, QImage::Format_RGB32), tile(64, 64, QImage::Format_RGB32);
  frame.fill(Qt::white);
  tile.fill(Qt::red);
  copyInto(frame, tile, {-60, 70});
  copyInto(frame, tile, {98, -63});
  copyInto(frame, tile, {200, 200});
  EXPECT_EQ(frame.pixelColor(3, 70), QColor(Qt::red));
  EXPECT_EQ(frame.pixelColor(4, 70), QColor(Qt::white));
  EXPECT_EQ(frame.pixelColor(3, 69), QColor(Qt::white));
  EXPECT_EQ(frame.pixelColor(98, 0), QColor(Qt::red));
  EXPECT_EQ(frame.pixelColor(98, 1), QColor(Qt::white));
}

TEST(FramePixels, StretchedTilesMeetWithoutGapOrOverlap) {
  QImage frame(101, 30, QImage::Format_RGB32), left(64, 64, QImage::Format_RGB32), right = left;
  frame.fill(Qt::white);
  left.fill(Qt::red);
  right.fill(Qt::blue);
  stretchInto(frame, left, QRectF(-3.4, -10, 50.2, 50.2), frame.rect());
  stretchInto(frame, right, QRectF(46.8, -10, 50.2, 50.2), frame.rect());
  for (int x = 0; x < 101; ++x)
    EXPECT_EQ(frame.pixelColor(x, 20), x < 47   ? QColor(Qt::red)
                                       : x < 97 ? QColor(Qt::blue)
                                                : QColor(Qt::white))
        << x;
}

} // namespace
} // namespace scarp
