// SPDX-License-Identifier: GPL-3.0-or-later
// Where a click lands: on a corner of an existing area when one is near, else on an edge, else where it was.
#pragma once

#include "annotation/tools/tool.h"

namespace scarp {

struct Snapped {
  Point place;
  bool onVertex = false, onEdge = false;
};

/// `reach` in map units. Areas in `except` are not snapped to (the one being edited).
Snapped snapped(const LabelSet& labels, Point place, double reach, AreaId except = {});
/// With the context's tolerance and switch; Control suspends snapping.
Snapped snapped(const ToolContext& context, const PointerEvent& event, AreaId except = {});

/// The area under a place: of several the smallest, so that none is out of reach.
const Area* areaAt(const LabelSet& labels, Point place);

} // namespace scarp
