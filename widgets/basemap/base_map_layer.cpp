// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/basemap/base_map_layer.h"

namespace scarp {

Extent BaseMapLayer::extent() const {
  constexpr double kFar = 2.1e7; // m: half the way around the earth
  return {-kFar, -kFar, kFar, kFar};
}

bool BaseMapLayer::paint(QImage& tile, const TileView& view, const std::stop_token&) const {
  const QImage found = m_tiles->find(view);
  if (found.isNull())
    return false;
  tile = found;
  return true;
}

} // namespace scarp
