// SPDX-License-Identifier: GPL-3.0-or-later
// Edits that need no gesture: merging the chosen areas, accepting a polygon that a model found.
#pragma once

#include "annotation/tools/tool.h"

namespace scarp {

/// The union under the id and attributes of the first chosen area. Throws Error(Usage) with fewer than two
/// areas.
Edit mergeOf(const ToolContext& context);

struct PredictedArea {
  MultiPolygon shape;
  std::string run; ///< id of the run whose model found it
};
/// A new area with the shape of a prediction; its provenance names the run.
Edit acceptanceOf(const PredictedArea& predicted, const ToolContext& context);

} // namespace scarp
