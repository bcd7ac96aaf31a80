// SPDX-License-Identifier: GPL-3.0-or-later
// From a file of elevations to elevation.tif, slope.tif and aspect.tif on a grid, streamed in windows: a full
// scene needs no more memory than a small one. Metres and degrees; no data and the aspect of flat cells are
// -9999.
#pragma once

#include "core/base/notice.h"
#include "core/base/params.h"
#include "core/base/progress.h"
#include "core/geo/grid_spec.h"

#include <filesystem>
#include <optional>
#include <string>

namespace scarp {

struct TerrainParams {
  std::string edges = "centre";

  void describe(ParamVisitor& v) {
    v.visit(
        edges,
        {"edges",
         "What a missing neighbour is taken for: the value of the cell itself (as ArcGIS), or no slope there",
         "",
         {},
         {},
         {"centre", "nodata"}});
  }
};

struct LayerRange {
  double minimum = 0, maximum = 0; ///< NaN when there is no cell
  int64_t cells = 0;               ///< cells with a value
};

struct TerrainReport {
  GridSpec grid;
  LayerRange elevation, slope, aspect;
  bool resampled = false;
  int64_t flat = 0; ///< cells with a slope and no aspect
  Notices notices;
  std::filesystem::path elevationFile, slopeFile, aspectFile;
};

/// Onto `like`, or the grid of the elevations. The files appear only when every cell is written. Throws
/// Error(Input): see TerrainSource; also when the two do not overlap, or when a result would replace the
/// elevations.
TerrainReport writeTerrain(const std::filesystem::path& dem, const std::filesystem::path& folder,
                           const TerrainParams& params, const std::optional<GridSpec>& like,
                           const Progress& progress = {});

} // namespace scarp
