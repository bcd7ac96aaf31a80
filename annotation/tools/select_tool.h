// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses areas: click one, Shift adds or takes away, drag draws a box; Delete removes the chosen ones.
#pragma once

#include "annotation/tools/tool.h"

namespace scarp {

class SelectTool final : public Tool {
public:
  ToolReply handle(const PointerEvent& event, const ToolContext& context) override;
  ToolReply handle(const KeyEvent& event, const ToolContext& context) override;
  bool busy() const override { return m_box; }
  ToolReply cancel(const ToolContext& context) override;
  std::string hint() const override {
    return "Click an area to choose it, Shift+click: more, drag: all in a box, Delete: remove";
  }
  Preview preview(const ToolContext& context) const override;

private:
  std::vector<AreaId> inBox(const LabelSet& labels) const;
  std::optional<Point> m_pressed;
  Point m_corner{};
  bool m_box = false;
};

/// Removal of several areas as one edit; nothing for an empty list.
std::optional<Edit> removal(const std::vector<AreaId>& ids);

} // namespace scarp
