// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chart/curve_reduction.h"

#include <algorithm>
#include <cmath>

namespace scarp {

std::vector<QPointF> smoothed(const std::vector<QPointF>& curve, double weight) {
  if (weight <= 0 || curve.empty())
    return curve;
  std::vector<QPointF> result;
  result.reserve(curve.size());
  double average = 0, correction = 0;
  for (const QPointF& p : curve) {
    if (!std::isfinite(p.y())) {
      result.push_back(p);
      continue;
    }
    average = weight * average + (1 - weight) * p.y();
    correction = weight * correction + (1 - weight);
    result.emplace_back(p.x(), average / correction);
  }
  return result;
}

std::vector<QPointF> reduced(const std::vector<QPointF>& curve, int columns) {
  if (columns < 1 || curve.size() <= static_cast<size_t>(2 * columns))
    return curve;
  const double from = curve.front().x(), width = curve.back().x() - from;
  std::vector<QPointF> result;
  result.push_back(curve.front());
  size_t i = 1;
  const size_t last = curve.size() - 1;
  for (int column = 0; column < columns && i < last; ++column) {
    const double end = from + width * (column + 1) / columns;
    size_t low = i, high = i, at = i;
    for (; at < last && (curve[at].x() < end || column == columns - 1); ++at) {
      if (curve[at].y() < curve[low].y())
        low = at;
      if (curve[at].y() > curve[high].y())
        high = at;
    }
    if (at == i)
      continue;
    result.push_back(curve[std::min(low, high)]);
    if (low != high)
      result.push_back(curve[std::max(low, high)]);
    i = at;
  }
  result.push_back(curve.back());
  return result;
}

} // namespace scarp
