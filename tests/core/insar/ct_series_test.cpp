// SPDX-License-Identifier: GPL-3.0-or-later
// The expected numbers of the fits were computed once with the normal equations in exact fractions.
#include "core/insar/ct_series.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace scarp {
namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

const std::vector<std::string> kDates = {
    "20200103", "20200208", "20200315", "20200501", "20200618", "20200723", "20200910", "20201028",
    "20201215", "20210201", "20210320", "20210507", "20210624", "20210811", "20210928", "20211115"};
const std::vector<float> kValues = {-1.75F, 0.25F,  -0.25F, -1.0F, -4.5F,   -6.5F,  -8.75F,  -11.75F,
                                    -11.0F, -10.5F, -9.0F,  -9.5F, -14.25F, -14.5F, -17.75F, -18.5F};

struct Expected {
  SeriesModel model;
  double rate, error, r2, rmse, first;
};

TEST(CtSeries, FitsAgreeWithAnExactComputation) {
  const auto years = yearsOf(kDates);
  for (const Expected& e : {Expected{SeriesModel::Linear, -9.457424151352496, 0.8652125837210125,
                                     0.895116424882443, 1.8858387956611609, -0.1907959383788413},
                            Expected{SeriesModel::Seasonal, -8.370747566870863, 0.44026367379884157,
                                     0.9808840683316064, 0.8050976505741435, -1.68465147197982},
                            Expected{SeriesModel::Quadratic, -9.441210935238324, 0.8943705063721361,
                                     0.8961880689193544, 1.8761798157882668, 0.1381541709092787},
                            Expected{SeriesModel::Cubic, -10.455874607883638, 1.328155748627073,
                                     0.9046400230593433, 1.7981830237366636, 1.0536208818444295}}) {
    const auto fit = fitSeries(years, kValues, e.model);
    ASSERT_TRUE(fit);
    EXPECT_EQ(fit->count, 16u);
    EXPECT_NEAR(fit->rate, e.rate, 1e-9);
    EXPECT_NEAR(fit->rateError, e.error, 1e-9);
    EXPECT_NEAR(fit->r2, e.r2, 1e-10);
    EXPECT_NEAR(fit->rmse, e.rmse, 1e-9);
    EXPECT_NEAR(fit->valueAt(years.front()), e.first, 1e-9);
  }
}

TEST(CtSeries, TheAnnualWaveHasItsHeightAndItsDayOfTheYear) {
  const auto fit = fitSeries(yearsOf(kDates), kValues, SeriesModel::Seasonal);
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->amplitude, 2.6183263457423007, 1e-9);
  EXPECT_NEAR(fit->peakOfYear, 0.28396939172193997, 1e-9);
}

TEST(CtSeries, DatesWithoutAValueTakeNoPart) {
  std::vector<float> values = kValues;
  values[5] = kNaN;
  const auto line = fitSeries(yearsOf(kDates), values, SeriesModel::Linear);
  const auto wave = fitSeries(yearsOf(kDates), values, SeriesModel::Seasonal);
  ASSERT_TRUE(line && wave);
  EXPECT_EQ(line->count, 15u);
  EXPECT_NEAR(line->rate, -9.532755583911822, 1e-9);
  EXPECT_NEAR(line->rateError, 0.8984770672051077, 1e-9);
  EXPECT_NEAR(line->r2, 0.8964721421434312, 1e-10);
  EXPECT_NEAR(wave->rate, -8.41585566793879, 1e-9);
  EXPECT_NEAR(wave->peakOfYear, 0.2870191522733958, 1e-9);
}

TEST(CtSeries, TwoDatesGiveALineWithoutAnErrorAndOneDateGivesNothing) {
  const std::vector<std::string> dates = {"20200101", "20210101"};
  const std::vector<float> values = {1, 11};
  const auto line = fitSeries(yearsOf(dates), values, SeriesModel::Linear);
  ASSERT_TRUE(line);
  EXPECT_NEAR(line->rate, 10 * 365.25 / 366, 1e-9); // 2020 is a leap year
  EXPECT_TRUE(std::isnan(line->rateError));
  EXPECT_NEAR(line->rmse, 0, 1e-12);
  EXPECT_FALSE(fitSeries(yearsOf(dates), values, SeriesModel::Quadratic));
  EXPECT_FALSE(fitSeries(yearsOf(dates), values, SeriesModel::Seasonal));
  EXPECT_FALSE(fitSeries(yearsOf(dates), std::vector<float>{1, kNaN}, SeriesModel::Linear));
  EXPECT_FALSE(fitSeries({}, {}, SeriesModel::Linear));
  EXPECT_FALSE(fitSeries(yearsOf(dates), values, SeriesModel::None));
}

