// SPDX-License-Identifier: GPL-3.0-or-later
// Coherent targets read for hot spot analysis, and their Gi* at one distance. Read as `scarp hotspot` reads
// them, in full precision, so that what is shown is what a run of the whole scene will give. Immutable
// values, shared between threads.
#pragma once

#include "core/base/notice.h"
#include "core/hotspot/local_gi_star.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace scarp {

struct GiScene {
  std::filesystem::path file;
  std::string field;               ///< the column that the values are from
  bool chosenField = false;        ///< a person chose it: the run has to be told
  std::vector<std::string> fields; ///< columns with numbers
  LocalGiStar gi;
  Notices notices;
};

/// `field` empty: the velocity by its usual names. Slow: for a worker. Throws Error and Cancelled.
std::shared_ptr<const GiScene> loadGiScene(const std::filesystem::path& file, const std::string& field,
                                           const std::string& crs, const Progress& progress);

/// The values of a scene at one distance, of all its points or of those of a part.
struct GiField {
  static constexpr int8_t kAbsent = -100; ///< a bin: the point was not looked at

  std::shared_ptr<const GiScene> scene;
  GiStarParams params;
  bool whole = false;
  FdrLimits fdr;           ///< of a whole scene, where asked for
  std::vector<int8_t> bin; ///< by position in the scene's index
  std::vector<float> z;
  std::vector<int32_t> neighbours;

  bool fdrApplied() const { return whole && params.fdr; }
  GiSummary summary(const std::vector<uint32_t>& points) const;
};

std::shared_ptr<const GiField> giFieldOf(const std::shared_ptr<const GiScene>& scene, LocalGi values,
                                         const GiStarParams& params, bool whole);

} // namespace scarp
