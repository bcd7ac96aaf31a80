// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a target or an area: the series of displacements as shown (relative to the reference, when
// there is one), where it came from, and the row of the table. Made on a worker. mm, positive = toward the
// satellite.
#pragma once

#include "core/insar/ct_series.h"
#include "widgets/map/ct_layer.h"

#include <QString>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace scarp {

struct TargetSeries {
  QString problem; ///< in words; the rest is empty then
  std::vector<std::string> dates;
  std::vector<double> years;      ///< since 2000-01-01
  SeriesMean values;              ///< of one target: its own, without a deviation
  std::optional<uint32_t> target; ///< in the cloud; none for an area
  Point place;
  double velocity = 0;         ///< mm/yr, mean of the targets' velocities as shown
  size_t referenceTargets = 0; ///< the reference's mean was taken off date by date
  CtProvenance provenance;
};

/// The nearest target to `place`, or the mean of those in `area`. Never throws Error.
TargetSeries readTargetSeries(const CtLayer& layer, const MultiPolygon& area, Point place,
                              const std::stop_token& stop);
/// Every column of the table of one target, as texts. Never throws Error: empty when it cannot be read.
std::vector<std::pair<QString, QString>> readAttributes(const CtLayer& layer, uint32_t target,
                                                        const std::stop_token& stop);

} // namespace scarp
