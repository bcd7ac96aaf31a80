// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/ct_series.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <limits>
#include <numbers>

namespace scarp {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kDaysPerYear = 365.25;
constexpr size_t kMost = 4; ///< coefficients
using Row = std::array<double, kMost>;

size_t coefficientsOf(SeriesModel model) {
  switch (model) {
  case SeriesModel::Linear:
    return 2;
  case SeriesModel::Quadratic:
    return 3;
  case SeriesModel::Seasonal:
  case SeriesModel::Cubic:
    return 4;
  case SeriesModel::None:
    break;
  }
  return 0;
}

Row rowOf(SeriesModel model, double years, double origin, double scale) {
  const double u = (years - origin) / scale;
  if (model == SeriesModel::Seasonal) {
    const double angle = 2 * std::numbers::pi * years;
    return {1, u, std::sin(angle), std::cos(angle)};
  }
  return {1, u, u * u, u * u * u};
}

/// Columns made orthogonal one after the other: X = Q R.
struct Factors {
  std::vector<Row> q;
  std::array<Row, kMost> r{};
};

bool factorise(Factors& f, size_t k) {
  for (size_t j = 0; j < k; ++j) {
    double before = 0;
    for (const Row& row : f.q)
      before += row[j] * row[j];
    for (size_t i = 0; i < j; ++i)
      for (int twice = 0; twice < 2; ++twice) { // the second time takes off what rounding has left
        double dot = 0;
        for (const Row& row : f.q)
          dot += row[i] * row[j];
        f.r[i][j] += dot;
        for (Row& row : f.q)
          row[j] -= dot * row[i];
      }
    double after = 0;
    for (const Row& row : f.q)
      after += row[j] * row[j];
    if (!(after > 1e-18 * before))
      return false;
    f.r[j][j] = std::sqrt(after);
    for (Row& row : f.q)
      row[j] /= f.r[j][j];
  }
  return true;
}

} // namespace

double SeriesFit::valueAt(double years) const {
  const Row row = rowOf(model, years, origin, scale);
  double value = 0;
  for (size_t j = 0; j < coefficients.size(); ++j)
    value += coefficients[j] * row[j];
  return value;
}

std::optional<SeriesFit> fitSeries(std::span<const double> years, std::span<const float> values,
                                   SeriesModel model) {
  const size_t k = coefficientsOf(model);
  std::vector<double> t, d;
  for (size_t i = 0; i < std::min(years.size(), values.size()); ++i)
    if (std::isfinite(years[i]) && std::isfinite(values[i])) {
      t.push_back(years[i]);
      d.push_back(values[i]);
    }
  const size_t n = t.size();
  if (k == 0 || n < k)
    return std::nullopt;
  const auto [first, last] = std::minmax_element(t.begin(), t.end());
  SeriesFit fit;
  fit.model = model;
  fit.count = n;
  double sum = 0, mean = 0;
  for (size_t i = 0; i < n; ++i) {
    sum += t[i];
    mean += d[i] / static_cast<double>(n);
  }
  fit.origin = sum / static_cast<double>(n);
  fit.scale = (*last - *first) / 2;
  if (!(fit.scale > 0))
    return std::nullopt;

  Factors factors;
  for (const double each : t)
    factors.q.push_back(rowOf(model, each, fit.origin, fit.scale));
  if (!factorise(factors, k))
    return std::nullopt;
  fit.coefficients.assign(k, 0);
  for (size_t j = k; j-- > 0;) {
    double right = 0;
    for (size_t i = 0; i < n; ++i)
      right += factors.q[i][j] * d[i];
    for (size_t m = j + 1; m < k; ++m)
      right -= factors.r[j][m] * fit.coefficients[m];
    fit.coefficients[j] = right / factors.r[j][j];
  }

  double sse = 0, sst = 0;
  for (size_t i = 0; i < n; ++i) {
    sse += std::pow(d[i] - fit.valueAt(t[i]), 2);
    sst += std::pow(d[i] - mean, 2);
  }
  fit.rmse = std::sqrt(sse / static_cast<double>(n));
  fit.r2 = sst > 0 ? 1 - sse / sst : kNaN;

  // The rate is a linear combination g of the coefficients; its variance is s^2 |R^-T g|^2.
  Row g{0, 1 / fit.scale, 0, 0};
  if (model == SeriesModel::Quadratic || model == SeriesModel::Cubic) {
    const Row from = rowOf(model, *first, fit.origin, fit.scale),
              to = rowOf(model, *last, fit.origin, fit.scale);
    for (size_t j = 0; j < k; ++j)
      g[j] = (to[j] - from[j]) / (*last - *first);
  }
  double squares = 0;
  Row solved{};
  for (size_t j = 0; j < k; ++j) {
    fit.rate += g[j] * fit.coefficients[j];
    double right = g[j];
    for (size_t m = 0; m < j; ++m)
      right -= factors.r[m][j] * solved[m];
    solved[j] = right / factors.r[j][j];
    squares += solved[j] * solved[j];
  }
  fit.rateError = n > k ? std::sqrt(sse / static_cast<double>(n - k) * squares) : kNaN;
  if (model == SeriesModel::Seasonal) {
    fit.amplitude = std::hypot(fit.coefficients[2], fit.coefficients[3]);
    const double turn = std::atan2(fit.coefficients[2], fit.coefficients[3]) / (2 * std::numbers::pi);
    fit.peakOfYear = turn - std::floor(turn);
  }
  return fit;
}