TEST(CtSeries, TheSameDayAgainAndAgainDeterminesNoRate) {
  const std::vector<double> years(6, 20.5);
  EXPECT_FALSE(fitSeries(years, std::vector<float>{1, 2, 3, 4, 5, 6}, SeriesModel::Linear));
}

TEST(CtSeries, DatesAWholeYearApartDetermineNoAnnualWave) {
  const std::vector<double> years = {15, 16, 17, 18, 19, 20};
  EXPECT_FALSE(fitSeries(years, std::vector<float>{1, 2, 1, 2, 1, 2}, SeriesModel::Seasonal));
  EXPECT_TRUE(fitSeries(years, std::vector<float>{1, 2, 1, 2, 1, 2}, SeriesModel::Linear));
}

TEST(CtSeries, EqualValuesHaveRateZeroAndNoR2) {
  const std::vector<float> values(kDates.size(), 4.5F);
  const auto fit = fitSeries(yearsOf(kDates), values, SeriesModel::Seasonal);
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->rate, 0, 1e-10);
  EXPECT_NEAR(fit->amplitude, 0, 1e-10);
  EXPECT_TRUE(std::isnan(fit->r2));
}

TEST(CtSeries, AnOffsetChangesNeitherRateNorError) {
  std::vector<float> high = kValues;
  for (float& value : high)
    value += 4096;
  const auto a = fitSeries(yearsOf(kDates), kValues, SeriesModel::Cubic),
             b = fitSeries(yearsOf(kDates), high, SeriesModel::Cubic);
  ASSERT_TRUE(a && b);
  EXPECT_NEAR(a->rate, b->rate, 1e-8);
  EXPECT_NEAR(a->rateError, b->rateError, 1e-8);
}

TEST(CtSeries, DaysAreCountedFromTheYear2000) {
  EXPECT_DOUBLE_EQ(yearsOf("20000101"), 0);
  EXPECT_DOUBLE_EQ(yearsOf("20040101"), 4); // 1461 days
  EXPECT_DOUBLE_EQ(yearsOf("19991231"), -1 / 365.25);
  EXPECT_TRUE(std::isnan(yearsOf("20210229")));
  EXPECT_TRUE(std::isnan(yearsOf("2021-1-1")));
  EXPECT_TRUE(std::isnan(yearsOf("")));
}

TEST(CtSeries, TheMeanOfSeveralTargetsLeavesOutMissingValues) {
  const std::vector<float> series = {1, 10,   kNaN, //
                                     3, 20,   kNaN, //
                                     8, kNaN, kNaN};
  const SeriesMean mean = meanOfSeries(series, 3);
  EXPECT_EQ(mean.targets, 3u);
  EXPECT_EQ(mean.count, (std::vector<size_t>{3, 2, 0}));
  EXPECT_FLOAT_EQ(mean.mean[0], 4);
  EXPECT_FLOAT_EQ(mean.deviation[0], std::sqrt(13.0F)); // 9 + 1 + 16, over 2
  EXPECT_FLOAT_EQ(mean.mean[1], 15);
  EXPECT_FLOAT_EQ(mean.deviation[1], std::sqrt(50.0F));
  EXPECT_TRUE(std::isnan(mean.mean[2]));
  EXPECT_TRUE(std::isnan(mean.deviation[2]));
  const SeriesMean one = meanOfSeries(std::vector<float>{7, 8}, 2);
  EXPECT_FLOAT_EQ(one.mean[1], 8);
  EXPECT_TRUE(std::isnan(one.deviation[1])) << "one target has no spread";
  EXPECT_TRUE(meanOfSeries({}, 2).count == (std::vector<size_t>{0, 0}));
}

TEST(CtSeries, AReferenceIsTakenOffDateByDate) {
  const auto relative = relativeTo(std::vector<float>{5, 7, kNaN, 9}, std::vector<float>{1, kNaN, 2, 3});
  EXPECT_FLOAT_EQ(relative[0], 4);
  EXPECT_TRUE(std::isnan(relative[1]));
  EXPECT_TRUE(std::isnan(relative[2]));
  EXPECT_FLOAT_EQ(relative[3], 6);
  EXPECT_FLOAT_EQ(firstValue(std::vector<float>{kNaN, 4, 6}), 4);
  EXPECT_FLOAT_EQ(firstValue(std::vector<float>{kNaN}), 0);
}

} // namespace
} // namespace scarp
