// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explain/place_chart.h"
#include "widgets/hotspot/scale_chart.h"
#include "widgets/run/learning_curves.h"
#include "widgets/targets/series_chart.h"

#include <gtest/gtest.h>

#include <QAbstractAxis>
#include <QChart>

namespace scarp {
namespace {

void expectItFollows(QChartView& view) {
  ASSERT_FALSE(view.chart()->axes().isEmpty());
  for (const QColor& text : {QColor(Qt::white), QColor(Qt::black)}) {
    QPalette palette = view.palette();
    palette.setColor(QPalette::Text, text);
    view.setPalette(palette);
    for (const QAbstractAxis* axis : view.chart()->axes())
      EXPECT_EQ(axis->labelsColor(), text);
  }
}

TEST(ChartPalette, EveryChartFollowsTheWindowFromLightToDark) {
  SeriesChart series;
  expectItFollows(series);
  CurveChart curves("Loss", false);
  curves.setCurves({{"run", Qt::red, {{1, 0.5}, {2, 0.4}}, false}}, 0);
  expectItFollows(curves);
  ScaleChart scale;
  expectItFollows(scale);
  PlaceChart place;
  place.setSeries({"20200101", "20200201"}, {0, 1}, {});
  expectItFollows(place);
}

} // namespace
} // namespace scarp
