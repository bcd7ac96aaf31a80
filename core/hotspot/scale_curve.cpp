// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotspot/scale_curve.h"

#include "core/base/error.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cmath>
#include <limits>
#include <mutex>
#include <numeric>
#include <stdexcept>

namespace scarp {

namespace {

constexpr double kCell = 50; ///< m, of the areas

/// The smallest z whose two-sided p-value is at most 0.05, so that comparing z is comparing p.
double zOfConfidence() {
  double low = 1, high = 3;
  while (std::nextafter(low, high) < high) {
    const double middle = low + (high - low) / 2;
    (twoSidedP(middle) <= 0.05 ? high : low) = middle;
  }
  return high;
}

/// From a squared distance to the first ring that holds it, exactly: a table gives where to begin.
class Rings {
public:
  explicit Rings(const std::vector<double>& distances) {
    for (const double d : distances)
      m_limits.push_back(d * d);
    m_scale = static_cast<double>(kSteps - 1) / m_limits.back();
    size_t ring = 0;
    for (size_t step = 0; step < kSteps; ++step) {
      while (ring + 1 < m_limits.size() && m_limits[ring] * m_scale < static_cast<double>(step))
        ++ring;
      m_begin[step] = static_cast<uint8_t>(ring);
    }
  }
  double most() const { return m_limits.back(); }
  size_t of(double squared) const {
    size_t ring = m_begin[static_cast<size_t>(squared * m_scale)];
    while (ring > 0 && m_limits[ring - 1] >= squared)
      --ring;
    while (m_limits[ring] < squared)
      ++ring;
    return ring;
  }

private:
  static constexpr size_t kSteps = 2048;
  std::vector<double> m_limits;
  double m_scale = 1;
  std::array<uint8_t, kSteps> m_begin{};
};

struct Tally {
  struct Step {
    int64_t hot = 0, cold = 0, hotCells = 0, coldCells = 0, defined = 0, neighbours = 0;
    double absZ = 0;
  };
  std::array<Step, kMostScaleSteps> steps{};
  int64_t points = 0;

  void add(const Tally& other) {
    for (size_t k = 0; k < kMostScaleSteps; ++k) {
      Step& s = steps[k];
      const Step& o = other.steps[k];
      s.hot += o.hot;
      s.cold += o.cold;
      s.hotCells += o.hotCells;
      s.coldCells += o.coldCells;
      s.defined += o.defined;
      s.neighbours += o.neighbours;
      s.absZ += o.absZ;
    }
    points += other.points;
  }
  void addCells(uint64_t hot, uint64_t cold) {
    for (; hot; hot &= hot - 1)
      ++steps[static_cast<size_t>(std::countr_zero(hot))].hotCells;
    for (; cold; cold &= cold - 1)
      ++steps[static_cast<size_t>(std::countr_zero(cold))].coldCells;
  }
};

/// Points by cells of kCell, each cell's in one run.
struct Cells {
  std::vector<uint32_t> points;
  std::vector<size_t> starts; ///< one more at the end

  Cells(const LocalGiStar& scene, std::vector<uint32_t> chosen) {
    const auto xs = scene.index().sortedX(), ys = scene.index().sortedY();
    std::vector<std::pair<std::pair<int64_t, int64_t>, uint32_t>> keyed;
    keyed.reserve(chosen.size());
    for (const uint32_t k : chosen)
      keyed.push_back(
          {{static_cast<int64_t>(std::floor(ys[k] / kCell)), static_cast<int64_t>(std::floor(xs[k] / kCell))},
           k});
    std::sort(keyed.begin(), keyed.end());
    points.reserve(keyed.size());
    for (size_t i = 0; i < keyed.size(); ++i) {
      if (i == 0 || keyed[i].first != keyed[i - 1].first)
        starts.push_back(i);
      points.push_back(keyed[i].second);
    }
    starts.push_back(keyed.size());
  }
  int64_t size() const { return static_cast<int64_t>(starts.size()) - 1; }
};

class Walk {
public:
  Walk(const LocalGiStar& scene, const std::vector<double>& distances, GiSelf self)
      : m_scene(scene), m_rings(distances), m_count(distances.size()), m_reach(distances.back()),
        m_self(self), m_limit(zOfConfidence()) {}

