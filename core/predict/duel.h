// SPDX-License-Identifier: GPL-3.0-or-later
// Two probability rasters of one scene against each other: where both models see a moving slope, where only
// one does, and who is right by a label. Pixels that are NoData in either count nowhere. Streamed in windows.
#pragma once

#include "core/base/progress.h"
#include "core/geo/grid_spec.h"
#include "core/geo/polygon.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace scarp {

/// What is compared. Positive is p >= threshold, in float.
struct Duel {
  std::filesystem::path a, b;
  double thresholdA = 0.5, thresholdB = 0.5;
  /// The label (a consensus, say), in the rasters' CRS; null: none.
  std::shared_ptr<const std::vector<MultiPolygon>> truth = {};
};

/// A pixel as bits: 0 when either has no value, else kValid with what is positive.
namespace duel {
inline constexpr uint8_t kValid = 1, kA = 2, kB = 4, kTruth = 8;
}
inline uint8_t duelBits(float a, float b, float thresholdA, float thresholdB, bool truth) {
  if (a != a || b != b)
    return 0;
  return static_cast<uint8_t>(duel::kValid | (a >= thresholdA ? duel::kA : 0) |
                              (b >= thresholdB ? duel::kB : 0) | (truth ? duel::kTruth : 0));
}

/// Pixels by their bits.
struct DuelCounts {
  std::array<int64_t, 16> cells{};
  double cellArea = 1;                                    ///< m2
  double hectares(uint8_t having, uint8_t lacking) const; ///< of valid pixels
};

/// The grid of both rasters; throws Error(Input) when they are not on the same one, or not in metres.
GridSpec gridOf(const Duel& duel);
/// Every pixel of the cells that touch an extent, at full resolution.
DuelCounts countDuel(const Duel& duel, const Extent& extent, const Progress& progress);

/// A connected region that one model alone calls a moving slope.
struct Disagreement {
  bool ofA = true; ///< A says yes, B no; else the other way
  Extent extent;
  MultiPolygon outline; ///< on cell borders
  double hectares = 0;
  std::optional<double> inTruth; ///< share of it that the label holds
};

struct DisagreementParams {
  double minimumArea = 500; ///< m2; smaller regions are dropped
  size_t most = 1000;       ///< the largest are kept
};

/// Largest first.
std::vector<Disagreement> findDisagreements(const Duel& duel, const DisagreementParams& params,
                                            const Progress& progress);

} // namespace scarp
