// SPDX-License-Identifier: GPL-3.0-or-later
// Colour tables of 256 steps, computed in CIE L*a*b* so that equal steps of value look like equal steps of
// colour. Velocity and hot spots share one diverging ramp: blue = away from the satellite, red = toward it.
#pragma once

#include <QColor>
#include <array>
#include <span>
#include <vector>

namespace scarp {

using ColourTable = std::array<QRgb, 256>;

/// Anchors at equal distances, interpolated in L*a*b*.
ColourTable labRamp(std::span<const QColor> anchors);

const ColourTable& divergingRamp(); ///< blue, near-white, red; symmetric in lightness
const ColourTable& elevationRamp();
const ColourTable& slopeRamp();
const ColourTable& aspectRamp(); ///< cyclic: north meets north
/// From a pale to a deep tone of one hue, for probabilities.
ColourTable singleHueRamp(const QColor& colour);

/// Index 0..255 of a value between low and high; values outside are clamped.
inline int rampIndex(double value, double low, double high) {
  const double t = high > low ? (value - low) / (high - low) : 0.5;
  return t <= 0 ? 0 : t >= 1 ? 255 : static_cast<int>(t * 255.0 + 0.5);
}

std::vector<QRgb> legendColours(const ColourTable& table);
/// Lightness L* (0..100) of a colour: what the tests of the ramps look at.
double lightness(QRgb colour);

} // namespace scarp
