// SPDX-License-Identifier: GPL-3.0-or-later
// All layers to draw as one value (a snapshot), bottom first, and the addresses of the tiles that are drawn
// of it.
#pragma once

#include "core/project/map_theme.h"
#include "widgets/map/map_layer.h"

#include <QColor>
#include <QString>
#include <bit>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace scarp {

struct PictureEntry {
  QString id; ///< of the project's layer
  MapLayerPtr layer;
  double opacity = 1;
  BlendMode blend = BlendMode::Normal;
  bool operator==(const PictureEntry&) const = default;
};

struct MapPicture {
  std::vector<PictureEntry> entries;
  QColor background = Qt::white;
  uint64_t generation = 0; ///< grows with every change
};

inline constexpr int kTileSize = 512; ///< device pixels

/// A tile of the endless plane of tiles at one scale; the plane starts at the canvas's origin.
struct TileAddress {
  double scale = 1; ///< map units per device pixel
  int64_t column = 0, row = 0;
  bool operator==(const TileAddress&) const = default;
};

struct TileAddressHash {
  size_t operator()(const TileAddress& a) const {
    const auto mix = [](size_t seed, uint64_t value) {
      return seed ^ (std::hash<uint64_t>{}(value) + 0x9e3779b97f4a7c15ULL + (seed << 6) + (seed >> 2));
    };
    return mix(mix(std::bit_cast<uint64_t>(a.scale), static_cast<uint64_t>(a.column)),
               static_cast<uint64_t>(a.row));
  }
};

} // namespace scarp
