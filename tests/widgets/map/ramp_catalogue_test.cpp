// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/hillshade.h"
#include "widgets/map/ramp_catalogue.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <vector>

using namespace scarp;

TEST(RampCatalogue, EveryRampHasAnIdAndANameOfItsOwn) {
  std::set<std::string> ids;
  std::set<QString> names;
  for (const NamedRamp& ramp : rampCatalogue()) {
    EXPECT_TRUE(ids.insert(ramp.id).second) << ramp.id;
    EXPECT_TRUE(names.insert(ramp.name).second) << ramp.id;
    EXPECT_EQ(rampNamed(ramp.id), &ramp);
  }
  EXPECT_EQ(rampNamed("no such ramp"), nullptr);
}

TEST(RampCatalogue, SequentialRampsGetSteadilyLighter) {
  for (const char* id : {"viridis", "magma", "inferno", "plasma", "cividis", "grey", "terrain"}) {
    const ColourTable& table = rampNamed(id)->table;
    double before = -1;
    for (size_t i = 0; i < table.size(); i += 5) {
      const double now = lightness(table[i]);
      EXPECT_GT(now, before - 0.2) << id << " at " << i;
      before = now;
    }
    EXPECT_GT(lightness(table.back()) - lightness(table.front()), 50) << id;
  }
}

TEST(RampCatalogue, KnownRampsHaveTheirPublishedColours) {
  // Ends, and the middle of viridis as matplotlib tabulates it (entry 128: #21918c).
  EXPECT_EQ(rampNamed("viridis")->table.front(), qRgb(0x44, 0x01, 0x54));
  EXPECT_EQ(rampNamed("viridis")->table.back(), qRgb(0xfd, 0xe7, 0x25));
  const QRgb middle = rampNamed("viridis")->table[128];
  EXPECT_NEAR(qRed(middle), 0x21, 6);
  EXPECT_NEAR(qGreen(middle), 0x91, 6);
  EXPECT_NEAR(qBlue(middle), 0x8c, 6);
  EXPECT_EQ(rampNamed("magma")->table.front(), qRgb(0, 0, 4));
  EXPECT_EQ(rampNamed("magma")->table.back(), qRgb(0xfc, 0xfd, 0xbf));
}

TEST(RampCatalogue, ThePapersRampIsBlueAwayGreenStillRedToward) {
  const ColourTable& table = rampNamed("paper")->table;
  const auto strongest = [](QRgb c) {
    return qRed(c) > qGreen(c) && qRed(c) > qBlue(c) ? 'r' : qGreen(c) > qBlue(c) ? 'g' : 'b';
  };
  EXPECT_EQ(strongest(table.front()), 'b');
  EXPECT_EQ(strongest(table[128]), 'g');
  EXPECT_EQ(strongest(table.back()), 'r');
}

TEST(RampCatalogue, InvertedTwiceIsTheSame) {
  const ColourTable& table = rampNamed("viridis")->table;
  EXPECT_EQ(inverted(table).front(), table.back());
  EXPECT_EQ(inverted(inverted(table)), table);
}

namespace {

/// A plane of 4 x 3 cells of 10 m that rises by `east` and `north` per metre.
std::vector<float> plane(double east, double north) {
  std::vector<float> values;
  for (int row = 0; row < 5; ++row)
    for (int column = 0; column < 6; ++column)
      values.push_back(static_cast<float>(100 + east * column * 10 - north * row * 10));
  return values;
}

} // namespace

TEST(Hillshade, OfAPlaneIsTheCosineOfTheAngleToTheLight) {
  constexpr double kRadians = 3.14159265358979323846 / 180;
  EXPECT_NEAR(shadeOf(plane(0, 0), 4, 3, 10, {})[5], std::sin(45 * kRadians), 1e-6); // level ground
  // A slope of 45 degrees that faces the light, and one that turns its back on it.
  const double half = std::sqrt(0.5);
  EXPECT_NEAR(shadeOf(plane(half, -half), 4, 3, 10, {})[5], 1, 1e-6);
  EXPECT_NEAR(shadeOf(plane(-half, half), 4, 3, 10, {})[5], 0, 1e-6);
  // Twice the relief is the slope of twice the gradient.
  EXPECT_NEAR(shadeOf(plane(0.2, 0.1), 4, 3, 10, {315, 45, 2})[5], shadeOf(plane(0.4, 0.2), 4, 3, 10, {})[5],
              1e-6);
}

TEST(Hillshade, ANeighbourWithoutAValueCountsAsLevel) {
  std::vector<float> values = plane(0, 0);
  values[0] = values[7 + 1] = NAN;
  EXPECT_NEAR(shadeOf(values, 4, 3, 10, {})[0], std::sin(0.785398163), 1e-5);
}
