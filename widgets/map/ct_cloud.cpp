// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/ct_cloud.h"

#include "core/hotspot/gi_star.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace scarp {

namespace {
constexpr double kPointsPerCell = 8;
constexpr int8_t kNoBin = 127;

const std::vector<double>* numbers(const CtPoints& points, const char* name) {
  const CtColumn* column = points.column(name);
  return column ? std::get_if<std::vector<double>>(&column->values) : nullptr;
}
} // namespace

CtCloud::CtCloud(const CtPoints& points) : m_provenance(points.provenance) {
  std::vector<uint32_t> valid;
  valid.reserve(points.size());
  m_extent = {std::numeric_limits<double>::max(), std::numeric_limits<double>::max(),
              std::numeric_limits<double>::lowest(), std::numeric_limits<double>::lowest()};
  for (size_t i = 0; i < points.size(); ++i) {
    if (!std::isfinite(points.x[i]) || !std::isfinite(points.y[i]))
      continue;
    valid.push_back(static_cast<uint32_t>(i));
    m_extent.xMin = std::min(m_extent.xMin, points.x[i]);
    m_extent.xMax = std::max(m_extent.xMax, points.x[i]);
    m_extent.yMin = std::min(m_extent.yMin, points.y[i]);
    m_extent.yMax = std::max(m_extent.yMax, points.y[i]);
  }
  const size_t n = valid.size();
  if (n == 0) {
    m_extent = {0, 0, -1, -1};
    return;
  }
  const double area = std::max(1e-12, m_extent.width() * m_extent.height());
  m_cell = std::max({std::sqrt(area / static_cast<double>(n) * kPointsPerCell), m_extent.width() / 4000,
                     m_extent.height() / 4000, 1e-9});
  m_columns = static_cast<int64_t>(m_extent.width() / m_cell) + 1;
  m_rows = static_cast<int64_t>(m_extent.height() / m_cell) + 1;
  m_start.assign(static_cast<size_t>(m_columns * m_rows) + 1, 0);
  const auto cellOf = [&](uint32_t i) {
    return static_cast<size_t>(rowAt(points.y[i]) * m_columns + columnAt(points.x[i]));
  };
  for (const uint32_t i : valid)
    ++m_start[cellOf(i) + 1];
  size_t occupied = 0;
  for (size_t c = 1; c < m_start.size(); ++c) {
    occupied += m_start[c] > 0 ? 1 : 0;
    m_start[c] += m_start[c - 1];
  }
  m_spacing = std::sqrt(static_cast<double>(occupied) * m_cell * m_cell / static_cast<double>(n));
  m_row.resize(n);
  std::vector<uint32_t> at(m_start.begin(), m_start.end() - 1);
  for (const uint32_t i : valid)
    m_row[at[cellOf(i)]++] = i;

  const auto *z = numbers(points, "gi_z"), *bin = numbers(points, "gi_bin");
  for (const CtColumn& column : points.columns)
    if (std::holds_alternative<std::vector<double>>(column.values))
      m_numericColumns.push_back(column.name);
  m_x.resize(n);
  m_y.resize(n);
  m_velocity.resize(n);
  m_coherence.resize(points.coherence.empty() ? 0 : n);
  m_z.resize(z ? n : 0);
  m_bin.resize(z || bin ? n : 0);
  const size_t dates = points.dates.size();
  m_dates = points.dates;
  const bool hasSeries = dates > 0 && points.series.size() == points.size() * dates;
  const bool keepSeries = hasSeries && n * dates <= kMostSeriesValues;
  m_series.resize(keepSeries ? n * dates : 0);
  m_coverage.resize(hasSeries ? n : 0);
  double sum = 0, squares = 0, count = 0;
  for (size_t k = 0; k < n; ++k) {
    const size_t i = m_row[k];
    m_x[k] = points.x[i];
    m_y[k] = points.y[i];
    const double v = points.velocity.empty() ? std::numeric_limits<double>::quiet_NaN() : points.velocity[i];
    m_velocity[k] = static_cast<float>(v);
    if (std::isfinite(v)) {
      m_strongest = std::max(m_strongest, std::abs(m_velocity[k]));
      sum += v;
      squares += v * v;
      ++count;
    }
    if (!m_coherence.empty())
      m_coherence[k] = static_cast<float>(points.coherence[i]);
    if (z)
      m_z[k] = static_cast<float>((*z)[i]);
    if (bin)
      m_bin[k] = std::abs((*bin)[i]) <= 3 ? static_cast<int8_t>(std::lround((*bin)[i])) : kNoBin;
    else if (z)
      m_bin[k] = std::isnan((*z)[i]) ? kNoBin : giBin((*z)[i], twoSidedP((*z)[i]));
    if (hasSeries) {
      const float* first = points.series.data() + i * dates;
      const auto known = std::count_if(first, first + dates, [](float d) { return std::isfinite(d); });
      m_coverage[k] = static_cast<float>(known) / static_cast<float>(dates);
    }
    if (keepSeries)
      std::copy_n(points.series.begin() + static_cast<std::ptrdiff_t>(i * dates), dates,
                  m_series.begin() + static_cast<std::ptrdiff_t>(k * dates));
  }
  if (count > 1)
    m_deviation = std::sqrt(std::max(0.0, (squares - sum * sum / count) / (count - 1)));
}

