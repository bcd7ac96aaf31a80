// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hotspot/gi_layer.h"

#include <gtest/gtest.h>

namespace scarp {
namespace {

/// Three targets 40 m apart in a row: cold, unlooked at, hot.
std::shared_ptr<GiField> threeTargets() {
  const std::vector<double> x{100, 140, 180}, y{50, 50, 50}, v{-9, 0, 9};
  auto field = std::make_shared<GiField>();
  field->scene = std::make_shared<const GiScene>(GiScene{"t.csv", "v", false, {}, LocalGiStar(x, y, v), {}});
  for (const uint32_t i : field->scene->gi.index().order()) {
    field->bin.push_back(i == 0 ? -3 : i == 1 ? GiField::kAbsent : 3);
    field->z.push_back(i == 0 ? -9.0f : 9.0f);
    field->neighbours.push_back(1);
  }
  return field;
}

QImage painted(const GiLayer& layer, const Extent& extent) {
  QImage tile(static_cast<int>(extent.width()), static_cast<int>(extent.height()),
              QImage::Format_ARGB32_Premultiplied);
  tile.fill(Qt::transparent);
  layer.paint(tile, {extent.xMin, extent.yMax, 1, tile.width(), tile.height(), 1}, {});
  return tile;
}

TEST(GiLayer, ColoursByConfidenceAndLeavesOutWhatWasNotLookedAt) {
  const GiLayer layer(threeTargets(), GiColour::Bin);
  const QImage tile = painted(layer, {0, 0, 250, 100});
  EXPECT_EQ(tile.pixel(100, 50), GiLayer::binColour(-3));
  EXPECT_EQ(qAlpha(tile.pixel(140, 50)), 0);
  EXPECT_EQ(tile.pixel(180, 50), GiLayer::binColour(3));
  EXPECT_EQ(layer.extent(), (Extent{100, 50, 180, 50}));
}

TEST(GiLayer, AwayIsBlueAndTowardIsRedByZToo) {
  const GiLayer layer(threeTargets(), GiColour::Z);
  const QImage tile = painted(layer, {0, 0, 250, 100});
  EXPECT_GT(qBlue(tile.pixel(100, 50)), qRed(tile.pixel(100, 50)));
  EXPECT_GT(qRed(tile.pixel(180, 50)), qBlue(tile.pixel(180, 50)));
}

TEST(GiLayer, TheMoreSignificantLieOnTop) {
  const std::vector<double> x{100, 100.4, 100.8}, y(3, 50.0), v{-9, 0, 9};
  auto field = std::make_shared<GiField>();
  field->scene = std::make_shared<const GiScene>(GiScene{"t.csv", "v", false, {}, LocalGiStar(x, y, v), {}});
  for (const uint32_t i : field->scene->gi.index().order()) {
    field->bin.push_back(i == 1 ? 3 : 0);
    field->z.push_back(0);
    field->neighbours.push_back(1);
  }
  EXPECT_EQ(painted(GiLayer(field, GiColour::Bin), {0, 0, 200, 100}).pixel(100, 50), GiLayer::binColour(3));
}

TEST(GiLayer, TheLegendNamesEveryBin) {
  EXPECT_EQ(GiLayer::legendOf(GiColour::Bin).swatches.size(), 7u);
  EXPECT_EQ(GiLayer::legendOf(GiColour::Z).ramps.size(), 1u);
}

} // namespace
} // namespace scarp
