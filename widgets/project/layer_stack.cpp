// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/layer_stack.h"

#include "core/base/error.h"
#include "core/geo/overviews.h"
#include "widgets/map/ct_style.h"

#include <algorithm>

namespace scarp {
namespace fs = std::filesystem;

namespace {
constexpr size_t kMostVariants = 64; ///< two themes of many layers, and those looked at before
}

LayerStack::LayerStack(QObject* parent) : QObject(parent) {
  m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

LayerStack::~LayerStack() {
  m_thread.request_stop();
  m_thread.join();
}

std::string LayerStack::keyOf(const Project& project, const ProjectLayer& layer) {
  std::string key = nameOf(layer.kind) + '|' + layer.id + '|' + layer.name + '|' + layer.style.dump() + '|' +
                    project.grid.crs;
  if (!layer.file.empty()) { // a base map has none
    const fs::path file = project.pathOf(layer.file);
    key += '|' + file.string() + fileStamp(file) + fileStamp(overviewFileOf(file));
  }
  if (layer.kind == LayerKind::Points) {
    key += '|' + std::to_string(project.stabilityThreshold);
    if (const ProjectLayer* area = project.layer(ctStyleFrom(layer.style).filter.areaLayer))
      key += '|' + fileStamp(project.pathOf(area->file));
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
    if (!isShown(m_project, layer) && item.status.state == LayerState::Unloaded) {
      std::error_code code;
      if (!fs::exists(m_project.pathOf(layer.file), code)) // said at once, even of hidden layers
        load(layer, key);
      continue;
    }
    load(layer, key);
  }
  emit entriesChanged();
  emit themeEntriesChanged();
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
  m_variants.clear();
  m_extras.clear();
  emit entriesChanged();
  emit themeEntriesChanged();
  noteLoading();
}

LayerStatus LayerStack::status(const std::string& id) const {
  const auto found = m_items.find(id);
  return found == m_items.end() ? LayerStatus{} : found->second.status;
}

bool LayerStack::loading() const {
  return std::any_of(m_items.begin(), m_items.end(), [this](const auto& item) {
    const ProjectLayer* layer = m_project.layer(item.first);
    return layer && isShown(m_project, *layer) && item.second.status.state == LayerState::Loading;
  });
}

std::vector<PictureEntry> LayerStack::entries() const {
  std::vector<PictureEntry> entries;
  for (auto layer = m_project.layers.rbegin(); layer != m_project.layers.rend(); ++layer) {
    const auto item = m_items.find(layer->id);
    if (isShown(m_project, *layer) && item != m_items.end() && item->second.status.layer)
      entries.push_back(
          {QString::fromStdString(layer->id), item->second.status.layer, layer->opacity, layer->blend});
  }
  entries.insert(entries.end(), m_extras.begin(), m_extras.end());
  return entries;
}

std::vector<PictureEntry> LayerStack::entriesFor(const MapTheme& theme) {
  ++m_asked;
  Project shown = m_project;
  applyTheme(shown, theme);
  std::vector<PictureEntry> entries;
  for (auto layer = shown.layers.rbegin(); layer != shown.layers.rend(); ++layer)
    if (isShown(shown, *layer))
      if (const MapLayerPtr drawn = variantOf(*layer).layer)
        entries.push_back({QString::fromStdString(layer->id), drawn, layer->opacity, layer->blend});
  dropOldVariants();
  return entries;
}

LayerStatus LayerStack::variantOf(const ProjectLayer& layer) {
  const Item& item = m_items[layer.id];
  if (item.live)
    return item.status;
  const std::string key = keyOf(m_project, layer);
  Variant& variant = m_variants[key];
  variant.asked = m_asked;
  if (item.key == key)
    variant.status = item.status; // also kept for when the project's look moves on
  if (variant.status.state == LayerState::Unloaded) {
    variant.status.state = LayerState::Loading;
    enqueue({m_project, layer, key, false});
  }
  return variant.status;
}

void LayerStack::dropOldVariants() {
  while (m_variants.size() > kMostVariants) {
    const auto oldest =
        std::ranges::min_element(m_variants, {}, [](const auto& variant) { return variant.second.asked; });
    if (oldest->second.asked == m_asked)
      return; // a single theme needs them all
    m_variants.erase(oldest);
  }
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
    load(*listed, keyOf(m_project, *listed));
    noteLoading();
    return;
  }
  item.status = {LayerState::Ready, {}, {}, layer};
  if (!wasThere || !isShown(m_project, *listed))
    emit statusChanged(QString::fromStdString(id));
  if (wasThere)
    emit layerReplaced(QString::fromStdString(id), layer, changed);
  else {
    emit entriesChanged();
    emit themeEntriesChanged();
  }
  noteLoading();
}

void LayerStack::setExtra(const std::string& id, const MapLayerPtr& layer, double opacity) {
  const QString name = QString::fromStdString(id);
  std::erase_if(m_extras, [&](const PictureEntry& entry) { return entry.id == name; });
  if (layer)
    m_extras.push_back({name, layer, opacity, BlendMode::Normal});
  emit entriesChanged();
}

void LayerStack::load(const ProjectLayer& layer, const std::string& key) {
  Item& item = m_items[layer.id];
  item.key = key;
  const auto variant = m_variants.find(key);
  if (variant != m_variants.end() && variant->second.status.layer) {
    item.status = variant->second.status;
  } else {
    item.status.state = LayerState::Loading; // what is there stays on the map until its successor is
    enqueue({m_project, layer, key, true});
  }
  emit statusChanged(QString::fromStdString(layer.id));
}

void LayerStack::enqueue(Job job) {
  {
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_jobs, [&](const Job& old) {
      return old.key == job.key || (job.shown && old.shown && old.layer.id == job.layer.id);
    });
    // What is shown comes before what a theme may need; the ground first of all, points last.
    const auto behind = std::ranges::find_if(m_jobs, [](const Job& other) { return !other.shown; });
    if (job.layer.kind == LayerKind::Image && job.shown)
      m_jobs.push_front(std::move(job));
    else
      m_jobs.insert(job.shown ? behind : m_jobs.end(), std::move(job));
  }
  m_wake.notify_all();
}

void LayerStack::take(const std::string& id, const std::string& key, const LoadedLayer& loaded) {
  LayerStatus status{loaded.layer     ? LayerState::Ready
                     : loaded.missing ? LayerState::Missing
                                      : LayerState::Failed,
                     loaded.problem, loaded.hint, loaded.layer};
  const auto variant = m_variants.find(key);
  if (variant != m_variants.end() && variant->second.status.layer)
    status = variant->second.status; // loaded twice at the same time: the first one stays
  else if (variant != m_variants.end())
    variant->second.status = status;
  const auto found = m_items.find(id);
  const bool shown = found != m_items.end() && found->second.key == key;
  if (shown) {          // else it was meanwhile removed, changed or drawn by a document
    if (loaded.missing) // the picture of a file that went away stays: it may come back
      status.layer = found->second.status.layer;
    found->second.status = status;
    const ProjectLayer* layer = m_project.layer(id);
    const QString name = QString::fromStdString(layer ? layer->name : id);
    for (const auto& notice : loaded.notices)
      emit noticed(name, QString::fromStdString(notice.text));
    if (!loaded.problem.isEmpty())
      emit noticed(name, loaded.problem + QLatin1Char(' ') + loaded.hint);
    emit statusChanged(QString::fromStdString(id));
    emit entriesChanged();
  }
  if (shown || variant != m_variants.end())
    emit themeEntriesChanged();
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
