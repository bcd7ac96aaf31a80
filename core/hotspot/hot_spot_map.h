// SPDX-License-Identifier: GPL-3.0-or-later
// From coherent targets to a hot spot map: Gi* of their velocities, its columns beside those of the points,
// and the kernel density of z as a raster that says what it shows. Points in metres; positive = toward the
// satellite.
#pragma once

#include "core/geo/grid_spec.h"
#include "core/hotspot/gi_star.h"
#include "core/hotspot/kernel_density.h"
#include "core/insar/ct_points.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace scarp {

/// n_neighbours, gi_z, gi_p, gi_bin and, where it was computed, gi_bin_fdr.
std::vector<CtColumn> giColumns(const GiStarResult& gi);
/// Columns of those names that an earlier run left in the table, which the new ones replace; gives back their
/// names.
std::vector<std::string> dropGiColumns(CtPoints& points);

/// The grid of square cells on multiples of `cell` that holds every point and `margin` metres around.
/// Throws Error(Input) without a point, Error(Usage) when the cells would be too many.
GridSpec gridAround(const CtPoints& points, double cell, double margin);

using Metadata = std::map<std::string, std::string>;
/// What a raster of the density of z must say: distance, self, mean, deviation, sign, source of the
/// velocities.
Metadata hotSpotMetadata(const CtPoints& points, const GiStarResult& gi, const GiStarParams& params);

struct DensityMap {
  GridSpec grid;
  DensityRange range;
  int64_t leftOut = 0; ///< points with a NaN weight
  std::string unit;    ///< "per km2"
};

/// Writes the kernel density of `weights`, one per point, as a Float32 GeoTIFF whose metadata are `metadata`
/// and the unit, the radius and the number of points left out. `weightName` is for people: "Gi* z". The
/// points must be in the CRS of the grid. Throws Error(Input) when the grid is not in metres, or no cell is
/// in reach of a point.
DensityMap writeDensityMap(const std::filesystem::path& file, const GridSpec& grid, const CtPoints& points,
                           const std::vector<double>& weights, const std::string& weightName,
                           const KernelDensityParams& params, Metadata metadata,
                           const Progress& progress = {});

} // namespace scarp
