// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/tools/select_tool.h"

#include "annotation/tools/snapping.h"

#include <algorithm>
#include <cmath>

namespace scarp {

namespace {
constexpr double kDragPixels = 4; ///< less is a click with a trembling hand
}

std::optional<Edit> removal(const std::vector<AreaId>& ids) {
  if (ids.empty())
    return {};
  if (ids.size() == 1)
    return RemoveArea{ids.front()};
  Compound all{"Delete " + std::to_string(ids.size()) + " areas", {}};
  for (const AreaId id : ids)
    all.edits.push_back(RemoveArea{id});
  return all;
}

std::vector<AreaId> SelectTool::inBox(const LabelSet& labels) const {
  const Extent box{std::min(m_pressed->x, m_corner.x), std::min(m_pressed->y, m_corner.y),
                   std::max(m_pressed->x, m_corner.x), std::max(m_pressed->y, m_corner.y)};
  std::vector<AreaId> ids;
  for (const auto& [id, one] : labels.areas()) {
    const Extent e = extentOf(one.shape);
    if (e.xMin >= box.xMin && e.xMax <= box.xMax && e.yMin >= box.yMin && e.yMax <= box.yMax)
      ids.push_back(id);
  }
  return ids;
}

ToolReply SelectTool::handle(const PointerEvent& event, const ToolContext& context) {
  using Action = PointerEvent::Action;
  ToolReply reply;
  if (event.action == Action::Move && m_pressed) {
    m_corner = event.position;
    m_box |= std::hypot(m_corner.x - m_pressed->x, m_corner.y - m_pressed->y) >
             kDragPixels * context.unitsPerPixel;
    reply.preview = preview(context);
    return reply;
  }
  if (event.button != PointerEvent::Button::Left) {
    reply.handled = false;
    return reply;
  }
  if (event.action == Action::Press) {
    m_pressed = m_corner = event.position;
    m_box = false;
  } else if (event.action == Action::Release && m_pressed) {
    m_corner = event.position;
    std::vector<AreaId> hit;
    if (m_box)
      hit = inBox(context.labels);
    else if (const Area* area = areaAt(context.labels, event.position))
      hit = {area->id};
    std::vector<AreaId> chosen = event.modifiers.shift ? context.selection : std::vector<AreaId>{};
    for (const AreaId id : hit) {
      const auto at = std::find(chosen.begin(), chosen.end(), id);
      if (at == chosen.end())
        chosen.push_back(id);
      else if (!m_box)
        chosen.erase(at);
    }
    reply.select = std::move(chosen);
    m_pressed.reset();
    m_box = false;
  }
  return reply;
}

ToolReply SelectTool::handle(const KeyEvent& event, const ToolContext& context) {
  ToolReply reply;
  if (event.key == KeyEvent::Key::Escape && m_box)
    return cancel(context);
  if (event.key == KeyEvent::Key::Escape && !context.selection.empty()) {
    reply.select = std::vector<AreaId>{};
  } else if (event.key == KeyEvent::Key::Delete || event.key == KeyEvent::Key::Backspace) {
    reply.edit = removal(context.selection);
    if (!reply.edit)
      reply.message = "Choose an area first, then Delete removes it.";
  } else {
    reply.handled = false;
  }
  return reply;
}

ToolReply SelectTool::cancel(const ToolContext&) {
  m_pressed.reset();
  m_box = false;
  return {};
}

Preview SelectTool::preview(const ToolContext&) const {
  Preview preview;
  if (m_box && m_pressed)
    preview.lines.push_back(
        {{*m_pressed, {m_corner.x, m_pressed->y}, m_corner, {m_pressed->x, m_corner.y}}, true});
  return preview;
}

} // namespace scarp
