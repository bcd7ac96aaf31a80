// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/review/agreement.h"

#include <bit>
#include <cmath>
#include <limits>

namespace scarp {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double ratio(double part, double whole) {
  return whole == 0 ? kNaN : part / whole;
}

PairAgreement pairOf(const VotePatterns& votes, int a, int b) {
  int64_t both = 0, onlyA = 0, onlyB = 0, neither = 0;
  for (size_t pattern = 0; pattern < votes.counts.size(); ++pattern) {
    const bool inA = pattern >> a & 1, inB = pattern >> b & 1;
    (inA ? (inB ? both : onlyA) : (inB ? onlyB : neither)) += votes.counts[pattern];
  }
  PairAgreement pair{a, b, 0, 0, 0};
  pair.iou = ratio(static_cast<double>(both), static_cast<double>(both + onlyA + onlyB));
  pair.dice = ratio(2 * static_cast<double>(both), static_cast<double>(2 * both + onlyA + onlyB));
  const auto n = static_cast<double>(both + onlyA + onlyB + neither);
  const double shareA = ratio(static_cast<double>(both + onlyA), n),
               shareB = ratio(static_cast<double>(both + onlyB), n);
  const double observed = ratio(static_cast<double>(both + neither), n);
  const double expected = shareA * shareB + (1 - shareA) * (1 - shareB);
  const bool onlyOneClass = both + onlyA + onlyB == 0 || neither + onlyA + onlyB == 0;
  pair.cohenKappa = onlyOneClass ? kNaN : ratio(observed - expected, 1 - expected);
  return pair;
}

/// Fleiss' kappa and Krippendorff's alpha share the observed disagreement and differ in the small-sample
/// term.
void addOverall(const VotePatterns& votes, Agreement& result) {
  const double r = votes.raters;
  double pixels = 0, marks = 0, disagreeing = 0; // ordered pairs of raters that disagree
  for (size_t pattern = 0; pattern < votes.counts.size(); ++pattern) {
    const auto count = static_cast<double>(votes.counts[pattern]);
    const double yes = std::popcount(pattern);
    pixels += count;
    marks += count * yes;
    disagreeing += count * 2 * yes * (r - yes);
  }
  const double n = pixels * r;
  if (marks == 0 || marks == n) { // one class only: expected and observed disagreement are both 0
    result.fleissKappa = result.krippendorffAlpha = kNaN;
    return;
  }
  const double observed = disagreeing / (n * (r - 1));
  const double share = marks / n;
  result.fleissKappa = 1 - observed / (2 * share * (1 - share));
  result.krippendorffAlpha = 1 - observed / (2 * marks * (n - marks) / (n * (n - 1)));
}

} // namespace

Agreement agreementOf(const VotePatterns& votes, const std::vector<std::string>& names, double cellArea) {
  Agreement result;
  result.names = names;
  for (int a = 0; a < votes.raters; ++a)
    for (int b = a + 1; b < votes.raters; ++b)
      result.pairs.push_back(pairOf(votes, a, b));
  addOverall(votes, result);
  for (int r = 0; r < votes.raters; ++r) {
    result.pixels.push_back(votes.marked(r));
    result.areas.push_back(static_cast<double>(result.pixels.back()) * cellArea);
  }
  int64_t majority = 0;
  for (size_t pattern = 0; pattern < votes.counts.size(); ++pattern)
    if (2 * std::popcount(pattern) > votes.raters)
      majority += votes.counts[pattern];
  result.majorityArea = static_cast<double>(majority) * cellArea;
  return result;
}

Json toJson(const Agreement& agreement) {
  const auto name = [&agreement](int rater) { return agreement.names[static_cast<size_t>(rater)]; };
  Json pairs = Json::array();
  for (const PairAgreement& pair : agreement.pairs)
    pairs.push_back({{"a", name(pair.a)},
                     {"b", name(pair.b)},
                     {"iou", numberOrNull(pair.iou)},
                     {"dice", numberOrNull(pair.dice)},
                     {"cohen_kappa", numberOrNull(pair.cohenKappa)}});
  Json areas = Json::object(), pixels = Json::object();
  for (size_t r = 0; r < agreement.names.size(); ++r) {
    areas[agreement.names[r]] = numberOrNull(agreement.areas[r]);
    if (!agreement.pixels.empty())
      pixels[agreement.names[r]] = agreement.pixels[r];
  }
  Json document = {{"pairs", pairs},
                   {"fleiss_kappa", numberOrNull(agreement.fleissKappa)},
                   {"krippendorff_alpha", numberOrNull(agreement.krippendorffAlpha)},
                   {"areas_m2", areas},
                   {"majority_area_m2", numberOrNull(agreement.majorityArea)}};
  if (!agreement.pixels.empty())
    document["pixels"] = pixels;
  return document;
}

} // namespace scarp
