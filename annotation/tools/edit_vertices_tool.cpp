// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/tools/edit_vertices_tool.h"

#include "annotation/labels/crossing.h"
#include "annotation/tools/snapping.h"

#include <cmath>

namespace scarp {

namespace {
/// Edges shorter than this on the screen show no mid-node: there would be no room to grab it.
constexpr double kMidNodePixels = 24;
} // namespace

Ring* EditVerticesTool::ringOf(MultiPolygon& shape, const Corner& corner) {
  if (corner.part >= shape.size())
    return nullptr;
  Polygon& part = shape[corner.part];
  if (corner.ring == 0)
    return &part.outer;
  return corner.ring <= part.holes.size() ? &part.holes[corner.ring - 1] : nullptr;
}

const Area* EditVerticesTool::chosen(const ToolContext& context) {
  return context.selection.size() == 1 ? context.labels.find(context.selection.front()) : nullptr;
}

std::optional<EditVerticesTool::Picked> EditVerticesTool::pick(const Area& area, Point place,
                                                               double reach) const {
  std::optional<Picked> corner, middle;
  double bestCorner = reach * reach, bestMiddle = reach * reach;
  for (size_t p = 0; p < area.shape.size(); ++p)
    for (size_t r = 0; r <= area.shape[p].holes.size(); ++r) {
      const Ring& ring = r == 0 ? area.shape[p].outer : area.shape[p].holes[r - 1];
      for (size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i], b = ring[(i + 1) % ring.size()];
        const auto squared = [&](double x, double y) {
          return (x - place.x) * (x - place.x) + (y - place.y) * (y - place.y);
        };
        if (const double d = squared(a.x, a.y); d <= bestCorner) {
          bestCorner = d;
          corner = Picked{{area.id, p, r, i}, false};
        }
        if (const double d = squared((a.x + b.x) / 2, (a.y + b.y) / 2);
            d <= bestMiddle && std::hypot(a.x - b.x, a.y - b.y) >= kMidNodePixels / kSnapPixels * reach) {
          bestMiddle = d;
          middle = Picked{{area.id, p, r, i}, true};
        }
      }
    }
  return corner ? corner : middle;
}

ToolReply EditVerticesTool::refused(const ToolContext& context, std::string why, std::optional<Point> place) {
  m_dragging = false;
  m_problem = place;
  ToolReply reply;
  reply.refused = true;
  reply.message = std::move(why);
  reply.preview = preview(context);
  return reply;
}

ToolReply EditVerticesTool::press(const PointerEvent& event, const ToolContext& context) {
  ToolReply reply;
  m_problem.reset();
  const double reach = kSnapPixels * context.unitsPerPixel;
  const Area* area = chosen(context);
  const auto picked = area ? pick(*area, event.position, reach) : std::nullopt;
  if (!picked) {
    m_corner.reset();
    const Area* under = areaAt(context.labels, event.position);
    if (under && under != area)
      reply.select = {{under->id}};
    else if (!under)
      reply.select = std::vector<AreaId>{};
    reply.preview = preview(context);
    return reply;
  }
  m_draft = m_origin = area->shape;
  m_corner = picked->corner;
  m_dragging = true;
  m_moved = false;
  if (picked->midNode) {
    Ring& ring = *ringOf(m_draft, *m_corner);
    const Point a = ring[m_corner->index], b = ring[(m_corner->index + 1) % ring.size()];
    ++m_corner->index;
    ring.insert(ring.begin() + static_cast<std::ptrdiff_t>(m_corner->index),
                {(a.x + b.x) / 2, (a.y + b.y) / 2});
    m_moved = true; // the new corner counts even where it is let go at once
  }
  reply.preview = preview(context);
  return reply;
}

ToolReply EditVerticesTool::release(const ToolContext& context) {
  if (!m_moved) {
    m_dragging = false;
    ToolReply reply;
    reply.preview = preview(context);
    return reply;
  }
  const Area* area = context.labels.find(m_corner->area);
  if (!area || !(area->shape == m_origin))
    return refused(context, "Not moved: the area was changed meanwhile.");
  if (const auto place = firstCrossing(m_draft))
    return refused(context, "Not moved: the outline would cross itself at the mark.", place);
  if (const std::string why = whyNoShape(m_draft); !why.empty())
    return refused(context, "Not moved: " + why + ".");
  m_dragging = false;
  ToolReply reply;
  reply.edit = ReplaceShape{m_corner->area, m_draft, context.time};
  return reply;
}

