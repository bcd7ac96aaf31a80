// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/file_kind.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/geo/gdal_session.h"
#include "core/geo/raster.h"
#include "core/insar/ct_roles.h"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace scarp {
namespace fs = std::filesystem;

namespace {

using enum LayerKind;

bool nameHas(const fs::path& file, std::initializer_list<const char*> words) {
  const std::string name = lowerCase(file.stem().string());
  return std::ranges::any_of(words, [&](const char* word) { return name.find(word) != std::string::npos; });
}

struct Range {
  double low = 0, high = 0;
  bool any = false;
};

/// Of at most 256 x 256 values spread over band 1.
Range rangeOf(const RasterReader& raster) {
  const GridSpec& grid = raster.grid();
  const int width = static_cast<int>(std::min<int64_t>(256, grid.columns));
  const int height = static_cast<int>(std::min<int64_t>(256, grid.rows));
  std::vector<float> values(static_cast<size_t>(width) * static_cast<size_t>(height));
  raster.readScaled(grid.window(), 1, width, height, values);
  Range range;
  for (const float value : values)
    if (std::isfinite(value)) {
      range.low = range.any ? std::min<double>(range.low, value) : value;
      range.high = range.any ? std::max<double>(range.high, value) : value;
      range.any = true;
    }
  return range;
}

FileKinds rasterKinds(const fs::path& file, const Project* project) {
  const RasterReader raster(file);
  if (raster.bands() >= 3)
    return {false, {Image}, true};
  const bool product = project && sameCells(raster.grid(), project->grid) &&
                       (raster.grid().crs.empty() || sameCrs(raster.grid().crs, project->grid.crs));
  if (!product) // products stand on the project's grid: what is left are heights
    return {false, {Dem}, true};
  if (nameHas(file, {"slope"}))
    return {false, {Slope}, true};
  if (nameHas(file, {"aspect"}))
    return {false, {Aspect}, true};
  if (nameHas(file, {"dem", "dtm", "dsm", "elev", "height"}))
    return {false, {Dem}, true};
  if (nameHas(file, {"hotspot", "hot_spot", "density", "velocity"}))
    return {false, {HotSpot}, true};
  const Range range = rangeOf(raster);
  if (range.low >= 0 && range.high <= 1 && raster.type() != RasterType::Byte)
    return {false, {Prediction, HotSpot, Slope}, nameHas(file, {"pred", "prob", "model"})};
  if (range.low < 0)
    return {false, {HotSpot, Dem}, false};
  if (range.high <= 90)
    return {false, {Slope, HotSpot, Dem, Prediction}, false};
  return range.high <= 360 ? FileKinds{false, {Aspect, Dem, HotSpot}, false}
                           : FileKinds{false, {Dem, HotSpot}, false};
}

/// What the layers of a vector file hold; where they do not say, a few features tell.
struct VectorContent {
  bool points = false, lines = false, polygons = false;
  std::vector<std::string> fields; ///< of the first layer with points
};

void note(VectorContent& content, OGRwkbGeometryType type) {
  switch (wkbFlatten(type)) {
  case wkbPoint:
  case wkbMultiPoint:
    content.points = true;
    break;
  case wkbLineString:
  case wkbMultiLineString:
    content.lines = true;
    break;
  case wkbPolygon:
  case wkbMultiPolygon:
  case wkbCurvePolygon:
  case wkbMultiSurface:
    content.polygons = true;
    break;
  default:
    break;
  }
}

VectorContent contentOf(GDALDataset& dataset) {
  VectorContent content;
  for (OGRLayer* layer : dataset.GetLayers()) {
    const bool hadPoints = content.points;
    note(content, layer->GetGeomType());
    if (wkbFlatten(layer->GetGeomType()) == wkbUnknown)
      for (int k = 0; k < 50; ++k) {
        const OGRFeatureUniquePtr feature(layer->GetNextFeature());
        if (!feature)
          break;
        if (const OGRGeometry* shape = feature->GetGeometryRef())
          note(content, shape->getGeometryType());
      }
    if (content.points && !hadPoints)
      for (int k = 0; k < layer->GetLayerDefn()->GetFieldCount(); ++k)
        content.fields.emplace_back(layer->GetLayerDefn()->GetFieldDefn(k)->GetNameRef());
  }
  return content;
}

FileKinds vectorKinds(const fs::path& file, GDALDataset& dataset) {
  const VectorContent content = contentOf(dataset);
  if (content.polygons) {
    if (nameHas(file, {"consensus"}))
      return {false, {Consensus}, true};
    return {false, {Labels, Vector, Consensus, Areas}, false};
  }
  if (content.points && !content.lines && rolesOf(content.fields).velocity)
    return {false, {Points}, true};
  if (content.points || content.lines)
    return {false, {Vector}, true};
  throw inputError(file.string() + " holds neither points nor lines nor polygons",
                   "A raster, a vector file or a table of coherent targets is expected.");
}

bool isTable(const fs::path& file) {
  const std::string ending = lowerCase(file.extension().string());
  static const std::set<std::string> kTables{".csv", ".txt", ".tsv", ".zip"};
  return kTables.contains(ending);
}

} // namespace

FileKinds kindsOf(const fs::path& file, const Project* project) {
  std::error_code code;
  if (!fs::exists(file, code))
    throw inputError(file.string() + " does not exist", "Check the path.", "missing");
  if (file.filename() == "project.json" || fs::exists(file / "project.json", code))
    return {true, {}, true};
  if (fs::is_directory(file, code))
    throw inputError(file.string() + " is a folder without a project.json",
                     "Bring the files inside it, or a project folder.");
  if (isTable(file))
    return {false, {Points}, true};
  useGdal();
  const GdalMessages messages;
  const bool raster =
      DatasetHandle(GDALDataset::Open(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY)) != nullptr;
  const DatasetHandle vector(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
  if (vector && vector->GetLayerCount() > 0)
    return vectorKinds(file, *vector);
  if (raster)
    return rasterKinds(file, project);
  throw inputError(file.string() + " is nothing that can be shown",
                   "A raster, a vector file, a table of coherent targets or a project is expected.");
}

} // namespace scarp
