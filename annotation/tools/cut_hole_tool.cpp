// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/tools/cut_hole_tool.h"

#include "annotation/labels/shape_operations.h"

#include <algorithm>

namespace scarp {

namespace {
/// Less than half a square decimetre is rounding, no cut.
constexpr double kNothing = 0.005;
} // namespace

ToolReply CutHoleTool::made(const std::vector<Point>& corners, const ToolContext& context) {
  const MultiPolygon cutter{{corners, {}}};
  std::vector<AreaId> targets = context.selection;
  std::erase_if(targets, [&](AreaId id) {
    const Area* one = context.labels.find(id);
    return !one || intersectionArea(one->shape, cutter) < kNothing;
  });
  if (targets.empty())
    for (const auto& [id, one] : context.labels.areas())
      if (intersectionArea(one.shape, cutter) >= kNothing)
        targets.push_back(id);

  ToolReply reply;
  reply.refused = true;
  if (targets.empty()) {
    reply.message = "There is no area to cut here.";
    return reply;
  }
  Compound cut{"Cut hole", {}};
  for (const AreaId id : targets) {
    MultiPolygon rest = difference(context.labels.find(id)->shape, cutter);
    if (rest.empty()) {
      reply.message = "Nothing would be left of an area: delete it with the select tool instead.";
      return reply;
    }
    cut.edits.push_back(ReplaceShape{id, std::move(rest), context.time});
  }
  reply.refused = false;
  reply.select = targets;
  reply.edit = std::move(cut);
  return reply;
}

} // namespace scarp
