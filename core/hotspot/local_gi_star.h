// SPDX-License-Identifier: GPL-3.0-or-later
// Gi* of a part of a scene, fast enough to follow a slider: number, mean and deviation are those of the whole
// scene, and neighbours beyond the part count, so every point gets the value that giStar gives it in the
// whole scene. The scene is sorted once; a distance then reads whole runs of cells from sums made beforehand
// and looks at single points only along the circle. Metres; immutable, safe to use from several threads.
#pragma once

#include "core/hotspot/gi_star_formula.h"
#include "core/insar/point_index.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace scarp {

/// Columns that belong together; `points` are positions in the order of LocalGiStar::index().
struct LocalGi {
  std::vector<uint32_t> points;
  std::vector<int32_t> neighbours; ///< with "include" the point itself is counted
  std::vector<double> z, p;
  std::vector<int8_t> bin; ///< corrected where that was asked for and could be done: see withFdr
};

class LocalGiStar {
public:
  /// Points with a NaN value or place are left out. Throws std::invalid_argument when the spans differ in
  /// length.
  LocalGiStar(std::span<const double> x, std::span<const double> y, std::span<const double> values);

  const PointIndex& index() const { return m_index; }
  const GiStarMoments& moments() const { return m_centred.moments; }
  const CentredValues& centred() const { return m_centred; }
  int64_t leftOut() const { return m_leftOut; }
  const Extent& extent() const { return m_extent; } ///< of the points; empty when there is none
  double value(uint32_t position) const { return m_centred.values[position] + moments().mean; }

  std::vector<uint32_t> pointsIn(const Extent& area) const;
  std::vector<uint32_t> allPoints() const;
  /// Bins are those of the plain p-values, whatever params.fdr says. Throws Cancelled when a stop is asked
  /// for.
  LocalGi compute(std::vector<uint32_t> points, const GiStarParams& params,
                  const Progress& progress = {}) const;

private:
  struct Sum {
    double value = 0;
    int64_t count = 0;
  };
  Sum sumWithin(Point centre, double distance) const;

  PointIndex m_index;
  CentredValues m_centred;
  std::vector<long double> m_before; ///< sum of the centred values before a position
  Extent m_extent{0, 0, -1, -1};
  int64_t m_leftOut = 0;
};

/// Benjamini-Hochberg over the p-values of a whole scene, as the largest p-value that keeps a confidence.
struct FdrLimits {
  double p99 = -1, p95 = -1, p90 = -1; ///< negative: none does
  int8_t bin(double z, double p) const;
};
FdrLimits fdrLimits(std::span<const double> wholeScene);

/// What there is to say of some points at one distance.
struct GiSummary {
  std::array<int64_t, 7> bins{}; ///< -3..3
  int64_t points = 0, undefined = 0;
  int32_t least = 0, median = 0, most = 0; ///< neighbours beside the point itself
  int64_t alone = 0, few = 0;              ///< without any; with fewer than eight
  int64_t hot(int confidence) const;       ///< 90, 95 or 99: that much or more
  int64_t cold(int confidence) const;
};
GiSummary summaryOf(const LocalGi& values, GiSelf self);

} // namespace scarp
