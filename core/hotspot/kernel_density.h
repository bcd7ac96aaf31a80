// SPDX-License-Identifier: GPL-3.0-or-later
// Quartic kernel density of weighted points at cell centres: (1 / d^2) * sum of (3 / pi) * w * (1 - (dist /
// d)^2)^2 over the points with dist < d (Silverman 1986; ArcGIS' Kernel Density). Metres in, weight per km2
// (or m2) out. Points outside the grid but within reach of it count. A cell without any point in reach is
// NaN, whatever the weights.
#pragma once

#include "core/base/params.h"
#include "core/base/progress.h"
#include "core/geo/grid_spec.h"
#include "core/insar/point_index.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace scarp {

struct KernelDensityParams {
  double radius = 150;      ///< m
  std::string unit = "km2"; ///< density is weight per this area

  void describe(ParamVisitor& v) {
    v.visit(radius, {"radius", "How far a point spreads", "m", 0.01, 1e6});
    v.visit(unit, {"unit", "Density per square kilometre or per square metre", "", {}, {}, {"km2", "m2"}});
  }
};

struct DensityRange {
  double minimum = 0, maximum = 0; ///< NaN when no cell has a value
  int64_t cells = 0;               ///< cells with a value
};

class KernelDensity {
public:
  /// Points with a NaN weight or place are left out. Throws std::invalid_argument when the spans differ in
  /// length.
  KernelDensity(std::span<const double> x, std::span<const double> y, std::span<const double> weights,
                const KernelDensityParams& params);

  int64_t leftOut() const { return m_leftOut; }
  /// Density of the cells of a window of `grid`, row-major, NaN where no point is in reach; into `counts`,
  /// unless empty, the number of points in reach. `progress` is asked for a stop only. Safe to call from
  /// several threads.
  void compute(const GridSpec& grid, const Window& window, std::span<double> density,
               std::span<uint32_t> counts = {}, const Progress& progress = {}) const;
  /// The whole grid in windows on every core; `write` is called in this thread, window by window, row by row.
  DensityRange stream(const GridSpec& grid,
                      const std::function<void(const Window&, std::span<const float>)>& write,
                      const Progress& progress = {}) const;

private:
  double m_radius, m_scale;
  int64_t m_leftOut = 0;
  PointIndex m_index;
  std::vector<double> m_weights; ///< in the order of the index
};

/// "per km2" or "per m2"
std::string densityUnitLabel(const KernelDensityParams& params);

} // namespace scarp
