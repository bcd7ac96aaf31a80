// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/targets/target_studio.h"
#include "widgets/targets/pinned_model.h"
#include "widgets/targets/series_chart.h"
#include "widgets/targets/series_export.h"
#include "widgets/targets/series_page.h"

#include <QChart>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QImage>
#include <QScatterSeries>
#include <QTreeView>
#include <QXYSeries>

namespace scarp {
namespace {

class SeriesTest : public testing::Test {
protected:
  void SetUp() override {
    ASSERT_TRUE(studio.load());
    page.resize(1100, 420);
    page.show();
    page.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&page));
  }
  bool read() {
    return studio.wait([&] {
      return !model.items().empty() &&
             std::all_of(model.items().begin(), model.items().end(),
                         [](const auto& i) { return i.series != nullptr; }) &&
             !model.loading();
    });
  }
  void pin(int i, int j) {
    model.pin("points", studio.place(i, j));
    ASSERT_TRUE(read());
  }
  Ring box(int i, int j, int side) const {
    const Point a = studio.place(i, j);
    const double s = 20.0 * side - 10;
    return {{a.x - 10, a.y - 10}, {a.x + s, a.y - 10}, {a.x + s, a.y + s}, {a.x - 10, a.y + s}};
  }

  test::TargetStudio studio;
  PinnedModel model{studio.document, studio.layers};
  SeriesPage page{model};
};

TEST_F(SeriesTest, APinnedTargetShowsItsSeriesAndItsFit) {
  pin(15, 4);
  ASSERT_EQ(page.chart().series().size(), 1u);
  const ChartSeries& shown = page.chart().series()[0];
  ASSERT_EQ(shown.points.size(), 24u);
  EXPECT_NEAR(shown.points[5].y(), test::TargetFiles::displacement(15, yearsOf("20200615")), 1e-3);
  EXPECT_EQ(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(shown.points[5].x()), Qt::UTC).date(),
            QDate(2020, 6, 15));
  ASSERT_TRUE(model.items()[0].fit);
  EXPECT_NEAR(model.items()[0].fit->rate, 20, 3);
  auto* fit = page.findChild<QComboBox*>("fit");
  fit->setFocus();
  QTest::keyClick(fit, Qt::Key_Down); // linear + annual
  EXPECT_NEAR(model.items()[0].fit->rate, 20, 1e-3);
  EXPECT_NEAR(model.items()[0].fit->amplitude, 3, 1e-3);
  EXPECT_NEAR(model.items()[0].fit->rmse, 0, 1e-3);
  EXPECT_EQ(model.index(0, PinnedModel::Rate).data().toString(), QLocale().toString(20.0, 'f', 2));
}

TEST_F(SeriesTest, DatesWithoutAValueAreGaps) {
  pin(0, 0);
  EXPECT_EQ(page.chart().series()[0].points.size(), 12u);
}

TEST_F(SeriesTest, AnAreaShowsTheMeanItsSpreadAndHowManyTargets) {
  model.pinArea("points", box(4, 4, 3));
  ASSERT_TRUE(read());
  const ChartSeries& shown = page.chart().series()[0];
  EXPECT_EQ(model.items()[0].series->values.targets, 9u);
  EXPECT_TRUE(shown.name.contains('9'));
  ASSERT_EQ(shown.low.size(), 24u);
  EXPECT_NEAR(shown.points[12].y(), test::TargetFiles::displacement(5, yearsOf("20210115")), 1e-3);
  // Columns 4, 5, 6 three times each after a year and a day: 4 mm apart, sample deviation sqrt(9 / 8 * 2 / 3)
  // * 4.
  EXPECT_NEAR(shown.high[12].y() - shown.points[12].y(), std::sqrt(0.75) * 4, 0.02);
}

TEST_F(SeriesTest, AReferenceIsTakenOffAndSaidInTitleAndLegend) {
  pin(15, 4);
  studio.document.editLayer("points", [&](ProjectLayer& layer) {
    CtStyle style;
    style.reference = CtReference{{{box(4, 4, 3), {}}}, {}};
    putStyle(layer.style, style);
  });
  ASSERT_TRUE(
      studio.wait([&] { return model.items()[0].series && model.items()[0].series->referenceTargets == 9; }));
  const ChartSeries& shown = page.chart().series()[0];
  EXPECT_NEAR(shown.points[12].y(), 40 * (yearsOf("20210115") - yearsOf("20200115")), 1e-2)
      << "the wave is gone too";
  EXPECT_TRUE(page.chart().chart()->title().contains("relative"));
  EXPECT_TRUE(shown.name.contains("relative"));
  EXPECT_NEAR(model.items()[0].series->velocity, 40, 1e-4);
}

