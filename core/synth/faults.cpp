// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/faults.h"

#include "core/synth/noise.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace scarp::synth {

namespace {
constexpr double kDamageWidth = 130; // m: where it has fallen to 1/e
constexpr double kWinding = 90;      // m
constexpr double kSpacing = 15000;   // m of scene per fault, about
} // namespace

Faults::Faults(const SceneParams& p)
    : m_width(static_cast<double>(p.width) * kPixel), m_height(static_cast<double>(p.height) * kPixel) {
  const int count = 2 + static_cast<int>(m_width / kSpacing);
  Stream random(mixed(p.seed, 0xFA));
  const double strike =
      random.between(0, std::numbers::pi); // of the region; each fault strays from it a little
  for (int i = 0; i < count; ++i) {
    const double angle = strike + 0.25 * random.normal();
    m_traces.push_back({{random.between(0.05, 0.95) * m_width, random.between(0.05, 0.95) * m_height},
                        {std::cos(angle), std::sin(angle)},
                        random.next(),
                        random.between(0.25, 0.7) * std::max(m_width, m_height)});
  }
}

double Faults::offset(const Trace& trace, double s) const {
  return kWinding * noiseAlong(trace.seed, 2500, s) +
         0.25 * kWinding * noiseAlong(mixed(trace.seed, 1), 500, s);
}

double Faults::damage(double x, double y) const {
  double most = 0;
  for (const Trace& t : m_traces) {
    const double dx = x - t.origin.x, dy = y - t.origin.y;
    const double s = dx * t.along.x + dy * t.along.y, n = dy * t.along.x - dx * t.along.y;
    if (std::abs(n) > 4 * kWinding + 3 * kDamageWidth || std::abs(s) > t.half)
      continue;
    const double d = (n - offset(t, s)) / kDamageWidth;
    most = std::max(most, std::exp(-d * d));
  }
  return most;
}

std::vector<std::vector<Point>> Faults::traces() const {
  std::vector<std::vector<Point>> result;
  for (const Trace& t : m_traces) {
    std::vector<Point> line;
    const auto finish = [&] {
      if (line.size() > 1)
        result.push_back(line);
      line.clear();
    };
    for (double s = -t.half; s <= t.half; s += 60) {
      const double n = offset(t, s);
      const Point p{t.origin.x + s * t.along.x - n * t.along.y, t.origin.y + s * t.along.y + n * t.along.x};
      if (p.x < 0 || p.y < 0 || p.x > m_width || p.y > m_height)
        finish();
      else
        line.push_back(p);
    }
    finish();
  }
  return result;
}

} // namespace scarp::synth
