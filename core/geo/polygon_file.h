// SPDX-License-Identifier: GPL-3.0-or-later
// Polygon and other vector layers in files (GeoPackage, Shapefile, GeoJSON, KML) through OGR.
#pragma once

#include "core/base/notice.h"
#include "core/geo/polygon.h"

#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace scarp {

using Attribute = std::variant<std::monostate, int64_t, double, std::string>;

struct PolygonFeature {
  MultiPolygon shape;
  std::map<std::string, Attribute> attributes;
};

struct PolygonLayer {
  std::string crs; ///< WKT; empty: none given
  std::vector<PolygonFeature> features;
  Notices notices; ///< repaired self-crossings, dropped lines and points, curves that were approximated, ...
};

/// Reads all polygons of a file (first layer that has any), made 2D, curves flattened, invalid ones repaired
/// (GEOS make valid), reprojected to `targetCrs` when that and the file's CRS are given. An empty file is an
/// empty layer. Throws Error(Input) when missing, not a vector file or one of lines and points alone, and
/// when it has degrees without a CRS and the target is in metres.
PolygonLayer readPolygons(const std::filesystem::path& file, const std::string& targetCrs = {});

/// Writes one layer "areas" by extension (.gpkg .shp .geojson .kml), whole or not at all.
void writePolygons(const std::filesystem::path& file, const PolygonLayer& layer);

/// Lines, points or polygons of any vector file as polylines for drawing (faults, old landslides).
struct LineLayer {
  std::string crs;
  std::vector<std::vector<Point>> lines; ///< rings of polygons are closed lines
  std::vector<Point> points;
};
LineLayer readLines(const std::filesystem::path& file, const std::string& targetCrs = {});
/// Writes the lines (not the points) of a layer, with the same attributes on each, whole or not at all.
void writeLines(const std::filesystem::path& file, const LineLayer& layer,
                const std::map<std::string, std::string>& attributes = {});

} // namespace scarp
