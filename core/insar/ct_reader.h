// SPDX-License-Identifier: GPL-3.0-or-later
// Readers for the tables of coherent targets that users have: EGMS (ZIP or CSV, old and new names),
// StaMPS-Visualizer CSV, generic CSV, GeoPackage and Shapefile with the field's usual names.
#pragma once

#include "core/base/progress.h"
#include "core/insar/ct_points.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace scarp {

struct CtReadOptions {
  std::string format = {};                 ///< empty: detect; else egms, stamps-visualizer, csv, gpkg, shp
  std::string crs = {};                    ///< overrides or supplies the CRS (EPSG:n or WKT)
  std::string velocityField = {};          ///< empty: detect by the usual names
  bool flipSign = false;                   ///< the file is positive away from the satellite
  std::optional<double> minCoherence = {}; ///< keep points with temporal coherence >= this
  bool needVelocity = true; ///< false: a table without velocity is fine (density of another field)
  bool readSeries = true;
  size_t mostSeriesValues = SIZE_MAX;                   ///< a table with more keeps its dates but no series
  std::optional<std::vector<std::string>> columns = {}; ///< keep only these, and the velocity's
  /// Keep only these points, numbered as a reading of all points numbers them; ascending.
  std::optional<std::vector<size_t>> rows = {};
};

/// Reads points in the file's own CRS. Throws Error(Input) naming the file: missing, not a table, no x and y,
/// no velocity (with the columns it has), no points. Degrees are kept as degrees: see projectedToMetres.
CtPoints readPoints(const std::filesystem::path& file, const CtReadOptions& options,
                    const Progress& progress = {});

/// Points in metres: unchanged when they already are, else reprojected to `targetCrs` or, when that is empty,
/// to the UTM zone of their centre, with a notice. A table without CRS is a plane in metres, with a notice;
/// refuses such a table when its coordinates can only be degrees.
CtPoints projectedToMetres(CtPoints points, const std::string& targetCrs = {});

/// Writes .gpkg or .csv, whole or not at all: the input columns in input order, then `extra`. NaN as text in
/// CSV. Velocity columns are written in the internal convention, with unit, sign and factor in the metadata.
void writePoints(const std::filesystem::path& file, const CtPoints& points,
                 const std::vector<CtColumn>& extra = {}, const Progress& progress = {});

} // namespace scarp