double yearsOf(const std::string& date) {
  const auto digits = [&](size_t at, size_t count) {
    int number = 0;
    for (size_t i = at; i < at + count; ++i)
      number = date[i] >= '0' && date[i] <= '9' && number >= 0 ? number * 10 + (date[i] - '0') : -1;
    return number;
  };
  if (date.size() != 8 || digits(0, 4) < 0 || digits(4, 2) < 0 || digits(6, 2) < 0)
    return kNaN;
  using namespace std::chrono;
  const year_month_day day{year(digits(0, 4)), month(static_cast<unsigned>(digits(4, 2))),
                           std::chrono::day(static_cast<unsigned>(digits(6, 2)))};
  if (!day.ok())
    return kNaN;
  return (sys_days(day) - sys_days(year(2000) / 1 / 1)).count() / kDaysPerYear;
}

std::vector<double> yearsOf(const std::vector<std::string>& dates) {
  std::vector<double> years;
  years.reserve(dates.size());
  for (const std::string& date : dates)
    years.push_back(yearsOf(date));
  return years;
}

SeriesMean meanOfSeries(std::span<const float> series, size_t dates) {
  SeriesMean result;
  if (dates == 0)
    return result;
  result.targets = series.size() / dates;
  for (size_t c = 0; c < dates; ++c) {
    // Around the first value, so that long series with large values lose nothing.
    double shift = kNaN, sum = 0, squares = 0;
    size_t n = 0;
    for (size_t r = 0; r < result.targets; ++r) {
      const float value = series[r * dates + c];
      if (!std::isfinite(value))
        continue;
      if (n++ == 0)
        shift = value;
      const double away = value - shift;
      sum += away;
      squares += away * away;
    }
    const auto count = static_cast<double>(n);
    result.count.push_back(n);
    result.mean.push_back(static_cast<float>(n > 0 ? shift + sum / count : kNaN));
    result.deviation.push_back(static_cast<float>(
        n > 1 ? std::sqrt(std::max(0.0, (squares - sum * sum / count) / (count - 1))) : kNaN));
  }
  return result;
}

std::vector<float> relativeTo(std::span<const float> values, std::span<const float> reference) {
  std::vector<float> result(values.begin(), values.end());
  for (size_t i = 0; i < result.size(); ++i)
    result[i] = i < reference.size() ? result[i] - reference[i] : std::numeric_limits<float>::quiet_NaN();
  return result;
}

float firstValue(std::span<const float> values) {
  const auto first = std::find_if(values.begin(), values.end(), [](float v) { return std::isfinite(v); });
  return first == values.end() ? 0 : *first;
}

} // namespace scarp
