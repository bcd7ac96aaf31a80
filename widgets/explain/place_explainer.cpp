// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explain/place_explainer.h"

#include "core/project/layer_tree.h"
#include "widgets/hotspot/live_hot_spots.h"
#include "widgets/map/ct_layer.h"
#include "widgets/project/layer_stack.h"

#include <utility>

namespace scarp {

PlaceExplainer::PlaceExplainer(const LayerStack& layers, LiveHotSpots& hotSpots, QObject* parent)
    : QObject(parent), m_layers(layers), m_hotSpots(hotSpots) {
  connect(&m_work, &BackgroundTask::failed, this, &PlaceExplainer::failed);
  connect(&m_pointerWork, &BackgroundTask::finished, this, [this] {
    if (m_pointed)
      point(m_pointed->first, m_pointed->second);
  });
  // Facts depend on them: read for the first time, or a new distance.
  const auto again = [this] {
    if (m_place)
      explain(*m_place);
  };
  connect(&hotSpots, &LiveHotSpots::sceneChanged, this, again);
  connect(&hotSpots, &LiveHotSpots::paramsChanged, this, again);
}

void PlaceExplainer::setProject(const Project& project) {
  if (project.folder != m_project.folder || project.grid.crs != m_project.grid.crs) {
    clear();
    m_sources = std::make_shared<PlaceSources>(project.grid.crs);
    m_pointerSources = std::make_shared<PlaceSources>(project.grid.crs);
  }
  m_project = project;
}

void PlaceExplainer::clear() {
  m_work.cancel();
  m_pointerWork.cancel();
  Project none;
  std::swap(m_project, none);
  m_place.reset();
  m_facts.reset();
  m_pointed.reset();
  emit factsChanged();
  emit pointerChanged({});
}

PlaceQuestion PlaceExplainer::question(Point place, double mapPerPixel) const {
  PlaceQuestion q;
  q.place = place;
  q.mapPerPixel = mapPerPixel;
  q.project = m_project;
  for (const ProjectLayer& layer : m_project.layers)
    if (layer.kind == LayerKind::Points && !q.targets)
      q.targets = std::dynamic_pointer_cast<const CtLayer>(m_layers.layer(layer.id));
  q.gi = m_hotSpots.scene();
  q.giParams = m_hotSpots.params();
  return q;
}

void PlaceExplainer::explain(Point place) {
  if (m_project.folder.empty())
    return;
  m_place = place;
  m_hotSpots.load();
  m_work.start([this, q = question(place, 1), sources = m_sources](const Progress& progress) {
    return BackgroundTask::Deliver([this, facts = gatherFacts(q, *sources, progress)] {
      m_facts = facts;
      emit factsChanged();
    });
  });
  emit asked(place);
}

void PlaceExplainer::point(Point place, double mapPerPixel) {
  if (m_project.folder.empty())
    return;
  if (m_pointerWork.running()) { // one question at a time: the values keep coming while the pointer moves
    m_pointed = {place, mapPerPixel};
    return;
  }
  m_pointed.reset();
  std::vector<std::pair<ProjectLayer, MapLayerPtr>> visible;
  for (const ProjectLayer& layer : m_project.layers)
    if (const MapLayerPtr drawn = m_layers.layer(layer.id); drawn && isShown(m_project, layer))
      visible.emplace_back(layer, drawn);
  m_pointerWork.start([this, q = question(place, mapPerPixel), sources = m_pointerSources,
                       visible = std::move(visible)](const Progress& progress) {
    return BackgroundTask::Deliver(
        [this, values = valuesAt(q, visible, *sources, progress)] { emit pointerChanged(values); });
  });
}

void PlaceExplainer::pointAway() {
  m_pointed.reset();
  m_pointerWork.cancel();
  emit pointerChanged({});
}

} // namespace scarp