  /// Adds a point; sets the bits of the distances at which it is hot or cold.
  void visit(uint32_t position, Tally& tally, uint64_t& hot, uint64_t& cold) const {
    const PointIndex& index = m_scene.index();
    const auto xs = index.sortedX(), ys = index.sortedY();
    const double px = xs[position], py = ys[position], most = m_rings.most();
    const double* values = m_scene.centred().values.data();
    std::array<double, kMostScaleSteps> sums{};
    std::array<int64_t, kMostScaleSteps> counts{};
    index.runsNear({px, py}, m_reach, [&](uint32_t first, uint32_t last) {
      for (uint32_t k = first; k < last; ++k) {
        const double dx = xs[k] - px, dy = ys[k] - py, squared = dx * dx + dy * dy;
        if (squared > most)
          continue;
        const size_t ring = m_rings.of(squared);
        sums[ring] += values[k];
        ++counts[ring];
      }
    });
    double sum = m_self == GiSelf::Include ? 0 : -values[position];
    int64_t count = m_self == GiSelf::Include ? 0 : -1;
    for (size_t step = 0; step < m_count; ++step) {
      sum += sums[step];
      count += counts[step];
      Tally::Step& s = tally.steps[step];
      s.neighbours += count - (m_self == GiSelf::Include ? 1 : 0);
      const double z = giZScore(m_self, m_scene.centred(), sum, count, position);
      if (std::isnan(z))
        continue;
      ++s.defined;
      s.absZ += std::abs(z);
      const uint64_t bit = uint64_t{1} << step;
      if (z >= m_limit) {
        ++s.hot;
        hot |= bit;
      } else if (-z >= m_limit) {
        ++s.cold;
        cold |= bit;
      }
    }
    ++tally.points;
  }

private:
  const LocalGiStar& m_scene;
  Rings m_rings;
  size_t m_count;
  double m_reach;
  GiSelf m_self;
  double m_limit;
};

ScaleCurve curveOf(const Tally& tally, const std::vector<double>& distances, int64_t of) {
  ScaleCurve curve;
  curve.points = tally.points;
  curve.of = of;
  curve.cell = kCell;
  const auto points = static_cast<double>(tally.points);
  for (size_t k = 0; k < distances.size(); ++k) {
    const Tally::Step& s = tally.steps[k];
    curve.steps.push_back({distances[k], s.hot, s.cold, s.hotCells, s.coldCells, tally.points - s.defined,
                           s.absZ / static_cast<double>(s.defined),
                           static_cast<double>(s.neighbours) / points});
  }
  return curve;
}

void check(const std::vector<double>& distances) {
  if (distances.empty() || distances.size() > kMostScaleSteps || !(distances.front() > 0) ||
      !std::is_sorted(distances.begin(), distances.end()) || !std::isfinite(distances.back()))
    throw std::invalid_argument("scaleCurve: 1 to 64 ascending distances above 0");
}

} // namespace

ScaleCurve scaleCurve(const LocalGiStar& scene, const std::vector<double>& distances, GiSelf self,
                      std::optional<Extent> only, const Progress& progress,
                      const std::function<void(const ScaleCurve&)>& partly) {
  check(distances);
  const Cells cells(scene, only ? scene.pointsIn(*only) : scene.allPoints());
  const auto of = static_cast<int64_t>(cells.points.size());
  const Walk walk(scene, distances, self);
  // Pieces of neighbouring cells, taken in an order that jumps over the scene: what is known so far is a fair
  // sample of it.
  constexpr int64_t kPiece = 64;
  const int64_t pieces = (cells.size() + kPiece - 1) / kPiece;
  int64_t jump = std::max<int64_t>(1, static_cast<int64_t>(0.618 * static_cast<double>(pieces)));
  while (std::gcd(jump, std::max<int64_t>(pieces, 1)) != 1)
    ++jump;
  Tally whole;
  std::mutex mutex;
  auto told = std::chrono::steady_clock::now();
  parallelRanges(pieces, 1, [&](int64_t from, int64_t to) {
    for (int64_t k = from; k < to; ++k) {
      const int64_t piece = k * jump % pieces;
      Tally tally;
      for (int64_t cell = piece * kPiece; cell < std::min((piece + 1) * kPiece, cells.size()); ++cell) {
        if (progress.stopRequested())
          throw Cancelled{};
        uint64_t hot = 0, cold = 0;
        for (size_t i = cells.starts[static_cast<size_t>(cell)];
             i < cells.starts[static_cast<size_t>(cell) + 1]; ++i)
          walk.visit(cells.points[i], tally, hot, cold);
        tally.addCells(hot, cold);
      }
      const std::lock_guard lock(mutex);
      whole.add(tally);
      const auto now = std::chrono::steady_clock::now();
      if (partly && now - told > std::chrono::milliseconds(150)) {
        told = now;
        partly(curveOf(whole, distances, of));
      }
    }
  });
  progress.step(1, "scale curve");
  return curveOf(whole, distances, of);
}

std::optional<double> firstPeak(const ScaleCurve& curve) {
  const auto& s = curve.steps;
  for (size_t k = 1; k + 1 < s.size(); ++k)
    if (s[k].meanAbsZ > s[k - 1].meanAbsZ && s[k].meanAbsZ > s[k + 1].meanAbsZ)
      return s[k].distance;
  return {};
}

} // namespace scarp
