// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/tile_renderer.h"

#include "widgets/map/blend_pixels.h"

#include <algorithm>
#include <chrono>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace scarp {

namespace {

constexpr std::chrono::seconds kRest{1}; // without work until memory is given back

/// Tiles come and go by the thousand, and the allocator keeps what they leave: a third of the studio's
/// memory.
void giveBackFreedMemory() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

} // namespace

TileRenderer::TileRenderer(int threads, QObject* parent) : QObject(parent), m_layerTiles(kLayerTileBytes) {
  const std::lock_guard lock(m_mutex); // a thread looks for work when all of them are there
  for (size_t i = 0; i < static_cast<size_t>(threads); ++i)
    m_threads.emplace_back([this, i](const std::stop_token& stop) { work(i, stop); });
}

TileRenderer::~TileRenderer() {
  for (auto& thread : m_threads)
    thread.request_stop();
  {
    const std::lock_guard lock(m_mutex);
    for (auto& active : m_active)
      active->stop.request_stop();
  }
  m_threads.clear();
}

void TileRenderer::setWanted(const TileBoard* owner, std::vector<TileRequest> wanted) {
  const auto same = [](const TileRequest& request, const Active& active) {
    return request.address == active.address && request.picture->generation == active.generation;
  };
  {
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_queue, [owner](const auto& request) { return request.owner == owner; });
    for (auto& active : m_active)
      if (active->owner == owner && std::none_of(wanted.begin(), wanted.end(),
                                                 [&](const auto& request) { return same(request, *active); }))
        active->stop.request_stop();
    for (auto& request : wanted)
      if (std::none_of(m_active.begin(), m_active.end(), [&](const auto& active) {
            return active->owner == owner && same(request, *active) && !active->stop.stop_requested();
          }))
        m_queue.push_back(std::move(request));
    std::stable_sort(m_queue.begin(), m_queue.end(),
                     [](const auto& a, const auto& b) { return a.stage < b.stage; });
  }
  m_wake.notify_all();
}

void TileRenderer::forget() {
  m_layerTiles.clear();
  const std::lock_guard lock(m_mutex);
  m_failed.clear();
}

bool TileRenderer::idle() {
  const std::lock_guard lock(m_mutex);
  return m_queue.empty() && m_active.empty();
}

QImage TileRenderer::layerTile(const PictureEntry& entry, const TileRequest& request,
                               const std::stop_token& stop) {
  const uint64_t serial = entry.layer->serial();
  if (const auto cached = m_layerTiles.find(serial, request.address))
    return *cached;
  QImage fresh(request.view.width, request.view.height, QImage::Format_ARGB32_Premultiplied);
  fresh.fill(Qt::transparent);
  try {
    if (!entry.layer->paint(fresh, request.view, stop))
      fresh = {};
  } catch (const std::exception& error) { // its next tile may be all right: it is not cached as empty
    const std::lock_guard lock(m_mutex);
    if (m_failed.insert(serial).second)
      emit layerFailed(serial, QString::fromUtf8(error.what()));
    return {};
  }
  if (!stop.stop_requested())
    m_layerTiles.put(serial, request.address, fresh);
  return fresh;
}

QImage TileRenderer::draw(const TileRequest& request, const std::stop_token& stop) {
  const TileView& view = request.view;
  QImage tile(view.width, view.height, QImage::Format_RGB32);
  tile.fill(request.picture->background);
  const Extent extent = view.extent();
  for (const auto& entry : request.picture->entries) {
    if (!entry.layer || entry.opacity <= 0 || !overlaps(entry.layer->extent(), extent))
      continue;
    const QImage layer = layerTile(entry, request, stop);
    if (stop.stop_requested())
      return {};
    if (layer.isNull())
      continue;
    mixInto(tile, layer, entry.opacity, entry.blend);
  }
  return tile;
}

/// Each thread keeps to its own strip of the view as long as that has tiles that are as much needed as
/// others: blocks of a raster that neighbouring tiles share are then decoded by one thread, once.
TileRequest TileRenderer::takeNext(size_t thread) {
  const auto stripOf = [this](const TileRequest& request) {
    const double strip = request.across * static_cast<double>(m_threads.size());
    return std::min(static_cast<size_t>(std::max(0.0, strip)), m_threads.size() - 1);
  };
  const auto end = std::find_if(m_queue.begin(), m_queue.end(), [this](const TileRequest& request) {
    return request.stage != m_queue.front().stage;
  });
  auto next = std::find_if(m_queue.begin(), end,
                           [&](const TileRequest& request) { return stripOf(request) == thread; });
  if (next == end)
    next = m_queue.begin();
  TileRequest request = std::move(*next);
  m_queue.erase(next);
  return request;
}

void TileRenderer::work(size_t thread, const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    TileRequest request;
    auto active = std::make_shared<Active>();
    {
      std::unique_lock lock(m_mutex);
      const auto wanted = [this] { return !m_queue.empty(); };
      if (thread == 0 && !m_wake.wait_for(lock, stop, kRest, wanted) && !stop.stop_requested()) {
        lock.unlock();
        giveBackFreedMemory();
        lock.lock();
      }
      m_wake.wait(lock, stop, wanted);
      if (stop.stop_requested())
        return;
      request = takeNext(thread);
      active->owner = request.owner;
      active->address = request.address;
      active->generation = request.picture->generation;
      m_active.push_back(active);
    }
    const QImage tile = draw(request, active->stop.get_token());
    {
      const std::lock_guard lock(m_mutex);
      std::erase(m_active, active);
    }
    if (!tile.isNull() && !active->stop.stop_requested())
      emit tileReady(request, tile);
  }
}

} // namespace scarp
