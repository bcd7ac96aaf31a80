// SPDX-License-Identifier: GPL-3.0-or-later
// A click takes an area that a model found over into the labels, with the run as its provenance.
#pragma once

#include "annotation/tools/area_actions.h"

namespace scarp {

class AcceptPredictionTool final : public Tool {
public:
  /// What can be accepted. Those that the labels hold already are still listed; a second click says so.
  void setPredictions(std::vector<PredictedArea> predictions);
  ToolReply handle(const PointerEvent& event, const ToolContext& context) override;
  ToolReply handle(const KeyEvent& event, const ToolContext& context) override;
  bool busy() const override { return false; }
  ToolReply cancel(const ToolContext&) override { return {}; }
  std::string hint() const override;
  Preview preview(const ToolContext& context) const override;

private:
  const PredictedArea* at(Point place) const;
  std::vector<PredictedArea> m_predictions;
  const PredictedArea* m_under = nullptr; ///< the one below the pointer
};

} // namespace scarp
