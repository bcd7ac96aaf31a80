// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/landslide.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/synth/contour.h"

#include <cmath>
#include <numbers>
#include <optional>

namespace scarp::synth {

namespace {

constexpr double kShortest = 110, kLongest = 620; // m: most are 48 x 56 to 256 x 256 px in the study
constexpr double kSmallestArea = 9000;            // m2

/// What counts as a unit that can fail: strict first, looser where a small scene has too few.
struct Limits {
  uint32_t fewestCells, mostCells;
  double coherence, gentlest, steepest;
};
constexpr Limits kLimits[] = {{50, 900, 0.72, 15, 38}, {30, 1600, 0.5, 10, 45}, {18, 4000, 0.2, 5, 60}};

bool fits(const SlopeUnit& u, const Limits& l) {
  return u.cells >= l.fewestCells && u.cells <= l.mostCells && u.coherence >= l.coherence &&
         u.slope >= l.gentlest && u.slope <= l.steepest;
}

class Placer {
public:
  Placer(const SceneParams& params, const Relief& relief, const River& river, const Faults& faults)
      : m_params(params), m_relief(relief), m_river(river), m_faults(faults),
        m_units(makeSlopeUnits(relief, river)), m_used(m_units.units.size(), 0) {}

  std::vector<Landslide> place(int64_t count, bool moving, const Progress& progress);

private:
  double likelihood(const SlopeUnit& unit) const;
  std::vector<uint32_t> inOrder(uint64_t seed, const Limits& limits) const;
  std::optional<Landslide> cut(uint32_t index, bool moving) const;
  Field membership(uint32_t index) const;
  bool allowed(const Ring& outline, bool moving) const;
  void animate(Landslide& slide, const SlopeUnit& unit, Stream& random) const;

