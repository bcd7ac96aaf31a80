// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/tools/sketch_tool.h"

#include "annotation/labels/crossing.h"
#include "core/base/error.h"

namespace scarp {

ToolReply SketchTool::handle(const PointerEvent& event, const ToolContext& context) {
  return answer(m_sketch.handle(event, context), context);
}

ToolReply SketchTool::handle(const KeyEvent& event, const ToolContext& context) {
  ToolReply reply = answer(m_sketch.handle(event), context);
  if (event.key == KeyEvent::Key::R)
    reply.message = m_sketch.streaming() ? "Freehand on: the outline follows the pointer. R turns it off."
                                         : "Freehand off: every click is a corner.";
  return reply;
}

ToolReply SketchTool::cancel(const ToolContext&) {
  m_sketch.clear();
  ToolReply reply;
  reply.preview = m_sketch.preview();
  reply.message = "Drawing dropped.";
  return reply;
}

std::string SketchTool::hint() const {
  const size_t corners = m_sketch.corners().size(), needed = m_kind == Sketch::Kind::Outline ? 3 : 2;
  if (corners == 0)
    return startHint();
  std::string text =
      m_sketch.streaming() ? "Move to draw, R ends freehand" : "Click: next corner, R: freehand";
  if (corners >= needed)
    text += ", right click or Enter: finish";
  return text + ", Backspace: last corner back, Esc: drop";
}

ToolReply SketchTool::answer(Sketch::Outcome outcome, const ToolContext& context) {
  ToolReply reply;
  switch (outcome) {
  case Sketch::Outcome::Finished:
    return finish(context);
  case Sketch::Outcome::Dropped:
    reply.message = "Drawing dropped.";
    break;
  case Sketch::Outcome::Ignored:
    reply.handled = false;
    break;
  case Sketch::Outcome::Changed:
    break;
  }
  reply.preview = m_sketch.preview();
  return reply;
}

ToolReply SketchTool::finish(const ToolContext& context) {
  const std::vector<Point>& corners = m_sketch.corners();
  ToolReply reply;
  reply.refused = true;
  const bool outline = m_kind == Sketch::Kind::Outline;
  if (outline && corners.size() < 3) {
    reply.message = "An area needs at least three corners: go on clicking, or drop it with Esc.";
  } else if (!outline && corners.size() < 2) {
    reply.message = "A line needs at least two corners: go on clicking, or drop it with Esc.";
  } else if (const auto place = outline ? firstCrossing(MultiPolygon{{corners, {}}}) : std::nullopt) {
    // Refused, not repaired: a repair would decide for the expert which loop is ground and which is not.
    m_sketch.setProblem(place);
    reply.message = "The outline crosses itself at the mark: take corners back with Backspace.";
  } else {
    try {
      reply = made(corners, context);
    } catch (const Error& error) {
      reply = {};
      reply.refused = true;
      reply.message = error.what();
    }
  }
  if (!reply.refused)
    m_sketch.clear();
  reply.preview = m_sketch.preview();
  return reply;
}

} // namespace scarp
