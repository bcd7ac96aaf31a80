// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/predict/region_tracer.h"

#include "core/base/error.h"

#include <algorithm>
#include <tuple>

namespace scarp {

namespace {

/// A piece of border, walked with the inside at the right hand as seen on the map.
struct Edge {
  int32_t y, x;     ///< start
  int8_t direction; ///< 0 east, 1 south, 2 west, 3 north
  int32_t length;   ///< in cells
  bool walked = false;

  int32_t endX() const { return x + (direction == 0 ? length : direction == 2 ? -length : 0); }
  int32_t endY() const { return y + (direction == 1 ? length : direction == 3 ? -length : 0); }
  auto key() const { return std::tuple(y, x, direction); }
};

/// Calls use(first, end) for the parts of `a` that `b` does not cover; both sorted and free of overlaps.
template <class Runs, class Use> void eachPartOutside(const Runs& a, const Runs& b, Use&& use) {
  auto other = b.begin();
  for (const auto& run : a) {
    int32_t from = run.first;
    while (other != b.end() && other->end <= from)
      ++other;
    for (auto cover = other; cover != b.end() && cover->first < run.end; ++cover) {
      if (cover->first > from)
        use(from, cover->first);
      from = std::max(from, cover->end);
    }
    if (from < run.end)
      use(from, run.end);
  }
}

template <class Runs> std::vector<Edge> edgesOf(const Runs& runs) {
  std::vector<Edge> edges;
  auto above = runs.subspan(0, 0);
  for (size_t at = 0; at < runs.size() || !above.empty();) {
    const int32_t y = above.empty() ? runs[at].row : above.front().row + 1;
    size_t end = at;
    while (end < runs.size() && runs[end].row == y)
      ++end;
    const auto here = runs.subspan(at, end - at);
    eachPartOutside(here, above, [&](int32_t first, int32_t last) {
      edges.push_back({y, first, 0, last - first});
    });
    eachPartOutside(above, here, [&](int32_t first, int32_t last) {
      edges.push_back({y, last, 2, last - first});
    });
    for (const auto& run : here) {
      edges.push_back({y, run.end, 1, 1});
      edges.push_back({y + 1, run.first, 3, 1});
    }
    above = here;
    at = end;
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.key() < b.key(); });
  return edges;
}

/// The edge that goes on from the end of `edge`. Where four meet, the region touches itself at a corner:
/// turning left keeps to the outside cell at that hand, so that a ring never passes the corner twice.
size_t nextEdge(const std::vector<Edge>& edges, const Edge& edge) {
  const auto start = std::tuple(edge.endY(), edge.endX(), int8_t{0});
  const auto found = std::lower_bound(edges.begin(), edges.end(), start,
                                      [](const Edge& e, const auto& key) { return e.key() < key; });
  const auto index = static_cast<size_t>(found - edges.begin());
  const bool two =
      index + 1 < edges.size() && edges[index + 1].y == found->y && edges[index + 1].x == found->x;
  return two && found->direction != (edge.direction + 3) % 4 ? index + 1 : index;
}

} // namespace

RegionTracer::RegionTracer(int64_t columns, int64_t minimumCells, Sink sink)
    : m_columns(columns), m_minimumCells(minimumCells), m_sink(std::move(sink)) {}

size_t RegionTracer::newComponent() {
  size_t slot = m_components.size();
  if (m_free.empty()) {
    m_components.emplace_back();
  } else {
    slot = m_free.back();
    m_free.pop_back();
    m_components[slot] = {};
  }
  m_components[slot].parent = slot;
  return slot;
}

size_t RegionTracer::rootOf(size_t component) {
  while (m_components[component].parent != component) {
    size_t& parent = m_components[component].parent;
    parent = m_components[parent].parent;
    component = parent;
  }
  return component;
}

size_t RegionTracer::join(size_t a, size_t b) {
  a = rootOf(a);
  b = rootOf(b);
  if (a == b)
    return a;
  if (m_components[a].runs.size() < m_components[b].runs.size())
    std::swap(a, b);
  Component &large = m_components[a], &small = m_components[b];
  large.runs.insert(large.runs.end(), small.runs.begin(), small.runs.end());
  large.cells += small.cells;
  large.sum += small.sum;
  large.lastRow = std::max(large.lastRow, small.lastRow);
  small.runs = {};
  small.parent = a;
  m_merged.push_back(b);
  return a;
}

