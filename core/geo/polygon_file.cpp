// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/polygon_file.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/geo/gdal_session.h"
#include "core/geo/ogr_shapes.h"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace scarp {
namespace fs = std::filesystem;

namespace {

DatasetHandle openVector(const fs::path& file, const GdalMessages& messages) {
  std::error_code code;
  if (!fs::exists(file, code))
    throw inputError(file.string() + " does not exist", "Check the path.");
  DatasetHandle dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
  if (!dataset)
    throw inputError(file.string() + " is not a vector file that can be read" +
                         (messages.failed() ? ": " + messages.text() : std::string()),
                     "A GeoPackage, Shapefile, GeoJSON or KML is expected.", "not-a-vector-file");
  return dataset;
}

Attribute attributeOf(const OGRFeature& feature, int field) {
  if (!feature.IsFieldSetAndNotNull(field))
    return std::monostate{};
  switch (feature.GetFieldDefnRef(field)->GetType()) {
  case OFTInteger:
  case OFTInteger64:
    return static_cast<int64_t>(feature.GetFieldAsInteger64(field));
  case OFTReal:
    return feature.GetFieldAsDouble(field);
  default:
    return std::string(const_cast<OGRFeature&>(feature).GetFieldAsString(field));
  }
}

std::map<std::string, Attribute> attributesOf(const OGRFeature& feature) {
  std::map<std::string, Attribute> result;
  for (int i = 0; i < feature.GetFieldCount(); ++i)
    result[feature.GetFieldDefnRef(i)->GetNameRef()] = attributeOf(feature, i);
  return result;
}

/// What was done to the shapes of a file, as notices at the end.
struct Repairs {
  int64_t notPolygons = 0, emptied = 0, repaired = 0, curves = 0;
  Notices notices(const fs::path& file) const {
    Notices list;
    const auto add = [&](int64_t count, const std::string& what) {
      if (count > 0)
        list.push_back(
            {Notice::Severity::Warning, formatCount(count) + " " + what, file.filename().string()});
    };
    add(notPolygons,
        notPolygons == 1 ? "feature without area was left out" : "features without area were left out");
    add(emptied,
        emptied == 1 ? "polygon has no area and was left out" : "polygons have no area and were left out");
    add(repaired, repaired == 1 ? "polygon that crosses or touches itself was repaired"
                                : "polygons that cross or touch themselves were repaired");
    add(curves, curves == 1 ? "curved outline was approximated by straight lines"
                            : "curved outlines were approximated by straight lines");
    return list;
  }
};

std::optional<PolygonFeature> polygonOf(const OGRFeature& feature, Repairs& repairs) {
  const OGRGeometry* geometry = feature.GetGeometryRef();
  if (!geometry || geometry->IsEmpty() || geometry->getDimension() < 2) {
    ++repairs.notPolygons;
    return std::nullopt;
  }
  GeometryHandle flat(geometry->clone());
  if (flat->hasCurveGeometry()) {
    flat.reset(flat->getLinearGeometry());
    ++repairs.curves;
  }
  flat->flattenTo2D();
  flat->setMeasured(FALSE);
  flat->closeRings();
  bool repaired = false;
  if (!flat->IsValid()) {
    GeometryHandle valid(flat->MakeValid());
    if (!valid) // GEOS gives up on NaN and the like
      return ++repairs.emptied, std::nullopt;
    flat = std::move(valid);
    repaired = true;
  }
  PolygonFeature result{shapeOf(*flat), attributesOf(feature)};
  if (result.shape.empty() || !(area(result.shape) > 0))
    return ++repairs.emptied, std::nullopt;
  repairs.repaired += repaired;
  return result;
}

bool mayHoldPolygons(OGRLayer& layer) {
  const OGRwkbGeometryType type = wkbFlatten(layer.GetGeomType());
  return type != wkbPoint && type != wkbMultiPoint && type != wkbLineString && type != wkbMultiLineString &&
         type != wkbNone;
}

/// Without a CRS the coordinates are taken to be in the target's. Where that is in metres, degrees would lie
/// within some 100 m of its origin: nobody's landslides.
void refuseDegrees(const PolygonLayer& layer, const fs::path& file, const std::string& targetCrs) {
  const auto inDegrees = [](const PolygonFeature& feature) {
    const Extent e = extentOf(feature.shape);
    return e.xMin >= -180 && e.xMax <= 180 && e.yMin >= -90 && e.yMax <= 90;
  };
  if (!layer.features.empty() && isMetric(targetCrs) && std::ranges::all_of(layer.features, inDegrees))
    throw inputError("the coordinates of " + file.string() + " look like degrees, but it gives no CRS, and " +
                         crsLabel(targetCrs) + " is in metres",
                     "Give the file its CRS, for example with ogr2ogr -a_srs EPSG:4326.", "degrees");
}

void reproject(PolygonLayer& layer, const fs::path& file, const std::string& targetCrs) {
  if (targetCrs.empty())
    return;
  if (layer.crs.empty())
    return refuseDegrees(layer, file, targetCrs);
  const CrsTransform transform(layer.crs, targetCrs);
  if (!transform.identity())
    for (PolygonFeature& feature : layer.features)
      feature.shape = transform.apply(feature.shape);
  layer.crs = targetCrs;
}

} // namespace