int64_t CtCloud::columnAt(double x) const {
  return std::clamp(static_cast<int64_t>(std::clamp((x - m_extent.xMin) / m_cell, -1.0, 1e9)), int64_t{0},
                    m_columns - 1);
}

int64_t CtCloud::rowAt(double y) const {
  return std::clamp(static_cast<int64_t>(std::clamp((y - m_extent.yMin) / m_cell, -1.0, 1e9)), int64_t{0},
                    m_rows - 1);
}

std::optional<double> CtCloud::coherence(size_t i) const {
  return m_coherence.empty() || std::isnan(m_coherence[i]) ? std::nullopt
                                                           : std::optional<double>(m_coherence[i]);
}

std::optional<double> CtCloud::z(size_t i) const {
  return m_z.empty() || std::isnan(m_z[i]) ? std::nullopt : std::optional<double>(m_z[i]);
}

std::optional<int> CtCloud::bin(size_t i) const {
  return m_bin.empty() || m_bin[i] == kNoBin ? std::nullopt : std::optional<int>(m_bin[i]);
}

bool CtCloud::keeps(const std::string& column) {
  return column == "velocity" || column == "coherence" || column == "gi_z" || column == "gi_bin";
}

std::optional<size_t> CtCloud::targetOfRow(size_t row) const {
  const auto found = std::find(m_row.begin(), m_row.end(), static_cast<uint32_t>(row));
  return found == m_row.end() ? std::nullopt : std::optional(static_cast<size_t>(found - m_row.begin()));
}

std::vector<float> CtCloud::series(size_t i) const {
  if (m_series.empty())
    return {};
  const auto first = m_series.begin() + static_cast<std::ptrdiff_t>(i * m_dates.size());
  return {first, first + static_cast<std::ptrdiff_t>(m_dates.size())};
}

double CtCloud::quantileOfMotion(double share) const {
  std::vector<float> motion;
  motion.reserve(m_velocity.size());
  for (const float v : m_velocity)
    if (std::isfinite(v))
      motion.push_back(std::abs(v));
  if (motion.empty())
    return 0;
  const auto k = static_cast<std::ptrdiff_t>(share * static_cast<double>(motion.size() - 1));
  std::nth_element(motion.begin(), motion.begin() + k, motion.end());
  return motion[static_cast<size_t>(k)];
}

std::optional<size_t> CtCloud::nearest(Point place, double reach) const {
  std::optional<size_t> best;
  double bestDistance = reach * reach;
  runsIn({place.x - reach, place.y - reach, place.x + reach, place.y + reach},
         [&](size_t first, size_t last) {
           for (size_t i = first; i < last; ++i) {
             const double dx = m_x[i] - place.x, dy = m_y[i] - place.y, distance = dx * dx + dy * dy;
             if (distance <= bestDistance) {
               bestDistance = distance;
               best = i;
             }
           }
         });
  return best;
}

} // namespace scarp
