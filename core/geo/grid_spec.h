// SPDX-License-Identifier: GPL-3.0-or-later
// A north-up raster grid as a value: CRS as WKT text, outer corner of the top-left cell, cell size, shape.
// Rows run from north to south. A point on a cell's west or north edge belongs to that cell.
#pragma once

#include "core/base/json.h"
#include "core/geo/polygon.h"

#include <cstdint>
#include <string>
#include <vector>

namespace scarp {

/// A rectangle of cells: column and row of its top-left cell, width and height in cells.
struct Window {
  int64_t x = 0, y = 0, width = 0, height = 0;
  bool empty() const { return width <= 0 || height <= 0; }
  int64_t cells() const { return empty() ? 0 : width * height; }
  bool operator==(const Window&) const = default;
};

Window intersect(const Window& a, const Window& b); ///< empty (0 x 0) when apart
Window grow(const Window& window, int64_t cells);   ///< by that many cells on every side

struct GridSpec {
  std::string crs;             ///< WKT; empty: a plane in metres, or pixels without a georeference
  double left = 0, top = 0;    ///< outer corner of the top-left cell
  double cellX = 1, cellY = 1; ///< both positive
  int64_t columns = 0, rows = 0;

  bool operator==(const GridSpec&) const = default;
  double right() const { return left + static_cast<double>(columns) * cellX; }
  double bottom() const { return top - static_cast<double>(rows) * cellY; }
  Extent extent() const { return {left, bottom(), right(), top}; }
  Window window() const { return {0, 0, columns, rows}; }
  /// floor((x - left) / cellX): may lie outside 0..columns-1.
  int64_t columnAt(double x) const;
  int64_t rowAt(double y) const;
  double centreX(int64_t column) const { return left + (static_cast<double>(column) + 0.5) * cellX; }
  double centreY(int64_t row) const { return top - (static_cast<double>(row) + 0.5) * cellY; }
  /// The same grid cut to a window (which may reach outside: the grid then grows).
  GridSpec cut(const Window& window) const;
  /// The window of cells that touch an extent, clipped to this grid.
  Window windowOf(const Extent& extent) const;
};

/// The smallest grid that covers `wanted`, has the cell size of `snap` and its lines on those of `snap`.
/// Edges already on a grid line do not grow.
GridSpec snapped(const GridSpec& snap, const Extent& wanted);
/// Same shape, and origin and cell size equal within a thousandth of a cell. The CRS is not compared.
bool sameCells(const GridSpec& a, const GridSpec& b);

/// Cuts a grid into windows of at most size x size cells, row by row.
std::vector<Window> blocksOf(const GridSpec& grid, int64_t size);

Json toJson(const GridSpec& grid);
GridSpec gridFromJson(const Json& document);

} // namespace scarp
