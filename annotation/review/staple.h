// SPDX-License-Identifier: GPL-3.0-or-later
// STAPLE (Warfield, Zou, Wells 2004): expectation maximisation of the hidden truth together with each rater's
// sensitivity and specificity. As ITK's STAPLEImageFilter: the prior is the mean of all masks, the first
// weights are the vote fractions, no spatial prior, stop after the iteration in which no p or q moved by more
// than 1e-7 (1e-14 squared). Works on vote patterns: its cost does not depend on the size of the scene.
#pragma once

#include "annotation/review/vote_patterns.h"
#include "core/base/progress.h"

#include <vector>

namespace scarp {

struct Staple {
  double prior = 0;
  std::vector<double> sensitivity, specificity; ///< per rater; NaN when nothing (or everything) is marked
  std::vector<double> weight; ///< by pattern: probability that it is true; NaN where no pixel has it
  int iterations = 0;
  bool converged = false; ///< false also when there is nothing to estimate
};

Staple staple(const VotePatterns& votes, const Progress& progress, int maximumIterations = 100000);

} // namespace scarp
