// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/contour.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <map>

namespace scarp::synth {

namespace {

/// Crossings of cell edges, keyed by the edge, linked to the next so that the positive side stays on the same
/// hand.
class Marcher {
public:
  explicit Marcher(const Field& field) : m_f(field) {}

  std::vector<Ring> rings() {
    for (int64_t r = -1; r < m_f.rows; ++r)
      for (int64_t c = -1; c < m_f.columns; ++c)
        square(c, r);
    std::vector<Ring> result;
    while (!m_next.empty()) {
      Ring ring;
      uint64_t at = m_next.begin()->first;
      for (auto step = m_next.find(at); step != m_next.end(); step = m_next.find(at)) {
        ring.push_back(place(at));
        at = step->second;
        m_next.erase(step);
      }
      result.push_back(std::move(ring));
    }
    return result;
  }

private:
  float value(int64_t c, int64_t r) const {
    if (c < 0 || r < 0 || c >= m_f.columns || r >= m_f.rows)
      return -1;
    const float v = m_f.values[m_f.index(c, r)];
    return v == 0 ? -1e-6f : v;
  }
  /// Edge from node (c, r) to the east (0) or to the south (1).
  uint64_t edge(int64_t c, int64_t r, int side) const {
    return static_cast<uint64_t>(((r + 1) * (m_f.columns + 2) + c + 1) * 2 + side);
  }
  Point place(uint64_t key) const {
    const auto node = static_cast<int64_t>(key / 2);
    const int64_t c = node % (m_f.columns + 2) - 1, r = node / (m_f.columns + 2) - 1;
    const bool south = key % 2 != 0;
    const float a = value(c, r), b = south ? value(c, r + 1) : value(c + 1, r);
    const double t = static_cast<double>(a / (a - b));
    return {m_f.x(c) + (south ? 0 : t * m_f.cell), m_f.y(r) + (south ? t * m_f.cell : 0)};
  }
  void square(int64_t c, int64_t r) {
    // Corners clockwise from the top left; edge k runs from corner k to corner k + 1.
    const std::array<float, 4> v{value(c, r), value(c + 1, r), value(c + 1, r + 1), value(c, r + 1)};
    const std::array<uint64_t, 4> e{edge(c, r, 0), edge(c + 1, r, 1), edge(c, r + 1, 0), edge(c, r, 1)};
    const bool joined = v[0] + v[1] + v[2] + v[3] > 0; // decides the two ways through a saddle
    for (size_t k = 0; k < 4; ++k) {
      if (!(v[k] > 0 && v[(k + 1) % 4] <= 0)) // leaves the positive side along edge k ...
        continue;
      for (size_t n = 1; n < 4;
           ++n) { // ... and comes back along the edge before it (or, at a joined saddle, after it)
        const size_t back = joined ? (k + n) % 4 : (k + 4 - n) % 4;
        if (v[back] <= 0 && v[(back + 1) % 4] > 0) {
          m_next[e[k]] = e[back];
          break;
        }
      }
    }
  }

  const Field& m_f;
  std::map<uint64_t, uint64_t> m_next;
};

double distanceToSegment(Point p, Point a, Point b) {
  const double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
  const double t = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/// Douglas and Peucker between two kept points.
void thin(const Ring& ring, size_t from, size_t to, double tolerance, std::vector<bool>& keep) {
  double worst = 0;
  size_t at = from;
  for (size_t i = from + 1; i < to; ++i)
    if (const double d = distanceToSegment(ring[i], ring[from], ring[to]); d > worst) {
      worst = d;
      at = i;
    }
  if (worst <= tolerance)
    return;
  keep[at] = true;
  thin(ring, from, at, tolerance, keep);
  thin(ring, at, to, tolerance, keep);
}

} // namespace

std::vector<Ring> zeroRings(const Field& field) {
  return Marcher(field).rings();
}

Ring largestRing(const Field& field) {
  Ring best;
  for (Ring& ring : zeroRings(field))
    if (std::abs(signedArea(ring)) > std::abs(signedArea(best)))
      best = std::move(ring);
  return best;
}

Ring smoothedRing(const Ring& ring, double tolerance) {
  Ring cut;
  for (size_t i = 0; i < ring.size(); ++i) {
    const Point a = ring[i], b = ring[(i + 1) % ring.size()];
    cut.push_back({0.75 * a.x + 0.25 * b.x, 0.75 * a.y + 0.25 * b.y});
    cut.push_back({0.25 * a.x + 0.75 * b.x, 0.25 * a.y + 0.75 * b.y});
  }
  if (cut.size() < 8)
    return cut;
  std::vector<bool> keep(cut.size(), false);
  size_t start = 0, far = 0; // the ends of the longest reach are corners of any simplification
  for (size_t i = 0; i < cut.size(); ++i)
    if (cut[i].x < cut[start].x)
      start = i;
  std::rotate(cut.begin(), cut.begin() + static_cast<std::ptrdiff_t>(start), cut.end());
  for (size_t i = 1; i < cut.size(); ++i)
    if (std::hypot(cut[i].x - cut[0].x, cut[i].y - cut[0].y) >
        std::hypot(cut[far].x - cut[0].x, cut[far].y - cut[0].y))
      far = i;
  keep[0] = keep[far] = keep.back() = true;
  thin(cut, 0, far, tolerance, keep);
  thin(cut, far, cut.size() - 1, tolerance, keep);
  Ring result;
  for (size_t i = 0; i < cut.size(); ++i)
    if (keep[i])
      result.push_back(cut[i]);
  return result;
}

void signedDistances(const Ring& ring, Field& field) {
  field.values.resize(field.size());
  const MultiPolygon shape{{ring, {}}};
  for (int64_t r = 0; r < field.rows; ++r)
    for (int64_t c = 0; c < field.columns; ++c) {
      const Point p{field.x(c), field.y(r)};
      double nearest = 1e9;
      for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        nearest = std::min(nearest, distanceToSegment(p, ring[j], ring[i]));
      field.values[field.index(c, r)] = static_cast<float>(contains(shape, p) ? nearest : -nearest);
    }
}

} // namespace scarp::synth
