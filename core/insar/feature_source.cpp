// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/feature_source.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace scarp {

namespace {
bool isPointLayer(OGRLayer& layer) {
  const OGRwkbGeometryType type = wkbFlatten(layer.GetGeomType());
  return type == wkbPoint || type == wkbMultiPoint || type == wkbUnknown;
}
} // namespace

FeatureSource::FeatureSource(const std::filesystem::path& file) : m_file(file) {
  m_dataset.reset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
  if (!m_dataset)
    throw inputError(file.string() + " is not a table of points that can be read",
                     "A CSV, ZIP with a CSV, GeoPackage or Shapefile is expected.", "not-a-table");
  OGRLayer* fallback = nullptr;
  for (OGRLayer* layer : m_dataset->GetLayers()) {
    if (isPointLayer(*layer) && !m_layer)
      m_layer = layer;
    if (layer->GetGeomType() == wkbNone && !fallback)
      fallback = layer;
  }
  m_hasPlaces = m_layer != nullptr;
  if (!m_layer)
    m_layer = fallback;
  if (!m_layer)
    throw inputError(file.string() + " has no layer with points",
                     "Polygons or lines are no coherent targets.", "not-a-table");
  const std::string driver = m_dataset->GetDriverName();
  m_format = driver == "GPKG" ? "GeoPackage" : driver == "ESRI Shapefile" ? "Shapefile" : driver;
  OGRFeatureDefn& definition = *m_layer->GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    m_names.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
    m_types.push_back(definition.GetFieldDefn(i)->GetType());
  }
  for (CSLConstList item = m_layer->GetMetadata(); item && *item; ++item) {
    const std::string line = *item;
    if (const size_t at = line.find('='); at != std::string::npos)
      m_metadata[line.substr(0, at)] = line.substr(at + 1);
  }
  m_count = static_cast<double>(std::max<GIntBig>(m_layer->GetFeatureCount(), 0));
  m_rows = ArrowRows::of(*m_layer, m_names);
  m_layer->ResetReading();
}

bool FeatureSource::next() {
  if (m_rows) {
    m_read += 1;
    const bool more = m_rows->next();
    if (!m_rows->problem().empty() || (!more && m_messages.failed()))
      throwGdalError(m_file, "read", m_messages);
    return more;
  }
  m_feature.reset(m_layer->GetNextFeature());
  m_read += 1;
  if (!m_feature && m_messages.failed())
    throwGdalError(m_file, "read", m_messages);
  return m_feature != nullptr;
}

std::string_view FeatureSource::text(size_t column) {
  if (m_rows) {
    if (m_rows->isNull(column))
      return {};
    if (m_rows->isText(column))
      return m_rows->text(column);
    return m_text = m_rows->numberText(column);
  }
  const int field = static_cast<int>(column);
  m_text = m_feature->IsFieldSetAndNotNull(field) ? m_feature->GetFieldAsString(field) : "";
  return m_text;
}

std::optional<double> FeatureSource::number(size_t column) {
  if (m_rows) {
    if (m_rows->isNull(column))
      return std::numeric_limits<double>::quiet_NaN();
    return m_rows->isText(column) ? numberInCell(m_rows->text(column), true) : m_rows->number(column);
  }
  const int field = static_cast<int>(column);
  if (!m_feature->IsFieldSetAndNotNull(field))
    return std::numeric_limits<double>::quiet_NaN();
  const OGRFieldType type = m_feature->GetFieldDefnRef(field)->GetType();
  if (type == OFTInteger || type == OFTInteger64 || type == OFTReal)
    return m_feature->GetFieldAsDouble(field);
  return numberInCell(m_feature->GetFieldAsString(field), true); // numbers stored as text
}

std::optional<Point> FeatureSource::place() {
  if (m_rows)
    return m_rows->place();
  const OGRGeometry* geometry = m_feature->GetGeometryRef();
  if (!geometry || geometry->IsEmpty())
    return std::nullopt;
  const OGRwkbGeometryType type = wkbFlatten(geometry->getGeometryType());
  if (type == wkbPoint)
    return Point{geometry->toPoint()->getX(), geometry->toPoint()->getY()};
  if (type == wkbMultiPoint && geometry->toMultiPoint()->getNumGeometries() == 1)
    return Point{geometry->toMultiPoint()->getGeometryRef(0)->getX(),
                 geometry->toMultiPoint()->getGeometryRef(0)->getY()};
  return std::nullopt;
}

bool FeatureSource::mayBeIdentifier(size_t column) {
  constexpr double kMostDigits = 1e15;
  return m_types[column] != OFTReal && m_types[column] != OFTInteger &&
         (m_types[column] != OFTInteger64 || number(column).value_or(0) >= kMostDigits);
}

double FeatureSource::fraction() const {
  return m_count > 0 ? std::min(m_read / m_count, 1.0) : 0;
}

} // namespace scarp
