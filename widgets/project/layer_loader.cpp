// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/layer_loader.h"

#include "core/geo/overviews.h"
#include "core/geo/polygon_file.h"
#include "core/insar/ct_reader.h"
#include "widgets/basemap/base_map_layer.h"
#include "widgets/map/ct_layer.h"
#include "widgets/map/outline_layer.h"
#include "widgets/map/raster_source.h"
#include "widgets/style/styled_raster.h"

#include <QCoreApplication>
#include <QSettings>
#include <QStandardPaths>
#include <algorithm>
#include <cmath>

namespace scarp {
namespace fs = std::filesystem;

namespace {

QString text(const char* words) {
  return QCoreApplication::translate("scarp::LayerLoader", words);
}

QString styled(const ProjectLayer& layer, const char* key, const QString& otherwise = {}) {
  const auto found = layer.style.find(key);
  return found != layer.style.end() && found->is_string() ? QString::fromStdString(found->get<std::string>())
                                                          : otherwise;
}

QColor faint(QColor colour, int alpha) {
  colour.setAlpha(alpha);
  return colour;
}

/// Predictions get hues that are neither those of motion nor of the experts; one per model, by its place in
/// the list.
QColor predictionColour(const Project& project, const ProjectLayer& layer) {
  static const std::array kColours = {QColor(112, 48, 160), QColor(0, 116, 108), QColor(150, 84, 0),
                                      QColor(166, 20, 104)};
  size_t place = 0;
  for (const auto& other : project.layers) {
    if (other.id == layer.id)
      break;
    place += other.kind == layer.kind ? 1 : 0;
  }
  return QColor(styled(layer, "colour", kColours[place % kColours.size()].name()));
}

MapLayerPtr rasterLayer(const Project& project, const ProjectLayer& layer, const fs::path& file,
                        LayerCache& cache, Notices& notices) {
  const std::string stamp = fileStamp(file) + fileStamp(overviewFileOf(file)) + '|' + project.grid.crs;
  auto& [known, source] = cache.rasters[file.string()];
  if (!source || known != stamp) {
    source = std::make_shared<RasterSource>(file, project.grid.crs);
    known = stamp;
  }
  return styledRaster(layer, source, {predictionColour(project, layer)}, notices);
}

/// One for all projects, of this person.
BaseMapCache baseMapCache() {
  BaseMapCache cache;
  const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
  cache.folder = fs::path(folder.toStdString()) / "scarp" / "basemaps";
  const int64_t megabytes = QSettings().value("basemaps/cache-megabytes", 256).toLongLong();
  cache.bytes = std::clamp<int64_t>(megabytes, 8, 65536) << 20;
  return cache;
}

MultiPolygon shapeOf(const fs::path& file, const std::string& crs) {
  MultiPolygon shape;
  for (const auto& feature : readPolygons(file, crs).features)
    shape.insert(shape.end(), feature.shape.begin(), feature.shape.end());
  return shape;
}

/// The targets inside the filter's area, null for anywhere. Worked out once, however often a slider moves.
const std::vector<uint8_t>* insideArea(const Project& project, const CtFilter& filter, const CtCloud& cloud,
                                       const std::string& table, LayerCache& cache) {
  const ProjectLayer* layer = project.layer(filter.areaLayer);
  if (!layer && !filter.areaLayer.empty())
    throw inputError("the layer '" + filter.areaLayer + "' that limits the targets is not in the project",
                     "Choose another area in the filter.");
  if (!layer && filter.area.empty())
    return nullptr;
  const fs::path file = layer ? project.pathOf(layer->file) : fs::path();
  const std::string key =
      table + '|' + (layer ? file.string() + fileStamp(file) : toJson(filter).at("area").dump());
  if (cache.areaKey != key) {
    cache.area = insideTargets(cloud, layer ? shapeOf(file, project.grid.crs) : filter.area);
    cache.areaKey = key;
  }
  return &cache.area;
}

MapLayerPtr pointLayer(const Project& project, const ProjectLayer& layer, const fs::path& file,
                       LayerCache& cache, Notices& notices, const Progress& progress) {
  const std::string key = file.string() + fileStamp(file);
  auto& table = cache.tables[key];
  if (!table) {
    CtReadOptions options;
    if (const QString crs = styled(layer, "crs"); !crs.isEmpty())
      options.crs = crs.toStdString();
    if (const QString field = styled(layer, "velocity"); !field.isEmpty())
      options.velocityField = field.toStdString();
    table = std::make_shared<const CtSource>(file, options, project.grid.crs, progress);
    notices.insert(notices.end(), table->notices().begin(), table->notices().end());
  }
  const auto& cloud = table->cloud();
  CtStyle style = ctStyleFrom(layer.style);
  style.threshold = project.stabilityThreshold;
  const auto symbols = [&] {
    return std::make_shared<const CtSymbols>(*cloud, style, table->columns(columnsNeeded(style), progress),
                                             insideArea(project, style.filter, *cloud, key, cache));
  };
  try {
    return std::make_shared<CtLayer>(cloud, symbols(), table);
  } catch (const Error& error) { // a column or an area went away: the targets stay on the map, all of them
    notices.push_back(
        {Notice::Severity::Warning, std::string(error.what()) + ". " + error.hint(), layer.name});
    style.filter = {};
    style.field = "velocity";
    return std::make_shared<CtLayer>(cloud, symbols(), table);
  }
}

MapLayerPtr polygonLayer(const Project& project, const ProjectLayer& layer, const fs::path& file,
                         Notices& notices) {
  PolygonLayer polygons = readPolygons(file, project.grid.crs);
  notices.insert(notices.end(), polygons.notices.begin(), polygons.notices.end());
  std::vector<MultiPolygon> shapes;
  shapes.reserve(polygons.features.size());
  for (auto& feature : polygons.features)
    shapes.push_back(std::move(feature.shape));
  return std::make_shared<OutlineLayer>(std::move(shapes), outlineStyleFor(project, layer),
                                        QString::fromStdString(layer.name));
}

MapLayerPtr lineLayer(const Project& project, const ProjectLayer& layer, const fs::path& file) {
  LineLayer lines = readLines(file, project.grid.crs);
  return std::make_shared<LineWorkLayer>(std::move(lines.lines), std::move(lines.points),
                                         outlineStyleFor(project, layer), QString::fromStdString(layer.name));
}

} // namespace

std::string fileStamp(const fs::path& file) {
  std::error_code code;
  const auto stamp = fs::last_write_time(file, code);
  return code ? "|none" : '|' + std::to_string(stamp.time_since_epoch().count());
}

OutlineStyle outlineStyleFor(const Project& project, const ProjectLayer& layer) {
  OutlineStyle style;
  switch (layer.kind) {
  case LayerKind::Consensus:
    style.line = QColor(styled(layer, "colour", QStringLiteral("#000000")));
    style.casing = QColor(255, 255, 255, 230);
    style.width = 1.8;
    break;
  case LayerKind::Areas:
    style.line = predictionColour(project, layer);
    style.casing = QColor(255, 255, 255, 150);
    style.fill = faint(style.line, 36);
    break;
  case LayerKind::Vector:
    style.line = QColor(styled(layer, "colour", QStringLiteral("#1b1b1b")));
    style.casing = QColor(255, 255, 255, 170);
    style.width = 1.3;
    style.dashed = style.dashed || styled(layer, "line") == QLatin1String("dashed");
    break;
  default:
    style.line = QColor(styled(layer, "colour", QStringLiteral("#0072b2")));
    style.casing = QColor(255, 255, 255, 110);
    style.fill = faint(style.line, 40);
    break;
  }
  return style;
}

LoadedLayer loadLayer(const Project& project, const ProjectLayer& layer, LayerCache& cache,
                      const Progress& progress) {
  LoadedLayer loaded;
  const fs::path file = project.pathOf(layer.file);
  std::error_code code;
  if (!fs::exists(file, code)) {
    loaded.missing = true;
    loaded.problem = text("%1 is missing").arg(QString::fromStdString(file.string()));
    loaded.hint = text("Use “Repair source…” to say where it is now.");
    return loaded;
  }
  try {
    switch (layer.kind) {
    case LayerKind::Points:
      loaded.layer = pointLayer(project, layer, file, cache, loaded.notices, progress);
      break;
    case LayerKind::Labels:
    case LayerKind::Consensus:
    case LayerKind::Areas:
      loaded.layer = polygonLayer(project, layer, file, loaded.notices);
      break;
    case LayerKind::Vector:
      loaded.layer = lineLayer(project, layer, file);
      break;
    case LayerKind::BaseMap:
      loaded.layer = std::make_shared<BaseMapLayer>(
          std::make_shared<BaseMapTiles>(baseMapFrom(layer.style), baseMapCache(), project.grid.crs));
      break;
    default:
      loaded.layer = rasterLayer(project, layer, file, cache, loaded.notices);
      break;
    }
  } catch (const Error& error) {
    loaded.problem = QString::fromUtf8(error.what());
    loaded.hint = QString::fromStdString(error.hint());
  } catch (const std::exception& error) { // no memory, a broken file that a library trips over
    loaded.problem = text("%1 cannot be shown: %2")
                         .arg(QString::fromStdString(file.string()), QString::fromUtf8(error.what()));
  }
  return loaded;
}

} // namespace scarp
