// SPDX-License-Identifier: GPL-3.0-or-later
// Overviews: smaller copies of a raster that make it quick to draw from afar, halved until the longer side is
// about 128 px. Averaged for quantities; taken from the nearest cell for classes, palettes and angles, whose
// averages mean nothing (359 and 1 degrees do not make 180). External ones stand beside the raster as
// <file>.ovr: the raster itself is never touched, and nothing half-made appears under that name.
#pragma once

#include "core/base/params.h"
#include "core/base/progress.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace scarp {

struct OverviewParams {
  std::string resampling = "auto";
  void describe(ParamVisitor& v) {
    v.visit(resampling, {"resampling",
                         "average for quantities, nearest for classes and angles; auto looks at the raster",
                         "",
                         {},
                         {},
                         {"auto", "average", "nearest"}});
  }
};

struct OverviewReport {
  std::filesystem::path file; ///< of the overviews
  std::string resampling;     ///< "average" or "nearest"
  std::vector<int> factors;   ///< 2, 4, 8, ...; empty: the raster is small enough as it is
  bool existed = false;       ///< it had overviews already and was left alone
  uintmax_t bytes = 0;        ///< written
};

/// <file>.ovr
std::filesystem::path overviewFileOf(const std::filesystem::path& file);
/// Writes <file>.ovr. Throws Error(Input) when the raster cannot be read or its folder not be written to,
/// Cancelled when stopped; no file stays behind then.
OverviewReport writeOverviews(const std::filesystem::path& file, const OverviewParams& params,
                              const Progress& progress);
/// The same inside the file, averaged: for rasters that we have just made ourselves.
void addOverviews(const std::filesystem::path& file, const Progress& progress);

} // namespace scarp
