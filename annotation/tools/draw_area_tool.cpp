// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/tools/draw_area_tool.h"

namespace scarp {

Area newArea(const ToolContext& context, MultiPolygon shape, Provenance provenance) {
  return {newAreaId(),  std::move(shape), context.attributes,   context.author,
          context.time, context.time,     std::move(provenance)};
}

ToolReply DrawAreaTool::made(const std::vector<Point>& corners, const ToolContext& context) {
  MultiPolygon shape{{corners, {}}};
  ToolReply reply;
  if (const std::string why = whyNoShape(shape); !why.empty()) {
    reply.refused = true;
    reply.message = "This is no area: " + why + ".";
    return reply;
  }
  Area area = newArea(context, std::move(shape));
  reply.select = {{area.id}};
  reply.edit = AddArea{std::move(area)};
  return reply;
}

} // namespace scarp
