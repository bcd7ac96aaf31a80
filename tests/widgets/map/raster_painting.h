// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a raster layer into a tile, to look at its pixels.
#pragma once

#include "widgets/map/raster_layer.h"
#include "widgets/style/styled_raster.h"

#include <QImage>

namespace scarp::test {

inline QImage painted(const MapLayer& layer, const TileView& view) {
  QImage tile(view.width, view.height, QImage::Format_ARGB32_Premultiplied);
  tile.fill(Qt::transparent);
  layer.paint(tile, view, {});
  return tile;
}

/// A view of `pixels` x `pixels` whose middle is at a place.
inline TileView viewAround(Point place, double mapPerPixel, int pixels = 9) {
  TileView view;
  view.left = place.x - pixels / 2.0 * mapPerPixel;
  view.top = place.y + pixels / 2.0 * mapPerPixel;
  view.mapPerPixel = mapPerPixel;
  view.width = view.height = pixels;
  return view;
}

inline QRgb colourAt(const MapLayer& layer, Point place, double mapPerPixel = 0.5) {
  return painted(layer, viewAround(place, mapPerPixel)).pixel(4, 4);
}

inline std::shared_ptr<const RasterLayer> styled(const std::filesystem::path& file, const std::string& mapCrs,
                                                 LayerKind kind, Json style = Json::object(),
                                                 Notices* notices = nullptr) {
  ProjectLayer layer;
  layer.id = "layer";
  layer.name = "Layer";
  layer.kind = kind;
  layer.style = std::move(style);
  Notices unheard;
  return styledRaster(layer, std::make_shared<RasterSource>(file, mapCrs), {QColor(112, 48, 160)},
                      notices ? *notices : unheard);
}

} // namespace scarp::test
