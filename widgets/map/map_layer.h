// SPDX-License-Identifier: GPL-3.0-or-later
// One layer of the map as an immutable value that worker threads draw. A change is a new object: nothing here
// is ever modified after construction, so paint() may be called from several threads at the same time.
#pragma once

#include "core/geo/polygon.h"
#include "widgets/map/legend.h"

#include <QImage>
#include <QString>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>

namespace scarp {

/// What a tile shows: north-up, square pixels of `mapPerPixel`; (left, top) is the outer corner of its first
/// pixel.
struct TileView {
  double left = 0, top = 0;
  double mapPerPixel = 1; ///< per device pixel
  int width = 0, height = 0;
  double pixelRatio = 1; ///< device pixels per logical pixel: pens and discs grow with it
  Extent extent() const { return {left, top - height * mapPerPixel, left + width * mapPerPixel, top}; }
  double column(double x) const { return (x - left) / mapPerPixel; }
  double row(double y) const { return (top - y) / mapPerPixel; }
};

class MapLayer {
public:
  MapLayer();
  virtual ~MapLayer() = default;
  MapLayer(const MapLayer&) = delete;
  MapLayer& operator=(const MapLayer&) = delete;

  /// Where it has anything, in the map's CRS; empty (xMax < xMin) when nowhere.
  virtual Extent extent() const = 0;
  /// Draws into a transparent ARGB32_Premultiplied tile of the view's size. Returns false when it drew
  /// nothing. Looks at `stop` now and then and may leave early. May throw Error (a file that went away).
  virtual bool paint(QImage& tile, const TileView& view, const std::stop_token& stop) const = 0;
  virtual Legend legend() const { return {}; }
  /// The value at a place in words ("1,932.4 m"); none where it has none. Short reads only.
  virtual std::optional<QString> valueAt(Point) const { return {}; }
  /// Differs between any two layers of the process: the key of cached tiles.
  uint64_t serial() const { return m_serial; }

private:
  uint64_t m_serial;
};

using MapLayerPtr = std::shared_ptr<const MapLayer>;

bool overlaps(const Extent& a, const Extent& b);

} // namespace scarp
