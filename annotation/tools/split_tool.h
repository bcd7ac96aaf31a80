// SPDX-License-Identifier: GPL-3.0-or-later
// Splits areas along a drawn line: the chosen ones, or all that the line crosses when none is chosen. The
// largest piece keeps the id; every piece keeps class, signs and provenance.
#pragma once

#include "annotation/tools/sketch_tool.h"

namespace scarp {

class SplitTool final : public SketchTool {
public:
  SplitTool() : SketchTool(Sketch::Kind::Line) {}

private:
  ToolReply made(const std::vector<Point>& corners, const ToolContext& context) override;
  std::string startHint() const override {
    return "Click where the cut begins, outside the area; the line must leave it again";
  }
};

} // namespace scarp
