// SPDX-License-Identifier: GPL-3.0-or-later
// A line or outline while it is drawn: corners by clicks, freehand while streaming (R) or while dragging with
// Shift, Backspace takes the last corner back, right click, Enter or a double click finishes, Esc drops it.
#pragma once

#include "annotation/tools/tool.h"

namespace scarp {

class Sketch {
public:
  enum class Kind { Outline, Line };
  enum class Outcome { Ignored, Changed, Finished, Dropped };

  explicit Sketch(Kind kind) : m_kind(kind) {}
  Outcome handle(const PointerEvent& event, const ToolContext& context);
  Outcome handle(const KeyEvent& event);

  bool empty() const { return m_corners.empty(); }
  bool streaming() const { return m_streaming; }
  const std::vector<Point>& corners() const { return m_corners; }
  void clear();
  /// Marked in the preview until the next change: where an outline crosses itself.
  void setProblem(std::optional<Point> place) { m_problem = place; }
  Preview preview() const;

private:
  Outcome press(const PointerEvent& event, const ToolContext& context);
  void add(Point place, const ToolContext& context);

  Kind m_kind;
  std::vector<Point> m_corners;
  std::optional<Point> m_cursor; ///< where the next corner would be
  std::optional<Point> m_problem;
  bool m_snapped = false, m_streaming = false, m_dragging = false;
};

} // namespace scarp
