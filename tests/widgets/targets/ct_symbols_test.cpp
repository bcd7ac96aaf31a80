// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/widgets/targets/target_studio.h"
#include "widgets/map/ct_symbols.h"

#include <random>

namespace scarp {
namespace {

using test::TargetFiles;

/// Many targets of which few move fast, in clusters: where drawing in file order would hide some.
CtPoints crowd(size_t n) {
  CtPoints points;
  std::mt19937 random(11);
  std::uniform_real_distribution<double> place(0, 20000), quiet(-8, 8), fast(60, 300);
  points.columns.push_back({"acceleration", std::vector<double>()});
  auto& acceleration = std::get<std::vector<double>>(points.columns[0].values);
  for (size_t i = 0; i < n; ++i) {
    points.x.push_back(place(random));
    points.y.push_back(place(random));
    points.velocity.push_back(i % 400 == 0 ? (i % 800 ? fast(random) : -fast(random)) : quiet(random));
    points.coherence.push_back(0.5 + 0.4 * static_cast<double>(i) / static_cast<double>(n));
    acceleration.push_back(quiet(random));
  }
  return points;
}

QImage painted(const CtLayer& layer, double mapPerPixel, int side) {
  QImage tile(side, side, QImage::Format_ARGB32_Premultiplied);
  tile.fill(Qt::transparent);
  const Extent e = layer.extent();
  layer.paint(tile, {e.xMin - 1, e.yMax + 1, mapPerPixel, side, side, 1}, {});
  return tile;
}

TEST(CtSymbols, EveryFastTargetIsSeenAtEveryScale) {
  const auto cloud = std::make_shared<const CtCloud>(crowd(60000));
  CtStyle style;
  style.limit = 60;
  const CtLayer layer(cloud, std::make_shared<const CtSymbols>(*cloud, style));
  const ColourTable& ramp = divergingRamp();
  for (const int side : {100, 400, 1600}) {
    const double mapPerPixel = 20002.0 / side;
    const QImage tile = painted(layer, mapPerPixel, side);
    int fast = 0;
    for (size_t i = 0; i < cloud->size(); ++i) {
      if (std::abs(cloud->velocity(i)) < 60)
        continue;
      ++fast;
      const int x = static_cast<int>((cloud->x(i) - layer.extent().xMin + 1) / mapPerPixel),
                y = static_cast<int>((layer.extent().yMax + 1 - cloud->y(i)) / mapPerPixel);
      const QRgb seen = tile.pixel(x, y); // its own disc or that of another fast one
      EXPECT_TRUE(seen == ramp[255] || seen == ramp[1] || seen == ramp[0])
          << side << " px, target " << i << ", v " << cloud->velocity(i);
    }
    EXPECT_GT(fast, 100);
  }
}

TEST(CtSymbols, WhatIsDrawnLastDoesNotDecide) {
  CtPoints points;
  for (const double v : {200.0, -20.0, 5.0}) { // the slow ones later in the file, at the same place
    points.x.push_back(100);
    points.y.push_back(100);
    points.velocity.push_back(v);
  }
  points.x.push_back(300);
  points.y.push_back(300);
  points.velocity.push_back(0);
  const auto cloud = std::make_shared<const CtCloud>(points);
  const CtLayer layer(cloud, std::make_shared<const CtSymbols>(*cloud, CtStyle{}));
  const QImage tile = painted(layer, 2.1, 100);
  EXPECT_EQ(tile.pixel(0, static_cast<int>(201 / 2.1)), divergingRamp()[255]);
}

TEST(CtSymbols, LimitsAreSymmetricAndAutomaticAtTheWantedShare) {
  const CtCloud cloud(crowd(20000));
  CtStyle style;
  style.field = "acceleration";
  const auto values = std::make_shared<const std::vector<float>>(std::vector<float>(cloud.size(), 0));
  auto spread = std::make_shared<std::vector<float>>(cloud.size());
  for (size_t i = 0; i < spread->size(); ++i)
    (*spread)[i] = static_cast<float>(i % 200) / 10 - 10; // -10 .. 9.9
  const CtSymbols some(cloud, style, {{"acceleration", spread}});
  EXPECT_TRUE(some.diverging());
  EXPECT_EQ(some.low(), -some.high());
  EXPECT_NEAR(some.high(), 9.8, 0.2);
  style.limit = 3;
  EXPECT_EQ(CtSymbols(cloud, style, {{"acceleration", spread}}).high(), 3);
  const CtSymbols flat(cloud, style, {{"acceleration", values}});
  EXPECT_FALSE(flat.diverging()) << "no value below zero";
}

TEST(CtSymbols, AColumnOfOneSignGetsARampFromLowToHigh) {
  const CtCloud cloud(crowd(1000));
  CtStyle style;
  style.field = "coherence";
  const CtSymbols symbols(cloud, style);
  EXPECT_FALSE(symbols.diverging());
  EXPECT_NEAR(symbols.low(), 0.508, 0.01);
  EXPECT_NEAR(symbols.high(), 0.892, 0.01);
  EXPECT_TRUE(symbols.legend().title.contains("coherence", Qt::CaseInsensitive));
  style.low = 0.2;
  style.high = 0.6;
  EXPECT_EQ(CtSymbols(cloud, style).low(), 0.2);
}

TEST(CtSymbols, SevenClassesOfHotSpotsStayApartAndAreInTheLegend) {
  const TargetFiles files;
  const CtSource source(files.table(), {}, files.grid.crs);
  CtStyle style;
  style.field = "gi_bin";
  const CtSymbols symbols(*source.cloud(), style);
  ASSERT_EQ(symbols.legend().swatches.size(), 7u);
  std::vector<double> tones;
  for (const LegendSwatch& swatch : symbols.legend().swatches)
    tones.push_back(lightness(swatch.fill.rgb()));
  for (int k = 0; k < 3; ++k) { // darker the surer, on both sides alike
    EXPECT_LT(tones[static_cast<size_t>(k)] + 8, k < 2 ? tones[static_cast<size_t>(k) + 1] : 100);
    EXPECT_NEAR(tones[static_cast<size_t>(k)], tones[static_cast<size_t>(6 - k)], 3);
  }
  EXPECT_TRUE(symbols.legend().swatches[0].text.contains("99"));
  EXPECT_TRUE(symbols.legend().swatches[2].text.contains("90"));
  const auto strongest = source.cloud()->nearest(files.place(19, 5), 1); // z 4.5
  EXPECT_EQ(source.cloud()->bin(*strongest), 3);
  EXPECT_EQ(symbols.colour(symbols[*strongest].colour), symbols.legend().swatches[0].fill.rgb());
}

TEST(CtSymbols, AReferenceIsTakenOffVelocitiesAndSaidInTheLegend) {
  const TargetFiles files;
  const CtSource source(files.table(), {}, files.grid.crs);
  CtStyle style;
  style.reference = CtReference{{}, files.place(12, 4)}; // +8 mm/yr
  const CtSymbols symbols(*source.cloud(), style);
  EXPECT_EQ(symbols.referenceCount(), 1u);
  EXPECT_FLOAT_EQ(symbols.referenceVelocity(), 8);
  EXPECT_TRUE(symbols.legend().title.contains("relative")) << symbols.legend().title.toStdString();
  const auto still = source.cloud()->nearest(files.place(12, 9), 1);
  EXPECT_EQ(symbols[*still].colour, 0) << "as fast as the reference: stable";
  style.reference.reset();
  const CtSymbols plain(*source.cloud(), style);
  EXPECT_FALSE(plain.legend().title.contains("relative"));
  EXPECT_TRUE(plain.legend().title.contains("mm/yr"));
  EXPECT_TRUE(plain.legend().title.contains("toward the satellite"));
}

TEST(CtFilter, ConditionsHoldTogether) {
  const TargetFiles files;
  const CtSource source(files.table(), {}, files.grid.crs);
  const CtCloud& cloud = *source.cloud();
  const auto count = [&](const CtFilter& filter, float reference = 0,
                         const std::vector<uint8_t>* inside = nullptr) {
    const auto flags = shownTargets(cloud, filter, reference, source.columns({"height"}), inside);
    return std::count(flags.begin(), flags.end(), 1);
  };
  EXPECT_EQ(count({}), 400);
  CtFilter filter;
  filter.minCoherence = 0.5;
  EXPECT_EQ(count(filter), 200) << "rows 10 to 19";
  filter.minMotion = 20;
  EXPECT_EQ(count(filter), 110) << "columns 0 to 5 and 15 to 19";
  filter.maxVelocity = 0;
  EXPECT_EQ(count(filter), 60);
  filter.where = "height >= 1015";
  EXPECT_EQ(count(filter), 30);
  filter = {};
  filter.minBin = 3; // |z| > 2.576: columns 0..4 and 16..19
  EXPECT_EQ(count(filter), 180);
  filter = {};
  filter.minZ = 4.5;
  EXPECT_EQ(count(filter), 60) << "columns 0, 1 and 19";
  filter = {};
  filter.minCoverage = 0.75;
  EXPECT_EQ(count(filter), 399) << "one target lacks half of its dates";
  filter = {};
  filter.minVelocity = 0;
  EXPECT_EQ(count(filter), 200);
  EXPECT_EQ(count(filter, 8), 160) << "velocities as they are shown";
  const std::vector<uint8_t> inside = insideTargets(
      cloud, {{{files.place(2, 2), files.place(7, 2), files.place(7, 7), files.place(2, 7)}, {}}});
  filter = {};
  EXPECT_EQ(count(filter, 0, &inside), 25) << "half-open edges";
  filter.where = "nowhere > 3";
  EXPECT_THROW(count(filter), Error);
}

TEST(CtFilter, AnAreaMayHaveHolesAndParts) {
  const TargetFiles files;
  const CtSource source(files.table(), {}, files.grid.crs);
  const auto box = [&](double i, double j, double side) {
    const Point p = files.place(0, 0);
    const double x = p.x + 20 * i, y = p.y + 20 * j, s = 20 * side;
    return Ring{{x, y}, {x + s, y}, {x + s, y + s}, {x, y + s}};
  };
  const MultiPolygon shape = {{box(0.5, 0.5, 6), {box(1.5, 1.5, 2)}}, {box(10.5, 10.5, 3), {}}};
  const auto flags = insideTargets(*source.cloud(), shape);
  EXPECT_EQ(std::count(flags.begin(), flags.end(), 1), 36 - 4 + 9);
  for (size_t i = 0; i < flags.size(); ++i)
    EXPECT_EQ(flags[i] != 0, contains(shape, {source.cloud()->x(i), source.cloud()->y(i)})) << i;
}

TEST(CtStyle, IsStoredAndReadBackAndLeavesOtherKeysAlone) {
  CtStyle style;
  style.field = "gi_z";
  style.limit = 4;
  style.size = 1.5;
  style.sizeByValue = true;
  style.share = 0.99;
  style.filter.minCoherence = 0.7;
  style.filter.minBin = 2;
  style.filter.area = {{{{0, 0}, {1, 0}, {1, 1}}, {{{0.1, 0.1}, {0.2, 0.1}, {0.2, 0.2}}}}};
  style.filter.where = "height > 3";
  style.reference = CtReference{{}, Point{5, 6}};
  Json document = {{"crs", "EPSG:32647"}};
  putStyle(document, style);
  EXPECT_EQ(document["crs"], "EPSG:32647");
  EXPECT_EQ(ctStyleFrom(Json::parse(document.dump())), style);
  putStyle(document, CtStyle{});
  EXPECT_EQ(document, Json::object({{"crs", "EPSG:32647"}})) << "defaults are not stored";
  EXPECT_EQ(ctStyleFrom(Json{{"filter", {{"area", "nonsense"}, {"min_z", "x"}}}, {"size", "big"}}),
            CtStyle{});
}

} // namespace
} // namespace scarp
