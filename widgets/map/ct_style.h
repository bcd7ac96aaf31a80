// SPDX-License-Identifier: GPL-3.0-or-later
// How coherent targets are shown, as it is stored in the style of their layer: which value gives the colour,
// between which limits, how large, which targets, and relative to what. Velocities in mm/yr.
#pragma once

#include "widgets/map/ct_filter.h"

#include <optional>
#include <string>

namespace scarp {

/// Velocities and series are shown minus the mean of the targets here. Nothing in the table changes.
struct CtReference {
  MultiPolygon area;          ///< the targets inside; empty: the target nearest to `place`
  std::optional<Point> place; ///< in the map's CRS
  bool operator==(const CtReference&) const = default;
};

struct CtStyle {
  /// "velocity", "coherence", "gi_z", "gi_bin", or the name of a column with numbers.
  std::string field = "velocity";
  double limit = 0;                ///< at both ends of a diverging ramp; 0: automatic
  std::optional<double> low, high; ///< ends of a ramp for values of one sign; none: automatic
  double share = 0.98;             ///< of the values lies within automatic limits
  double threshold = 10;           ///< mm/yr; |v| up to this is muted when the colour shows velocities
  double size = 1;                 ///< factor on the disc's radius
  bool sizeByValue = false;
  CtFilter filter;
  std::optional<CtReference> reference;
  bool operator==(const CtStyle&) const = default;
};

/// Reads the keys it knows; the others stay as they are when it is written back with putStyle.
CtStyle ctStyleFrom(const Json& document);
void putStyle(Json& document, const CtStyle& style);
/// Columns of the table beyond those that a cloud keeps that this style needs.
std::vector<std::string> columnsNeeded(const CtStyle& style);

} // namespace scarp
