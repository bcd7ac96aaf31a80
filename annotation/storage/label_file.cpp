// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/storage/label_file.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/geo/gdal_session.h"
#include "core/geo/ogr_shapes.h"
#include "core/geo/polygon_file.h"
#include "core/geo/vector_writer.h"

#include <ogrsf_frmts.h>

#include <array>
#include <cstring>
#include <set>

namespace scarp {
namespace fs = std::filesystem;

namespace {

constexpr const char* kSequenceKey = "SCARP_LABEL_SEQUENCE";

std::string textAt(const PolygonFeature& feature, const std::string& name) {
  const auto at = feature.attributes.find(name);
  if (at == feature.attributes.end())
    return {};
  if (const auto* text = std::get_if<std::string>(&at->second))
    return *text;
  if (const auto* whole = std::get_if<int64_t>(&at->second))
    return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&at->second))
    return formatNumber(*real);
  return {};
}

/// The same for the same shape at the same row of the same author's file.
AreaId idOfForeign(const MultiPolygon& shape, const std::string& author, size_t row) {
  std::string bytes = author + '\n' + std::to_string(row) + '\n';
  const auto add = [&](const Ring& ring) {
    const size_t at = bytes.size();
    bytes.resize(at + ring.size() * sizeof(Point));
    if (!ring.empty())
      std::memcpy(bytes.data() + at, ring.data(), ring.size() * sizeof(Point));
  };
  for (const Polygon& part : shape) {
    add(part.outer);
    for (const Ring& hole : part.holes)
      add(hole);
  }
  const auto id = areaIdFrom(hashBytes(bytes).substr(0, 16));
  return id ? *id : AreaId{row + 1};
}

Area ownArea(const PolygonFeature& feature) {
  Area area;
  area.attributes = {textAt(feature, "class"), confidenceFrom(textAt(feature, "confidence")),
                     signsFrom(textAt(feature, "signs")), textAt(feature, "note")};
  area.author = textAt(feature, "author");
  area.created = textAt(feature, "created");
  area.modified = textAt(feature, "modified");
  area.provenance = provenanceFrom(textAt(feature, "provenance"));
  return area;
}

Area foreignArea(const PolygonFeature& feature, const fs::path& file, const std::string& author) {
  Area area;
  if (const std::string name = textAt(feature, "class"); !name.empty())
    area.attributes.className = name;
  area.attributes.note = textAt(feature, "note");
  area.author = author;
  area.provenance = {Provenance::Kind::Imported, file.filename().string()};
  return area;
}

uint64_t sequenceOf(const fs::path& file) {
  const GdalMessages messages;
  const DatasetHandle dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
  const char* text = dataset ? dataset->GetMetadataItem(kSequenceKey) : nullptr;
  const auto number = parseInteger(text ? text : "");
  return number && *number > 0 ? static_cast<uint64_t>(*number) : 0;
}

struct TextField {
  const char* name;
  std::string (*value)(const Area&);
};
const std::array<TextField, 9> kFields{{
    {"area_id", [](const Area& a) { return textOf(a.id); }},
    {"class", [](const Area& a) { return a.attributes.className; }},
    {"confidence", [](const Area& a) { return nameOf(a.attributes.confidence); }},
    {"signs", [](const Area& a) { return textOf(a.attributes.signs); }},
    {"note", [](const Area& a) { return a.attributes.note; }},
    {"author", [](const Area& a) { return a.author; }},
    {"created", [](const Area& a) { return a.created; }},
    {"modified", [](const Area& a) { return a.modified; }},
    {"provenance", [](const Area& a) { return textOf(a.provenance); }},
}};

} // namespace

LabelFile readLabels(const fs::path& file, const std::string& crs, const std::string& author) {
  useGdal();
  PolygonLayer layer = readPolygons(file, crs);
  LabelFile result;
  result.crs = layer.crs.empty() ? crs : layer.crs;
  result.notices = std::move(layer.notices);
  result.sequence = sequenceOf(file);
  std::set<AreaId> seen;
  size_t row = 0, left = 0, renamed = 0;
  for (PolygonFeature& feature : layer.features) {
    const auto ownId = areaIdFrom(textAt(feature, "area_id"));
    const AreaId foreignId = idOfForeign(feature.shape, author, row++);
    Area area = ownId ? ownArea(feature) : foreignArea(feature, file, author);
    area.id = ownId.value_or(foreignId);
    if (!seen.insert(area.id).second) { // a row that was copied in another program
      area.id = foreignId;
      seen.insert(area.id);
      ++renamed;
    }
    area.shape = std::move(feature.shape);
    if (!whyNoShape(area.shape).empty())
      ++left;
    else
      result.labels.apply(AddArea{std::move(area)});
  }
  if (left > 0)
    result.notices.push_back(
        {Notice::Severity::Warning,
         formatCount(static_cast<int64_t>(left)) + " polygons without area were left out",
         file.filename().string()});
  if (renamed > 0)
    result.notices.push_back({Notice::Severity::Warning,
                              formatCount(static_cast<int64_t>(renamed)) +
                                  " areas had the id of another one and were given their own",
                              file.filename().string()});
  return result;
}

void writeLabels(const fs::path& file, const LabelSet& labels, const std::string& crs, uint64_t sequence) {
  useGdal();
  VectorWriter writer(file);
  if (writer.driver() != "GPKG")
    throw usageError("labels are kept in a GeoPackage, not in " + file.filename().string(),
                     "Use a name that ends in .gpkg, or export to other formats.");
  OGRLayer& layer = writer.addLayer("areas", crs, wkbMultiPolygon);
  for (const TextField& field : kFields) {
    OGRFieldDefn definition(field.name, OFTString);
    writer.check(layer.CreateField(&definition));
  }
  for (const auto& [id, area] : labels.areas()) {
    OGRFeature feature(layer.GetLayerDefn());
    for (size_t i = 0; i < kFields.size(); ++i)
      feature.SetField(static_cast<int>(i), kFields[i].value(area).c_str());
    feature.SetGeometryDirectly(geometryOf(area.shape).release());
    writer.check(layer.CreateFeature(&feature));
  }
  writer.check(writer.dataset().SetMetadataItem(kSequenceKey, std::to_string(sequence).c_str()) == CE_None
                   ? OGRERR_NONE
                   : OGRERR_FAILURE);
  writer.finish();
}

} // namespace scarp
