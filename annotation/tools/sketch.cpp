// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/tools/sketch.h"

#include "annotation/tools/snapping.h"

#include <cmath>

namespace scarp {

namespace {
constexpr double kStreamPixels = 5; ///< between corners of a freehand line
constexpr double kSamePixels = 1;   ///< clicks closer than this are one

double distance(Point a, Point b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}
} // namespace

void Sketch::clear() {
  m_corners.clear();
  m_problem.reset();
  m_dragging = false;
}

void Sketch::add(Point place, const ToolContext& context) {
  m_problem.reset();
  if (m_corners.empty() || distance(place, m_corners.back()) >= kSamePixels * context.unitsPerPixel)
    m_corners.push_back(place);
}

Sketch::Outcome Sketch::press(const PointerEvent& event, const ToolContext& context) {
  if (event.button == PointerEvent::Button::Right)
    return m_corners.empty() ? Outcome::Ignored : Outcome::Finished;
  if (event.button != PointerEvent::Button::Left)
    return Outcome::Ignored;
  const double reach = kSnapPixels * context.unitsPerPixel;
  if (m_kind == Kind::Outline && m_corners.size() >= 3 &&
      distance(event.position, m_corners.front()) <= reach)
    return Outcome::Finished; // a click on the first corner closes
  const Snapped place = snapped(context, event);
  add(place.place, context);
  m_cursor = place.place;
  m_dragging = event.modifiers.shift;
  return Outcome::Changed;
}

Sketch::Outcome Sketch::handle(const PointerEvent& event, const ToolContext& context) {
  using Action = PointerEvent::Action;
  switch (event.action) {
  case Action::Press:
    return press(event, context);
  case Action::DoubleClick: // its first press has placed the corner
    return event.button == PointerEvent::Button::Left && !m_corners.empty() ? Outcome::Finished
                                                                            : Outcome::Ignored;
  case Action::Release:
    m_dragging = false;
    return Outcome::Ignored;
  case Action::Move: {
    const Snapped place = snapped(context, event);
    m_cursor = place.place;
    m_snapped = place.onVertex || place.onEdge;
    if (!m_corners.empty() && (m_streaming || m_dragging) &&
        distance(event.position, m_corners.back()) >= kStreamPixels * context.unitsPerPixel)
      add(event.position, context); // freehand follows the hand, not the neighbours
    return Outcome::Changed;
  }
  }
  return Outcome::Ignored;
}

Sketch::Outcome Sketch::handle(const KeyEvent& event) {
  switch (event.key) {
  case KeyEvent::Key::R:
    m_streaming = !m_streaming;
    return Outcome::Changed;
  case KeyEvent::Key::Backspace:
  case KeyEvent::Key::Delete:
    if (m_corners.empty())
      return Outcome::Ignored;
    m_corners.pop_back();
    m_problem.reset();
    return m_corners.empty() ? Outcome::Dropped : Outcome::Changed;
  case KeyEvent::Key::Enter:
    return m_corners.empty() ? Outcome::Ignored : Outcome::Finished;
  case KeyEvent::Key::Escape:
    if (m_corners.empty())
      return Outcome::Ignored;
    clear();
    return Outcome::Dropped;
  default:
    return Outcome::Ignored;
  }
}

Preview Sketch::preview() const {
  Preview preview;
  std::vector<Point> points = m_corners;
  if (!points.empty() && m_cursor && !m_problem)
    points.push_back(*m_cursor);
  if (points.size() > 1)
    preview.lines.push_back({points, m_kind == Kind::Outline && points.size() > 2});
  for (const Point& corner : m_corners)
    preview.marks.push_back({corner, Preview::Mark::Kind::Vertex});
  if (m_cursor && m_snapped)
    preview.marks.push_back({*m_cursor, Preview::Mark::Kind::Snap});
  if (m_problem)
    preview.marks.push_back({*m_problem, Preview::Mark::Kind::Problem});
  return preview;
}

} // namespace scarp
