// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explain/place_facts.h"

#include "core/base/error.h"
#include "core/geo/measure.h"
#include "widgets/map/ct_layer.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace scarp {

namespace {

constexpr size_t kMostSeries = 8;   ///< of the nearest targets, drawn one by one
constexpr double kPointerReach = 8; ///< pixels

/// Runs a question to a file; gives back why it could not be answered.
template <class Ask> QString whyNot(Ask&& ask) {
  try {
    ask();
    return {};
  } catch (const Error& error) {
    return QString::fromUtf8(error.what());
  }
}

void lookAround(const PlaceQuestion& q, PlaceFacts& facts) {
  if (!q.targets)
    return;
  facts.hasTargets = true;
  const CtCloud& cloud = q.targets->cloud();
  const Point at = q.place;
  std::vector<std::pair<double, size_t>> near;
  cloud.runsIn({at.x - facts.radius, at.y - facts.radius, at.x + facts.radius, at.y + facts.radius},
               [&](size_t first, size_t last) {
                 for (size_t i = first; i < last; ++i)
                   if (const double d = std::hypot(cloud.x(i) - at.x, cloud.y(i) - at.y); d <= facts.radius)
                     near.emplace_back(d, i);
               });
  std::sort(near.begin(), near.end());
  std::vector<float> velocities;
  std::vector<std::vector<float>> series;
  for (const auto& [distance, i] : near) {
    velocities.push_back(cloud.velocity(i));
    series.push_back(cloud.series(i));
  }
  facts.around = surroundingsOf(velocities, series, facts.radius);
  if (!near.empty()) {
    facts.nearestDistance = near.front().first;
    facts.nearestVelocity = velocities.front();
  }
  facts.dates = cloud.dates();
  series.resize(std::min(series.size(), kMostSeries));
  if (!facts.dates.empty())
    facts.series = std::move(series);
}

void askGi(const PlaceQuestion& q, PlaceFacts& facts, const Progress& progress) {
  if (!q.gi)
    return;
  facts.hasGi = true;
  const LocalGiStar& scene = q.gi->gi;
  const PointIndex& index = scene.index();
  const double reach = facts.radius;
  std::optional<std::pair<double, uint32_t>> nearest;
  index.runsNear(q.place, reach, [&](uint32_t first, uint32_t last) {
    for (uint32_t k = first; k < last; ++k) {
      const double d = std::hypot(index.sortedX()[k] - q.place.x, index.sortedY()[k] - q.place.y);
      if (d <= reach && (!nearest || d < nearest->first))
        nearest = {d, k};
    }
  });
  if (!nearest)
    return;
  const LocalGi value = scene.compute({nearest->second}, q.giParams, progress);
  facts.gi = PlaceFacts::Gi{nearest->first, value.z[0], value.p[0], value.bin[0],
                            value.neighbours[0] - (giSelfFrom(q.giParams.self) == GiSelf::Include ? 1 : 0)};
}

void askExperts(const PlaceQuestion& q, PlaceFacts& facts, PlaceSources& sources) {
  std::vector<const ExpertAreas*> experts;
  for (const Expert& expert : q.project.experts) {
    const QString why =
        whyNot([&] { experts.push_back(&sources.labels(q.project.pathOf(expert.file), expert.name)); });
    if (!why.isEmpty())
      facts.problems.push_back(QString::fromStdString(expert.name) + ": " + why);
  }
  facts.votes = votesAt(experts, q.place);
}

void askLayer(const ProjectLayer& layer, const PlaceQuestion& q, PlaceFacts& facts, PlaceSources& sources) {
  const auto file = q.project.pathOf(layer.file);
  const auto value = [&](auto& fact) {
    fact.layer = layer.name;
    fact.problem = whyNot([&] { fact.value = sources.valueAt(file, q.place); });
  };
  const auto raster = [&](std::vector<PlaceFacts::Value>& to) { value(to.emplace_back()); };
  const auto cover = [&](std::vector<PlaceFacts::Cover>& to) {
    PlaceFacts::Cover& fact = to.emplace_back();
    fact.layer = layer.name;
    fact.problem = whyNot([&] {
      if (const MultiPolygon* shape = sources.shapes(file).at(q.place))
        fact.area = area(*shape);
    });
  };
  switch (layer.kind) {
  case LayerKind::HotSpot:
    raster(facts.densities);
    facts.densities.back().velocity = layer.id == "velocity";
    break;
  case LayerKind::Dem:
    raster(facts.elevations);
    break;
  case LayerKind::Slope:
    raster(facts.slopes);
    break;
  case LayerKind::Aspect:
    raster(facts.aspects);
    break;
  case LayerKind::Prediction:
    value(facts.predictions.emplace_back());
    facts.predictions.back().threshold = layer.style.value("threshold", 0.5);
    break;
  case LayerKind::Consensus:
    cover(facts.consensus);
    break;
  case LayerKind::Areas:
    cover(facts.predictedAreas);
    break;
  case LayerKind::Vector: {
    PlaceFacts::Line& fact = facts.lines.emplace_back();
    fact.layer = layer.name;
    fact.problem = whyNot([&] {
      const LineLayer& lines = sources.lines(file);
      fact.nearest = nearestLine(lines.lines, lines.points, q.place);
    });
    break;
  }
  default:
    break;
  }
}

/// What a layer has at the pointer; empty: nothing.
QString pointerValue(const ProjectLayer& layer, const MapLayerPtr& drawn, const PlaceQuestion& q,
                     PlaceSources& sources) {
  if (const auto targets = std::dynamic_pointer_cast<const CtLayer>(drawn)) {
    const CtCloud& cloud = targets->cloud();
    const auto nearest = cloud.nearest(q.place, kPointerReach * q.mapPerPixel);
    if (!nearest)
      return {};
    QString words = QCoreApplication::translate("scarp::PlacePanel", "%1 mm/yr")
                        .arg(QLocale().toString(cloud.velocity(*nearest), 'f', 1));
    if (const auto z = cloud.z(*nearest))
      words +=
          QCoreApplication::translate("scarp::PlacePanel", ", Gi* z %1").arg(QLocale().toString(*z, 'f', 2));
    return words;
  }
  switch (layer.kind) {
  case LayerKind::Labels:
  case LayerKind::Consensus:
  case LayerKind::Areas:
    return sources.shapes(q.project.pathOf(layer.file)).at(q.place)
               ? QCoreApplication::translate("scarp::PlacePanel", "inside an area")
               : QString();
  default:
    return drawn->valueAt(q.place).value_or(QString());
  }
}

} // namespace

