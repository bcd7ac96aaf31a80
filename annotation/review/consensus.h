// SPDX-License-Identifier: GPL-3.0-or-later
// One label from several raters: more than half of them, at least N of them, or STAPLE (probability of truth
// >= 0.5). Decided per vote pattern, then written in strips as a 0/1 raster or as polygons on cell borders.
#pragma once

#include "annotation/review/staple.h"
#include "core/base/json.h"

#include <filesystem>

namespace scarp {

enum class ConsensusMethod { Majority, Quorum, Staple };
ConsensusMethod consensusMethodFrom(const std::string& name); ///< throws Error(Usage)

struct Consensus {
  ConsensusMethod method = ConsensusMethod::Majority;
  std::vector<uint8_t> accepted;   ///< by vote pattern
  int64_t pixels = 0, leftOut = 0; ///< inside; without a vote of every rater
  /// Of the raters: as STAPLE estimates them, else against the consensus itself. Undefined is NaN.
  std::vector<double> sensitivity, specificity;
  int iterations = 0; ///< of STAPLE
  bool converged = true;
};

/// `quorum` is used by Quorum alone and must lie in 1..raters.
Consensus consensusOf(const VotePatterns& votes, ConsensusMethod method, int quorum,
                      const Progress& progress);

/// Writes a Byte raster of 0 and 1 (255 where a vote is missing), or polygons with "area_m2", by the
/// extension of `out`
/// (.tif, or a vector format). Polygons need a georeference.
void writeConsensus(const VoteSource& source, const Consensus& consensus, const std::filesystem::path& out,
                    const Progress& progress);

/// {"raters": [{name, sensitivity, specificity}], "iterations", "area_m2", "pixels"}
Json toJson(const Consensus& consensus, const std::vector<std::string>& names, double cellArea);

} // namespace scarp
