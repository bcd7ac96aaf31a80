// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the outline of a new area.
#pragma once

#include "annotation/tools/sketch_tool.h"

namespace scarp {

class DrawAreaTool final : public SketchTool {
public:
  DrawAreaTool() : SketchTool(Sketch::Kind::Outline) {}

private:
  ToolReply made(const std::vector<Point>& corners, const ToolContext& context) override;
  std::string startHint() const override {
    return "Click the first corner of the new area, R: freehand, S: snapping";
  }
};

/// A new area with the context's attributes, author and time.
Area newArea(const ToolContext& context, MultiPolygon shape, Provenance provenance = {});

} // namespace scarp
