// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/layer_stack.h"

#include "core/base/error.h"
#include "widgets/map/ct_style.h"

#include <algorithm>

namespace scarp {
namespace fs = std::filesystem;

namespace {
std::string stampOf(const fs::path& file) {
  std::error_code code;
  const auto stamp = fs::last_write_time(file, code);
  return code ? std::string("none") : std::to_string(stamp.time_since_epoch().count());
}
} // namespace

LayerStack::LayerStack(QObject* parent) : QObject(parent) {
  m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

LayerStack::~LayerStack() {
  m_thread.request_stop();
  m_thread.join();
}

std::string LayerStack::keyOf(const Project& project, const ProjectLayer& layer) {
  const fs::path file = project.pathOf(layer.file);
  std::string key = nameOf(layer.kind) + '|' + layer.id + '|' + layer.name + '|' + file.string() + '|' +
                    stampOf(file) + '|' + layer.style.dump() + '|' + project.grid.crs;
  if (layer.kind == LayerKind::Points) {
    key += '|' + std::to_string(project.stabilityThreshold);
    if (const ProjectLayer* area = project.layer(ctStyleFrom(layer.style).filter.areaLayer))
      key += '|' + stampOf(project.pathOf(area->file));
  }
  return key;
}

void LayerStack::setProject(const Project& project) {
  m_project = project;
  std::erase_if(m_items, [&](const auto& item) { return m_project.layer(item.first) == nullptr; });
  for (const auto& layer : m_project.layers) {
    Item& item = m_items[layer.id];
    const std::string key = keyOf(m_project, layer);
    if (item.live || item.key == key)
      continue;
    if (!layer.visible && item.status.state == LayerState::Unloaded) {
      std::error_code code;
      if (!fs::exists(m_project.pathOf(layer.file), code)) // said at once, even of hidden layers
        enqueue(layer, key);
      continue;
    }
    enqueue(layer, key);
  }
  emit entriesChanged();
  noteLoading();
}

void LayerStack::clear() {
  {
    const std::lock_guard lock(m_mutex);
    m_jobs.clear();
    m_clearCache = true;
  }
  Project none;
  std::swap(m_project, none);
  m_items.clear();
  m_extras.clear();
  emit entriesChanged();
  noteLoading();
}

LayerStatus LayerStack::status(const std::string& id) const {
  const auto found = m_items.find(id);
  return found == m_items.end() ? LayerStatus{} : found->second.status;
}

bool LayerStack::loading() const {
  return std::any_of(m_items.begin(), m_items.end(), [this](const auto& item) {
    const ProjectLayer* layer = m_project.layer(item.first);
    return layer && layer->visible && item.second.status.state == LayerState::Loading;
  });
}

std::vector<PictureEntry> LayerStack::entries() const {
  std::vector<PictureEntry> entries;
  for (auto layer = m_project.layers.rbegin(); layer != m_project.layers.rend(); ++layer) {
    const auto item = m_items.find(layer->id);
    if (layer->visible && item != m_items.end() && item->second.status.layer)
      entries.push_back(
          {QString::fromStdString(layer->id), item->second.status.layer, layer->opacity, layer->blend});
  }
  entries.insert(entries.end(), m_extras.begin(), m_extras.end());
  return entries;
}

void LayerStack::setLive(const std::string& id, const MapLayerPtr& layer, std::optional<Extent> changed) {
  const ProjectLayer* listed = m_project.layer(id);
  if (!listed)
    return;
  Item& item = m_items[id];
  const bool wasThere = item.live && item.status.layer != nullptr;
  item.live = layer != nullptr;
  item.key.clear();
  if (!layer) {
    enqueue(*listed, keyOf(m_project, *listed));
    noteLoading();
    return;
  }
  item.status = {LayerState::Ready, {}, {}, layer};
  if (!wasThere || !listed->visible)
    emit statusChanged(QString::fromStdString(id));
  if (wasThere)
    emit layerReplaced(QString::fromStdString(id), layer, changed);
  else
    emit entriesChanged();
  noteLoading();
}

void LayerStack::setExtra(const std::string& id, const MapLayerPtr& layer, double opacity) {
  const QString name = QString::fromStdString(id);
  std::erase_if(m_extras, [&](const PictureEntry& entry) { return entry.id == name; });
  if (layer)
    m_extras.push_back({name, layer, opacity, BlendMode::Normal});
  emit entriesChanged();
}

void LayerStack::enqueue(const ProjectLayer& layer, const std::string& key) {
  Item& item = m_items[layer.id];
  item.key = key;
  item.status.state = LayerState::Loading; // a layer that is there stays on the map until its successor is
  {
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_jobs, [&](const Job& job) { return job.layer.id == layer.id; });
    const Job job{m_project, layer, key};
    if (layer.kind == LayerKind::Image) // the ground first, points last
      m_jobs.push_front(job);
    else
      m_jobs.push_back(job);
  }
  m_wake.notify_all();
  emit statusChanged(QString::fromStdString(layer.id));
}

void LayerStack::take(const std::string& id, const std::string& key, LoadedLayer loaded) {
  const auto found = m_items.find(id);
  if (found == m_items.end() || found->second.key != key)
    return; // meanwhile removed, changed or drawn by a document
  LayerStatus& status = found->second.status;
  status.layer = loaded.layer;
  status.problem = loaded.problem;
  status.hint = loaded.hint;
  status.state = loaded.layer ? LayerState::Ready : loaded.missing ? LayerState::Missing : LayerState::Failed;
  const ProjectLayer* layer = m_project.layer(id);
  const QString name = QString::fromStdString(layer ? layer->name : id);
  for (const auto& notice : loaded.notices)
    emit noticed(name, QString::fromStdString(notice.text));
  if (!loaded.problem.isEmpty())
    emit noticed(name, loaded.problem + QLatin1Char(' ') + loaded.hint);
  emit statusChanged(QString::fromStdString(id));
  emit entriesChanged();
  noteLoading();
}

void LayerStack::work(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    Job job;
    {
      std::unique_lock lock(m_mutex);
      m_wake.wait(lock, stop, [this] { return !m_jobs.empty(); });
      if (stop.stop_requested())
        return;
      job = std::move(m_jobs.front());
      m_jobs.pop_front();
      if (m_clearCache) {
        m_cache = {};
        m_clearCache = false;
      }
    }
    LoadedLayer loaded;
    try {
      loaded = loadLayer(job.project, job.layer, m_cache, Progress(stop, {}));
    } catch (const Cancelled&) {
      return;
    }
    QMetaObject::invokeMethod(
        this, [this, id = job.layer.id, key = job.key, loaded] { take(id, key, loaded); },
        Qt::QueuedConnection);
  }
}

void LayerStack::noteLoading() {
  const bool now = loading();
  if (now == m_wasLoading)
    return;
  m_wasLoading = now;
  emit loadingChanged(now);
}

} // namespace scarp
