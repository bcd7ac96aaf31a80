// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/river.h"

#include "core/synth/noise.h"

#include <algorithm>
#include <cmath>

namespace scarp::synth {

namespace {
constexpr double kLevelDownstream = 1837, kFall = 0.0016; // m above sea; m per m
} // namespace

River::River(const SceneParams& p)
    : m_seed(mixed(p.seed, 0x71)), m_width(static_cast<double>(p.width) * kPixel),
      m_height(static_cast<double>(p.height) * kPixel),
      m_longWave(std::clamp(0.55 * m_width, 1200.0, 24000.0)), m_midWave(m_longWave / 3) {
  // Exact share of the scene by bisection: the area grows with the half width.
  const double wanted = corridorShare() * m_width * m_height;
  double low = 0, high = m_height;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (corridorArea(middle) < wanted ? low : high) = middle;
  }
  m_corridorHalf = (low + high) / 2;
  m_corridorArea = corridorArea(m_corridorHalf);
  m_scale = std::clamp(m_corridorHalf / 5000, 0.0, 1.0);
}

double River::bend(double x) const {
  return 0.5 * m_height +
         std::min(0.09 * m_height, 0.16 * m_longWave) * noiseAlong(mixed(m_seed, 1), m_longWave, x);
}

double River::centre(double x) const {
  const double room = std::min(0.03 * m_height, 0.14 * m_midWave);
  return bend(x) + room * noiseAlong(mixed(m_seed, 2), m_midWave, x) +
         std::min(0.3 * room, 50.0) * noiseAlong(mixed(m_seed, 3), m_midWave / 3, x);
}

double River::halfWidth(double x) const {
  return (22 + 40 * m_scale) * (1 + 0.22 * noiseAlong(mixed(m_seed, 4), 700, x));
}

double River::plainHalf(double x) const {
  // Gorges alternate with basins.
  const double openness = 1 / (1 + std::exp(-1.6 * noiseAlong(mixed(m_seed, 5), m_midWave, x)));
  return halfWidth(x) + 15 + openness * (90 + 1100 * m_scale);
}

double River::level(double x) const {
  return kLevelDownstream + kFall * (m_width - x);
}

RiverSection River::section(double x) const {
  const double slope = (centre(x + 50) - centre(x - 50)) / 100;
  return {centre(x), std::hypot(1, slope), halfWidth(x), plainHalf(x), level(x)};
}

double River::distance(double x, double y) const {
  const double slope = (centre(x + 50) - centre(x - 50)) / 100;
  return std::abs(y - centre(x)) / std::hypot(1, slope);
}

double River::corridorArea(double half) const {
  constexpr double step = 25;
  double sum = 0;
  for (double x = 0; x < m_width; x += step) {
    const double at = x + step / 2, slope = (bend(at + 100) - bend(at - 100)) / 200;
    const double reach = half * std::hypot(1, slope);
    sum += std::min(step, m_width - x) *
           std::max(0.0, std::min(m_height, bend(at) + reach) - std::max(0.0, bend(at) - reach));
  }
  return sum;
}

bool River::inCorridor(double x, double y) const {
  if (x < 0 || y < 0 || x >= m_width || y >= m_height)
    return false;
  const double at = std::floor(x / 25) * 25 + 12.5, slope = (bend(at + 100) - bend(at - 100)) / 200;
  return std::abs(y - bend(at)) <= m_corridorHalf * std::hypot(1, slope);
}

} // namespace scarp::synth
