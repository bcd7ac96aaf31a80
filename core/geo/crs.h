// SPDX-License-Identifier: GPL-3.0-or-later
// Coordinate reference systems as WKT text, and transforms between them. Axis order is always x = east, y =
// north (longitude, latitude), whatever the authority says.
#pragma once

#include "core/geo/polygon.h"

#include <memory>
#include <span>
#include <string>

namespace scarp {

/// "EPSG:32647", WKT, PROJ text or a number -> WKT. Throws Error(Input) "unknown CRS ...".
std::string crsFromUser(const std::string& text);
bool isGeographic(const std::string& wkt);
/// True for a projected CRS in metres and for the empty CRS (a plane in metres).
bool isMetric(const std::string& wkt);
bool sameCrs(const std::string& a, const std::string& b);
/// "EPSG:32647 WGS 84 / UTM zone 47N"; "no CRS (plane in metres)" for the empty one.
std::string crsLabel(const std::string& wkt);
/// The UTM zone (WGS 84) that holds a longitude and latitude, as WKT.
std::string utmFor(double longitude, double latitude);

/// Transforms points; not shared between threads. Throws Error(Input) when there is no way between the two.
class CrsTransform {
public:
  CrsTransform(const std::string& from, const std::string& to);
  ~CrsTransform();
  CrsTransform(CrsTransform&&) noexcept;
  CrsTransform& operator=(CrsTransform&&) noexcept;
  bool identity() const;
  /// In place; throws Error(Input) when a point cannot be transformed.
  void apply(std::span<double> x, std::span<double> y) const;
  /// In place; NaN where a point cannot be transformed.
  void applyWherePossible(std::span<double> x, std::span<double> y) const;
  Point apply(Point point) const;
  MultiPolygon apply(const MultiPolygon& shape) const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace scarp