PlaceFacts gatherFacts(const PlaceQuestion& q, PlaceSources& sources, const Progress& progress) {
  PlaceFacts facts;
  facts.place = q.place;
  facts.crs = q.project.grid.crs;
  facts.radius = q.giParams.distance;
  facts.threshold = q.project.stabilityThreshold;
  facts.geographic = Surveyor(facts.crs).toWgs84(q.place);
  lookAround(q, facts);
  askGi(q, facts, progress);
  askExperts(q, facts, sources);
  for (const ProjectLayer& layer : q.project.layers) {
    if (progress.stopRequested())
      throw Cancelled{};
    askLayer(layer, q, facts, sources);
  }
  return facts;
}

std::vector<PointerValue> valuesAt(const PlaceQuestion& q,
                                   const std::vector<std::pair<ProjectLayer, MapLayerPtr>>& visible,
                                   PlaceSources& sources, const Progress& progress) {
  std::vector<PointerValue> values;
  for (const auto& [layer, drawn] : visible) {
    if (progress.stopRequested())
      throw Cancelled{};
    QString value;
    whyNot([&] { value = pointerValue(layer, drawn, q, sources); }); // the notices say why a layer is silent
    if (!value.isEmpty())
      values.push_back({layer.name, value});
  }
  return values;
}

} // namespace scarp
