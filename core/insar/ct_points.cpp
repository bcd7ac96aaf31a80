// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/ct_points.h"

#include <algorithm>
#include <limits>

namespace scarp {

Extent CtPoints::extent() const {
  constexpr double inf = std::numeric_limits<double>::infinity();
  Extent e{inf, inf, -inf, -inf};
  for (size_t i = 0; i < size(); ++i) {
    e.xMin = std::min(e.xMin, x[i]);
    e.yMin = std::min(e.yMin, y[i]);
    e.xMax = std::max(e.xMax, x[i]);
    e.yMax = std::max(e.yMax, y[i]);
  }
  return e;
}

const CtColumn* CtPoints::column(const std::string& name) const {
  const auto at = std::find_if(columns.begin(), columns.end(), [&](const CtColumn& c) { return c.name == name; });
  return at == columns.end() ? nullptr : &*at;
}

CtPoints CtPoints::filtered(const std::vector<bool>& keep) const {
  CtPoints result = *this;
  const auto compact = [&](auto& values, size_t stride) {
    if (values.empty())
      return;
    size_t to = 0;
    for (size_t i = 0; i < size(); ++i)
      if (keep[i]) {
        for (size_t k = 0; k < stride; ++k, ++to)
          values[to] = std::move(values[i * stride + k]);
      }
    values.resize(to);
  };
  compact(result.velocity, 1);
  compact(result.coherence, 1);
  compact(result.series, dates.size());
  for (CtColumn& column : result.columns)
    std::visit([&](auto& values) { compact(values, 1); }, column.values);
  compact(result.x, 1);
  compact(result.y, 1);
  return result;
}

} // namespace scarp
