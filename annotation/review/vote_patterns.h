// SPDX-License-Identifier: GPL-3.0-or-later
// How several raters voted, pixel by pixel, as counts of the 2^R vote patterns: every agreement measure and
// every consensus follows from these counts, so that a scene is read once, in strips, and never held in
// memory. Raters are polygon files (rasterised at pixel centres) or masks of 0 and 1 on one grid, one rater
// per band.
#pragma once

#include "core/base/notice.h"
#include "core/base/progress.h"
#include "core/geo/grid_spec.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace scarp {

/// Bit r is set when rater r (from 0) marks the pixel.
using VotePattern = uint32_t;
inline constexpr VotePattern kNoVote =
    0xFFFFFFFF; ///< some rater's mask is NoData here: the pixel is left out
inline constexpr int kMostRaters = 16;

struct VotePatterns {
  int raters = 0;
  std::vector<int64_t> counts; ///< by pattern, 2^raters entries
  int64_t leftOut = 0;         ///< pixels without a vote of every rater

  explicit VotePatterns(int raterCount) : raters(raterCount), counts(size_t{1} << raterCount, 0) {}
  int64_t pixels() const;          ///< that count
  int64_t marked(int rater) const; ///< pixels that a rater marks
};

/// One cell's area in m2, or NaN where the grid has no georeference or its unit is not the metre.
double cellAreaOf(const GridSpec& grid, bool georeferenced);

class VoteSource {
public:
  /// `like` gives the grid and is needed when there are only polygon files; empty: the grid of the masks.
  /// Throws Error(Input) naming the file when something is missing, grids or CRS differ, or a grid is needed.
  VoteSource(const std::vector<std::filesystem::path>& files, const std::filesystem::path& like);
  ~VoteSource();
  VoteSource(VoteSource&&) noexcept;

  /// File stems, with ":band" for masks of several bands and the folder where two files have one name.
  const std::vector<std::string>& names() const;
  int raters() const { return static_cast<int>(names().size()); }
  const GridSpec& grid() const;
  bool hasGeoreference() const;
  const Notices& notices() const;
  /// Votes of the cells of a window. Throws Error(Input) when a mask holds something else than 0, 1 or
  /// NoData.
  void read(const Window& window, std::span<VotePattern> out) const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

/// Names of rater files: stems, or the path as given where stems collide.
std::vector<std::string> raterNames(const std::vector<std::filesystem::path>& files);
/// True for files that are read as masks, by extension; all others are taken as polygon files.
bool isMaskFile(const std::filesystem::path& file);

VotePatterns countVotes(const VoteSource& source, const Progress& progress);

} // namespace scarp
