// SPDX-License-Identifier: GPL-3.0-or-later
// A base map as the canvas draws it: what has arrived so far. When more arrives, a new layer of the same
// tiles takes its place, so that only what changed is drawn again.
#pragma once

#include "widgets/basemap/base_map_tiles.h"

#include <memory>

namespace scarp {

class BaseMapLayer final : public MapLayer {
public:
  explicit BaseMapLayer(std::shared_ptr<BaseMapTiles> tiles) : m_tiles(std::move(tiles)) {}
  Extent extent() const override; ///< everywhere
  bool paint(QImage& tile, const TileView& view, const std::stop_token& stop) const override;
  const std::shared_ptr<BaseMapTiles>& tiles() const { return m_tiles; }

private:
  std::shared_ptr<BaseMapTiles> m_tiles;
};

} // namespace scarp