  const SceneParams& m_params;
  const Relief& m_relief;
  const River& m_river;
  const Faults& m_faults;
  SlopeUnits m_units;
  std::vector<uint8_t> m_used;
};

/// Relative: failure is likeliest near 27 degrees, in hollows, on broken rock and above the undercutting
/// river.
double Placer::likelihood(const SlopeUnit& u) const {
  const double steep = std::exp(-std::pow((u.slope - 27) / 8, 2));
  const double hollow = std::exp(std::clamp(0.12 * u.convergence, -1.0, 1.0));
  const double river = 1 + 1.5 * std::exp(-m_river.distance(u.x, u.y) / 600);
  const double size = std::sqrt(std::min(u.cells, 500u));
  return 1e-6 + steep * hollow * river * size * (1 + 2 * m_faults.damage(u.x, u.y));
}

/// A weighted draw without replacement: keys log(u) / weight, largest first (Efraimidis and Spirakis).
std::vector<uint32_t> Placer::inOrder(uint64_t seed, const Limits& limits) const {
  std::vector<std::pair<double, uint32_t>> keys;
  for (uint32_t i = 0; i < m_units.units.size(); ++i)
    if (const SlopeUnit& u = m_units.units[i]; m_used[i] == 0 && fits(u, limits))
      keys.emplace_back(-std::log(1 - uniformFrom(mixed(seed, i))) / likelihood(u), i);
  std::sort(keys.begin(), keys.end());
  std::vector<uint32_t> order;
  for (const auto& [key, i] : keys)
    order.push_back(i);
  return order;
}

std::vector<Landslide> Placer::place(int64_t count, bool moving, const Progress& progress) {
  std::vector<Landslide> placed;
  for (const Limits& limits : kLimits) {
    for (const uint32_t i : inOrder(mixed(m_params.seed, moving ? 0x51 : 0x52), limits)) {
      if (static_cast<int64_t>(placed.size()) >= count)
        return placed;
      progress.step(static_cast<double>(placed.size()) / static_cast<double>(count), "landslides");
      const SlopeUnit& u = m_units.units[i];
      if (moving && !m_river.inCorridor(u.x, u.y))
        continue;
      if (auto slide = cut(i, moving)) {
        slide->id = static_cast<int64_t>(placed.size()) + 1;
        placed.push_back(std::move(*slide));
        m_used[i] = 1;
      }
    }
  }
  return placed;
}

/// How much of the neighbourhood of a cell belongs to the unit, 0..1, around the unit's cells.
Field Placer::membership(uint32_t index) const {
  const SlopeUnit& u = m_units.units[index];
  const Field& h = m_relief.height;
  Field f{u.right - u.left + 7,           u.bottom - u.top + 7,         h.cell,
          h.left + (u.left - 3) * h.cell, h.top + (u.top - 3) * h.cell, {}};
  f.values.assign(f.size(), 0);
  const auto in = [&](int64_t c, int64_t r) {
    return c >= 0 && r >= 0 && c < h.columns && r < h.rows && m_units.unitOf[h.index(c, r)] == index + 1;
  };
  for (int64_t r = 0; r < f.rows; ++r)
    for (int64_t c = 0; c < f.columns; ++c) {
      int members = 0;
      for (int64_t y = -1; y <= 1; ++y)
        for (int64_t x = -1; x <= 1; ++x)
          members += in(u.left - 3 + c + x, u.top - 3 + r + y) ? (x == 0 && y == 0 ? 4 : 1) : 0;
      f.values[f.index(c, r)] = static_cast<float>(members) / 12;
    }
  return f;
}

bool Placer::allowed(const Ring& outline, bool moving) const {
  const double right = static_cast<double>(m_params.width) * kPixel,
               bottom = static_cast<double>(m_params.height) * kPixel;
  return std::all_of(outline.begin(), outline.end(), [&](Point p) {
    return p.x > 10 && p.y > 10 && p.x < right - 10 && p.y < bottom - 10 &&
           m_river.distance(p.x, p.y) > m_river.plainHalf(p.x) && (!moving || m_river.inCorridor(p.x, p.y));
  });
}

std::optional<Landslide> Placer::cut(uint32_t index, bool moving) const {
  const SlopeUnit& u = m_units.units[index];
  const Field member = membership(index);
  std::vector<double> s, n; // along and across the unit's way down
  for (int64_t r = 0; r < member.rows; ++r)
    for (int64_t c = 0; c < member.columns; ++c)
      if (member.values[member.index(c, r)] > 0.5f) {
        const double dx = member.x(c) - u.x, dy = member.y(r) - u.y;
        s.push_back(dx * u.downX + dy * u.downY);
        n.push_back(dy * u.downX - dx * u.downY);
      }
  if (s.size() < 12)
    return std::nullopt;
  const auto quantile = [](std::vector<double>& v, double q) {
    const auto at = v.begin() + static_cast<std::ptrdiff_t>(q * static_cast<double>(v.size() - 1));
    std::nth_element(v.begin(), at, v.end());
    return *at;
  };
  Stream random(mixed(m_params.seed, 0x53, index));
  const double range = quantile(s, 0.98) - quantile(s, 0.02), breadth = quantile(n, 0.95) - quantile(n, 0.05);
  Landslide slide;
  slide.moving = moving;
  slide.seed = random.next();
  slide.length = std::clamp(random.between(0.7, 1.05) * range, kShortest, kLongest);
  slide.width = std::clamp(random.between(0.7, 1.15) * breadth, std::max(kShortest, 0.35 * slide.length),
                           std::min(kLongest, 1.5 * slide.length));
  slide.downX = u.downX;
  slide.downY = u.downY;
  slide.slope = u.slope;
  const double toe = quantile(s, 0.98) - random.between(0, 0.12) * range;
  const double middle = quantile(n, 0.5) + 0.1 * breadth * random.normal();
  slide.crown = {u.x + (toe - slide.length) * u.downX - middle * u.downY,
                 u.y + (toe - slide.length) * u.downY + middle * u.downX};

  const double spread = random.between(-0.7, 0.5), bend = random.between(-0.2, 0.2) * slide.width;
  const double least = std::min(slide.length, slide.width),
               reach = 0.6 * std::hypot(slide.length, slide.width) + 30;
  const Point centre{slide.crown.x + 0.5 * slide.length * u.downX,
                     slide.crown.y + 0.5 * slide.length * u.downY};
  constexpr double cell = 5;
  const auto side = static_cast<int64_t>(2 * reach / cell);
  Field f{side, side, cell, centre.x - reach, centre.y - reach, {}};
  f.values.assign(f.size(), 0);
  addNoise(mixed(slide.seed, 1), 0.4 * least, static_cast<float>(0.06 * least), f.samples(), f.values);
  addNoise(mixed(slide.seed, 2), 32, 3.0f, f.samples(), f.values);
  for (int64_t r = 0; r < f.rows; ++r)
    for (int64_t c = 0; c < f.columns; ++c) {
      const double x = f.x(c), y = f.y(r), dx = x - slide.crown.x, dy = y - slide.crown.y;
      const double t = (dx * u.downX + dy * u.downY) / slide.length;
      const double across = dy * u.downX - dx * u.downY - bend * (t - 0.5) * (t - 0.5) * 4;
      const double half = 0.5 * slide.width * std::max(0.3, 1 + spread * (t - 0.5));
      const double tongue =
          1 - std::pow(std::pow(std::abs(2 * t - 1), 2.6) + std::pow(std::abs(across / half), 2.6), 1 / 2.6);
      const double a = 0.5 * least * tongue, b = 70 * (static_cast<double>(member.linear(x, y)) - 0.45);
      const double round = std::exp(-std::abs(a - b) / 12) * 6; // a soft minimum: no sharp corners
      f.values[f.index(c, r)] += static_cast<float>(std::min(a, b) - round);
    }
  slide.outline = smoothedRing(largestRing(f), 1.2);
  const double roundness = 4 * std::numbers::pi * std::abs(signedArea(slide.outline)) /
                           std::pow(std::max(1.0, perimeter({{slide.outline, {}}})), 2);
  if (slide.outline.size() < 8 || roundness < 0.58 || std::abs(signedArea(slide.outline)) < kSmallestArea ||
      !allowed(slide.outline, moving))
    return std::nullopt;
  const Extent e = extentOf({{slide.outline, {}}});
  constexpr double coarse = 10, margin = Landslide::kReach;
  slide.distance = {static_cast<int64_t>((e.width() + 2 * margin) / coarse) + 1,
                    static_cast<int64_t>((e.height() + 2 * margin) / coarse) + 1,
                    coarse,
                    e.xMin - margin,
                    e.yMin - margin,
                    {}};
  signedDistances(slide.outline, slide.distance);
  animate(slide, u, random);
  return slide;
}

/// Steep and convergent units move faster; what moves faster looks fresher.
void Placer::animate(Landslide& slide, const SlopeUnit& u, Stream& random) const {
  if (slide.moving) {
    const double drive = std::tan(u.slope * std::numbers::pi / 180) / std::tan(25 * std::numbers::pi / 180);
    const double hollow = std::exp(std::clamp(0.08 * u.convergence, -0.6, 0.6));
    slide.speed = std::clamp(52 * drive * hollow * std::exp(0.6 * random.normal()), 14.0, 420.0);
    slide.freshness = std::clamp(0.58 + 0.16 * std::log(slide.speed / 50) + 0.16 * random.normal(), 0.1, 1.0);
  } else {
    slide.freshness = std::clamp(0.38 + 0.15 * random.normal(), 0.05, 0.75);
  }
}

} // namespace

Extent Landslide::extent() const {
  return {distance.left, distance.top, distance.left + static_cast<double>(distance.columns) * distance.cell,
          distance.top + static_cast<double>(distance.rows) * distance.cell};
}

double Landslide::along(double x, double y) const {
  return ((x - crown.x) * downX + (y - crown.y) * downY) / length;
}

float Landslide::inside(float d, float edge) {
  const float t = std::clamp(d / edge, 0.0f, 1.0f);
  return t * t * (3 - 2 * t);
}

Landslides placeLandslides(const SceneParams& params, const Relief& relief, const River& river,
                           const Faults& faults, const Progress& progress) {
  Placer placer(params, relief, river, faults);
  const int64_t wanted = landslideCount(params);
  Landslides result;
  result.moving = placer.place(wanted, true, progress.part(0, 0.7));
  const auto placed = static_cast<int64_t>(result.moving.size());
  if (placed < wanted && params.landslides > 0)
    throw usageError("only " + formatCount(placed) + " of " + formatCount(wanted) +
                         " landslides fit on the slopes beside the river of this scene",
                     "Ask for fewer landslides or a larger --size.");
  result.old = placer.place((placed + 1) / 2, false, progress.part(0.7, 1));
  return result;
}

} // namespace scarp::synth
