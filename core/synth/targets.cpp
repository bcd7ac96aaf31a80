// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/targets.h"

#include "core/base/parallel.h"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace scarp::synth {

namespace {

constexpr double kCell = 25; // m: within it the density of targets is taken as even
constexpr double kFalseShare = 0.004;
constexpr int kRepeat = 12, kPasses = 41; // days; of 41 passes two gave no scene
constexpr std::array<int, 2> kMissing{9, 33};

/// Passes with a scene, in days since the first.
std::vector<int> acquisitionDays() {
  std::vector<int> days;
  for (int pass = 0; pass < kPasses; ++pass)
    if (std::find(kMissing.begin(), kMissing.end(), pass) == kMissing.end())
      days.push_back(kRepeat * pass);
  return days;
}

/// Relative number of targets per ground area.
double density(const Scene& scene, double x, double y) {
  const River& river = scene.river();
  if (!river.inCorridor(x, y) || river.distance(x, y) < river.halfWidth(x) + 6)
    return 0;
  const double plants = 1 / (1 + std::exp(-2.2 * (static_cast<double>(scene.vegetation(x, y)) - 0.2)));
  const double open = 0.015 + std::pow(1 - plants, 1.6);
  const double fields =
      river.distance(x, y) < river.plainHalf(x) ? 0.45 : 1; // ploughed ground loses coherence
  const double patchy =
      std::exp(0.45 * static_cast<double>(noiseAt(mixed(scene.params().seed, 0x71A), 220, x, y)));
  double steady = 1;
  if (const Landslide* slide = scene.movingAt(x, y))
    steady = std::exp(-slide->speed / 350); // fast ground decorrelates
  return radarVisibility(scene, x, y) * open * fields * patchy * steady;
}

/// A random place in a cell that the corridor holds.
Point placeIn(const Scene& scene, double left, double top, Stream& random) {
  for (int attempt = 0; attempt < 32; ++attempt) {
    const Point p{left + kCell * random.uniform(), top + kCell * random.uniform()};
    if (scene.river().inCorridor(p.x, p.y))
      return p;
  }
  return {left + kCell / 2, top + kCell / 2};
}

} // namespace

Targets makeTargets(const Scene& scene, const Progress& progress) {
  const SceneParams& params = scene.params();
  const auto cells = [](int64_t pixels) {
    return static_cast<int64_t>(std::ceil(static_cast<double>(pixels) * kPixel / kCell));
  };
  const int64_t columns = cells(params.width), rows = cells(params.height);
  const auto densities = [&](int64_t row, std::vector<double>& out) {
    for (int64_t c = 0; c < columns; ++c)
      out[static_cast<size_t>(c)] =
          density(scene, (static_cast<double>(c) + 0.5) * kCell, (static_cast<double>(row) + 0.5) * kCell);
  };
  // Sums per row first: then every row knows its share of the targets and rows can be filled in any order.
  std::vector<double> before(static_cast<size_t>(rows) + 1, 0);
  parallelRanges(rows, 16, [&](int64_t from, int64_t to) {
    std::vector<double> row(static_cast<size_t>(columns));
    for (int64_t r = from; r < to; ++r) {
      progress.step(0.4 * static_cast<double>(r) / static_cast<double>(rows), "coherent targets");
      densities(r, row);
      for (const double d : row)
        before[static_cast<size_t>(r) + 1] += d;
    }
  });
  for (size_t r = 0; r < static_cast<size_t>(rows); ++r)
    before[r + 1] += before[r];

  const int64_t count = before.back() > 0 ? targetCount(params) : 0;
  const auto n = static_cast<size_t>(count);
  const double each = before.back() / std::max<double>(1, static_cast<double>(count));
  // Target k stands where the running sum passes (k + 1/2) * each.
  const auto firstOf = [&](int64_t row) {
    if (row >= rows)
      return count;
    return std::clamp<int64_t>(static_cast<int64_t>(std::ceil(before[static_cast<size_t>(row)] / each - 0.5)),
                               0, count);
  };
  Targets result;
  result.x.resize(n);
  result.y.resize(n);
  result.velocity.resize(n);
  result.coherence.resize(n);
  const GridSpec grid = imageGrid(params);
  const EastNorthUp sight = lineOfSight();
  std::atomic<int64_t> falseMovers{0};
  parallelRanges(rows, 16, [&](int64_t from, int64_t to) {
    std::vector<double> row(static_cast<size_t>(columns));
    for (int64_t r = from; r < to; ++r) {
      progress.step(0.4 + 0.6 * static_cast<double>(r) / static_cast<double>(rows), "coherent targets");
      const int64_t end = firstOf(r + 1);
      if (firstOf(r) == end)
        continue;
      densities(r, row);
      double sum = before[static_cast<size_t>(r)];
      int64_t cell = -1, lastOpen = -1;
      for (int64_t k = firstOf(r); k < end; ++k) {
        while (cell + 1 < columns && (lastOpen < 0 || sum <= (static_cast<double>(k) + 0.5) * each)) {
          ++cell;
          sum += row[static_cast<size_t>(cell)];
          if (row[static_cast<size_t>(cell)] > 0)
            lastOpen = cell;
        }
        Stream random(mixed(params.seed, 0xC7, static_cast<uint64_t>(k)));
        const Point p =
            placeIn(scene, static_cast<double>(lastOpen) * kCell, static_cast<double>(r) * kCell, random);
        double velocity = along(groundVelocity(scene, p.x, p.y), sight) + kNoise * random.normal();
        double quality = random.uniform();
        if (random.uniform() <
            kFalseShare) { // unwrapped to a wrong cycle, or something that drives or is built
          velocity = (random.uniform() < 0.5 ? -1 : 1) * (15 - 45 * std::log(1 - random.uniform()));
          quality *= 0.3;
          ++falseMovers;
        }
        const auto i = static_cast<size_t>(k);
        result.x[i] = grid.left + p.x;
        result.y[i] = grid.top - p.y;
        result.velocity[i] =
            static_cast<float>(std::round(10 * std::clamp(velocity, kStrongestAway, kStrongestToward)) / 10);
        const double plants = 1 / (1 + std::exp(-static_cast<double>(scene.vegetation(p.x, p.y))));
        result.coherence[i] =
            static_cast<float>(std::round(1000 * (0.7 + 0.29 * std::pow(quality, 0.5 + plants))) / 1000);
      }
    }
  });
  result.falseMovers = falseMovers;
  return result;
}

std::vector<std::string> acquisitionDates() {
  using namespace std::chrono;
  const sys_days first = year{2020} / January / 4;
  std::vector<std::string> dates;
  for (const int day : acquisitionDays()) {
    const year_month_day date{first + days{day}};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d%02u%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    dates.emplace_back(text.data());
  }
  return dates;
}

void displacements(uint64_t seed, size_t target, float velocity, std::span<float> out) {
  Stream random(mixed(seed, 0x75, target));
  const std::vector<int> days = acquisitionDays();
  const double wave = 1.5 * random.normal(), phase = random.between(0, 2 * std::numbers::pi);
  for (size_t i = 0; i < days.size(); ++i) {
    const double years = days[i] / 365.25;
    const double d = static_cast<double>(velocity) * years +
                     wave * (std::sin(2 * std::numbers::pi * years + phase) - std::sin(phase)) +
                     (i == 0 ? 0 : 3 * random.normal());
    out[i] = static_cast<float>(std::round(10 * d) / 10);
  }
}

} // namespace scarp::synth
