// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/review/staple.h"

#include <bit>
#include <limits>

namespace scarp {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kSquaredChange = 1e-14;

bool moved(const std::vector<double>& now, const std::vector<double>& before) {
  for (size_t r = 0; r < now.size(); ++r)
    if (const double change = now[r] - before[r]; change * change > kSquaredChange)
      return true;
  return false;
}

/// p and q of each rater from the weights.
void maximise(const VotePatterns& votes, Staple& s) {
  for (size_t r = 0; r < s.sensitivity.size(); ++r) {
    double hit = 0, truth = 0, spared = 0, background = 0;
    for (size_t pattern = 0; pattern < votes.counts.size(); ++pattern) {
      if (votes.counts[pattern] == 0)
        continue;
      const auto count = static_cast<double>(votes.counts[pattern]);
      const double w = s.weight[pattern];
      truth += count * w;
      background += count * (1 - w);
      if (pattern >> r & 1)
        hit += count * w;
      else
        spared += count * (1 - w);
    }
    s.sensitivity[r] = truth > 0 ? hit / truth : kNaN;
    s.specificity[r] = background > 0 ? spared / background : kNaN;
  }
}

/// New weights from p and q.
void expect(const VotePatterns& votes, Staple& s) {
  for (size_t pattern = 0; pattern < votes.counts.size(); ++pattern) {
    if (votes.counts[pattern] == 0)
      continue;
    double asTrue = s.prior, asFalse = 1 - s.prior;
    for (size_t r = 0; r < s.sensitivity.size(); ++r) {
      const bool marked = pattern >> r & 1;
      asTrue *= marked ? s.sensitivity[r] : 1 - s.sensitivity[r];
      asFalse *= marked ? 1 - s.specificity[r] : s.specificity[r];
    }
    if (asTrue + asFalse > 0) // else both have underflowed: the last weight stands
      s.weight[pattern] = asTrue / (asTrue + asFalse);
  }
}

} // namespace

Staple staple(const VotePatterns& votes, const Progress& progress, int maximumIterations) {
  const auto raters = static_cast<size_t>(votes.raters);
  Staple s;
  s.sensitivity.assign(raters, kNaN);
  s.specificity.assign(raters, kNaN);
  s.weight.assign(votes.counts.size(), kNaN);
  double marks = 0, all = 0;
  for (size_t pattern = 0; pattern < votes.counts.size(); ++pattern) {
    if (votes.counts[pattern] == 0)
      continue;
    const double fraction = std::popcount(pattern) / static_cast<double>(votes.raters);
    s.weight[pattern] = fraction;
    marks += static_cast<double>(votes.counts[pattern]) * fraction;
    all += static_cast<double>(votes.counts[pattern]);
  }
  s.prior = all > 0 ? marks / all : kNaN;
  if (!(s.prior > 0 && s.prior < 1)) { // nothing or everything is marked: half of the parameters have no data
    if (all > 0)
      maximise(votes, s);
    return s;
  }
  maximise(votes, s);
  expect(votes, s);
  while (!s.converged && s.iterations < maximumIterations) {
    progress.step(0, "estimating raters");
    const std::vector<double> p = s.sensitivity, q = s.specificity;
    maximise(votes, s);
    expect(votes, s);
    ++s.iterations;
    s.converged = !moved(s.sensitivity, p) && !moved(s.specificity, q);
  }
  return s;
}

} // namespace scarp
