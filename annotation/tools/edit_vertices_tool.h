// SPDX-License-Identifier: GPL-3.0-or-later
// Moves, inserts and deletes corners of the chosen area. Drag a corner to move it, drag the small cross in
// the middle of an edge to insert one there, Delete removes the corner last touched. A drag is one edit, made
// on release.
#pragma once

#include "annotation/tools/tool.h"

namespace scarp {

class EditVerticesTool final : public Tool {
public:
  ToolReply handle(const PointerEvent& event, const ToolContext& context) override;
  ToolReply handle(const KeyEvent& event, const ToolContext& context) override;
  bool busy() const override { return m_dragging; }
  ToolReply cancel(const ToolContext& context) override;
  std::string hint() const override;
  Preview preview(const ToolContext& context) const override;

private:
  /// A corner of an area: ring 0 is the outline of its part, others are holes.
  struct Corner {
    AreaId area;
    size_t part = 0, ring = 0, index = 0;
  };
  struct Picked {
    Corner corner;
    bool midNode = false; ///< the middle of the edge that follows the corner
  };
  static Ring* ringOf(MultiPolygon& shape, const Corner& corner);
  static const Area* chosen(const ToolContext& context);
  std::optional<Picked> pick(const Area& area, Point place, double reach) const;
  ToolReply press(const PointerEvent& event, const ToolContext& context);
  ToolReply release(const ToolContext& context);
  ToolReply refused(const ToolContext& context, std::string why, std::optional<Point> place = {});

  std::optional<Corner> m_corner; ///< last touched; dragged while m_dragging
  bool m_dragging = false, m_moved = false;
  MultiPolygon m_origin; ///< the shape as it was when the drag began
  MultiPolygon m_draft;  ///< the shape under the drag
  std::optional<Point> m_problem;
};

} // namespace scarp
