// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/grid_spec.h"

#include <algorithm>
#include <cmath>

namespace scarp {

Window intersect(const Window& a, const Window& b) {
  const int64_t x0 = std::max(a.x, b.x), y0 = std::max(a.y, b.y);
  const int64_t x1 = std::min(a.x + a.width, b.x + b.width), y1 = std::min(a.y + a.height, b.y + b.height);
  if (x1 <= x0 || y1 <= y0)
    return {};
  return {x0, y0, x1 - x0, y1 - y0};
}

Window grow(const Window& w, int64_t cells) {
  return {w.x - cells, w.y - cells, w.width + 2 * cells, w.height + 2 * cells};
}

int64_t GridSpec::columnAt(double x) const {
  return static_cast<int64_t>(std::floor((x - left) / cellX));
}
int64_t GridSpec::rowAt(double y) const {
  return static_cast<int64_t>(std::floor((top - y) / cellY));
}

GridSpec GridSpec::cut(const Window& w) const {
  GridSpec result = *this;
  result.left = left + static_cast<double>(w.x) * cellX;
  result.top = top - static_cast<double>(w.y) * cellY;
  result.columns = w.width;
  result.rows = w.height;
  return result;
}

Window GridSpec::windowOf(const Extent& e) const {
  const int64_t x0 = columnAt(e.xMin), y0 = rowAt(e.yMax);
  const auto x1 = static_cast<int64_t>(std::ceil((e.xMax - left) / cellX));
  const auto y1 = static_cast<int64_t>(std::ceil((top - e.yMin) / cellY));
  return intersect({x0, y0, std::max<int64_t>(x1 - x0, 1), std::max<int64_t>(y1 - y0, 1)}, window());
}

namespace {
/// floor or ceil in cells, forgiving a millionth of a cell: an edge on a line stays there.
int64_t floorCells(double cells) {
  return static_cast<int64_t>(std::floor(cells + 1e-6));
}
int64_t ceilCells(double cells) {
  return static_cast<int64_t>(std::ceil(cells - 1e-6));
}
} // namespace

GridSpec snapped(const GridSpec& snap, const Extent& wanted) {
  const int64_t x0 = floorCells((wanted.xMin - snap.left) / snap.cellX);
  const int64_t x1 = ceilCells((wanted.xMax - snap.left) / snap.cellX);
  const int64_t y0 = floorCells((snap.top - wanted.yMax) / snap.cellY);
  const int64_t y1 = ceilCells((snap.top - wanted.yMin) / snap.cellY);
  return snap.cut({x0, y0, x1 - x0, y1 - y0});
}

bool sameCells(const GridSpec& a, const GridSpec& b) {
  const auto near = [](double p, double q, double cell) { return std::abs(p - q) <= 1e-3 * cell; };
  return a.columns == b.columns && a.rows == b.rows && near(a.left, b.left, a.cellX) &&
         near(a.top, b.top, a.cellY) && near(a.right(), b.right(), a.cellX) &&
         near(a.bottom(), b.bottom(), a.cellY);
}

std::vector<Window> blocksOf(const GridSpec& grid, int64_t size) {
  std::vector<Window> blocks;
  for (int64_t y = 0; y < grid.rows; y += size)
    for (int64_t x = 0; x < grid.columns; x += size)
      blocks.push_back({x, y, std::min(size, grid.columns - x), std::min(size, grid.rows - y)});
  return blocks;
}

Json toJson(const GridSpec& g) {
  return {{"crs", g.crs},      {"left", g.left},       {"top", g.top},  {"cell_x", g.cellX},
          {"cell_y", g.cellY}, {"columns", g.columns}, {"rows", g.rows}};
}

GridSpec gridFromJson(const Json& d) {
  return {d.at("crs"),    d.at("left"),    d.at("top"), d.at("cell_x"),
          d.at("cell_y"), d.at("columns"), d.at("rows")};
}

} // namespace scarp
