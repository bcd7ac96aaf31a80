// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/crs.h"

#include "core/base/text.h"
#include "core/geo/gdal_session.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

namespace scarp {

OGRSpatialReference referenceOf(const std::string& wkt) {
  const GdalMessages messages;
  OGRSpatialReference reference;
  reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (reference.importFromWkt(wkt.c_str()) != OGRERR_NONE &&
      reference.SetFromUserInput(wkt.c_str()) != OGRERR_NONE)
    throw inputError("unknown CRS '" + wkt.substr(0, 60) + "'", "Give it as EPSG:32647, for example.");
  return reference;
}

std::string wktOf(const OGRSpatialReference* reference) {
  if (!reference || reference->IsEmpty() || reference->IsLocal())
    return {};
  if (const char* name = reference->GetName(); name && std::string(name).rfind("Undefined", 0) == 0)
    return {}; // a GeoPackage's "Undefined geographic SRS"
  char* text = nullptr;
  const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
  reference->exportToWkt(&text, options);
  std::string wkt = text ? text : "";
  CPLFree(text);
  return wkt;
}

std::string crsFromUser(const std::string& text) {
  const std::string wanted(trimmed(text));
  const GdalMessages messages;
  OGRSpatialReference reference;
  reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const auto code = parseInteger(wanted);
  // SetFromUserInput would also open files and fetch addresses; a CRS is named, not looked up.
  const char* const options[] = {"ALLOW_NETWORK_ACCESS=NO", "ALLOW_FILE_ACCESS=NO", nullptr};
  const bool known =
      !wanted.empty() && (code ? reference.importFromEPSG(static_cast<int>(*code))
                               : reference.SetFromUserInput(wanted.c_str(), options)) == OGRERR_NONE;
  const std::string wkt = known ? wktOf(&reference) : std::string();
  if (wkt.empty())
    throw inputError("unknown CRS '" + wanted.substr(0, 60) + "'", "Give it as EPSG:32647, for example.",
                     "unknown-crs");
  return wkt;
}

bool isGeographic(const std::string& wkt) {
  return !wkt.empty() && referenceOf(wkt).IsGeographic();
}

bool isMetric(const std::string& wkt) {
  if (wkt.empty())
    return true;
  const OGRSpatialReference reference = referenceOf(wkt);
  return reference.IsProjected() && std::abs(reference.GetLinearUnits() - 1) < 1e-9;
}

bool sameCrs(const std::string& a, const std::string& b) {
  if (a == b)
    return true;
  if (a.empty() || b.empty())
    return false;
  const OGRSpatialReference first = referenceOf(a), second = referenceOf(b);
  const char* const options[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES",
                                 "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS", nullptr};
  if (first.IsSame(&second, options))
    return true;
  // A shapefile's .prj knows no codes and spells names its own way: let PROJ recognise it.
  const auto recognised = [](const OGRSpatialReference& reference) {
    OGRSpatialReference copy(reference);
    const GdalMessages messages;
    copy.AutoIdentifyEPSG();
    const char* authority = copy.GetAuthorityName(nullptr);
    const char* code = copy.GetAuthorityCode(nullptr);
    return authority && code ? std::string(authority) + ":" + code : std::string();
  };
  const std::string name = recognised(first);
  return !name.empty() && name == recognised(second);
}

std::string crsLabel(const std::string& wkt) {
  if (wkt.empty())
    return "no CRS (plane in metres)";
  const OGRSpatialReference reference = referenceOf(wkt);
  const char* name = reference.GetName();
  const char* authority = reference.GetAuthorityName(nullptr);
  const char* code = reference.GetAuthorityCode(nullptr);
  const std::string label = name ? name : "unnamed CRS";
  return authority && code ? std::string(authority) + ":" + code + " " + label : label;
}

std::string utmFor(double longitude, double latitude) {
  if (!(std::abs(latitude) <= 90) || !(std::abs(longitude) <= 360))
    throw inputError("no UTM zone at longitude " + formatNumber(longitude) + ", latitude " +
                         formatNumber(latitude),
                     "Longitude and latitude are expected in degrees.");
  const double east = longitude - 360 * std::floor((longitude + 180) / 360); // -180..180
  int zone = std::min(static_cast<int>(std::floor((east + 180) / 6)) + 1, 60);
  if (latitude >= 56 && latitude < 64 && east >= 3 && east < 12)
    zone = 32; // Norway
  else if (latitude >= 72 && latitude < 84 && east >= 0 && east < 42)
    zone = east < 9 ? 31 : east < 21 ? 33 : east < 33 ? 35 : 37; // Svalbard
  return crsFromUser("EPSG:" + std::to_string((latitude >= 0 ? 32600 : 32700) + zone));
}

struct CrsTransform::Impl {
  struct Destroy {
    void operator()(OGRCoordinateTransformation* t) const { OGRCoordinateTransformation::DestroyCT(t); }
  };
  std::unique_ptr<OGRCoordinateTransformation, Destroy> transformation; ///< null: identity
  std::string from, to;
};

CrsTransform::CrsTransform(const std::string& from, const std::string& to)
    : m_impl(std::make_unique<Impl>()) {
  m_impl->from = from;
  m_impl->to = to;
  if (sameCrs(from, to))
    return;
  if (from.empty() || to.empty())
    throw inputError("cannot transform from " + crsLabel(from) + " to " + crsLabel(to),
                     "Say which CRS the coordinates are in, for example with --crs EPSG:32647.", "no-crs");
  const GdalMessages messages;
  const OGRSpatialReference source = referenceOf(from), target = referenceOf(to);
  m_impl->transformation.reset(OGRCreateCoordinateTransformation(&source, &target));
  if (!m_impl->transformation)
    throw inputError("no way from " + crsLabel(from) + " to " + crsLabel(to) + ": " + messages.text());
}

CrsTransform::~CrsTransform() = default;
CrsTransform::CrsTransform(CrsTransform&&) noexcept = default;
CrsTransform& CrsTransform::operator=(CrsTransform&&) noexcept = default;

bool CrsTransform::identity() const {
  return !m_impl->transformation;
}

void CrsTransform::apply(std::span<double> x, std::span<double> y) const {
  if (identity())
    return;
  const GdalMessages messages;
  constexpr size_t kBatch = 65536; // the int in GDAL's call, and little memory for flags
  std::vector<int> success(std::min(x.size(), kBatch));
  for (size_t at = 0; at < x.size(); at += kBatch) {
    const size_t count = std::min(kBatch, x.size() - at);
    const std::vector<double> oldX(x.begin() + static_cast<ptrdiff_t>(at),
                                   x.begin() + static_cast<ptrdiff_t>(at + count));
    const std::vector<double> oldY(y.begin() + static_cast<ptrdiff_t>(at),
                                   y.begin() + static_cast<ptrdiff_t>(at + count));
    m_impl->transformation->Transform(static_cast<int>(count), x.data() + at, y.data() + at, nullptr,
                                      success.data());
    for (size_t i = 0; i < count; ++i)
      if (!success[i] || !std::isfinite(x[at + i]) || !std::isfinite(y[at + i]))
        throw inputError("the point " + formatNumber(oldX[i]) + ", " + formatNumber(oldY[i]) +
                             " cannot be brought from " + crsLabel(m_impl->from) + " to " +
                             crsLabel(m_impl->to),
                         "Is that really the CRS of the coordinates?", "out-of-crs");
  }
}

void CrsTransform::applyWherePossible(std::span<double> x, std::span<double> y) const {
  if (identity())
    return;
  const GdalMessages silent;
  std::vector<int> success(x.size());
  m_impl->transformation->Transform(static_cast<int>(x.size()), x.data(), y.data(), nullptr, success.data());
  for (size_t i = 0; i < x.size(); ++i)
    if (!success[i] || !std::isfinite(x[i]) || !std::isfinite(y[i]))
      x[i] = y[i] = std::numeric_limits<double>::quiet_NaN();
}

Point CrsTransform::apply(Point point) const {
  apply(std::span(&point.x, 1), std::span(&point.y, 1));
  return point;
}

MultiPolygon CrsTransform::apply(const MultiPolygon& shape) const {
  MultiPolygon result = shape;
  if (identity())
    return result;
  const auto transformRing = [this](Ring& ring) {
    std::vector<double> x(ring.size()), y(ring.size());
    for (size_t i = 0; i < ring.size(); ++i)
      x[i] = ring[i].x, y[i] = ring[i].y;
    apply(x, y);
    for (size_t i = 0; i < ring.size(); ++i)
      ring[i] = {x[i], y[i]};
  };
  for (Polygon& part : result) {
    transformRing(part.outer);
    for (Ring& hole : part.holes)
      transformRing(hole);
  }
  return result;
}

} // namespace scarp