PolygonLayer readPolygons(const fs::path& file, const std::string& targetCrs) {
  const GdalMessages messages;
  const DatasetHandle dataset = openVector(file, messages);
  PolygonLayer result;
  Repairs repairs;
  bool crsTaken = false;
  bool anyLayer = false, mayHold = false;
  for (OGRLayer* layer : dataset->GetLayers()) {
    anyLayer = true;
    mayHold |= mayHoldPolygons(*layer);
  }
  if (anyLayer && !mayHold)
    throw inputError(file.string() + " holds no polygons", "Lines and points have no inside.", "no-polygons");
  for (OGRLayer* layer : dataset->GetLayers()) {
    if (!mayHoldPolygons(*layer))
      continue;
    if (!crsTaken || result.features.empty())
      result.crs = wktOf(layer->GetSpatialRef());
    crsTaken = true;
    layer->ResetReading();
    while (const std::unique_ptr<OGRFeature> feature{layer->GetNextFeature()})
      if (auto polygon = polygonOf(*feature, repairs))
        result.features.push_back(std::move(*polygon));
    if (!result.features.empty())
      break;
  }
  if (messages.failed() && result.features.empty())
    throw inputError("cannot read the polygons of " + file.string() + ": " + messages.text());
  result.notices = repairs.notices(file);
  if (messages.failed())
    result.notices.push_back({Notice::Severity::Warning,
                              "some of the file could not be read: " + messages.text(),
                              file.filename().string()});
  reproject(result, file, targetCrs);
  return result;
}

LineLayer readLines(const fs::path& file, const std::string& targetCrs) {
  const GdalMessages messages;
  const DatasetHandle dataset = openVector(file, messages);
  LineLayer result;
  std::optional<CrsTransform> transform;
  for (OGRLayer* layer : dataset->GetLayers()) {
    const std::string crs = wktOf(layer->GetSpatialRef());
    if (layer == dataset->GetLayer(0)) {
      result.crs = targetCrs.empty() || crs.empty() ? crs : targetCrs;
      if (!crs.empty() && !targetCrs.empty())
        transform.emplace(crs, targetCrs);
    } else if (!sameCrs(crs, wktOf(dataset->GetLayer(0)->GetSpatialRef()))) {
      continue; // one picture, one CRS
    }
    layer->ResetReading();
    while (const std::unique_ptr<OGRFeature> feature{layer->GetNextFeature()})
      if (const OGRGeometry* geometry = feature->GetGeometryRef())
        appendLines(*geometry, result.lines, result.points);
  }
  if (transform && !transform->identity()) {
    for (auto& line : result.lines)
      for (Point& point : line)
        point = transform->apply(point);
    for (Point& point : result.points)
      point = transform->apply(point);
  }
  return result;
}

} // namespace scarp
