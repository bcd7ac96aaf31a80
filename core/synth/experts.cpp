// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/experts.h"

#include "core/synth/contour.h"

#include <cmath>
#include <numbers>

namespace scarp::synth {

namespace {

struct Habit {
  double bias;  // m: outlines are drawn this far outside (or inside)
  double hand;  // m: how far the hand strays
  double care;  // raises the chance that something faint is seen
  double fancy; // how readily resting ground is taken for moving
};

constexpr std::array<Habit, kExperts> kHabits{{{2, 6, 0.5, 0.6}, {11, 10, 1.0, 1.4}, {-7, 8, -0.4, 0.8}}};

double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}

/// The outline of a landslide as this expert draws it; empty when nothing is left of it.
Ring drawn(const Landslide& slide, const Habit& habit, Stream& random) {
  Field f = slide.distance;
  const double wander = 0.5 * std::min(slide.length, slide.width);
  const uint64_t seed = random.next();
  const double bias = habit.bias + 4 * random.normal();
  addNoise(mixed(seed, 1), wander, static_cast<float>(habit.hand), f.samples(), f.values);
  addNoise(mixed(seed, 2), 30, 2, f.samples(), f.values);
  for (float& d : f.values)
    d += static_cast<float>(bias);
  return smoothedRing(largestRing(f), 3);
}

std::string confidenceOf(double evidence) {
  return evidence > 2.2 ? "high" : evidence > 0.8 ? "medium" : "low";
}

/// What speaks for motion here: clear velocities, a fresh look.
double evidenceOf(const Scene& scene, const Landslide& slide) {
  const double speed = std::max(1.0, std::abs(strongestInSight(scene, slide)));
  double seen = 0; // targets that can be there at all: radar geometry, plants
  for (double t = 0.1; t < 1; t += 0.1) {
    const double x = slide.crown.x + t * slide.length * slide.downX,
                 y = slide.crown.y + t * slide.length * slide.downY;
    seen +=
        0.11 * radarVisibility(scene, x, y) * logistic(-2.2 * static_cast<double>(scene.vegetation(x, y)));
  }
  return 1.1 * std::log(speed / 9) + 2.2 * (slide.freshness - 0.4) +
         std::clamp(0.7 * std::log((seen + 0.01) / 0.3), -1.6, 0.4);
}

/// A round patch somewhere on a slope in the corridor.
Ring fanciedArea(const Scene& scene, Stream& random) {
  const double width = static_cast<double>(scene.params().width) * kPixel,
               height = static_cast<double>(scene.params().height) * kPixel;
  for (int attempt = 0; attempt < 200; ++attempt) {
    const Point centre{random.between(0.02, 0.98) * width, random.between(0.02, 0.98) * height};
    const double radius = random.between(60, 130);
    const Point g = scene.steepness(centre.x, centre.y);
    const double reach = scene.river().plainHalf(centre.x) + radius;
    if (!scene.river().inCorridor(centre.x, centre.y) || std::hypot(g.x, g.y) < 0.25 ||
        scene.river().distance(centre.x, centre.y) < reach || scene.movingAt(centre.x, centre.y) ||
        std::min({centre.x, centre.y, width - centre.x, height - centre.y}) < 1.5 * radius)
      continue;
    const auto side = static_cast<int64_t>(3 * radius / 10);
    Field f{side, side, 10, centre.x - 1.5 * radius, centre.y - 1.5 * radius, {}};
    f.values.assign(f.size(), 0);
    addNoise(random.next(), radius, static_cast<float>(0.15 * radius), f.samples(), f.values);
    for (int64_t r = 0; r < f.rows; ++r)
      for (int64_t c = 0; c < f.columns; ++c)
        f.values[f.index(c, r)] +=
            static_cast<float>(radius - std::hypot(f.x(c) - centre.x, f.y(r) - centre.y));
    return smoothedRing(largestRing(f), 3);
  }
  return {};
}

} // namespace

std::array<ExpertView, kExperts> makeExperts(const Scene& scene) {
  std::array<ExpertView, kExperts> views;
  for (size_t e = 0; e < kExperts; ++e) {
    ExpertView& view = views[e];
    const Habit& habit = kHabits[e];
    const auto letter = static_cast<char>('a' + e);
    view.id = std::string("expert-") + letter;
    view.name = std::string("Expert ") + static_cast<char>('A' + e);
    const auto randomFor = [&](uint64_t what, int64_t id) {
      return Stream(mixed(scene.params().seed ^ (0xE1 + e), what, static_cast<uint64_t>(id)));
    };
    for (const Landslide& slide : scene.moving()) {
      Stream random = randomFor(1, slide.id);
      const double evidence = evidenceOf(scene, slide) + 0.5 * random.normal();
      Ring outline = drawn(slide, habit, random);
      if (random.uniform() > logistic(2.0 + 1.5 * evidence + habit.care) || outline.size() < 4)
        ++view.missed;
      else
        view.areas.push_back({std::move(outline), confidenceOf(evidence), slide.id});
    }
    const auto fancy = [&](Ring outline) {
      if (outline.size() < 4)
        return;
      ++view.falseAreas;
      view.areas.push_back({std::move(outline), "low", 0});
    };
    for (const Landslide& slide : scene.old()) {
      Stream random = randomFor(2, slide.id);
      const Point middle{slide.crown.x + 0.5 * slide.length * slide.downX,
                         slide.crown.y + 0.5 * slide.length * slide.downY};
      if (scene.river().inCorridor(middle.x, middle.y) &&
          random.uniform() < 0.3 * habit.fancy * slide.freshness)
        fancy(drawn(slide, habit, random));
    }
    for (size_t i = 0; i < scene.moving().size(); ++i) {
      Stream random = randomFor(3, static_cast<int64_t>(i));
      if (random.uniform() < 0.04 * habit.fancy)
        fancy(fanciedArea(scene, random));
    }
  }
  return views;
}

MultiPolygon toMap(const SceneParams& params, const Ring& outline) {
  return {{toMapLine(params, outline), {}}};
}

std::vector<Point> toMapLine(const SceneParams& params, const std::vector<Point>& line) {
  const GridSpec grid = imageGrid(params);
  std::vector<Point> result;
  for (const Point& p : line)
    result.push_back({grid.left + p.x, grid.top - p.y});
  return result;
}

} // namespace scarp::synth
