// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/confusion.h"

#include "core/base/error.h"

#include <limits>

namespace scarp {

namespace {

double ratio(int64_t part, int64_t whole) {
  return whole == 0 ? std::numeric_limits<double>::quiet_NaN()
                    : static_cast<double>(part) / static_cast<double>(whole);
}

double orZero(double value) {
  return value == value ? value : 0;
}

void requireSameSize(size_t truth, size_t prediction) {
  if (truth != prediction)
    throw Error(ErrorCode::Internal, "truth has " + std::to_string(truth) + " pixels, the prediction " +
                                         std::to_string(prediction));
}

/// Counts three sums and derives the four cells: no branch in the loop.
template <class Positive> void count(Confusion& c, std::span<const uint8_t> truth, Positive positive) {
  int64_t both = 0, inTruth = 0, inPrediction = 0;
  for (size_t i = 0; i < truth.size(); ++i) {
    const int t = truth[i] != 0, p = positive(i);
    both += t & p;
    inTruth += t;
    inPrediction += p;
  }
  c.tp += both;
  c.fn += inTruth - both;
  c.fp += inPrediction - both;
  c.tn += static_cast<int64_t>(truth.size()) - inTruth - inPrediction + both;
}

Json scoresJson(const Scores& s) {
  return {{"precision", numberOrNull(s.precision)},
          {"recall", numberOrNull(s.recall)},
          {"f1", numberOrNull(s.f1)},
          {"iou", numberOrNull(s.iou)}};
}

} // namespace

void Confusion::add(std::span<const uint8_t> truth, std::span<const uint8_t> predicted) {
  requireSameSize(truth.size(), predicted.size());
  count(*this, truth, [predicted](size_t i) -> int { return predicted[i] != 0; });
}

void Confusion::add(std::span<const uint8_t> truth, std::span<const float> probability, float threshold) {
  requireSameSize(truth.size(), probability.size());
  count(*this, truth, [probability, threshold](size_t i) -> int { return probability[i] >= threshold; });
}

Confusion& Confusion::operator+=(const Confusion& other) {
  tp += other.tp;
  fp += other.fp;
  fn += other.fn;
  tn += other.tn;
  return *this;
}

double Confusion::precision() const {
  return ratio(tp, tp + fp);
}
double Confusion::recall() const {
  return ratio(tp, tp + fn);
}
double Confusion::f1() const {
  return ratio(2 * tp, 2 * tp + fp + fn);
}
double Confusion::iou() const {
  return ratio(tp, tp + fp + fn);
}

Scores tileMean(std::span<const Confusion> tiles) {
  Scores sum;
  int64_t counted = 0;
  for (const Confusion& tile : tiles) {
    if (tile.tp + tile.fp + tile.fn == 0)
      continue;
    ++counted;
    sum.precision += orZero(tile.precision());
    sum.recall += orZero(tile.recall());
    sum.f1 += orZero(tile.f1());
    sum.iou += orZero(tile.iou());
  }
  if (counted == 0) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    return {nan, nan, nan, nan};
  }
  const auto n = static_cast<double>(counted);
  return {sum.precision / n, sum.recall / n, sum.f1 / n, sum.iou / n};
}

Json evaluationJson(std::span<const Confusion> tiles, double threshold) {
  Confusion pooled;
  for (const Confusion& tile : tiles)
    pooled += tile;
  Json counts = {{"tp", pooled.tp}, {"fp", pooled.fp}, {"fn", pooled.fn}, {"tn", pooled.tn}};
  counts.update(scoresJson(pooled.scores()));
  return {{"threshold", threshold},
          {"pooled", counts},
          {"tile_mean", scoresJson(tileMean(tiles))},
          {"tiles", tiles.size()},
          {"empty_tile_rule", kEmptyTileRule}};
}

} // namespace scarp
