// SPDX-License-Identifier: GPL-3.0-or-later
// Preparation of an optical image as in the study: colour balance, haze removal, histogram equalisation,
// low-pass and Gaussian filter, in this order. Two passes over the image gather what is known only of the
// whole (means, darkest values, histogram), a third writes; all in windows, so a scene is never in memory.
#pragma once

#include "core/base/params.h"
#include "core/base/progress.h"
#include "core/geo/grid_spec.h"

#include <array>
#include <filesystem>
#include <vector>

namespace scarp {

struct EnhancementParams {
  bool colourBalance = true;
  double haze = 0.1;
  bool equalise = true;
  double contrast = 3;
  int64_t lowPass = 3;
  double gaussian = 0.7;

  void describe(ParamVisitor& v) {
    v.visit(colourBalance,
            {"colour-balance", "Gives every band the same mean, as over grey ground (grey world)"});
    v.visit(
        haze,
        {"haze",
         "Share of the darkest pixels whose value is taken for haze and subtracted from each band; 0: none",
         "%", 0, 20});
    v.visit(equalise, {"equalise", "Spreads the brightness evenly (histogram equalisation); hues stay"});
    v.visit(
        contrast,
        {"contrast",
         "Most gain in contrast by equalisation: bins above this many times the mean are cut; 0: no limit",
         "", 0, 256});
    v.visit(lowPass, {"low-pass", "Side of the mean filter, odd; 1: none", "px", 1, 31});
    v.visit(gaussian, {"gaussian", "Standard deviation of the Gaussian filter; 0: none", "px", 0, 20});
  }
};

struct EnhancementReport {
  GridSpec grid;
  std::vector<double> mean, haze; ///< per band, on the scale 0-255, before and for the correction
  int64_t pixels = 0;             ///< with a value
};

/// From an image of 8 or 16 bit with 1 or 3 bands (of more, the first three count) to one of 8 bit on the
/// same grid; pixels without a value stay so and lend nothing to their neighbours. 16 bit values are first
/// brought to 0-255 between their 0.5 and 99.5 % quantiles of all bands together. Throws Error(Input) for
/// another type of image, Error(Usage) for an even filter side or when `out` is the image itself.
EnhancementReport enhance(const std::filesystem::path& image, const std::filesystem::path& out,
                          const EnhancementParams& params, const Progress& progress = {});

} // namespace scarp
