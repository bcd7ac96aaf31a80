// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/layer_loader.h"

#include "core/geo/polygon_file.h"
#include "core/insar/ct_reader.h"
#include "widgets/map/ct_layer.h"
#include "widgets/map/outline_layer.h"
#include "widgets/map/raster_layer.h"

#include <QCoreApplication>
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

std::optional<double> number(const ProjectLayer& layer, const char* key) {
  const auto found = layer.style.find(key);
  return found != layer.style.end() && found->is_number() ? std::optional(found->get<double>())
                                                          : std::nullopt;
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

MapLayerPtr valueLayer(const Project& project, const ProjectLayer& layer,
                       const std::shared_ptr<const RasterSource>& source) {
  ValueStyle style;
  const auto limits = [&](double low, double high) {
    std::tie(style.low, style.high) = quantiles(source->someValues(1), low, high);
  };
  switch (layer.kind) {
  case LayerKind::HotSpot: {
    const bool velocity = layer.id == "velocity";
    std::vector<float> motion = source->someValues(1);
    for (auto& value : motion)
      value = std::abs(value);
    if (velocity)
      std::erase(motion, 0.0f); // cells without a target
    style.table = divergingRamp();
    style.high = number(layer, "limit").value_or(roundedUp(quantiles(std::move(motion), 0, 0.98).second));
    style.low = -style.high;
    style.symmetric = true;
    style.decimals = style.high < 10 ? 1 : 0;
    style.unit = velocity ? text("mm/yr") : text("per km²");
    style.title = velocity ? text("LOS velocity, mm/yr, positive = toward the satellite")
                           : text("Density of z-scores, per km², positive = toward the satellite");
    break;
  }
  case LayerKind::Slope:
    style.table = slopeRamp();
    limits(0, 0.98);
    style.low = 0;
    style.high = std::max(1.0, roundedUp(style.high));
    style.decimals = 0;
    style.unit = QStringLiteral("°");
    style.title = text("Slope, degrees");
    break;
  case LayerKind::Aspect:
    style.table = aspectRamp();
    style.low = 0;
    style.high = 360;
    style.decimals = 0;
    style.cyclic = true;
    style.unit = QStringLiteral("°");
    style.title = text("Aspect, degrees clockwise from north");
    break;
  case LayerKind::Prediction:
    style.table = singleHueRamp(predictionColour(project, layer));
    style.transparentBelow = number(layer, "threshold").value_or(0.5);
    style.low = *style.transparentBelow;
    style.high = 1;
    style.decimals = 2;
    style.title = text("Probability of a landslide, 0–1; below the lower limit: not drawn");
    break;
  default:
    style.table = elevationRamp();
    limits(0.02, 0.98);
    style.decimals = 0;
    style.unit = QStringLiteral("m");
    style.title = text("Elevation, m");
    break;
  }
  if (const auto low = number(layer, "low"))
    style.low = *low;
  if (const auto high = number(layer, "high"))
    style.high = *high;
  return std::make_shared<ValueLayer>(source, style);
}

MapLayerPtr rasterLayer(const Project& project, const ProjectLayer& layer, const fs::path& file,
                        Notices& notices) {
  const auto source = std::make_shared<RasterSource>(file, project.grid.crs);
  if (source->grid().window().cells() > int64_t{64} << 20 && !source->hasOverviews())
    notices.push_back({Notice::Severity::Info,
                       text("This raster has no overviews, so it draws slowly when zoomed out. "
                            "Add them with: gdaladdo -r average %1")
                           .arg(QString::fromStdString(file.filename().string()))
                           .toStdString(),
                       layer.name});
  if (layer.kind == LayerKind::Image)
    return std::make_shared<ImageLayer>(source, ImageLayer::stretchFor(*source));
  return valueLayer(project, layer, source);
}

std::string keyOf(const fs::path& file) {
  std::error_code code;
  return file.string() + '|' + std::to_string(fs::last_write_time(file, code).time_since_epoch().count());
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
  const std::string key = table + '|' + (layer ? keyOf(file) : toJson(filter).at("area").dump());
  if (cache.areaKey != key) {
    cache.area = insideTargets(cloud, layer ? shapeOf(file, project.grid.crs) : filter.area);
    cache.areaKey = key;
  }
  return &cache.area;
}

MapLayerPtr pointLayer(const Project& project, const ProjectLayer& layer, const fs::path& file,
                       LayerCache& cache, Notices& notices, const Progress& progress) {
  const std::string key = keyOf(file);
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
    default:
      loaded.layer = rasterLayer(project, layer, file, loaded.notices);
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
