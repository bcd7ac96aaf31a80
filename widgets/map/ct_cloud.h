// SPDX-License-Identifier: GPL-3.0-or-later
// Coherent targets made ready for the map: sorted into a grid once, only the columns that are drawn or read
// out. Velocities in mm/yr, positive toward the satellite; coordinates in the map's CRS. Immutable.
#pragma once

#include "core/insar/ct_points.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scarp {

class CtCloud {
public:
  /// 256 MB; the series of a longer table stay in its file.
  static constexpr size_t kMostSeriesValues = 64u << 20;

  explicit CtCloud(const CtPoints& points);

  size_t size() const { return m_x.size(); }
  const Extent& extent() const { return m_extent; }
  double x(size_t i) const { return m_x[i]; }
  double y(size_t i) const { return m_y[i]; }
  float velocity(size_t i) const { return m_velocity[i]; }
  std::optional<double> coherence(size_t i) const;
  std::optional<double> z(size_t i) const; ///< Gi* z-score, when the table has it
  std::optional<int> bin(size_t i) const;  ///< Gi bin -3..3: the table's, or from its z-score
  bool hasBins() const { return !m_bin.empty(); }
  size_t row(size_t i) const { return m_row[i]; } ///< in the file
  const std::vector<std::string>& dates() const { return m_dates; }
  bool keepsSeries() const { return !m_series.empty(); }
  std::vector<float> series(size_t i) const; ///< mm per date; empty when none are kept
  // Whole columns in the cloud's order; empty when the table has none.
  std::span<const float> velocities() const { return m_velocity; }
  std::span<const float> coherences() const { return m_coherence; }
  std::span<const float> zScores() const { return m_z; }
  std::span<const float> coverages() const { return m_coverage; } ///< share of dates with a value
  const std::vector<std::string>& numericColumns() const { return m_numericColumns; } ///< of the table
  /// True for the columns that every cloud keeps by itself; others are read when they are needed.
  static bool keeps(const std::string& column);
  const CtProvenance& provenance() const { return m_provenance; }
  /// Target of a row of the table, if it is there.
  std::optional<size_t> targetOfRow(size_t row) const;
  /// Median distance from a point to where the next one is expected, map units: sizes the discs.
  double spacing() const { return m_spacing; }
  double standardDeviation() const { return m_deviation; } ///< of the velocities
  float strongest() const { return m_strongest; }          ///< largest |v|
  double quantileOfMotion(double share) const;             ///< of |v|

  /// Calls visit(first, last) for runs of points in cells that touch an extent.
  template <class Visit> void runsIn(const Extent& extent, Visit&& visit) const;
  /// The nearest point within `reach`, if any.
  std::optional<size_t> nearest(Point place, double reach) const;

private:
  int64_t columnAt(double x) const;
  int64_t rowAt(double y) const;

  Extent m_extent{0, 0, -1, -1};
  double m_cell = 1, m_spacing = 1, m_deviation = 0;
  float m_strongest = 0;
  int64_t m_columns = 0, m_rows = 0;
  std::vector<uint32_t> m_start;
  std::vector<double> m_x, m_y;
  std::vector<float> m_velocity, m_coherence, m_z, m_series, m_coverage;
  std::vector<int8_t> m_bin;
  std::vector<uint32_t> m_row;
  std::vector<std::string> m_dates, m_numericColumns;
  CtProvenance m_provenance;
};

template <class Visit> void CtCloud::runsIn(const Extent& extent, Visit&& visit) const {
  if (m_x.empty() || extent.xMax < m_extent.xMin || extent.xMin > m_extent.xMax ||
      extent.yMax < m_extent.yMin || extent.yMin > m_extent.yMax)
    return;
  const int64_t firstColumn = columnAt(extent.xMin), lastColumn = columnAt(extent.xMax);
  for (int64_t row = rowAt(extent.yMin); row <= rowAt(extent.yMax); ++row) {
    const auto base = static_cast<size_t>(row * m_columns);
    const size_t first = m_start[base + static_cast<size_t>(firstColumn)];
    const size_t last = m_start[base + static_cast<size_t>(lastColumn) + 1];
    if (first < last)
      visit(first, last);
  }
}

} // namespace scarp
