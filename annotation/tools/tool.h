// SPDX-License-Identifier: GPL-3.0-or-later
// A labelling tool is a small state machine over values: events in map coordinates go in; a preview to draw,
// an edit to apply and a message for the status line come out. It knows no window and changes no label
// itself.
#pragma once

#include "annotation/labels/label_set.h"

#include <optional>
#include <string>
#include <vector>

namespace scarp {

struct Modifiers {
  bool shift = false, control = false, alt = false;
};

struct PointerEvent {
  enum class Action { Press, Move, Release, DoubleClick };
  enum class Button { None, Left, Right };
  Action action = Action::Move;
  Point position;               ///< map coordinates
  Button button = Button::None; ///< of a press, release or double click; the one held down during a move
  Modifiers modifiers = {};
};

struct KeyEvent {
  enum class Key { Escape, Enter, Backspace, Delete, R, S, Other };
  Key key = Key::Other;
  Modifiers modifiers = {};
};

/// What a tool may see while it answers one event.
struct ToolContext {
  const LabelSet& labels;
  double unitsPerPixel = 1;           ///< map units per screen pixel
  std::vector<AreaId> selection = {}; ///< of the document, first chosen first
  AreaAttributes attributes = {};     ///< of a new area
  std::string author = {}, time = {}; ///< of new and changed areas
  bool snapping = true;
};

/// What to paint above the map.
struct Preview {
  struct Line {
    std::vector<Point> points;
    bool closed = false; ///< closed and filled
  };
  struct Mark {
    enum class Kind { Vertex, ActiveVertex, MidNode, Snap, Problem };
    Point position;
    Kind kind = Kind::Vertex;
  };
  std::vector<Line> lines;
  std::vector<Mark> marks;
  bool empty() const { return lines.empty() && marks.empty(); }
};

struct ToolReply {
  bool handled = true;  ///< false: the event is free for others (e.g. pan)
  Preview preview = {}; ///< replaces the one before
  std::optional<Edit> edit = {};
  std::optional<std::vector<AreaId>> select = {}; ///< the new selection
  std::string message = {};                       ///< for the status line; empty: hint() stands
  bool refused = false;                           ///< the message says why something was not done
};

class Tool {
public:
  virtual ~Tool() = default;
  virtual ToolReply handle(const PointerEvent& event, const ToolContext& context) = 0;
  virtual ToolReply handle(const KeyEvent& event, const ToolContext& context) = 0;
  /// A gesture is under way that cancel() would drop (undo cancels it first and stops there).
  virtual bool busy() const = 0;
  virtual ToolReply cancel(const ToolContext& context) = 0;
  /// What the next click does, for the status line.
  virtual std::string hint() const = 0;
  /// The preview for the state as it is: after the labels or the view changed.
  virtual Preview preview(const ToolContext& context) const = 0;
};

inline constexpr double kSnapPixels = 12; ///< reach of snapping and of picking corners

} // namespace scarp
