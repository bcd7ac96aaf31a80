// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>

using namespace scarp;

TEST(Text, NumbersDoNotDependOnTheLocale) {
  std::setlocale(LC_ALL, "de_DE.UTF-8");
  EXPECT_EQ(parseNumber(" 1.5 "), 1.5);
  EXPECT_EQ(formatNumber(1.5), "1.5");
  std::setlocale(LC_ALL, "C");
}

TEST(Text, OnlyWholeNumbersParse) {
  EXPECT_FALSE(parseNumber("12abc"));
  EXPECT_FALSE(parseNumber(""));
  EXPECT_FALSE(parseNumber("1,5"));
  EXPECT_TRUE(std::isnan(*parseNumber("NaN")));
  EXPECT_EQ(parseNumber("+3e2"), 300);
  EXPECT_FALSE(parseInteger("3.0"));
}

TEST(Text, DoublesReadBackAsThemselves) {
  for (const double v : {0.1, 1.0 / 3, 4421.123456789, -1e-300, 3985120.0})
    EXPECT_EQ(*parseNumber(formatNumber(v)), v);
}

TEST(Text, WholeNumbersHaveNoExponent) {
  EXPECT_EQ(formatNumber(1000000), "1000000");
  EXPECT_EQ(formatNumber(-20000000), "-20000000");
  EXPECT_EQ(formatNumber(0), "0");
  EXPECT_EQ(formatNumber(1e300), "1e+300");
}

TEST(Text, FormatsForPeople) {
  EXPECT_EQ(formatCount(42904), "42,904");
  EXPECT_EQ(formatCount(-1234567), "-1,234,567");
  EXPECT_EQ(formatCount(999), "999");
  EXPECT_EQ(formatDuration(75), "1 min 15 s");
  EXPECT_EQ(formatDuration(7260), "2 h 1 min");
  EXPECT_EQ(formatFixed(0.70512, 3), "0.705");
}
