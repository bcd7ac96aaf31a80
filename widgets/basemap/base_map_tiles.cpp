// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/basemap/base_map_tiles.h"

#include "widgets/map/raster_lookup.h"

#include <QThreadPool>
#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <list>
#include <mutex>

namespace scarp {

namespace {

constexpr size_t kMostTiles = 96;  ///< 1 MiB each
constexpr size_t kMostWanted = 24; ///< older wishes are of views that are gone

bool same(const TileView& a, const TileView& b) {
  return a.left == b.left && a.top == b.top && a.mapPerPixel == b.mapPerPixel && a.width == b.width &&
         a.height == b.height;
}

} // namespace

struct BaseMapTiles::State {
  struct Item {
    TileView view;
    QImage image;
  };
  void work(const std::stop_token& stop);
  QImage fetch(const TileView& view);

  BaseMapService service;
  BaseMapCache cache;
  std::string mapCrs;
  std::mutex mutex;
  std::condition_variable_any wake;
  std::deque<TileView> wanted; ///< newest first
  std::list<Item> items;       ///< newest first
  Listener listener;
  bool resting = false;                  ///< the service did not answer
  std::unique_ptr<BaseMapReader> reader; ///< fetching thread only
  std::unique_ptr<CrsTransform> toTiles; ///< fetching thread only
};

BaseMapTiles::BaseMapTiles(const BaseMapService& service, const BaseMapCache& cache,
                           const std::string& mapCrs)
    : m_service(service), m_state(std::make_shared<State>()) {
  requireUsable(service);
  if (mapCrs.empty())
    throw inputError("a base map needs a project with a CRS",
                     "The image of this project does not say where on the earth it lies.", "no-crs");
  m_state->service = service;
  m_state->cache = cache;
  m_state->mapCrs = mapCrs;
  m_thread = std::jthread([state = m_state](const std::stop_token& stop) { state->work(stop); });
}

BaseMapTiles::~BaseMapTiles() {
  setListener({});
  m_thread.request_stop();
  // A request on its way ends with its timeout: somebody else waits for that. At the end of the program Qt
  // waits for its pool.
  auto thread = std::make_shared<std::jthread>(std::move(m_thread));
  QThreadPool::globalInstance()->start([thread] { thread->join(); });
}

void BaseMapTiles::setListener(Listener listener) {
  const std::lock_guard lock(m_state->mutex);
  m_state->listener = std::move(listener);
}

void BaseMapTiles::retry() {
  {
    const std::lock_guard lock(m_state->mutex);
    m_state->resting = false;
  }
  m_state->wake.notify_one();
}

QImage BaseMapTiles::find(const TileView& view) {
  const std::lock_guard lock(m_state->mutex);
  const auto item =
      std::ranges::find_if(m_state->items, [&](const State::Item& i) { return same(i.view, view); });
  if (item != m_state->items.end()) {
    m_state->items.splice(m_state->items.begin(), m_state->items, item);
    return item->image;
  }
  std::erase_if(m_state->wanted, [&](const TileView& wanted) { return same(wanted, view); });
  m_state->wanted.push_front(view);
  if (m_state->wanted.size() > kMostWanted)
    m_state->wanted.pop_back();
  m_state->wake.notify_one();
  return {};
}

QImage BaseMapTiles::State::fetch(const TileView& view) {
  if (!reader) {
    reader = std::make_unique<BaseMapReader>(service, cache);
    toTiles = std::make_unique<CrsTransform>(mapCrs, reader->grid().crs);
  }
  QImage image(view.width, view.height, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  const auto found = lookUp(view, reader->grid(), toTiles->identity() ? nullptr : toTiles.get(), 0);
  if (!found)
    return image;
  const size_t cells = static_cast<size_t>(found->outWidth) * static_cast<size_t>(found->outHeight);
  std::vector<uint8_t> rgba(4 * cells);
  reader->read(found->window, found->outWidth, found->outHeight, rgba);
  const auto width = static_cast<size_t>(view.width);
  for (size_t row = 0; row < static_cast<size_t>(view.height); ++row) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(static_cast<int>(row)));
    for (size_t column = 0; column < width; ++column) {
      const float x = found->xAt(row, column, width), y = found->yAt(row, column, width);
      if (std::isnan(x) || std::isnan(y))
        continue;
      const size_t at =
          static_cast<size_t>(y) * static_cast<size_t>(found->outWidth) + static_cast<size_t>(x);
      line[column] =
          qPremultiply(qRgba(rgba[at], rgba[cells + at], rgba[2 * cells + at], rgba[3 * cells + at]));
    }
  }
  return image;
}

void BaseMapTiles::State::work(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    TileView view;
    Listener told;
    {
      std::unique_lock lock(mutex);
      wake.wait(lock, stop, [this] { return !wanted.empty() && !resting; });
      if (stop.stop_requested())
        return;
      view = wanted.front();
      told = listener;
    }
    try {
      const QImage image = fetch(view);
      {
        const std::lock_guard lock(mutex);
        std::erase_if(wanted, [&](const TileView& other) { return same(other, view); });
        items.push_front({view, image});
        if (items.size() > kMostTiles)
          items.pop_back();
      }
      if (told.arrived)
        told.arrived(view.extent());
    } catch (const Error& error) {
      {
        const std::lock_guard lock(mutex);
        resting = true; // what is wanted stays wanted
        reader.reset(); // it may have opened half
      }
      if (told.failed)
        told.failed(error);
    }
  }
}

} // namespace scarp
