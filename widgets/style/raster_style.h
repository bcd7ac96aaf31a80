// SPDX-License-Identifier: GPL-3.0-or-later
// How a person wants a raster to look, as it stands in ProjectLayer::style. What is not said follows from the
// kind of the layer and from the raster. Keys: bands, stretch, limits, extent, symmetric, ramp, invert,
// below, above, nodata, hillshade {azimuth, altitude, z}, resampling.
#pragma once

#include "core/project/project.h"
#include "widgets/map/hillshade.h"

#include <QString>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace scarp {

enum class Stretch {
  Stored,     ///< as they are in the file: 0..255 of bytes
  MinMax,     ///< of a sample
  Percentile, ///< 2 to 98 % of a sample
  Deviation,  ///< mean +- 2 standard deviations of a sample
  Extent,     ///< 2 to 98 % of what the map showed when this was chosen
  Typed       ///< by hand
};
std::string nameOf(Stretch stretch); ///< "stored", "minmax", ...

struct RasterStyle {
  std::vector<int> bands{};                        ///< one or three, from 1; empty: as the raster suggests
  std::optional<Stretch> stretch{};                ///< none: as the kind suggests
  std::vector<std::pair<double, double>> limits{}; ///< for Typed, one per band
  std::optional<Extent> extent{};                  ///< for Extent, in the project's CRS
  std::optional<bool> symmetric{};                 ///< limits reach equally far on both sides of 0
  std::string ramp{};                              ///< of the catalogue; empty: as the kind suggests
  bool invert = false;
  std::optional<double> below{}, above{}, noData{};
  std::optional<Hillshade> hillshade{};
  bool smooth = false;
};

/// Reads what it understands; a value of a wrong type counts as not said.
RasterStyle rasterStyleOf(const ProjectLayer& layer);
/// Writes all of it over what is there; other keys stay.
void setRasterStyle(ProjectLayer& layer, const RasterStyle& style);

bool isRasterKind(LayerKind kind);

} // namespace scarp
