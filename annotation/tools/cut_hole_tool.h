// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts the drawn outline out of the chosen areas (of the area around it when none is chosen): inside it
// leaves a hole, across an edge it trims.
#pragma once

#include "annotation/tools/sketch_tool.h"

namespace scarp {

class CutHoleTool final : public SketchTool {
public:
  CutHoleTool() : SketchTool(Sketch::Kind::Outline) {}

private:
  ToolReply made(const std::vector<Point>& corners, const ToolContext& context) override;
  std::string startHint() const override {
    return "Click the first corner of what is to be cut out of an area, R: freehand";
  }
};

} // namespace scarp