ToolReply EditVerticesTool::handle(const PointerEvent& event, const ToolContext& context) {
  using Action = PointerEvent::Action;
  ToolReply reply;
  if (event.action == Action::Move) {
    if (m_dragging) {
      const Snapped place = snapped(context, event, m_corner->area);
      Point& corner = (*ringOf(m_draft, *m_corner))[m_corner->index];
      m_moved |= !(corner == place.place);
      corner = place.place;
    }
    reply.handled = m_dragging;
    reply.preview = preview(context);
    return reply;
  }
  if (event.button != PointerEvent::Button::Left) {
    reply.handled = false;
    reply.preview = preview(context);
    return reply;
  }
  if (event.action == Action::Press)
    return press(event, context);
  if (event.action == Action::Release && m_dragging)
    return release(context);
  reply.preview = preview(context);
  return reply;
}

ToolReply EditVerticesTool::handle(const KeyEvent& event, const ToolContext& context) {
  ToolReply reply;
  if (event.key == KeyEvent::Key::Escape && m_dragging)
    return cancel(context);
  const Area* area = chosen(context);
  if ((event.key == KeyEvent::Key::Delete || event.key == KeyEvent::Key::Backspace) && !m_dragging) {
    if (!area || !m_corner || m_corner->area != area->id)
      return refused(context, "Click a corner first, then Delete removes it.");
    MultiPolygon shape = area->shape;
    Ring* ring = ringOf(shape, *m_corner);
    if (!ring || m_corner->index >= ring->size())
      return refused(context, "Click a corner first, then Delete removes it.");
    if (ring->size() <= 3 && m_corner->ring == 0)
      return refused(context,
                     "An outline keeps at least three corners; remove the area with the select tool.");
    if (ring->size() <= 3) { // the hole goes with its third-last corner
      auto& holes = shape[m_corner->part].holes;
      holes.erase(holes.begin() + static_cast<std::ptrdiff_t>(m_corner->ring - 1));
    } else {
      ring->erase(ring->begin() + static_cast<std::ptrdiff_t>(m_corner->index));
    }
    if (const auto place = firstCrossing(shape))
      return refused(context, "Not removed: the outline would cross itself at the mark.", place);
    if (const std::string why = whyNoShape(shape); !why.empty())
      return refused(context, "Not removed: " + why + ".");
    m_corner.reset();
    reply.edit = ReplaceShape{area->id, std::move(shape), context.time};
    return reply;
  }
  reply.handled = false;
  reply.preview = preview(context);
  return reply;
}

ToolReply EditVerticesTool::cancel(const ToolContext& context) {
  m_dragging = false;
  m_corner.reset();
  m_problem.reset();
  ToolReply reply;
  reply.preview = preview(context);
  return reply;
}

std::string EditVerticesTool::hint() const {
  if (m_dragging)
    return "Let go to set the corner here, Ctrl: no snapping, Esc: back to where it was";
  return m_corner ? "Delete removes the corner; drag a corner or a small cross to change the outline"
                  : "Click an area, then drag its corners; drag a small cross to add a corner";
}

Preview EditVerticesTool::preview(const ToolContext& context) const {
  Preview preview;
  const Area* area = chosen(context);
  if (!area)
    return preview;
  const MultiPolygon& shape = m_dragging ? m_draft : area->shape;
  for (size_t p = 0; p < shape.size(); ++p)
    for (size_t r = 0; r <= shape[p].holes.size(); ++r) {
      const Ring& ring = r == 0 ? shape[p].outer : shape[p].holes[r - 1];
      preview.lines.push_back({ring, true});
      for (size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i], b = ring[(i + 1) % ring.size()];
        const bool active = m_corner && m_corner->area == area->id && m_corner->part == p &&
                            m_corner->ring == r && m_corner->index == i;
        preview.marks.push_back(
            {a, active ? Preview::Mark::Kind::ActiveVertex : Preview::Mark::Kind::Vertex});
        if (!m_dragging && std::hypot(a.x - b.x, a.y - b.y) >= kMidNodePixels * context.unitsPerPixel)
          preview.marks.push_back({{(a.x + b.x) / 2, (a.y + b.y) / 2}, Preview::Mark::Kind::MidNode});
      }
    }
  if (m_problem)
    preview.marks.push_back({*m_problem, Preview::Mark::Kind::Problem});
  return preview;
}

} // namespace scarp
