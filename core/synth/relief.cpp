// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/relief.h"

#include "core/base/error.h"
#include "core/base/parallel.h"

#include <cmath>
#include <numbers>
#include <queue>

namespace scarp::synth {

namespace {

constexpr float kUplift = 22;      // m per step
constexpr float kIncision = 0.52f; // K dt in m^0.1: a channel of 0.1 km2 retreats about 95 m per step

/// Everything of one level of resolution while it erodes.
class Erosion {
public:
  Erosion(Field& height, const SceneParams& params, const River& river, const Faults& faults,
          const Progress& progress)
      : m_h(height), m_progress(progress), m_seed(mixed(params.seed, 0xE0)) {
    m_fixed.assign(m_h.size(), 0);
    m_flow.assign(m_h.size(), Relief::kNoFlow);
    m_hardness.assign(m_h.size(), 0);
    addFractal(mixed(m_seed, 1), 2400, 300, 0.55f, 0.6f, m_h.samples(), m_hardness);
    parallelRanges(m_h.rows, 64, [&](int64_t from, int64_t to) {
      for (int64_t r = from; r < to; ++r)
        for (int64_t c = 0; c < m_h.columns; ++c)
          m_hardness[m_h.index(c, r)] -= 1.3f * static_cast<float>(faults.damage(m_h.x(c), m_h.y(r)));
    });
    for (int64_t c = 0; c < m_h.columns; ++c) {
      const RiverSection section = river.section(m_h.x(c));
      for (int64_t r = 0; r < m_h.rows; ++r) {
        const double d = section.distance(m_h.y(r));
        if (d > std::max(section.plain, 0.6 * m_h.cell))
          continue;
        m_fixed[m_h.index(c, r)] = 1;
        m_h.values[m_h.index(c, r)] =
            static_cast<float>(section.level + 0.02 * std::max(0.0, d - section.water));
      }
    }
  }

  void fillPits();
  void step(uint64_t number) {
    direct(mixed(m_seed, 7, number));
    accumulate();
    incise();
    creep();
  }
  void direct(uint64_t seed); ///< seed 0: strictly the steepest way down
  void accumulate();
  Relief finished();

private:
  float distanceOf(uint8_t direction) const {
    return static_cast<float>(m_h.cell) * ((direction & 1) != 0 ? std::numbers::sqrt2_v<float> : 1.0f);
  }
  size_t receiver(size_t cell) const {
    const uint8_t d = m_flow[cell];
    return static_cast<size_t>(static_cast<int64_t>(cell) + kStepX[d] + kStepY[d] * m_h.columns);
  }
  void incise();
  void creep();

  /// Asks for a stop from inside the long loops.
  void check(size_t count) const {
    if ((count & 0xFFFFF) == 0 && m_progress.stopRequested())
      throw Cancelled{};
  }

