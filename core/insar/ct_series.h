// SPDX-License-Identifier: GPL-3.0-or-later
// Displacement series of coherent targets in mm, NaN where a date has no value: averages over several targets
// and fits by least squares. Time t in years of 365.25 days since 2000-01-01, tau = t - mean of the fitted t.
//   Linear     d = a + b tau                                      Quadratic  d = a + b tau + c tau^2
//   Seasonal   d = a + b tau + p sin(2 pi t) + q cos(2 pi t)      Cubic      ... + e tau^3
// With SSE the sum of squared residuals, n values and k coefficients: RMSE = sqrt(SSE / n) mm,
// r2 = 1 - SSE / sum (d - mean d)^2, s^2 = SSE / (n - k), covariance = s^2 (X'X)^-1.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scarp {

enum class SeriesModel { None, Linear, Seasonal, Quadratic, Cubic };

struct SeriesFit {
  SeriesModel model = SeriesModel::Linear;
  size_t count = 0;                   ///< values that took part
  double rate = 0;                    ///< mm/yr: b; of a polynomial (d(last) - d(first)) / (last - first)
  double rateError = 0;               ///< standard error of the rate, mm/yr; NaN when n = k
  double r2 = 0;                      ///< NaN when all values are equal
  double rmse = 0;                    ///< mm
  double amplitude = 0;               ///< mm, of the annual wave: sqrt(p^2 + q^2); 0 for the other models
  double peakOfYear = 0;              ///< 0..1, when in the year the annual wave is highest
  double valueAt(double years) const; ///< mm

  std::vector<double> coefficients; ///< of the powers of tau / scale, then p and q
  double origin = 0, scale = 1;     ///< years
};

/// Nothing for None, and when the values do not determine the model (fewer dates than coefficients).
std::optional<SeriesFit> fitSeries(std::span<const double> years, std::span<const float> values,
                                   SeriesModel model);

/// "20200103" -> years since 2000-01-01; NaN for what is no date.
double yearsOf(const std::string& date);
std::vector<double> yearsOf(const std::vector<std::string>& dates);

/// Several targets date by date, over those that have a value.
struct SeriesMean {
  std::vector<float> mean, deviation; ///< mm; sample standard deviation, NaN for fewer than two
  std::vector<size_t> count;
  size_t targets = 0;
};
/// `series`: row per target, `dates` values each.
SeriesMean meanOfSeries(std::span<const float> series, size_t dates);

/// values - reference; NaN where either is.
std::vector<float> relativeTo(std::span<const float> values, std::span<const float> reference);
/// The first finite value, 0 when there is none: taken off, series start at zero.
float firstValue(std::span<const float> values);

} // namespace scarp
