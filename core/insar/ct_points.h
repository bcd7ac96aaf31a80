// SPDX-License-Identifier: GPL-3.0-or-later
// Coherent targets as columns. Velocities in mm/yr along the line of sight, positive toward the satellite;
// displacements in mm. Coordinates in the CRS of the set (metres after projection).
#pragma once

#include "core/base/notice.h"
#include "core/geo/polygon.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace scarp {

/// An input column that is kept as it came: numbers (NaN where empty) or texts.
struct CtColumn {
  std::string name;
  std::variant<std::vector<double>, std::vector<std::string>> values;
};

/// Where velocities came from and what was done to them; kept with every product.
struct CtProvenance {
  std::string file;
  std::string format;         ///< "EGMS", "StaMPS-Visualizer", "CSV", "GeoPackage", "Shapefile"
  std::string velocityField;  ///< name in the file
  std::string unit;           ///< unit in the file: "mm/yr", "m/yr"
  std::string sign;           ///< sign in the file: "positive toward the satellite"
  std::string reference;      ///< reference point or frame, as far as the file says
  double factor = 1;          ///< file value * factor = mm/yr toward the satellite
  std::string crs;            ///< WKT of the coordinates in the file; stays when the points are reprojected
  std::string xField, yField; ///< the columns with the coordinates; empty: the geometry of the features
};

struct CtPoints {
  std::string crs; ///< WKT; empty: x and y in metres on a plane
  std::vector<double> x, y;
  std::vector<double> velocity;        ///< mm/yr, NaN where missing
  std::vector<double> coherence;       ///< 0..1; empty when the file has none
  std::vector<CtColumn> columns;       ///< every input column in input order (x and y included, dates not)
  std::vector<std::string> dates;      ///< "20200103", ascending; empty: no series
  std::vector<float> series;           ///< mm, size() x dates.size(), row per point
  std::vector<std::string> dateFields; ///< their names in the file, in the order of `dates`
  size_t columnsBeforeDates = 0;       ///< so many of `columns` stand before the dates in the file
  CtProvenance provenance;
  Notices notices;

  size_t size() const { return x.size(); }
  Extent extent() const;
  /// Keeps the points whose flag is set, in order, with everything that belongs to them.
  CtPoints filtered(const std::vector<bool>& keep) const;
  const CtColumn* column(const std::string& name) const; ///< null when there is none
};

} // namespace scarp
