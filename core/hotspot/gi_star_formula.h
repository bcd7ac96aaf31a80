// SPDX-License-Identifier: GPL-3.0-or-later
// The formula of Gi* at one point, apart from how its neighbours are found: what giStar and LocalGiStar
// share. Sums and values are less the mean of the scene; z has no unit, NaN means undefined.
#pragma once

#include "core/hotspot/gi_star.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace scarp {

enum class GiSelf { Include, Exclude, Literal };
GiSelf giSelfFrom(const std::string& name); ///< of GiStarParams::self

/// Values less the mean, in the order of an index, and what the formulas need of them all.
struct CentredValues {
  std::vector<double> values;
  double squares = 0; ///< sum of squares
  bool whole = true;  ///< the values are all those of the moments
  GiStarMoments moments;

  CentredValues(std::span<const double> all, std::span<const uint32_t> order, const GiStarMoments& of,
                bool whole);
};

/// z from the sum of the neighbours' centred values and their number (the point itself in neither, but for
/// Include). `position` is that of the point in the order of the index.
double giZScore(GiSelf self, const CentredValues& c, double sum, int64_t count, size_t position);

} // namespace scarp
