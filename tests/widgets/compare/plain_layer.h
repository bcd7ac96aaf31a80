// SPDX-License-Identifier: GPL-3.0-or-later
// A layer of one colour everywhere, so that every pixel says which picture it belongs to.
#pragma once

#include "widgets/map/map_picture.h"

#include <QColor>

namespace scarp::test {

class PlainLayer : public MapLayer {
public:
  explicit PlainLayer(QColor colour) : m_colour(colour) {}
  Extent extent() const override { return {-1e6, -1e6, 1e6, 1e6}; }
  bool paint(QImage& tile, const TileView&, const std::stop_token&) const override {
    tile.fill(m_colour);
    return true;
  }

private:
  QColor m_colour;
};

inline std::vector<PictureEntry> plain(const QColor& colour) {
  return {{colour.name(), std::make_shared<PlainLayer>(colour)}};
}

} // namespace scarp::test
