// SPDX-License-Identifier: GPL-3.0-or-later
// Which coherent targets are shown: limits on what the table says of them, and an area. All conditions that
// are set must hold; a target without the value in question fulfils no condition on it. Velocities in mm/yr
// as they are shown (relative to the reference, when one is chosen); areas in the map's CRS.
#pragma once

#include "core/base/json.h"
#include "widgets/map/ct_cloud.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace scarp {

struct CtFilter {
  std::optional<double> minCoherence;             ///< 0..1
  std::optional<double> minVelocity, maxVelocity; ///< mm/yr
  std::optional<double> minMotion;                ///< |v|, mm/yr
  std::optional<double> minZ;                     ///< |z|
  std::optional<int> minBin;                      ///< |Gi bin|: 1 = 90 %, 2 = 95 %, 3 = 99 %
  std::optional<double> minCoverage;              ///< share of dates with a value, 0..1
  MultiPolygon area;                              ///< drawn or the shown extent; empty: anywhere
  std::string areaLayer;                          ///< id of a layer whose polygons are the area instead
  std::string where;                              ///< "gi_z < -1.96 and n_neighbours >= 5"

  bool empty() const { return *this == CtFilter{}; }
  bool operator==(const CtFilter&) const = default;
};

Json toJson(const CtFilter& filter);
/// Unknown keys and values of another type are passed over.
CtFilter ctFilterFrom(const Json& document);

/// Columns of the table that the cloud does not keep by itself, in the cloud's order.
using CtColumns = std::map<std::string, std::shared_ptr<const std::vector<float>>>;

/// One flag per target of the cloud. `inside` has one flag per target too, or is null for anywhere.
/// Throws Error(Input) when a column of `where` is missing, Error(Usage) when `where` cannot be understood.
std::vector<uint8_t> shownTargets(const CtCloud& cloud, const CtFilter& filter, float referenceVelocity,
                                  const CtColumns& columns, const std::vector<uint8_t>* inside);
/// One flag per target: is it in the shape?
std::vector<uint8_t> insideTargets(const CtCloud& cloud, const MultiPolygon& shape);

} // namespace scarp
