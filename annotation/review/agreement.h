// SPDX-License-Identifier: GPL-3.0-or-later
// How far raters agree, from the counts of vote patterns. Kappas and alpha are taken over all pixels that
// have a vote of every rater and so depend on how much background the frame holds; IoU and Dice do not.
// Undefined values (0/0) are NaN. Cohen 1960, Fleiss 1971, Krippendorff 2004 (nominal). Pixels are not
// independent: there is no confidence interval.
#pragma once

#include "annotation/review/vote_patterns.h"
#include "core/base/json.h"

#include <vector>

namespace scarp {

struct PairAgreement {
  int a = 0, b = 0; ///< raters, from 0
  double iou = 0, dice = 0, cohenKappa = 0;
};

struct Agreement {
  std::vector<std::string> names;
  std::vector<PairAgreement> pairs; ///< 0-1, 0-2, ..., 1-2, ...
  double fleissKappa = 0, krippendorffAlpha = 0;
  std::vector<double> areas;   ///< m2 per rater; NaN without a georeference in metres
  std::vector<int64_t> pixels; ///< per rater; empty when compared as polygons
  double majorityArea = 0;     ///< m2 marked by more than half; NaN as above
};

/// `cellArea` in m2, NaN when there is none.
Agreement agreementOf(const VotePatterns& votes, const std::vector<std::string>& names, double cellArea);

/// {"pairs": [{a, b, iou, dice, cohen_kappa}], "fleiss_kappa", "krippendorff_alpha", "areas_m2": {name:
/// area}, ...}
Json toJson(const Agreement& agreement);

} // namespace scarp
