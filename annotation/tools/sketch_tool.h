// SPDX-License-Identifier: GPL-3.0-or-later
// What drawing an area, cutting a hole and splitting have in common: a sketch, and what is made of it when it
// is done.
#pragma once

#include "annotation/tools/sketch.h"

namespace scarp {

class SketchTool : public Tool {
public:
  ToolReply handle(const PointerEvent& event, const ToolContext& context) final;
  ToolReply handle(const KeyEvent& event, const ToolContext& context) final;
  bool busy() const final { return !m_sketch.empty(); }
  ToolReply cancel(const ToolContext& context) final;
  std::string hint() const final;
  Preview preview(const ToolContext&) const final { return m_sketch.preview(); }

protected:
  explicit SketchTool(Sketch::Kind kind) : m_sketch(kind), m_kind(kind) {}
  /// The finished sketch as an edit, or refused with a reason: the sketch then stays as it is. An outline has
  /// at least three corners and does not cross itself, a line has at least two.
  virtual ToolReply made(const std::vector<Point>& corners, const ToolContext& context) = 0;
  virtual std::string startHint() const = 0;

private:
  ToolReply answer(Sketch::Outcome outcome, const ToolContext& context);
  ToolReply finish(const ToolContext& context);

  Sketch m_sketch;
  Sketch::Kind m_kind;
};

} // namespace scarp
