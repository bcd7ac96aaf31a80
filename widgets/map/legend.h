// SPDX-License-Identifier: GPL-3.0-or-later
// What the colours of a layer mean, as a value that the layer tree draws: a ramp with limits and unit, or
// swatches.
#pragma once

#include <QColor>
#include <QString>
#include <vector>

namespace scarp {

struct LegendRamp {
  std::vector<QRgb> colours; ///< from low to high
  QString low, middle, high; ///< texts under the bar; middle may be empty
};

struct LegendSwatch {
  QColor fill, outline;
  QString text;
  bool dot = false; ///< a small disc instead of a box
};

struct Legend {
  QString title; ///< quantity, unit and sign: "LOS velocity, mm/yr, positive = toward the satellite"
  std::vector<LegendRamp> ramps;
  std::vector<LegendSwatch> swatches;
  bool empty() const { return title.isEmpty() && ramps.empty() && swatches.empty(); }
};

} // namespace scarp
