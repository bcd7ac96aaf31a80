// SPDX-License-Identifier: GPL-3.0-or-later
// The CT velocity channel without a raster on disk: one value per cell that holds a coherent target, sorted,
// 12 bytes each. mm/yr along the line of sight, positive toward the satellite. Several targets in a cell: the
// first in file order.
#pragma once

#include "core/dataset/pack_writer.h"
#include "core/geo/grid_spec.h"

#include <filesystem>
#include <span>
#include <vector>

namespace scarp {

struct CtPoints;

class VelocityCells {
public:
  /// Reads the points in the grid's CRS. Throws Error(Input) as readPoints does.
  VelocityCells(const std::filesystem::path& points, const GridSpec& grid);
  VelocityCells(const CtPoints& points, const GridSpec& grid);

  size_t cells() const { return m_cells.size(); }
  ValueRange range() const { return m_range; }
  /// NaN where no target is.
  void read(const Window& window, std::span<float> out) const;

private:
  void fill(const CtPoints& points, const GridSpec& grid);

  int64_t m_columns = 0;
  std::vector<int64_t> m_cells; ///< row * columns + column, ascending
  std::vector<float> m_values;
  ValueRange m_range;
};

} // namespace scarp
