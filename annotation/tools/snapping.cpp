// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/tools/snapping.h"

#include "annotation/labels/crossing.h"

namespace scarp {

Snapped snapped(const LabelSet& labels, Point place, double reach, AreaId except) {
  double bestVertex = reach * reach, bestEdge = reach * reach;
  Snapped vertex{place}, edge{place};
  const auto look = [&](const Ring& ring) {
    for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const double dx = ring[i].x - place.x, dy = ring[i].y - place.y;
      if (const double d2 = dx * dx + dy * dy; d2 <= bestVertex) {
        bestVertex = d2;
        vertex = {ring[i], true, false};
      }
      const NearestOnSegment near = nearestOnSegment(place, ring[j], ring[i]);
      if (near.distance2 <= bestEdge) {
        bestEdge = near.distance2;
        edge = {near.place, false, true};
      }
    }
  };
  for (const auto& [id, area] : labels.areas()) {
    if (id == except)
      continue;
    const Extent e = extentOf(area.shape);
    if (place.x < e.xMin - reach || place.x > e.xMax + reach || place.y < e.yMin - reach ||
        place.y > e.yMax + reach)
      continue;
    for (const Polygon& part : area.shape) {
      look(part.outer);
      for (const Ring& hole : part.holes)
        look(hole);
    }
  }
  return vertex.onVertex ? vertex : edge;
}

Snapped snapped(const ToolContext& context, const PointerEvent& event, AreaId except) {
  if (!context.snapping || event.modifiers.control)
    return {event.position};
  return snapped(context.labels, event.position, kSnapPixels * context.unitsPerPixel, except);
}

const Area* areaAt(const LabelSet& labels, Point place) {
  const Area* found = nullptr;
  for (const auto& [id, one] : labels.areas())
    if (contains(one.shape, place) && (!found || area(one.shape) < area(found->shape)))
      found = &one;
  return found;
}

} // namespace scarp
