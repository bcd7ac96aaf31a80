// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run/learning_curves.h"

#include <gtest/gtest.h>

#include <QChart>
#include <QLineSeries>
#include <QSlider>
#include <QTest>
#include <QValueAxis>

using namespace scarp;

namespace {

LearningCurves::RunCurves someRun(int epochs) {
  LearningCurves::RunCurves run{"XIII, seed 1", Qt::blue, {}, 0.705, "XIII"};
  for (int epoch = 1; epoch <= epochs; ++epoch)
    for (const char* phase : {"train", "validation"}) {
      MetricsRow row;
      row.epoch = epoch;
      row.phase = phase;
      row.loss = 1.0 / epoch;
      row.iou = 1 - 1.0 / epoch;
      run.metrics.push_back(row);
    }
  return run;
}

double xRange(const CurveChart& chart) {
  const auto axes = chart.chart()->axes(Qt::Horizontal);
  return static_cast<QValueAxis*>(axes.first())->max() - static_cast<QValueAxis*>(axes.first())->min();
}

} // namespace

TEST(LearningCurves, DrawsTrainingAndValidationAndThePublishedLevel) {
  LearningCurves curves;
  curves.setRuns({someRun(10)});
  const auto* loss = curves.findChild<CurveChart*>("loss-chart");
  const auto* iou = curves.findChild<CurveChart*>("iou-chart");
  EXPECT_EQ(loss->curves().size(), 2u);
  EXPECT_EQ(loss->chart()->series().size(), 4); // each raw and smoothed
  EXPECT_EQ(iou->chart()->series().size(), 5);  // and the published IoU
  const auto* published = static_cast<QLineSeries*>(iou->chart()->series().last());
  EXPECT_DOUBLE_EQ(published->at(0).y(), 0.705);
}

TEST(LearningCurves, WithoutSmoothingThereIsOneLineEach) {
  LearningCurves curves;
  curves.setRuns({someRun(10)});
  curves.findChild<QSlider*>("smoothing")->setValue(0);
  EXPECT_EQ(curves.findChild<CurveChart*>("loss-chart")->chart()->series().size(), 2);
}

TEST(LearningCurves, ADragZoomsAndADoubleClickResets) {
  LearningCurves curves;
  curves.resize(900, 400);
  curves.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&curves));
  curves.setRuns({someRun(30)});
  auto* chart = curves.findChild<CurveChart*>("loss-chart");
  ASSERT_TRUE(QTest::qWaitFor([&] { return chart->chart()->plotArea().width() > 100; }));
  const double whole = xRange(*chart);
  const QRect plot = chart->chart()->plotArea().toRect();
  const QPoint from(plot.left() + plot.width() / 4, plot.top() + plot.height() / 4);
  const QPoint to(plot.left() + plot.width() / 2, plot.top() + plot.height() / 2);
  QTest::mousePress(chart->viewport(), Qt::LeftButton, {}, from);
  QTest::mouseMove(chart->viewport(), from + QPoint(20, 20));
  QMouseEvent move(QEvent::MouseMove, to, chart->viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                   {});
  QCoreApplication::sendEvent(chart->viewport(), &move);
  QTest::mouseRelease(chart->viewport(), Qt::LeftButton, {}, to);
  EXPECT_LT(xRange(*chart), whole * 0.5);
  QTest::mouseDClick(chart->viewport(), Qt::LeftButton, {}, plot.center());
  EXPECT_DOUBLE_EQ(xRange(*chart), whole);
}

TEST(LearningCurves, ManyRowsReachTheChartReduced) {
  LearningCurves curves;
  curves.setRuns({someRun(20000)});
  for (const auto* series : curves.findChild<CurveChart*>("loss-chart")->chart()->series())
    EXPECT_LE(static_cast<const QLineSeries*>(series)->count(), 4000);
}
