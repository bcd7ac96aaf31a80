// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/ct_projection.h"

#include "core/base/error.h"
#include "core/geo/crs.h"
#include "core/insar/ct_reader.h"

#include <filesystem>

namespace scarp {

namespace {

/// Within the range of degrees. A plane in metres of that size (180 m, around its own origin) is too small to
/// be InSAR.
bool canOnlyBeDegrees(const Extent& e) {
  return e.xMin >= -180 && e.xMax <= 180 && e.yMin >= -90 && e.yMax <= 90;
}

void refuseDegrees(const CtPoints& points) {
  if (points.size() > 0 && canOnlyBeDegrees(points.extent()))
    throw inputError(
        "the coordinates of " + points.provenance.file + " look like degrees, and metres are needed",
        "Say what they are, for example with --crs EPSG:4326; they are then reprojected.", "degrees");
}

/// The other way round: metres would be taken for degrees.
void refuseMetres(const CtPoints& points, const std::string& crs) {
  const Extent e = points.extent();
  if (points.size() > 0 && (e.xMin < -360 || e.xMax > 360 || e.yMin < -90 || e.yMax > 90))
    throw inputError("the coordinates of " + points.provenance.file +
                         " are no degrees, but would be taken as " + crsLabel(crs),
                     "Say which CRS the points are in, for example with --crs EPSG:32647.", "not-degrees");
}

void reproject(CtPoints& points, const std::string& targetCrs) {
  const CrsTransform transform(points.crs, targetCrs);
  if (!transform.identity()) {
    transform.apply(points.x, points.y);
    points.notices.push_back({Notice::Severity::Info,
                              "reprojected from " + crsLabel(points.crs) + " to " + crsLabel(targetCrs),
                              std::filesystem::path(points.provenance.file).filename().string()});
  }
  points.crs = targetCrs;
}

} // namespace

CtPoints inCrs(CtPoints points, const std::string& targetCrs) {
  const std::string where = std::filesystem::path(points.provenance.file).filename().string();
  if (points.crs.empty() && !targetCrs.empty()) {
    if (isMetric(targetCrs))
      refuseDegrees(points);
    else if (isGeographic(targetCrs))
      refuseMetres(points, targetCrs);
    points.notices.push_back({Notice::Severity::Warning,
                              "no CRS is given: x and y are taken to be in " + crsLabel(targetCrs), where});
    points.crs = targetCrs;
  } else if (!points.crs.empty() && targetCrs.empty()) {
    points.notices.push_back(
        {Notice::Severity::Warning,
         "the points are in " + crsLabel(points.crs) + ", the other side gives no CRS: taken as the same",
         where});
  } else if (!points.crs.empty()) {
    reproject(points, targetCrs);
  }
  return points;
}

CtPoints projectedToMetres(CtPoints points, const std::string& targetCrs) {
  if (!targetCrs.empty()) {
    if (!isMetric(targetCrs))
      throw inputError("metres are needed, but " + crsLabel(targetCrs) + " is not in metres",
                       "Choose a projected CRS, such as the UTM zone of the area.", "degrees");
    return inCrs(std::move(points), targetCrs);
  }
  if (points.crs.empty()) {
    refuseDegrees(points); // the reader has said that it is a plane
    return points;
  }
  if (isMetric(points.crs) || points.size() == 0)
    return points;
  const Extent e = points.extent();
  Point centre{(e.xMin + e.xMax) / 2, (e.yMin + e.yMax) / 2};
  centre = CrsTransform(points.crs, crsFromUser("EPSG:4326")).apply(centre);
  reproject(points, utmFor(centre.x, centre.y));
  return points;
}

} // namespace scarp
