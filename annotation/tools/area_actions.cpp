// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/tools/area_actions.h"

#include "annotation/labels/shape_operations.h"
#include "annotation/tools/draw_area_tool.h"
#include "core/base/error.h"

namespace scarp {

Edit mergeOf(const ToolContext& context) {
  std::vector<MultiPolygon> shapes;
  Compound merging{"", {}};
  AreaId kept;
  for (const AreaId id : context.selection)
    if (const Area* area = context.labels.find(id)) {
      shapes.push_back(area->shape);
      if (shapes.size() == 1)
        kept = id;
      else
        merging.edits.push_back(RemoveArea{id});
    }
  if (shapes.size() < 2)
    throw usageError("merging needs at least two chosen areas", "Choose them with Shift+click, then merge.");
  merging.name = "Merge " + std::to_string(shapes.size()) + " areas";
  merging.edits.push_back(ReplaceShape{kept, unionOf(shapes), context.time});
  return merging;
}

Edit acceptanceOf(const PredictedArea& predicted, const ToolContext& context) {
  return AddArea{newArea(context, predicted.shape, {Provenance::Kind::Model, predicted.run})};
}

} // namespace scarp
