// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/tools/accept_prediction_tool.h"

#include <algorithm>

namespace scarp {

void AcceptPredictionTool::setPredictions(std::vector<PredictedArea> predictions) {
  m_predictions = std::move(predictions);
  m_under = nullptr;
}

const PredictedArea* AcceptPredictionTool::at(Point place) const {
  for (const PredictedArea& one : m_predictions)
    if (contains(one.shape, place))
      return &one;
  return nullptr;
}

ToolReply AcceptPredictionTool::handle(const PointerEvent& event, const ToolContext& context) {
  ToolReply reply;
  m_under = at(event.position);
  if (event.action == PointerEvent::Action::Press && event.button == PointerEvent::Button::Left) {
    if (!m_under) {
      reply.message = "No predicted area here.";
    } else if (std::any_of(context.labels.areas().begin(), context.labels.areas().end(),
                           [&](const auto& entry) { return entry.second.shape == m_under->shape; })) {
      reply.refused = true;
      reply.message = "This prediction is among the labels already.";
    } else {
      Edit edit = acceptanceOf(*m_under, context);
      reply.select = {{std::get<AddArea>(edit).area.id}};
      reply.message = "Accepted; set its attributes in the panel.";
      reply.edit = std::move(edit);
    }
  } else {
    reply.handled = event.button != PointerEvent::Button::Right;
  }
  reply.preview = preview(context);
  return reply;
}

ToolReply AcceptPredictionTool::handle(const KeyEvent&, const ToolContext& context) {
  ToolReply reply;
  reply.handled = false;
  reply.preview = preview(context);
  return reply;
}

std::string AcceptPredictionTool::hint() const {
  return m_predictions.empty() ? "There is no predicted area yet: predict with a trained model first"
                               : "Click a predicted area to take it over into the labels";
}

Preview AcceptPredictionTool::preview(const ToolContext&) const {
  Preview preview;
  if (m_under)
    for (const Polygon& part : m_under->shape) {
      preview.lines.push_back({part.outer, true});
      for (const Ring& hole : part.holes)
        preview.lines.push_back({hole, false});
    }
  return preview;
}

} // namespace scarp
