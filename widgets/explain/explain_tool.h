// SPDX-License-Identifier: GPL-3.0-or-later
// The tool "Explain this place": a click asks about a place, and the circle of what counts as around goes
// with the pointer.
#pragma once

#include "widgets/map/canvas_tool.h"

#include <functional>
#include <optional>

namespace scarp {

class ExplainTool : public CanvasTool {
public:
  /// `radius` in map units, asked at every paint.
  ExplainTool(std::function<void(Point)> explain, std::function<double()> radius)
      : m_explain(std::move(explain)), m_radius(std::move(radius)) {}
  bool mousePress(const CanvasMouse& mouse) override;
  bool mouseMove(const CanvasMouse& mouse) override;
  bool mouseRelease(const CanvasMouse& mouse) override;
  void paint(QPainter& painter, const ViewTransform& view) const override;
  QCursor cursor() const override { return Qt::WhatsThisCursor; }
  QString statusHint() const override;
  void cancel() override { m_pointer.reset(); }
  bool shiftDragZooms() const override { return true; }

private:
  std::function<void(Point)> m_explain;
  std::function<double()> m_radius;
  std::optional<Point> m_pointer;
  bool m_pressed = false;
};

} // namespace scarp