TEST_F(SeriesTest, PinsSurviveInTheProjectWithNameColourAndPlace) {
  pin(15, 4);
  model.pinArea("points", box(4, 4, 3));
  ASSERT_TRUE(read());
  model.setData(model.index(0, 0), "Head scarp", Qt::EditRole);
  model.setData(model.index(1, 0), Qt::Unchecked, Qt::CheckStateRole);
  model.setColour(0, QColor("#123456"));
  EXPECT_EQ(page.chart().series().size(), 1u) << "the hidden one is not in the chart";
  ASSERT_TRUE(studio.document.saveNow());
  ProjectDocument document;
  LayerStack layers;
  PinnedModel again(document, layers);
  document.open(studio.document.project().folder);
  ASSERT_EQ(again.items().size(), 2u);
  EXPECT_EQ(again.items()[0].pin, model.items()[0].pin);
  EXPECT_EQ(again.items()[1].pin, model.items()[1].pin);
  EXPECT_EQ(again.items()[0].pin.name, "Head scarp");
}

TEST_F(SeriesTest, TheSamePlaceIsPinnedOnceAndDeleteTakesARowOut) {
  pin(15, 4);
  pin(15, 4);
  pin(3, 4);
  ASSERT_EQ(model.rowCount(), 2);
  EXPECT_NE(model.items()[0].pin.colour, model.items()[1].pin.colour);
  auto* list = page.findChild<QTreeView*>("pinned");
  list->setFocus();
  QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(model.index(0, 1)).center());
  QTest::keyClick(list, Qt::Key_Delete);
  ASSERT_EQ(model.rowCount(), 1);
  EXPECT_EQ(model.items()[0].pin.place, studio.place(3, 4));
}

TEST_F(SeriesTest, ADragZoomsToItsBoxAndADoubleClickResets) {
  pin(15, 4);
  SeriesChart& chart = page.chart();
  const auto x = chart.xRange(), y = chart.yRange();
  const QRect plot = chart.chart()->plotArea().toRect();
  const QPoint from = plot.topLeft() + QPoint(plot.width() / 4, plot.height() / 4), to = plot.center();
  QTest::mousePress(chart.viewport(), Qt::LeftButton, {}, from);
  QTest::mouseMove(chart.viewport(), to);
  QTest::mouseRelease(chart.viewport(), Qt::LeftButton, {}, to);
  EXPECT_TRUE(chart.zoomed());
  EXPECT_LT(chart.xRange().second - chart.xRange().first, 0.5 * (x.second - x.first));
  EXPECT_LT(chart.yRange().second - chart.yRange().first, 0.5 * (y.second - y.first));
  pin(3, 4);
  EXPECT_LT(chart.xRange().second - chart.xRange().first, 0.5 * (x.second - x.first))
      << "stays where one looks";
  QTest::mouseDClick(chart.viewport(), Qt::LeftButton, {}, to);
  EXPECT_FALSE(chart.zoomed());
  EXPECT_EQ(chart.xRange(), x);
}

TEST_F(SeriesTest, ThePointerReadsTheValueOfTheNearestDate) {
  pin(15, 4);
  SeriesChart& chart = page.chart();
  const QPointF at = chart.chart()->mapToPosition(chart.series()[0].points[5], chart.chart()->series()[0]);
  const QString text = chart.readoutAt(at + QPointF(2, 0));
  EXPECT_TRUE(text.contains(QLocale().toString(QDate(2020, 6, 15), QLocale::ShortFormat)))
      << text.toStdString();
  EXPECT_TRUE(text.contains(QLocale().toString(chart.series()[0].points[5].y(), 'f', 1)));
  EXPECT_TRUE(chart.readoutAt({-5, -5}).isEmpty());
}

TEST_F(SeriesTest, ReplicasLieHalfAWavelengthAboveAndBelow) {
  pin(15, 4);
  const auto before = page.chart().chart()->series().size();
  QTest::mouseClick(page.findChild<QCheckBox*>("replicas"), Qt::LeftButton, {}, QPoint(8, 8));
  ASSERT_TRUE(page.findChild<QCheckBox*>("replicas")->isChecked());
  ASSERT_EQ(page.chart().chart()->series().size(), before + 2);
  std::vector<double> firsts;
  for (QAbstractSeries* each : page.chart().chart()->series())
    if (auto* points = qobject_cast<QScatterSeries*>(each))
      firsts.push_back(points->at(0).y());
  std::sort(firsts.begin(), firsts.end());
  ASSERT_EQ(firsts.size(), 3u);
  EXPECT_NEAR(firsts[2] - firsts[1], 55.47 / 2, 0.01);
  EXPECT_NEAR(firsts[1] - firsts[0], 55.47 / 2, 0.01);
}

