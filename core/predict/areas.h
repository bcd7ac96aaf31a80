// SPDX-License-Identifier: GPL-3.0-or-later
// Probability raster -> polygons of the areas at or above a threshold, in map coordinates, edges on cell
// borders or simplified. Streamed: the raster is read in windows.
#pragma once

#include "core/base/params.h"
#include "core/base/progress.h"
#include "core/geo/grid_spec.h"
#include "core/geo/polygon_file.h"

#include <filesystem>

namespace scarp {

struct AreaParams {
  double threshold = 0.5;
  double minimumArea = 500; ///< m2; smaller areas are dropped
  double simplify = 1.0;    ///< tolerance in cells; 0 keeps the stair steps

  void describe(ParamVisitor& v) {
    v.visit(threshold,
            {"threshold", "A pixel belongs to an area when its probability is at least this", "", 0, 1});
    v.visit(minimumArea, {"minimum-area", "Areas smaller than this are dropped", "m2", 0, {}});
    v.visit(simplify, {"simplify", "Simplification tolerance; 0 keeps cell borders", "cells", 0, 100});
  }
};

/// Each feature carries "area_m2" and "mean_probability". The raster needs a georeference.
PolygonLayer areasFromProbability(const std::filesystem::path& probability, const AreaParams& params,
                                  const Progress& progress);

/// Before the probabilities are computed: throws Error(Input) when their grid has no CRS in metres or `out`
/// is nowhere to write to.
void requireAreasPossible(const GridSpec& grid, const std::filesystem::path& out);

} // namespace scarp
