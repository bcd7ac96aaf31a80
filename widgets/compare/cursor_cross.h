// SPDX-License-Identifier: GPL-3.0-or-later
// A cross where the pointer is on the other canvas, and the name of the picture that this one shows.
#pragma once

#include "widgets/map/canvas_overlay.h"

#include <QString>
#include <optional>

namespace scarp {

struct CursorCross final : CanvasOverlay {
  std::optional<Point> place;
  QString name;
  void paint(QPainter& painter, const ViewTransform& view) const override;
};

} // namespace scarp
