// SPDX-License-Identifier: GPL-3.0-or-later
// Connected regions of a mask that comes row by row, as polygons on cell borders. Cells are connected by
// their sides; a region that touches itself at a corner there gets a ring on either side of the corner, so
// that every polygon is valid (simple rings, connected inside). Regions are handed out as soon as they end:
// memory holds the open ones alone.
#pragma once

#include "core/geo/grid_spec.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace scarp {

struct Region {
  Polygon
      outline; ///< corners of cells: x = column, y = row (downwards); outer ring clockwise as seen on the map
  int64_t cells = 0;
  double sum = 0; ///< of the cells' values
};

class RegionTracer {
public:
  using Sink = std::function<void(Region&&)>;

  /// Regions of fewer than `minimumCells` are dropped untraced.
  RegionTracer(int64_t columns, int64_t minimumCells, Sink sink);
  /// The next row: not 0 is inside. `values` may be empty; else they are summed per region.
  void addRow(std::span<const uint8_t> inside, std::span<const float> values);
  void finish(); ///< hands out what is still open

private:
  struct Run {
    int32_t row, first, end; ///< columns first..end-1
  };
  struct Component {
    std::vector<Run> runs;
    int64_t cells = 0, lastRow = 0;
    double sum = 0;
    size_t parent = 0; ///< itself when it is a root
  };
  struct OpenRun {
    int64_t first, end;
    size_t component;
  };

  size_t newComponent();
  size_t rootOf(size_t component);
  size_t join(size_t a, size_t b);
  void endRow(std::vector<OpenRun>& current);
  void close(size_t root);
  static Polygon trace(std::vector<Run>& runs);

  int64_t m_columns, m_minimumCells, m_row = 0;
  Sink m_sink;
  std::vector<OpenRun> m_previous;
  std::vector<Component> m_components;
  std::vector<size_t> m_free, m_merged; ///< slots to use again; slots that nobody refers to after this row
};

/// An outline in columns and rows as a polygon on the map.
Polygon placedOn(const GridSpec& grid, const Polygon& outline);

} // namespace scarp
