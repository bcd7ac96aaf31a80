// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/rasterise.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace scarp {

namespace {

/// An edge in cells of the grid, y downwards, y0 < y1. It is crossed by the rows whose centre lies in [y0,
/// y1): the half-open rule, so that neighbours never share a pixel or leave one out.
struct Edge {
  double x0, y0, x1, y1;
};

class ScanLines {
public:
  ScanLines(const MultiPolygon& shape, const GridSpec& grid) {
    const auto addRing = [&](const Ring& ring) {
      for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        addEdge(cells(ring[j], grid), cells(ring[i], grid));
    };
    for (const Polygon& part : shape) {
      addRing(part.outer);
      for (const Ring& hole : part.holes)
        addRing(hole);
    }
    m_firstRow = std::max<int64_t>(0, rowFrom(m_top));
    m_endRow = std::min<int64_t>(grid.rows, rowFrom(m_bottom));
    if (m_firstRow >= m_endRow)
      return;
    const auto count = static_cast<size_t>(m_endRow - m_firstRow);
    m_start.assign(count + 1, 0); // edges by their first row: each is met once
    for (const Edge& edge : m_edges)
      if (const int64_t row = std::max(rowFrom(edge.y0), m_firstRow);
          row < std::min(rowFrom(edge.y1), m_endRow))
        ++m_start[static_cast<size_t>(row - m_firstRow) + 1];
    for (size_t i = 0; i < count; ++i)
      m_start[i + 1] += m_start[i];
    m_byRow.resize(m_start.back());
    std::vector<size_t> next(m_start.begin(), m_start.end() - 1);
    for (const Edge& edge : m_edges)
      if (const int64_t row = std::max(rowFrom(edge.y0), m_firstRow);
          row < std::min(rowFrom(edge.y1), m_endRow))
        m_byRow[next[static_cast<size_t>(row - m_firstRow)]++] = &edge;
  }

  /// fill(row, first column, end column) for every run of inside pixels.
  template <class Fill> void each(int64_t columns, Fill&& fill) const {
    std::vector<const Edge*> active;
    std::vector<double> crossings;
    for (int64_t row = m_firstRow; row < m_endRow; ++row) {
      const auto at = static_cast<size_t>(row - m_firstRow);
      std::erase_if(active, [&](const Edge* edge) { return rowFrom(edge->y1) <= row; });
      for (size_t i = m_start[at]; i < m_start[at + 1]; ++i)
        active.push_back(m_byRow[i]);
      crossings.clear();
      const double y = static_cast<double>(row) + 0.5;
      for (const Edge* edge : active)
        crossings.push_back(edge->x0 + (edge->x1 - edge->x0) * ((y - edge->y0) / (edge->y1 - edge->y0)));
      std::sort(crossings.begin(), crossings.end());
      for (size_t i = 0; i + 1 < crossings.size(); i += 2) {
        const int64_t first = std::clamp<int64_t>(columnFrom(crossings[i]), 0, columns);
        const int64_t end = std::clamp<int64_t>(columnFrom(crossings[i + 1]), 0, columns);
        if (first < end)
          fill(row, first, end);
      }
    }
  }

private:
  static Point cells(Point p, const GridSpec& grid) {
    return {(p.x - grid.left) / grid.cellX, (grid.top - p.y) / grid.cellY};
  }
  /// First row or column whose centre is at or after a position; half-open, so neighbours never share a
  /// pixel.
  static int64_t rowFrom(double y) {
    return static_cast<int64_t>(std::ceil(std::clamp(y, -1e15, 1e15) - 0.5));
  }
  static int64_t columnFrom(double x) { return rowFrom(x); }
  void addEdge(Point a, Point b) {
    if (a.y > b.y)
      std::swap(a, b); // the same arithmetic for both polygons of a shared edge
    if (rowFrom(a.y) < rowFrom(b.y))
      m_edges.push_back({a.x, a.y, b.x, b.y});
    m_top = std::min(m_top, a.y);
    m_bottom = std::max(m_bottom, b.y);
  }

  std::vector<Edge> m_edges;
  double m_top = 1e15, m_bottom = -1e15;
  int64_t m_firstRow = 0, m_endRow = 0;
  std::vector<size_t> m_start;
  std::vector<const Edge*> m_byRow;
};

template <class T> void burn(const MultiPolygon& shape, const GridSpec& grid, std::span<T> out, T value) {
  const Extent extent = extentOf(shape);
  if (extent.xMax < grid.left || extent.xMin > grid.right() || extent.yMax < grid.bottom() ||
      extent.yMin > grid.top)
    return;
  ScanLines(shape, grid).each(grid.columns, [&](int64_t row, int64_t first, int64_t end) {
    std::fill(out.begin() + row * grid.columns + first, out.begin() + row * grid.columns + end, value);
  });
}

} // namespace

void rasterise(std::span<const MultiPolygon> shapes, const GridSpec& grid, std::span<uint8_t> out,
               uint8_t value) {
  for (const MultiPolygon& shape : shapes)
    burn(shape, grid, out, value);
}

void rasteriseIds(std::span<const MultiPolygon> shapes, const GridSpec& grid, std::span<int32_t> out) {
  for (size_t k = 0; k < shapes.size(); ++k)
    burn(shapes[k], grid, out, static_cast<int32_t>(k + 1));
}

} // namespace scarp
