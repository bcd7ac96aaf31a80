// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/review/polygon_overlap.h"

#include "core/base/error.h"
#include "core/geo/crs.h"
#include "core/geo/ogr_shapes.h"
#include "core/geo/polygon_file.h"

#include <cmath>
#include <limits>

namespace scarp {
namespace fs = std::filesystem;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

GeometryHandle required(OGRGeometry* geometry, const std::string& what) {
  if (!geometry)
    throw inputError("the polygons of " + what + " cannot be overlaid",
                     "Check them for NaN or absurd coordinates.");
  return GeometryHandle(geometry);
}

GeometryHandle unionOf(const MultiPolygon& parts, const std::string& name) {
  const auto all = geometryOf(parts);
#if GDAL_VERSION_NUM >= 3070000
  return required(all->UnaryUnion(), name);
#else
  return required(all->UnionCascaded(), name);
#endif
}

GeometryHandle onlyAreas(const GeometryHandle& geometry) {
  return GeometryHandle(geometryOf(shapeOf(*geometry)).release());
}

double areaOf(const OGRGeometry& geometry) {
  return area(shapeOf(geometry));
}

std::string metricCrsFor(const PolygonLayer& layer) {
  MultiPolygon all;
  for (const PolygonFeature& feature : layer.features)
    all.insert(all.end(), feature.shape.begin(), feature.shape.end());
  const Extent e = extentOf(all);
  return utmFor((e.xMin + e.xMax) / 2, (e.yMin + e.yMax) / 2);
}

/// The CRS to compute in: that of the first file that has one and any polygons, made metric.
std::string commonCrs(const std::vector<fs::path>& files, Notices& notices) {
  for (const fs::path& file : files) {
    const PolygonLayer layer = readPolygons(file);
    if (layer.crs.empty() || layer.features.empty())
      continue;
    if (isMetric(layer.crs))
      return layer.crs;
    if (!isGeographic(layer.crs))
      throw inputError(file.string() + " is in " + crsLabel(layer.crs) + ", whose unit is not the metre",
                       "Reproject it to a CRS in metres.", "not-metric");
    std::string utm = metricCrsFor(layer);
    notices.push_back({Notice::Severity::Info,
                       file.string() + " is in degrees; areas are computed in " + crsLabel(utm),
                       file.filename().string()});
    return utm;
  }
  return {};
}

/// Area that more than half of the raters mark. `atLeast[k]` is where at least k + 1 of those seen so far do.
double majorityArea(const std::vector<GeometryHandle>& unions, const Progress& progress) {
  const size_t needed = unions.size() / 2 + 1;
  std::vector<GeometryHandle> atLeast(needed);
  for (GeometryHandle& level : atLeast)
    level.reset(new OGRMultiPolygon);
  for (size_t i = 0; i < unions.size(); ++i) {
    progress.step(static_cast<double>(i) / static_cast<double>(unions.size()), "overlaying polygons");
    for (size_t k = needed; k-- > 0;) {
      const GeometryHandle gained =
          k == 0 ? GeometryHandle(unions[i]->clone())
                 : onlyAreas(required(atLeast[k - 1]->Intersection(unions[i].get()), "all raters"));
      atLeast[k] = onlyAreas(required(atLeast[k]->Union(gained.get()), "all raters"));
    }
  }
  return areaOf(*atLeast.back());
}

} // namespace

Agreement polygonAgreement(const std::vector<fs::path>& files, Notices& notices, const Progress& progress) {
  if (files.size() < 2)
    throw usageError("one rater cannot agree or disagree", "Give at least two files.");
  Agreement result;
  result.names = raterNames(files);
  result.fleissKappa = result.krippendorffAlpha = kNaN;
  const std::string crs = commonCrs(files, notices);
  std::vector<GeometryHandle> unions;
  for (size_t i = 0; i < files.size(); ++i) {
    progress.step(0.4 * static_cast<double>(i) / static_cast<double>(files.size()), "reading polygons");
    const PolygonLayer layer = readPolygons(files[i], crs);
    notices.insert(notices.end(), layer.notices.begin(), layer.notices.end());
    if (layer.crs.empty())
      notices.push_back({Notice::Severity::Warning,
                         files[i].string() + " has no CRS; its coordinates are taken as " + crsLabel(crs),
                         files[i].filename().string()});
    MultiPolygon parts;
    for (const PolygonFeature& feature : layer.features)
      parts.insert(parts.end(), feature.shape.begin(), feature.shape.end());
    unions.push_back(unionOf(parts, files[i].string()));
    result.areas.push_back(areaOf(*unions.back()));
  }
  for (size_t a = 0; a < files.size(); ++a)
    for (size_t b = a + 1; b < files.size(); ++b) {
      progress.step(0.4 + 0.3 * static_cast<double>(a) / static_cast<double>(files.size()),
                    "overlaying polygons");
      const GeometryHandle both =
          required(unions[a]->Intersection(unions[b].get()), result.names[a] + " and " + result.names[b]);
      const double overlap = areaOf(*both), sum = result.areas[a] + result.areas[b];
      const double whole = sum - overlap;
      result.pairs.push_back({static_cast<int>(a), static_cast<int>(b), whole > 0 ? overlap / whole : kNaN,
                              sum > 0 ? 2 * overlap / sum : kNaN, kNaN});
    }
  result.majorityArea = majorityArea(unions, progress.part(0.7, 1));
  return result;
}

} // namespace scarp
