// SPDX-License-Identifier: GPL-3.0-or-later
// 930,193 coherent targets, the number of a full scene: what happens while a slider of the filter is dragged.
#include "widgets/map/ct_symbols.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <numbers>
#include <random>

namespace scarp {
namespace {

constexpr size_t kTargets = 930193;

const CtCloud& scene() {
  static const CtCloud cloud = [] {
    CtPoints points;
    std::mt19937 random(5);
    std::uniform_real_distribution<double> x(0, 126652), y(0, 88537), share(0, 1);
    std::normal_distribution<double> quiet(0, 4), fast(0, 60), z(0, 2);
    std::vector<double> scores;
    for (size_t i = 0; i < kTargets; ++i) {
      points.x.push_back(x(random));
      points.y.push_back(y(random));
      points.velocity.push_back(i % 50 ? quiet(random) : fast(random));
      points.coherence.push_back(0.3 + 0.7 * share(random));
      scores.push_back(z(random));
    }
    points.columns.push_back({"gi_z", std::move(scores)});
    return CtCloud(points);
  }();
  return cloud;
}

CtStyle combined(double coherence) {
  CtStyle style;
  style.filter.minCoherence = coherence;
  style.filter.minMotion = 5;
  style.filter.minZ = 1;
  return style;
}

void symbolsOfAll(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(CtSymbols(scene(), {}).shown());
}

/// One step of a slider: three conditions, the count, and the symbols of what is left.
void sliderStep(benchmark::State& state) {
  double coherence = 0.5;
  size_t shown = 0;
  for (auto _ : state) {
    shown = CtSymbols(scene(), combined(coherence)).shown();
    coherence = coherence < 0.9 ? coherence + 0.01 : 0.5;
  }
  state.counters["shown"] = static_cast<double>(shown);
}

/// An outline of 2,000 corners around half of the scene.
void insideOutline(benchmark::State& state) {
  Ring ring;
  for (int k = 0; k < 2000; ++k) {
    const double angle = 2 * std::numbers::pi * k / 2000, radius = 30000 + 3000 * std::sin(40 * angle);
    ring.push_back({63000 + radius * std::cos(angle), 44000 + radius * std::sin(angle)});
  }
  for (auto _ : state)
    benchmark::DoNotOptimize(insideTargets(scene(), {{ring, {}}}));
}

BENCHMARK(symbolsOfAll)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(sliderStep)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(insideOutline)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
} // namespace scarp
