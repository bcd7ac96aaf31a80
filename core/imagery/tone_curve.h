// SPDX-License-Identifier: GPL-3.0-or-later
// Tables from a band's values to 0-255, made from histograms of the whole image. Pure functions.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace scarp {

using Histogram = std::vector<int64_t>; ///< count per value; 256 or 65,536 bins

/// The smallest value that at least `share` (0..1) of the counted pixels do not exceed; 0 when there are
/// none.
int64_t quantile(const Histogram& histogram, double share);
double meanOf(const Histogram& histogram); ///< 0 when empty
/// Value -> low..high stretched to 0..255, clamped; not rounded.
std::vector<double> stretched(size_t bins, int64_t low, int64_t high);
/// The mean of a curve over the pixels of a histogram.
double meanOf(const Histogram& histogram, std::span<const double> curve);
/// Grey world: multiplies the curve so that its mean becomes `target`, clamped to 255.
void balance(std::span<double> curve, double mean, double target);
/// Dark object subtraction (Chavez 1988): what `share` of the pixels do not exceed becomes 0, 255 stays.
/// Gives back what was subtracted.
double removeHaze(std::span<double> curve, const Histogram& histogram, double share);
/// Histogram equalisation of brightness with a limit on the gain: bins above `limit` times the mean bin are
/// cut and the rest is spread evenly (Zuiderveld 1994); 0: no limit. The identity for an empty histogram.
std::array<uint8_t, 256> equalisation(const std::array<int64_t, 256>& histogram, double limit);

} // namespace scarp
