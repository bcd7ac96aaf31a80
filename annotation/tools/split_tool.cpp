// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/tools/split_tool.h"

#include "annotation/labels/shape_operations.h"

namespace scarp {

ToolReply SplitTool::made(const std::vector<Point>& corners, const ToolContext& context) {
  std::vector<AreaId> targets = context.selection;
  if (targets.empty())
    for (const auto& [id, one] : context.labels.areas())
      targets.push_back(id);
  Compound splitting{"Split area", {}};
  std::vector<AreaId> pieces;
  for (const AreaId id : targets) {
    const Area* whole = context.labels.find(id);
    if (!whole)
      continue;
    const std::vector<MultiPolygon> parts = split(whole->shape, corners);
    if (parts.size() < 2)
      continue;
    splitting.edits.push_back(ReplaceShape{id, parts.front(), context.time});
    pieces.push_back(id);
    for (size_t i = 1; i < parts.size(); ++i) {
      Area piece = *whole;
      piece.id = newAreaId();
      piece.shape = parts[i];
      piece.author = context.author;
      piece.created = piece.modified = context.time;
      pieces.push_back(piece.id);
      splitting.edits.push_back(AddArea{std::move(piece)});
    }
  }
  ToolReply reply;
  if (splitting.edits.empty()) {
    reply.refused = true;
    reply.message = "The line cuts no area in two: begin outside the area and end outside it.";
    return reply;
  }
  reply.message = "Split into " + std::to_string(pieces.size()) + " areas.";
  reply.select = std::move(pieces);
  reply.edit = std::move(splitting);
  return reply;
}

} // namespace scarp
