// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/basemap/base_map_feed.h"

#include "core/project/layer_tree.h"

#include <QCoreApplication>
#include <QPointer>
#include <QStringList>
#include <algorithm>
#include <utility>
#include <vector>

namespace scarp {

namespace {

constexpr int kShowEvery = 120;    ///< ms: what arrives together is drawn together
constexpr int kRetryAfter = 15000; ///< ms

bool isBaseMap(const ProjectLayer& layer) {
  return layer.kind == LayerKind::BaseMap;
}

} // namespace

BaseMapFeed::BaseMapFeed(ProjectDocument& document, LayerStack& stack, QObject* parent)
    : QObject(parent), m_document(document), m_stack(stack) {
  m_show.setSingleShot(true);
  m_show.setInterval(kShowEvery);
  connect(&m_show, &QTimer::timeout, this, &BaseMapFeed::show);
  m_retry.setSingleShot(true);
  m_retry.setInterval(kRetryAfter);
  connect(&m_retry, &QTimer::timeout, this, &BaseMapFeed::retry);
  connect(&stack, &LayerStack::statusChanged, this, [this](const QString& id) { adopt(id.toStdString()); });
  connect(&document, &ProjectDocument::changed, this, &BaseMapFeed::dropChanged);
  connect(&document, &ProjectDocument::changed, this, &BaseMapFeed::creditsChanged);
}

QString BaseMapFeed::nameOf(const std::string& id) const {
  const ProjectLayer* layer = m_document.project().layer(id);
  return QString::fromStdString(layer ? layer->name : id);
}

QStringList BaseMapFeed::credits() const {
  QStringList credits;
  const Project& project = m_document.project();
  for (const ProjectLayer& layer : project.layers)
    if (isBaseMap(layer) && isShown(project, layer)) {
      const auto source = m_sources.find(layer.id);
      if (source != m_sources.end())
        credits << QString::fromStdString(source->second.tiles->service().credit);
    }
  credits.removeAll(QString());
  credits.removeDuplicates();
  return credits;
}

void BaseMapFeed::adopt(const std::string& id) {
  const auto layer = std::dynamic_pointer_cast<const BaseMapLayer>(m_stack.layer(id));
  if (!layer || m_sources[id].tiles == layer->tiles())
    return;
  m_sources[id] = {layer->tiles(), {}, false};
  // The answers come on another thread, and may come after this object is gone.
  const auto here = [self = QPointer(this), id, from = layer->tiles().get()](auto&& what) {
    if (QCoreApplication* application = QCoreApplication::instance())
      QMetaObject::invokeMethod(
          application,
          [self, id, from, what] {
            if (self)
              what(*self, id, from);
          },
          Qt::QueuedConnection);
  };
  layer->tiles()->setListener({[here](const Extent& extent) {
                                 here([extent](BaseMapFeed& feed, const std::string& to,
                                               const BaseMapTiles* from) { feed.arrived(to, from, extent); });
                               },
                               [here](const Error& error) {
                                 here([error](BaseMapFeed& feed, const std::string& to,
                                              const BaseMapTiles* from) { feed.failed(to, from, error); });
                               }});
  emit creditsChanged();
}

void BaseMapFeed::dropChanged() {
  std::vector<std::string> changed;
  for (const auto& [id, source] : m_sources) {
    const ProjectLayer* layer = m_document.project().layer(id);
    bool same = false;
    try {
      same = layer && source.tiles && baseMapFrom(layer->style) == source.tiles->service();
    } catch (const Error&) { // the loader tells what is wrong with it
    }
    if (!same)
      changed.push_back(id);
  }
  for (const std::string& id : changed) {
    m_sources.erase(id);
    if (m_document.project().layer(id))
      m_stack.setLive(id, nullptr); // loaded anew, with the service as it is now
  }
}

void BaseMapFeed::arrived(const std::string& id, const BaseMapTiles* from, const Extent& extent) {
  const auto source = m_sources.find(id);
  if (source == m_sources.end() || source->second.tiles.get() != from)
    return;
  auto& fresh = source->second.fresh;
  fresh = !fresh ? extent
                 : Extent{std::min(fresh->xMin, extent.xMin), std::min(fresh->yMin, extent.yMin),
                          std::max(fresh->xMax, extent.xMax), std::max(fresh->yMax, extent.yMax)};
  if (std::exchange(source->second.failing, false))
    emit reachable(nameOf(id));
  if (!m_show.isActive())
    m_show.start();
}

void BaseMapFeed::failed(const std::string& id, const BaseMapTiles* from, const Error& error) {
  const auto source = m_sources.find(id);
  if (source == m_sources.end() || source->second.tiles.get() != from)
    return;
  m_retry.start();
  if (!std::exchange(source->second.failing, true))
    emit unreachable(nameOf(id), QString::fromUtf8(error.what()), QString::fromStdString(error.hint()));
}

void BaseMapFeed::show() {
  for (auto& [id, source] : m_sources)
    if (const auto fresh = std::exchange(source.fresh, std::nullopt))
      m_stack.setLive(id, std::make_shared<BaseMapLayer>(source.tiles), fresh);
}

void BaseMapFeed::retry() {
  for (auto& [id, source] : m_sources)
    if (source.failing && source.tiles)
      source.tiles->retry();
}

} // namespace scarp
