// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/map_layer.h"

#include <atomic>

namespace scarp {

namespace {
std::atomic<uint64_t> nextSerial{1};
}

MapLayer::MapLayer() : m_serial(nextSerial++) {}

bool overlaps(const Extent& a, const Extent& b) {
  return a.xMin <= b.xMax && b.xMin <= a.xMax && a.yMin <= b.yMax && b.yMin <= a.yMax && a.xMin <= a.xMax &&
         b.xMin <= b.xMax;
}

} // namespace scarp
