// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/crs.h"
#include "core/geo/ogr_shapes.h"
#include "core/geo/polygon_file.h"
#include "core/geo/vector_writer.h"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <vector>

namespace scarp {

namespace {

struct Field {
  std::string name;
  OGRFieldType type = OFTString;
};

/// The union of all attributes, by name; whole numbers and reals together are reals, with a text they are
/// texts.
std::vector<Field> fieldsOf(const PolygonLayer& layer) {
  std::map<std::string, int> kinds; // 0 nothing yet, 1 integer, 2 real, 3 text
  for (const PolygonFeature& feature : layer.features)
    for (const auto& [name, value] : feature.attributes)
      kinds[name] = std::max(kinds[name], static_cast<int>(value.index()));
  std::vector<Field> fields;
  for (const auto& [name, kind] : kinds)
    fields.push_back({name, kind == 1 ? OFTInteger64 : kind == 2 ? OFTReal : OFTString});
  return fields;
}

void setField(OGRFeature& feature, int index, const Attribute& value) {
  if (const auto* whole = std::get_if<int64_t>(&value))
    feature.SetField(index, static_cast<GIntBig>(*whole));
  else if (const auto* real = std::get_if<double>(&value))
    feature.SetField(index, *real);
  else if (const auto* text = std::get_if<std::string>(&value))
    feature.SetField(index, text->c_str());
}

} // namespace

void writePolygons(const std::filesystem::path& file, const PolygonLayer& layer) {
  VectorWriter writer(file);
  std::vector<std::string> options;
  std::string crs = layer.crs;
  MultiPolygon moved;
  std::unique_ptr<CrsTransform> toDegrees;
  if (writer.driver() == "GeoJSON") {
    // RFC 7946 knows only longitude and latitude; metres keep their CRS as the older GeoJSON says it.
    if (!crs.empty() && isGeographic(crs))
      options.push_back("RFC7946=NO");
    options.push_back("COORDINATE_PRECISION=9");
  } else if (writer.driver() == "KML" && !crs.empty()) {
    const std::string wgs84 = crsFromUser("EPSG:4326");
    toDegrees = std::make_unique<CrsTransform>(crs, wgs84);
    crs = wgs84;
  } else if (writer.driver() == "ESRI Shapefile") {
    options.push_back("ENCODING=UTF-8");
  }
  OGRLayer& out = writer.addLayer(writer.driver() == "ESRI Shapefile" ? file.stem().string() : "areas", crs,
                                  wkbMultiPolygon, options);
  const std::vector<Field> fields = fieldsOf(layer);
  std::vector<int> indices;
  for (const Field& field : fields) {
    OGRFieldDefn definition(field.name.c_str(), field.type);
    writer.check(out.CreateField(&definition));
    indices.push_back(out.GetLayerDefn()->GetFieldCount() - 1);
  }
  for (const PolygonFeature& source : layer.features) {
    OGRFeature feature(out.GetLayerDefn());
    for (size_t i = 0; i < fields.size(); ++i)
      if (const auto at = source.attributes.find(fields[i].name); at != source.attributes.end())
        setField(feature, indices[i], at->second);
    feature.SetGeometryDirectly(
        geometryOf(toDegrees ? toDegrees->apply(source.shape) : source.shape).release());
    writer.check(out.CreateFeature(&feature));
  }
  writer.finish();
}

} // namespace scarp