TEST_F(SeriesTest, AxesCanBeTypedAndResidualsShown) {
  pin(15, 4);
  QTest::mouseClick(page.findChild<QCheckBox*>("fixed-axes"), Qt::LeftButton, {}, QPoint(8, 8));
  auto* high = page.findChild<QDoubleSpinBox*>("axis-high");
  high->setValue(120);
  EXPECT_EQ(page.chart().yRange().second, 120);
  QTest::mouseClick(page.findChild<QCheckBox*>("fixed-axes"), Qt::LeftButton, {}, QPoint(8, 8));
  EXPECT_LT(page.chart().yRange().second, 60);
  QTest::mouseClick(page.findChild<QCheckBox*>("show-residuals"), Qt::LeftButton, {}, QPoint(8, 8));
  ASSERT_TRUE(page.residuals().isVisible());
  double squares = 0;
  for (const QPointF& p : page.residuals().series()[0].points)
    squares += p.y() * p.y();
  EXPECT_NEAR(std::sqrt(squares / 24), model.items()[0].fit->rmse, 1e-6);
}

TEST_F(SeriesTest, ALongSeriesReachesTheChartReduced) {
  SeriesChart chart;
  ChartSeries longOne{"long", Qt::blue, {}, {}, {}, {}};
  for (int i = 0; i < 20000; ++i)
    longOne.points.emplace_back(i * 86400e3, i == 12345 ? 500 : std::sin(i / 50.0));
  chart.setSeries({longOne});
  auto* points = qobject_cast<QXYSeries*>(chart.chart()->series().value(0));
  ASSERT_TRUE(points);
  EXPECT_LE(points->count(), SeriesChart::kMostPoints);
  const auto shown = points->points();
  EXPECT_TRUE(std::any_of(shown.begin(), shown.end(), [](QPointF p) { return p.y() == 500; }))
      << "the jump is seen";
}

TEST_F(SeriesTest, TheTableSaysUnitSignReferenceAndFit) {
  pin(15, 4);
  model.pinArea("points", box(4, 4, 3));
  ASSERT_TRUE(read());
  const std::string table = seriesTable(model.items(), false);
  for (const char* part :
       {"mm, positive = toward the satellite", "reference:", "rate ", "r2", "RMSE", "targets.csv",
        "date,\"Target 1 [mm]\",\"Target 1 fit [mm]\",\"Target 1 residual [mm]\",\"Area 2 [mm]\","
        "\"Area 2 standard deviation [mm]\"",
        "\n2020-06-15,"})
    EXPECT_NE(table.find(part), std::string::npos) << part << "\n" << table.substr(0, 1500);
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 1 + 2 * 3 + 1 + 24);
}

TEST_F(SeriesTest, FigureAndValuesAreWrittenByTheirEnding) {
  pin(15, 4);
  QSignalSpy failed(&page, &SeriesPage::failed);
  for (const char* name : {"a.png", "a.svg", "a.pdf", "a.csv"}) {
    EXPECT_TRUE(page.exportTo(QString::fromStdString((studio.temp / name).string()))) << name;
    EXPECT_GT(std::filesystem::file_size(studio.temp / name), 500u) << name;
  }
  const QImage figure(QString::fromStdString((studio.temp / "a.png").string()));
  EXPECT_EQ(figure.width(), 2126) << "180 mm at 300 dpi";
  EXPECT_NE(readFile(studio.temp / "a.svg").find("<svg"), std::string::npos);
  EXPECT_EQ(readFile(studio.temp / "a.pdf").substr(0, 4), "%PDF");
  EXPECT_FALSE(page.exportTo("/nowhere/at/all.png"));
  EXPECT_EQ(failed.count(), 1);
}

TEST_F(SeriesTest, APlaceWithoutTargetsSaysSo) {
  model.pinArea("points", {{0, 0}, {1, 0}, {1, 1}});
  ASSERT_TRUE(read());
  EXPECT_FALSE(model.items()[0].series->problem.isEmpty());
  EXPECT_TRUE(page.chart().series().empty());
}

} // namespace
} // namespace scarp
