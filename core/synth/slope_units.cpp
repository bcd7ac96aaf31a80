// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/slope_units.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <unordered_map>

namespace scarp::synth {

namespace {

constexpr double kChannelArea = 60000; // m2 upstream: below begins a channel
constexpr double kReach = 450;         // m of a channel that one unit may follow

class Labels {
public:
  Labels(const Relief& relief, const River& river) : m_relief(relief), m_h(relief.height), m_river(river) {}

  /// Ids of reaches at channel cells, of (reach, side) elsewhere; 0 on the valley floor.
  std::vector<uint32_t> make();

private:
  size_t receiver(size_t cell) const {
    const uint8_t d = m_relief.flow[cell];
    return static_cast<size_t>(static_cast<int64_t>(cell) + kStepX[d] + kStepY[d] * m_h.columns);
  }
  bool channel(size_t cell) const { return m_relief.upstream(cell) * m_h.cell * m_h.cell >= kChannelArea; }
  uint32_t unitOf(uint64_t reach, bool leftSide) {
    const auto [at, fresh] = m_ids.try_emplace(reach * 2 + (leftSide ? 1 : 0), m_next);
    if (fresh)
      ++m_next;
    return at->second;
  }
  uint64_t reachAt(size_t cell) const {
    // Reaches are the stretches of a channel within one square: short and local without a walk along the
    // channel.
    const auto c = static_cast<int64_t>(cell) % m_h.columns, r = static_cast<int64_t>(cell) / m_h.columns;
    const auto side = static_cast<int64_t>(kReach / m_h.cell);
    return mixed(static_cast<uint64_t>(c / side), static_cast<uint64_t>(r / side)) >> 2;
  }
  uint32_t label(size_t cell);

  const Relief& m_relief;
  const Field& m_h;
  const River& m_river;
  std::vector<uint32_t> m_label;
  std::unordered_map<uint64_t, uint32_t> m_ids;
  uint32_t m_next = 1;
};

/// Follows the water down to a channel, then labels the whole way with the side it came in from.
std::vector<uint32_t> Labels::make() {
  m_label.assign(m_h.size(), 0);
  std::vector<size_t> way;
  for (size_t start = 0; start < m_label.size(); ++start) {
    if (m_label[start] != 0 || m_relief.flow[start] == Relief::kNoFlow)
      continue;
    way.clear();
    size_t at = start;
    while (m_label[at] == 0 && m_relief.flow[at] != Relief::kNoFlow && !channel(at)) {
      way.push_back(at);
      at = receiver(at);
    }
    if (way.empty())
      continue;
    const uint32_t id = m_label[at] != 0 ? m_label[at] : label(way.back());
    for (const size_t cell : way)
      m_label[cell] = id;
  }
  return std::move(m_label);
}

/// The unit of a cell beside a channel or the valley floor.
uint32_t Labels::label(size_t cell) {
  const size_t to = receiver(cell);
  const auto row = static_cast<int64_t>(to) / m_h.columns, column = static_cast<int64_t>(to) % m_h.columns;
  if (m_relief.flow[to] == Relief::kNoFlow)
    return unitOf(reachAt(to) ^ 0x5555, m_h.y(row) < m_river.centre(m_h.x(column)));
  // Left or right of the channel: the sign of the cross product of its direction and the way in.
  const uint8_t in = m_relief.flow[cell], along = m_relief.flow[to];
  const int cross = kStepX[along] * kStepY[in] - kStepY[along] * kStepX[in];
  if (cross == 0) // at its head: the side on which the ground is wider open, by place
    return unitOf(reachAt(to) ^ 0xAAAA, false);
  return unitOf(reachAt(to), cross > 0);
}

} // namespace

SlopeUnits makeSlopeUnits(const Relief& relief, const River& river) {
  const Field& h = relief.height;
  SlopeUnits result;
  result.unitOf = Labels(relief, river).make();
  uint32_t last = 0;
  for (const uint32_t id : result.unitOf)
    last = std::max(last, id);
  result.units.resize(last);
  for (SlopeUnit& u : result.units)
    u.left = u.top = std::numeric_limits<int32_t>::max();
  for (int64_t r = 0; r < h.rows; ++r)
    for (int64_t c = 0; c < h.columns; ++c) {
      const uint32_t id = result.unitOf[h.index(c, r)];
      if (id == 0)
        continue;
      SlopeUnit& u = result.units[id - 1];
      const double gx = static_cast<double>(h.at(c + 1, r) - h.at(c - 1, r)) / (2 * h.cell);
      const double gy = static_cast<double>(h.at(c, r + 1) - h.at(c, r - 1)) / (2 * h.cell);
      const double steepness = std::hypot(gx, gy);
      ++u.cells;
      u.x += h.x(c);
      u.y += h.y(r);
      u.slope += std::atan(steepness) * 180 / std::numbers::pi;
      if (steepness > 0) {
        u.downX -= gx / steepness;
        u.downY -= gy / steepness;
      }
      u.convergence += 1000 *
                       static_cast<double>(h.at(c - 1, r) + h.at(c + 1, r) + h.at(c, r - 1) + h.at(c, r + 1) -
                                           4 * h.at(c, r)) /
                       (h.cell * h.cell);
      u.left = std::min(u.left, static_cast<int32_t>(c));
      u.right = std::max(u.right, static_cast<int32_t>(c));
      u.top = std::min(u.top, static_cast<int32_t>(r));
      u.bottom = std::max(u.bottom, static_cast<int32_t>(r));
    }
  for (SlopeUnit& u : result.units) {
    const double n = std::max(1u, u.cells), length = std::hypot(u.downX, u.downY);
    u.x /= n;
    u.y /= n;
    u.slope /= n;
    u.convergence /= n;
    u.coherence = length / n;
    if (length > 0) {
      u.downX /= length;
      u.downY /= length;
    }
  }
  return result;
}

} // namespace scarp::synth
