// SPDX-License-Identifier: GPL-3.0-or-later
// What every coherent target of a cloud looks like: a colour, a size, and how strong it is - where discs
// overlap, the stronger one is seen. Made once per change of style, on a worker; painting only reads. The
// legend says what the colours mean, in which unit, with which sign, relative to what. Immutable.
#pragma once

#include "widgets/map/colour_ramp.h"
#include "widgets/map/ct_style.h"
#include "widgets/map/legend.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace scarp {

struct CtSymbol {
  uint16_t strength = 0; ///< of what it shows; 0: not shown
  uint8_t colour = 0;    ///< index into the table
  uint8_t size = 0;      ///< index into the size factors
};

class CtSymbols {
public:
  static constexpr std::array<double, 10> kSizes{0.62, 1, 0.5, 0.65, 0.8, 1, 1.2, 1.45, 1.7, 2};

  /// Columns that the style needs beyond the cloud's own; `inside`: one flag per target, null for anywhere.
  /// Throws Error(Input) when a column is missing.
  CtSymbols(const CtCloud& cloud, CtStyle style, const CtColumns& columns = {},
            const std::vector<uint8_t>* inside = nullptr);

  const CtSymbol& operator[](size_t i) const { return m_symbols[i]; }
  QRgb colour(uint8_t index) const { return m_table[index]; }
  size_t shown() const { return m_shown; } ///< so many are not filtered away
  bool isShown(size_t i) const { return m_kept[i] != 0; }
  const CtStyle& style() const { return m_style; } ///< with automatic limits filled in where they are drawn
  double low() const { return m_low; }             ///< ends of the ramp as drawn
  double high() const { return m_high; }
  bool diverging() const { return m_diverging; }
  /// Mean velocity of the reference targets, 0 without a reference; shown velocities are relative to it.
  float referenceVelocity() const { return m_referenceVelocity; }
  size_t referenceCount() const { return m_referenceCount; }
  const Legend& legend() const { return m_legend; }

private:
  void useReference(const CtCloud& cloud);
  void paintRamp(std::span<const float> values, bool velocities);
  void paintBins(const CtCloud& cloud);
  void makeLegend(const CtProvenance& from, bool bins, bool velocities);

  CtStyle m_style;
  std::vector<CtSymbol> m_symbols;
  std::vector<uint8_t> m_kept;
  std::array<QRgb, 256> m_table{};
  size_t m_shown = 0, m_referenceCount = 0;
  double m_low = 0, m_high = 1;
  bool m_diverging = true;
  float m_referenceVelocity = 0;
  Legend m_legend;
};

/// Indices of the targets that a reference or an area means; the nearest one for a place.
std::vector<uint32_t> targetsOf(const CtCloud& cloud, const MultiPolygon& area, std::optional<Point> place);

} // namespace scarp
