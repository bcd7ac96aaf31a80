// SPDX-License-Identifier: GPL-3.0-or-later
// Gi*, its slider and kernel density of points as dense as a real scene (264 per km2), uniform and clustered.
// Each prints a ratio to a reference that is measured in the same run: a plain single-threaded search for
// Gi*, giStar for the slider and the scale curve, the mere writing of the same raster for the density.
#include "core/geo/raster.h"
#include "core/hotspot/gi_star.h"
#include "core/hotspot/kernel_density.h"
#include "core/hotspot/scale_curve.h"

#include <benchmark/benchmark.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <map>
#include <numbers>
#include <random>

namespace scarp {
namespace {

using Clock = std::chrono::steady_clock;
constexpr double kDensity = 264; ///< points per km2

struct Scene {
  std::vector<double> x, y, v;
  double side = 0; ///< m
};

const Scene& sceneOf(int64_t n, bool clustered) {
  static std::map<std::pair<int64_t, bool>, Scene> known;
  Scene& s = known[{n, clustered}];
  if (!s.x.empty())
    return s;
  std::mt19937_64 random(42);
  s.side = std::sqrt(static_cast<double>(n) / kDensity) * 1000;
  std::uniform_real_distribution<double> place(0, s.side), share(0, 1);
  std::normal_distribution<double> near(0, 200), speed(-2, 4);
  double x = 0, y = 0;
  for (int64_t i = 0; i < n; ++i) {
    if (!clustered || i % 40 == 0) { // clusters of 40 points, 200 m wide
      x = place(random);
      y = place(random);
    }
    s.x.push_back(clustered ? std::clamp(x + near(random), 0.0, s.side) : x);
    s.y.push_back(clustered ? std::clamp(y + near(random), 0.0, s.side) : y);
    s.v.push_back(speed(random));
  }
  return s;
}

/// Cells as vectors, points in the order of the file, one thread: what one writes first.
double plainSearchSeconds(const Scene& s, double distance) {
  const auto start = Clock::now();
  const auto columns = static_cast<size_t>(s.side / distance) + 1;
  std::vector<std::vector<uint32_t>> cells(columns * columns);
  const auto cellOf = [&](double value) { return static_cast<size_t>(value / distance); };
  for (uint32_t i = 0; i < s.x.size(); ++i)
    cells[cellOf(s.y[i]) * columns + cellOf(s.x[i])].push_back(i);
  double total = 0;
  for (size_t i = 0; i < s.x.size(); ++i) {
    const size_t c = cellOf(s.x[i]), r = cellOf(s.y[i]);
    for (size_t row = r > 0 ? r - 1 : 0; row <= std::min(r + 1, columns - 1); ++row)
      for (size_t column = c > 0 ? c - 1 : 0; column <= std::min(c + 1, columns - 1); ++column)
        for (const uint32_t j : cells[row * columns + column])
          if (const double dx = s.x[j] - s.x[i], dy = s.y[j] - s.y[i];
              dx * dx + dy * dy <= distance * distance)
            total += s.v[j];
  }
  benchmark::DoNotOptimize(total);
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void giStarOfPoints(benchmark::State& state) {
  const Scene& s = sceneOf(state.range(0), state.range(1) != 0);
  const double reference = plainSearchSeconds(s, 150);
  double seconds = 0, neighbours = 0;
  for (auto _ : state) {
    const auto start = Clock::now();
    const GiStarResult gi = giStar(s.x, s.y, s.v, {});
    seconds += std::chrono::duration<double>(Clock::now() - start).count();
    for (const int32_t k : gi.neighbours)
      neighbours += k;
  }
  const auto runs = static_cast<double>(state.iterations());
  state.counters["points/s"] =
      benchmark::Counter(static_cast<double>(state.range(0)), benchmark::Counter::kIsIterationInvariantRate);
  state.counters["neighbours"] = neighbours / runs / static_cast<double>(state.range(0));
  state.counters["of_plain_search"] = seconds / runs / reference;
}
BENCHMARK(giStarOfPoints)
    ->ArgNames({"points", "clustered"})
    ->ArgsProduct({{10'000, 100'000, 930'193}, {0, 1}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

std::vector<double> slider(double step) {
  std::vector<double> distances;
  for (double d = 30; d <= 500; d += step)
    distances.push_back(d);
  return distances;
}

/// A new distance for some 50,000 points in view of a scene of 930,193, against giStar of the same points
/// alone.
void newDistanceInView(benchmark::State& state) {
  const Scene& s = sceneOf(930'193, state.range(1) != 0);
  const LocalGiStar scene(s.x, s.y, s.v);
  const double side = s.side * std::sqrt(50'000.0 / 930'193.0), from = (s.side - side) / 2;
  const std::vector<uint32_t> inView = scene.pointsIn({from, from, from + side, from + side});
  Scene part;
  for (const uint32_t k : inView) {
    part.x.push_back(scene.index().sortedX()[k]);
    part.y.push_back(scene.index().sortedY()[k]);
    part.v.push_back(scene.value(k));
  }
  GiStarParams params;
  params.distance = static_cast<double>(state.range(0));
  const auto start = Clock::now();
  benchmark::DoNotOptimize(giStar(part.x, part.y, part.v, params));
  const double reference = std::chrono::duration<double>(Clock::now() - start).count();
  double seconds = 0, neighbours = 0;
  for (auto _ : state) {
    const auto begun = Clock::now();
    const LocalGi gi = scene.compute(inView, params);
    seconds += std::chrono::duration<double>(Clock::now() - begun).count();
    neighbours = 0;
    for (const int32_t k : gi.neighbours)
      neighbours += k;
  }
  state.counters["points"] = static_cast<double>(inView.size());
  state.counters["neighbours"] = neighbours / static_cast<double>(inView.size());
  state.counters["of_giStar"] = seconds / static_cast<double>(state.iterations()) / reference;
}
BENCHMARK(newDistanceInView)
    ->ArgNames({"distance", "clustered"})
    ->ArgsProduct({{30, 150, 500}, {0, 1}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

/// All 48 distances of the slider for the whole scene, against giStar at the largest alone.
void scaleCurveOfScene(benchmark::State& state) {
  const Scene& s = sceneOf(state.range(0), state.range(1) != 0);
  const LocalGiStar scene(s.x, s.y, s.v);
  GiStarParams params;
  params.distance = 500;
  const auto start = Clock::now();
  benchmark::DoNotOptimize(giStar(s.x, s.y, s.v, params));
  const double reference = std::chrono::duration<double>(Clock::now() - start).count();
  double seconds = 0;
  for (auto _ : state) {
    const auto begun = Clock::now();
    benchmark::DoNotOptimize(scaleCurve(scene, slider(10), GiSelf::Include));
    seconds += std::chrono::duration<double>(Clock::now() - begun).count();
  }
  state.counters["of_giStar_500m"] = seconds / static_cast<double>(state.iterations()) / reference;
}
BENCHMARK(scaleCurveOfScene)
    ->ArgNames({"points", "clustered"})
    ->ArgsProduct({{930'193}, {0, 1}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void densityToRaster(benchmark::State& state) {
  const Scene& s = sceneOf(state.range(0), state.range(1) != 0);
  GridSpec grid;
  grid.cellX = grid.cellY = 2.5;
  grid.columns = grid.rows = static_cast<int64_t>(s.side / 2.5);
  grid.top = static_cast<double>(grid.rows) * 2.5;
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("scarp-bench-" + std::to_string(::getpid()) + ".tif");
  const auto timed = [&](auto&& work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - start).count();
  };
  const KernelDensity kernel(s.x, s.y, s.v, {});
  double whole = 0, computing = 0;
  for (auto _ : state) {
    computing += timed([&] { kernel.stream(grid, [](const Window&, std::span<const float>) {}); });
    whole += timed([&] {
      RasterWriter writer(file, grid, {});
      kernel.stream(grid,
                    [&](const Window& w, std::span<const float> values) { writer.write(w, 1, values); });
      writer.finish();
    });
  }
  // the same values, written alone
  const std::filesystem::path copy = file.string() + ".copy.tif";
  double writing = 0;
  {
    const RasterReader reader(file);
    std::vector<float> values;
    RasterWriter writer(copy, grid, {});
    for (const Window& w : blocksOf(grid, 512)) {
      values.resize(static_cast<size_t>(w.cells()));
      reader.read(w, 1, values);
      writing += timed([&] { writer.write(w, 1, values); });
    }
    writing += timed([&] { writer.finish(); });
  }
  std::filesystem::remove(file);
  std::filesystem::remove(copy);
  const auto runs = static_cast<double>(state.iterations());
  const double reached = static_cast<double>(s.x.size()) * std::numbers::pi * 150 * 150 / 2.5 / 2.5;
  state.counters["points_x_cells/s"] = reached * runs / computing;
  state.counters["cells"] = static_cast<double>(grid.window().cells());
  state.counters["of_writing"] = whole / runs / writing;
}
BENCHMARK(densityToRaster)
    ->ArgNames({"points", "clustered"})
    ->ArgsProduct({{10'000}, {0, 1}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

} // namespace
} // namespace scarp
