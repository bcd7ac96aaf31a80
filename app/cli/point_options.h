// SPDX-License-Identifier: GPL-3.0-or-later
// Options that verbs on coherent targets share: how the table is read, and which grid a raster of them gets.
#pragma once

#include "app/cli/job.h"
#include "core/geo/grid_spec.h"
#include "core/hotspot/hot_spot_map.h"
#include "core/insar/ct_reader.h"

#include <optional>
#include <string>

namespace scarp {

struct PointOptions {
  std::string file, format, crs, velocity;
  std::optional<double> minCoherence;
  bool flipSign = false;

  /// --format --crs --min-coherence, and with `velocity` --velocity and --flip-sign.
  void declare(CLI::App& app, bool velocityOptions);
  CtReadOptions readOptions() const;
  Json parameters() const;
};

struct TargetOptions {
  std::string raster; ///< the file to write
  std::string like;
  std::optional<double> cell;

  /// `rasterOption` is "--raster-out" or "--out".
  void declare(CLI::App& app, const std::string& rasterOption, const std::string& help, bool required);
  /// Throws Error(Usage) unless exactly one of --like and --cell goes with a raster whose name ends in .tif
  /// and is not the image; Error(Input) where its folder takes no file.
  void check(const std::string& rasterOption) const;
  /// The grid of --like; none without it. Throws Error(Input) without a georeference.
  std::optional<GridSpec> likeGrid() const;
  Json parameters() const;
};

/// How a density that was written is reported, by both verbs.
Json densityDocument(const std::string& file, const DensityMap& map, const KernelDensityParams& params);
std::string densityText(const std::string& file, const DensityMap& map);
/// Reads, shows the notices and brings the points into metres: into the CRS of `like` where that says one.
CtPoints readMetricPoints(const PointOptions& options, bool needVelocity, bool series,
                          const std::optional<GridSpec>& like, const JobContext& context,
                          const Progress& progress);

} // namespace scarp
