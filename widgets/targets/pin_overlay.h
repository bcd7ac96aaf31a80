// SPDX-License-Identifier: GPL-3.0-or-later
// Where the pinned series and the reference are, over the map: rings and outlines in the colours of the
// chart.
#pragma once

#include "widgets/map/canvas_overlay.h"
#include "widgets/map/ct_style.h"
#include "widgets/targets/pinned_target.h"

#include <optional>
#include <vector>

namespace scarp {

class PinOverlay final : public CanvasOverlay {
public:
  void setPins(std::vector<PinnedTarget> pins) { m_pins = std::move(pins); }
  void setReference(std::optional<CtReference> reference) { m_reference = std::move(reference); }
  void paint(QPainter& painter, const ViewTransform& view) const override;

private:
  std::vector<PinnedTarget> m_pins;
  std::optional<CtReference> m_reference;
};

} // namespace scarp
