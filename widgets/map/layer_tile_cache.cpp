// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/layer_tile_cache.h"

namespace scarp {

std::optional<QImage> LayerTileCache::find(uint64_t layer, const TileAddress& address) {
  const std::lock_guard lock(m_mutex);
  const auto found = m_index.find({layer, address});
  if (found == m_index.end())
    return {};
  m_items.splice(m_items.begin(), m_items, found->second);
  return found->second->tile;
}

void LayerTileCache::put(uint64_t layer, const TileAddress& address, const QImage& tile) {
  const std::lock_guard lock(m_mutex);
  const Key key{layer, address};
  if (const auto found = m_index.find(key); found != m_index.end()) {
    m_bytes -= sizeOf(found->second->tile);
    m_items.erase(found->second);
    m_index.erase(found);
  }
  m_items.push_front({key, tile});
  m_index[key] = m_items.begin();
  m_bytes += sizeOf(tile);
  dropOldest();
}

void LayerTileCache::dropOldest() {
  while (m_bytes > m_limit && m_items.size() > 1) {
    m_bytes -= sizeOf(m_items.back().tile);
    m_index.erase(m_items.back().key);
    m_items.pop_back();
  }
}

void LayerTileCache::clear() {
  const std::lock_guard lock(m_mutex);
  m_items.clear();
  m_index.clear();
  m_bytes = 0;
}

void LayerTileCache::setLimit(size_t bytes) {
  const std::lock_guard lock(m_mutex);
  m_limit = bytes;
  dropOldest();
}

size_t LayerTileCache::bytes() const {
  const std::lock_guard lock(m_mutex);
  return m_bytes;
}

} // namespace scarp