void RegionTracer::addRow(std::span<const uint8_t> inside, std::span<const float> values) {
  if (static_cast<int64_t>(inside.size()) != m_columns || (!values.empty() && values.size() != inside.size()))
    throw Error(ErrorCode::Internal, "a row of " + std::to_string(inside.size()) + " cells in a raster of " +
                                         std::to_string(m_columns) + " columns");
  std::vector<OpenRun> current;
  auto above = m_previous.begin();
  const auto isInside = [](uint8_t v) { return v != 0; };
  for (auto at = inside.begin(); (at = std::find_if(at, inside.end(), isInside)) != inside.end();) {
    const int64_t first = at - inside.begin();
    at = std::find(at, inside.end(), uint8_t{0});
    const int64_t end = at - inside.begin();
    while (above != m_previous.end() && above->end <= first)
      ++above;
    bool connected = false;
    size_t component = 0;
    for (auto run = above; run != m_previous.end() && run->first < end; ++run) {
      component = connected ? join(component, run->component) : rootOf(run->component);
      connected = true;
    }
    if (!connected)
      component = newComponent();
    Component& c = m_components[component];
    c.runs.push_back({static_cast<int32_t>(m_row), static_cast<int32_t>(first), static_cast<int32_t>(end)});
    c.cells += end - first;
    c.lastRow = m_row;
    for (int64_t i = first; !values.empty() && i < end; ++i)
      c.sum += static_cast<double>(values[static_cast<size_t>(i)]);
    current.push_back({first, end, component});
  }
  endRow(current);
  ++m_row;
}

void RegionTracer::endRow(std::vector<OpenRun>& current) {
  for (OpenRun& run : current)
    run.component = rootOf(run.component);
  for (const OpenRun& run : m_previous) {
    const size_t root = rootOf(run.component);
    if (m_components[root].cells > 0 && m_components[root].lastRow < m_row)
      close(root);
  }
  m_free.insert(m_free.end(), m_merged.begin(), m_merged.end());
  m_merged.clear();
  m_previous.swap(current);
}

void RegionTracer::close(size_t root) {
  Component& c = m_components[root];
  if (c.cells >= m_minimumCells)
    m_sink({trace(c.runs), c.cells, c.sum});
  c.cells = 0; // marks it as closed for the other runs of the last row
  c.runs = {};
  m_merged.push_back(root);
}

void RegionTracer::finish() {
  std::vector<OpenRun> none;
  endRow(none);
}

Polygon RegionTracer::trace(std::vector<Run>& runs) {
  std::sort(runs.begin(), runs.end(),
            [](const Run& a, const Run& b) { return std::tie(a.row, a.first) < std::tie(b.row, b.first); });
  std::vector<Edge> edges = edgesOf(std::span<const Run>(runs));
  Polygon polygon;
  for (size_t start = 0; start < edges.size(); ++start) {
    if (edges[start].walked)
      continue;
    Ring ring;
    int direction = -1;
    for (size_t at = start; !edges[at].walked; at = nextEdge(edges, edges[at])) {
      edges[at].walked = true;
      if (edges[at].direction != direction)
        ring.push_back({static_cast<double>(edges[at].x), static_cast<double>(edges[at].y)});
      direction = edges[at].direction;
    }
    if (direction == edges[start].direction) // the start lies in the middle of a side
      ring.erase(ring.begin());
    // rows run downwards: the inside at the right hand makes the outer ring positive here
    if (signedArea(ring) > 0)
      polygon.outer = std::move(ring);
    else
      polygon.holes.push_back(std::move(ring));
  }
  return polygon;
}

Polygon placedOn(const GridSpec& grid, const Polygon& outline) {
  const auto placed = [&grid](const Ring& ring) {
    Ring result;
    result.reserve(ring.size());
    for (const Point& p : ring)
      result.push_back({grid.left + p.x * grid.cellX, grid.top - p.y * grid.cellY});
    return result;
  };
  Polygon result{placed(outline.outer), {}};
  for (const Ring& hole : outline.holes)
    result.holes.push_back(placed(hole));
  return result;
}

} // namespace scarp