  Field& m_h;
  Progress m_progress;
  uint64_t m_seed;
  std::vector<uint8_t> m_fixed, m_flow;
  std::vector<uint32_t> m_order; ///< from the ridges down: a cell comes after all that drain into it
  std::vector<float> m_cells, m_hardness;
};

/// Raises every pit to its rim, a little more from cell to cell, starting at the valley floor (priority
/// flood).
void Erosion::fillPits() {
  using Entry = std::pair<float, uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  std::vector<uint8_t> seen = m_fixed;
  for (size_t i = 0; i < seen.size(); ++i)
    if (seen[i] != 0)
      queue.emplace(m_h.values[i], static_cast<uint32_t>(i));
  while (!queue.empty()) {
    const auto [h, at] = queue.top();
    queue.pop();
    check(queue.size());
    const int64_t c = at % m_h.columns, r = at / m_h.columns;
    for (int d = 0; d < 8; ++d) {
      const int64_t nc = c + kStepX[d], nr = r + kStepY[d];
      if (nc < 0 || nr < 0 || nc >= m_h.columns || nr >= m_h.rows)
        continue;
      const size_t to = m_h.index(nc, nr);
      if (seen[to] != 0)
        continue;
      seen[to] = 1;
      m_h.values[to] = std::max(m_h.values[to], h + 0.01f);
      queue.emplace(m_h.values[to], static_cast<uint32_t>(to));
    }
  }
}

/// Water does not know the eight directions of a grid: a little chance in the choice keeps valleys from
/// running along them.
void Erosion::direct(uint64_t seed) {
  parallelRanges(m_h.rows, 64, [&](int64_t from, int64_t to) {
    check(0);
    for (int64_t r = from; r < to; ++r)
      for (int64_t c = 0; c < m_h.columns; ++c) {
        const size_t at = m_h.index(c, r);
        m_flow[at] = Relief::kNoFlow;
        if (m_fixed[at] != 0)
          continue;
        float steepest = 0;
        for (uint8_t d = 0; d < 8; ++d) {
          const int64_t nc = c + kStepX[d], nr = r + kStepY[d];
          if (nc < 0 || nr < 0 || nc >= m_h.columns || nr >= m_h.rows)
            continue;
          float slope = (m_h.values[at] - m_h.values[m_h.index(nc, nr)]) / distanceOf(d);
          if (slope > 0 && seed != 0)
            slope *= 0.5f + static_cast<float>(uniformFrom(mixed(seed, at, d)));
          if (slope > steepest) {
            steepest = slope;
            m_flow[at] = d;
          }
        }
      }
  });
}

void Erosion::accumulate() {
  std::vector<uint8_t> donors(m_h.size(), 0);
  for (size_t i = 0; i < donors.size(); ++i)
    if (m_flow[i] != Relief::kNoFlow)
      ++donors[receiver(i)];
  m_order.clear();
  m_order.reserve(m_h.size());
  m_cells.assign(m_h.size(), 1.0f);
  for (size_t i = 0; i < donors.size(); ++i)
    if (donors[i] == 0)
      m_order.push_back(static_cast<uint32_t>(i));
  for (size_t k = 0; k < m_order.size(); ++k) {
    check(k);
    const size_t i = m_order[k];
    if (m_flow[i] == Relief::kNoFlow)
      continue;
    const size_t to = receiver(i);
    m_cells[to] += m_cells[i];
    if (--donors[to] == 0)
      m_order.push_back(static_cast<uint32_t>(to));
  }
}

void Erosion::incise() {
  const auto cellArea = static_cast<float>(m_h.cell * m_h.cell);
  for (size_t k = m_order.size(); k-- > 0;) {
    check(k);
    const size_t i = m_order[k];
    if (m_fixed[i] != 0)
      continue;
    const float hard = std::clamp(m_hardness[i], -1.5f, 1.5f);
    float h = m_h.values[i] + kUplift * (1 + 0.35f * hard);
    if (m_flow[i] != Relief::kNoFlow) {
      const float base = m_h.values[receiver(i)], run = distanceOf(m_flow[i]);
      const float f = kIncision * (1 - 0.3f * hard) * std::pow(m_cells[i] * cellArea, 0.45f) / run;
      h = (h + f * base) / (1 + f);
      const float standing = std::tan((31 + 5 * hard) * std::numbers::pi_v<float> / 180);
      h = std::min(h, base + standing * run);
    }
    m_h.values[i] = h;
  }
}

void Erosion::creep() {
  const Field before = m_h;
  const float rate = m_h.cell > 60 ? 0.03f : m_h.cell > 30 ? 0.08f : 0.16f;
  const auto cliff = static_cast<float>(1.1 * m_h.cell); // undercut divides fall
  parallelRanges(m_h.rows, 64, [&](int64_t from, int64_t to) {
    for (int64_t r = from; r < to; ++r)
      for (int64_t c = 0; c < m_h.columns; ++c)
        if (const size_t at = m_h.index(c, r); m_fixed[at] == 0) {
          const float w = before.at(c - 1, r), e = before.at(c + 1, r), n = before.at(c, r - 1),
                      s = before.at(c, r + 1);
          const float crept = before.values[at] + rate * (w + e + n + s - 4 * before.values[at]);
          m_h.values[at] = std::min(crept, std::min(std::min(w, e), std::min(n, s)) + cliff);
        }
  });
}

Relief Erosion::finished() {
  direct(0);
  accumulate();
  Relief relief;
  relief.drained.resize(m_h.size());
  for (size_t i = 0; i < m_h.size(); ++i)
    relief.drained[i] = static_cast<uint8_t>(std::min(255.0f, 10 * std::log2(m_cells[i])));
  relief.flow = std::move(m_flow);
  relief.height = std::move(m_h);
  return relief;
}

/// A rise away from the river under fractal noise: what the rivers start to cut.
Field upland(const SceneParams& params, const River& river, double cell) {
  const auto cells = [&](int64_t pixels) {
    return static_cast<int64_t>(std::ceil((static_cast<double>(pixels) * kPixel + 2 * kReliefMargin) / cell));
  };
  Field h{cells(params.width), cells(params.height), cell, -kReliefMargin, -kReliefMargin, {}};
  h.values.assign(h.size(), 0);
  addFractal(mixed(params.seed, 0xA0), 9000, cell, 150, 0.6f, h.samples(), h.values);
  for (int64_t c = 0; c < h.columns; ++c) {
    const RiverSection section = river.section(h.x(c));
    for (int64_t r = 0; r < h.rows; ++r)
      h.values[h.index(c, r)] +=
          static_cast<float>(section.level + 150 + 9 * std::pow(section.distance(h.y(r)), 0.45));
  }
  return h;
}

} // namespace

double Relief::upstream(size_t cell) const {
  return std::exp2(drained[cell] / 10.0);
}

Relief makeRelief(const SceneParams& params, const River& river, const Faults& faults,
                  const Progress& progress) {
  struct Level {
    double cell;
    int steps;
  };
  static constexpr Level levels[] = {{200, 60}, {100, 50}, {50, 12}, {kReliefCell, 5}};
  const bool large = static_cast<double>(std::max(params.width, params.height)) * kPixel >
                     25000; // small scenes have no use for the first level
  Field height = upland(params, river, levels[large ? 0 : 1].cell);
  double done = 0;
  double all = 0;
  for (const Level& l : levels)
    all += l.steps / (l.cell * l.cell);
  for (const Level& l : levels) {
    if (height.cell < l.cell)
      continue;
    if (height.cell > l.cell)
      height = height.refined();
    addFractal(mixed(params.seed, 0xA1, static_cast<uint64_t>(l.cell)), 2 * l.cell, 2 * l.cell,
               static_cast<float>(0.03 * l.cell), 1, height.samples(), height.values);
    Erosion erosion(height, params, river, faults, progress);
    if (l.cell > kReliefCell)
      erosion.fillPits();
    for (int i = 0; i < l.steps; ++i) {
      progress.step(done / all, "valleys");
      erosion.step(static_cast<uint64_t>(i + 1));
      done += 1 / (l.cell * l.cell);
    }
    if (l.cell == kReliefCell)
      return erosion.finished();
  }
  return {};
}

} // namespace scarp::synth
