// SPDX-License-Identifier: GPL-3.0-or-later
// A time series that somebody keeps in view: of one target, or the mean of those in an area. Stored in the
// project by place, so that it survives a change of the table. Coordinates in the project's CRS.
#pragma once

#include "core/base/json.h"
#include "core/geo/polygon.h"

#include <optional>
#include <string>

namespace scarp {

struct PinnedTarget {
  std::string layer; ///< id of the layer of targets
  Point place;       ///< of the one target
  Ring area;         ///< or the mean of the targets in here
  std::string name;
  std::string colour; ///< "#rrggbb"
  bool shown = true;

  bool isArea() const { return !area.empty(); }
  MultiPolygon shape() const;
  Extent extent() const;
  bool operator==(const PinnedTarget&) const = default;
};

Json toJson(const PinnedTarget& pin);
/// Nothing when it names neither a place nor an area.
std::optional<PinnedTarget> pinnedTargetFrom(const Json& document);

} // namespace scarp
