// SPDX-License-Identifier: GPL-3.0-or-later
// Polygons as a mask file: Byte, 1 where a pixel's centre is inside, else 0, no NoData. Any size: written in
// strips.
#pragma once

#include "core/base/progress.h"
#include "core/geo/grid_spec.h"
#include "core/geo/polygon.h"

#include <filesystem>
#include <map>
#include <span>
#include <string>

namespace scarp {

/// Returns the number of pixels that are 1.
int64_t writeLabelRaster(const std::filesystem::path& file, const GridSpec& grid,
                         std::span<const MultiPolygon> shapes,
                         const std::map<std::string, std::string>& metadata, const Progress& progress = {});

} // namespace scarp
