// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chart/curve_reduction.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace scarp;

namespace {
std::vector<QPointF> wave(int n) {
  std::vector<QPointF> curve;
  for (int i = 0; i < n; ++i)
    curve.emplace_back(i, std::sin(i * 0.7) + i % 97 * 0.01);
  return curve;
}
} // namespace

TEST(CurveReduction, KeepsEndsOrderAndExtremes) {
  std::vector<QPointF> curve = wave(20000);
  curve[7777].setY(50);
  curve[12345].setY(-50);
  const std::vector<QPointF> light = reduced(curve, 500);
  EXPECT_LE(light.size(), 1002u);
  EXPECT_EQ(light.front(), curve.front());
  EXPECT_EQ(light.back(), curve.back());
  EXPECT_TRUE(std::is_sorted(light.begin(), light.end(), [](auto& a, auto& b) { return a.x() < b.x(); }));
  EXPECT_TRUE(std::any_of(light.begin(), light.end(), [](auto& p) { return p.y() == 50; }));
  EXPECT_TRUE(std::any_of(light.begin(), light.end(), [](auto& p) { return p.y() == -50; }));
}

TEST(CurveReduction, ShortCurvesStayAsTheyAre) {
  EXPECT_EQ(reduced(wave(100), 500), wave(100));
}

TEST(CurveReduction, ManyPointsAtOneAbscissaAreBounded) {
  std::vector<QPointF> curve(5000, QPointF(3, 1));
  curve[100].setY(9);
  const auto light = reduced(curve, 10);
  EXPECT_LE(light.size(), 22u);
  EXPECT_TRUE(std::any_of(light.begin(), light.end(), [](auto& p) { return p.y() == 9; }));
}

TEST(Smoothing, IsBiasCorrected) {
  const std::vector<QPointF> constant(50, QPointF(0, 0.7));
  for (const QPointF& p : smoothed(constant, 0.9))
    EXPECT_NEAR(p.y(), 0.7, 1e-12);
  const auto two = smoothed({{0, 1}, {1, 0}}, 0.6);
  EXPECT_DOUBLE_EQ(two[0].y(), 1);
  EXPECT_NEAR(two[1].y(), 0.6 * 0.4 / (0.6 * 0.4 + 0.4), 1e-12);
}

TEST(Smoothing, PassesOverWhatIsNotFinite) {
  const auto curve = smoothed({{0, 1}, {1, NAN}, {2, 1}}, 0.6);
  EXPECT_TRUE(std::isnan(curve[1].y()));
  EXPECT_DOUBLE_EQ(curve[2].y(), 1);
}
