// SPDX-License-Identifier: GPL-3.0-or-later
// Finished tiles of single layers, so that a change of order, visibility or opacity only mixes anew. Bounded;
// what was used longest ago goes first. Shared by the drawing threads.
#pragma once

#include "widgets/map/map_picture.h"

#include <QImage>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace scarp {

class LayerTileCache {
public:
  explicit LayerTileCache(size_t bytes) : m_limit(bytes) {}
  /// The tile; a null image where the layer has nothing; nothing when it has to be drawn.
  std::optional<QImage> find(uint64_t layer, const TileAddress& address);
  void put(uint64_t layer, const TileAddress& address, const QImage& tile);
  void clear();
  void setLimit(size_t bytes);
  size_t bytes() const;

private:
  struct Key {
    uint64_t layer;
    TileAddress address;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    size_t operator()(const Key& key) const { return TileAddressHash{}(key.address) * 31 + key.layer; }
  };
  struct Item {
    Key key;
    QImage tile;
  };
  static size_t sizeOf(const QImage& tile) { return 128 + static_cast<size_t>(tile.sizeInBytes()); }

  void dropOldest(); ///< until the limit is kept; the newest stays

  mutable std::mutex m_mutex;
  size_t m_limit, m_bytes = 0;
  std::list<Item> m_items; ///< newest first
  std::unordered_map<Key, std::list<Item>::iterator, KeyHash> m_index;
};

} // namespace scarp
