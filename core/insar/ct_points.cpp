// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/ct_points.h"

#include <algorithm>
#include <cstddef>
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
  const auto at =
      std::find_if(columns.begin(), columns.end(), [&](const CtColumn& c) { return c.name == name; });
  return at == columns.end() ? nullptr : &*at;
}

CtPoints CtPoints::filtered(const std::vector<bool>& keep) const {
  const auto kept = static_cast<size_t>(std::count(keep.begin(), keep.end(), true));
  const auto pick = [&](const auto& from, auto& to, size_t stride) {
    if (from.empty())
      return;
    to.reserve(kept * stride);
    for (size_t i = 0; i < keep.size(); ++i)
      if (keep[i])
        to.insert(to.end(), from.begin() + static_cast<ptrdiff_t>(i * stride),
                  from.begin() + static_cast<ptrdiff_t>((i + 1) * stride));
  };
  CtPoints result;
  result.crs = crs;
  result.dates = dates;
  result.dateFields = dateFields;
  result.columnsBeforeDates = columnsBeforeDates;
  result.provenance = provenance;
  result.notices = notices;
  pick(x, result.x, 1);
  pick(y, result.y, 1);
  pick(velocity, result.velocity, 1);
  pick(coherence, result.coherence, 1);
  pick(series, result.series, dates.size());
  for (const CtColumn& column : columns) {
    CtColumn& to = result.columns.emplace_back();
    to.name = column.name;
    std::visit(
        [&](const auto& values) {
          std::decay_t<decltype(values)> picked;
          pick(values, picked, 1);
          to.values = std::move(picked);
        },
        column.values);
  }
  return result;
}

} // namespace scarp
