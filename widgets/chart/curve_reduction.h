// SPDX-License-Identifier: GPL-3.0-or-later
// Curves made light enough for a chart: smoothing as TensorBoard does it, and min-max per pixel column.
#pragma once

#include <QPointF>
#include <vector>

namespace scarp {

/// Bias-corrected exponential moving average of y; weight 0 leaves the curve as it is. A constant curve stays
/// constant, values that are not finite are passed through and do not enter the average.
std::vector<QPointF> smoothed(const std::vector<QPointF>& curve, double weight);

/// At most 2 points per column: the lowest and the highest of each, in order. Ends are kept. x must not
/// decrease.
std::vector<QPointF> reduced(const std::vector<QPointF>& curve, int columns);

} // namespace scarp
