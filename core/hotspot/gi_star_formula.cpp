// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotspot/gi_star_formula.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace scarp {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Mean and deviation of all values but one, less the mean of all.
struct Rest {
  double mean = 0, sd = 0;
};

Rest without(const CentredValues& c, double own, size_t ownPosition) {
  const double others = static_cast<double>(c.moments.n - 1);
  const double mean = -own / others;
  double squares = c.squares - own * own;
  if (c.whole && own * own > 0.5 * c.squares) {
    // One value outweighs all others together: the difference above has lost its digits. At most two such
    // points exist.
    const auto rest = [&](auto&& term) {
      long double sum = 0;
      for (size_t k = 0; k < c.values.size(); ++k)
        if (k != ownPosition)
          sum += term(c.values[k]);
      return sum;
    };
    const double first = c.values[ownPosition == 0 ? 1 : 0];
    const double shift = first + static_cast<double>(rest([&](double v) { return v - first; })) / others;
    const auto deviation = rest([&](double v) { return (v - shift) * (v - shift); });
    return {shift, std::sqrt(static_cast<double>(deviation) / others)};
  }
  squares = std::max(squares / others - mean * mean, 0.0);
  return {mean, std::sqrt(squares)};
}

} // namespace

GiSelf giSelfFrom(const std::string& name) {
  return name == "exclude" ? GiSelf::Exclude : name == "literal" ? GiSelf::Literal : GiSelf::Include;
}

CentredValues::CentredValues(std::span<const double> all, std::span<const uint32_t> order,
                             const GiStarMoments& of, bool wholeScene)
    : squares(static_cast<double>(of.n) * of.sd * of.sd), whole(wholeScene), moments(of) {
  values.reserve(order.size());
  for (const uint32_t i : order)
    values.push_back(all[i] - of.mean);
}

double giZScore(GiSelf self, const CentredValues& c, double sum, int64_t count, size_t position) {
  const auto n = self == GiSelf::Exclude ? c.moments.n - 1 : c.moments.n;
  // count == n: 0 / 0, which rounding would turn into infinity
  if (count == 0 || count >= n || n < 2 || !(c.moments.sd > 0))
    return kNaN;
  Rest rest{0, c.moments.sd};
  if (self == GiSelf::Exclude)
    rest = without(c, c.values[position], position);
  if (!(rest.sd > 0))
    return kNaN;
  const auto k = static_cast<double>(count), all = static_cast<double>(n);
  return (sum - k * rest.mean) / (rest.sd * std::sqrt(k * (all - k) / (all - 1)));
}

} // namespace scarp
