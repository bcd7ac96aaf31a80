// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/scene.h"

#include "core/base/parallel.h"

#include <cmath>

namespace scarp::synth {

Scene::Scene(const SceneParams& params, const Progress& progress)
    : m_params((checkSceneParams(params), params)), m_river(params), m_faults(params) {
  Relief relief = makeRelief(params, m_river, m_faults, progress.part(0, 0.75));
  m_landslides = placeLandslides(params, relief, m_river, m_faults, progress.part(0.75, 0.9));
  progress.step(0.9, "vegetation");
  makeFields(relief);
  indexLandslides();
  m_height = std::move(relief.height);
  progress.step(1);
}

void Scene::makeFields(const Relief& relief) {
  const Field& h = relief.height;
  m_ruggedness = Field{h.columns / 2, h.rows / 2, 2 * h.cell, h.left, h.top, {}};
  m_ruggedness.values.assign(m_ruggedness.size(), 0);
  m_vegetation = m_wetness = m_ruggedness;
  const Samples all = m_ruggedness.samples();
  const uint64_t seed = m_params.seed;
  addFractal(mixed(seed, 0xB1), 1800, 200, 0.5f, 0.6f, all, m_ruggedness.values);
  addFractal(mixed(seed, 0xB2), 2600, 100, 0.75f, 0.62f, all, m_vegetation.values);
  parallelRanges(m_ruggedness.rows, 64, [&](int64_t from, int64_t to) {
    for (int64_t r = from; r < to; ++r)
      for (int64_t c = 0; c < m_ruggedness.columns; ++c) {
        const size_t at = m_ruggedness.index(c, r);
        const double x = m_ruggedness.x(c), y = m_ruggedness.y(r);
        const Point g = h.gradient(x, y, 40);
        const double slope = std::hypot(g.x, g.y);
        double cells = 0;
        for (int64_t k = 0; k < 4; ++k)
          cells = std::max(cells, relief.upstream(h.index(2 * c + k % 2, 2 * r + k / 2)));
        const double wet = std::clamp((std::log2(cells) - 3) / 8, 0.0, 1.0);
        // Smooth slopes and fragmented ones, by the strength of the rock.
        const auto fragmented =
            static_cast<float>(1 / (1 + std::exp(-2.2 * static_cast<double>(m_ruggedness.values[at]))));
        m_ruggedness.values[at] =
            static_cast<float>(std::min(1.0, slope / 0.55)) * (0.25f + 1.2f * fragmented);
        m_wetness.values[at] = static_cast<float>(wet);
        // Shade and water favour plants, height and steepness do not. North is up: y falls.
        const double north = slope > 0 ? g.y / slope * std::min(1.0, slope / 0.35) : 0;
        const double elevation = static_cast<double>(h.linear(x, y));
        const double belt = -std::pow((elevation - 2700) / 900, 2) + 0.4;
        m_vegetation.values[at] += static_cast<float>(1.25 * north + 1.3 * wet + 0.5 * belt -
                                                      2.2 * std::max(0.0, slope - 0.6) - 0.45);
      }
  });
}

ValueRange Scene::heightBounds() const {
  constexpr double details = 80; // m: more than gullies, hummocks and scarps add
  const auto [low, high] = std::minmax_element(m_height.values.begin(), m_height.values.end());
  return {static_cast<double>(*low) - details, static_cast<double>(*high) + details};
}

void Scene::indexLandslides() {
  constexpr double cell = 100;
  const auto cells = [](int64_t pixels) {
    return static_cast<int64_t>(std::ceil(static_cast<double>(pixels) * kPixel / cell));
  };
  m_slides = {cells(m_params.width), cells(m_params.height), cell, 0, 0, {}};
  m_slides.values.assign(m_slides.size(), 0);
  for (const Landslide& slide : m_landslides.moving) {
    const Extent e = slide.extent();
    for (int64_t r = std::max<int64_t>(0, m_slides.rowAt(e.yMin));
         r <= std::min(m_slides.rows - 1, m_slides.rowAt(e.yMax)); ++r)
      for (int64_t c = std::max<int64_t>(0, m_slides.columnAt(e.xMin));
           c <= std::min(m_slides.columns - 1, m_slides.columnAt(e.xMax)); ++c)
        m_slides.values[m_slides.index(c, r)] = 1;
  }
}

const Landslide* Scene::movingAt(double x, double y) const {
  if (m_slides.at(m_slides.columnAt(x), m_slides.rowAt(y)) == 0)
    return nullptr;
  for (const Landslide& slide : m_landslides.moving) {
    const Extent e = slide.extent();
    if (x > e.xMin && x < e.xMax && y > e.yMin && y < e.yMax && slide.distance.linear(x, y) > 0)
      return &slide;
  }
  return nullptr;
}

namespace {

/// The part of some samples that lies in an extent, as a window of sample columns and rows.
Window touched(const Samples& samples, const Extent& e) {
  const auto from = [&](double p, double origin, int64_t first) {
    return static_cast<int64_t>(std::floor((p - origin) / samples.cell)) - first;
  };
  const int64_t x0 = from(e.xMin, samples.left, samples.window.x),
                x1 = from(e.xMax, samples.left, samples.window.x) + 1;
  const int64_t y0 = from(e.yMin, samples.top, samples.window.y),
                y1 = from(e.yMax, samples.top, samples.window.y) + 1;
  return intersect({x0, y0, x1 - x0, y1 - y0}, {0, 0, samples.window.width, samples.window.height});
}

} // namespace

/// The ground sinks below a scarp at the crown and bulges towards the toe; what has slid is hummocky.
void Scene::shapeByLandslides(const Samples& samples, double shortest, std::span<float> out) const {
  for (const auto* list : {&m_landslides.old, &m_landslides.moving})
    for (const Landslide& slide : *list) {
      const Window w = touched(samples, slide.extent());
      if (w.empty())
        continue;
      const Samples part{{samples.window.x + w.x, samples.window.y + w.y, w.width, w.height},
                         samples.cell,
                         samples.left,
                         samples.top};
      std::vector<float> hummocks(part.size(), 0);
      addFractal(mixed(slide.seed, 5), 52, std::max(10.0, shortest), 0.5f, 0.6f, part, hummocks);
      const auto depth =
          static_cast<float>(0.022 * std::sqrt(slide.length * slide.width) * (0.5 + 0.6 * slide.freshness));
      const float crownEdge = slide.moving ? 13.0f : 24.0f;
      for (int64_t r = 0; r < w.height; ++r)
        for (int64_t c = 0; c < w.width; ++c) {
          const double x = part.x(c), y = part.y(r);
          const float d = slide.distance.linear(x, y);
          if (d <= 0)
            continue;
          const auto t = static_cast<float>(std::clamp(slide.along(x, y), 0.0, 1.0));
          const float sunk = -std::cos(2.6f * t) + 0.25f * t; // -1 at the crown, positive below the middle
          const float body = Landslide::inside(d, crownEdge + 34 * t);
          out[static_cast<size_t>((w.y + r) * samples.window.width + w.x + c)] +=
              depth * body * sunk + Landslide::inside(d, 40) * (slide.moving ? 1.6f : 1.0f) * (0.4f + t) *
                                        hummocks[static_cast<size_t>(r * w.width + c)];
        }
    }
}

void Scene::heights(const Samples& samples, double shortest, std::span<float> out) const {
  m_height.smooth(samples, out);
  std::vector<float> details(samples.size(), 0), strength(samples.size());
  // Creases where noise changes its sign: gullies and the ribs between them.
  uint64_t octave = 0;
  float amplitude = 4.2f;
  for (double wavelength = 96; wavelength >= std::max(shortest, 20.0); wavelength /= 2, amplitude *= 0.46f) {
    std::vector<float> creases(samples.size(), 0);
    addNoise(mixed(m_params.seed, 0xD1, octave++), wavelength, 1, samples, creases);
    for (size_t i = 0; i < details.size(); ++i)
      details[i] += amplitude * std::sqrt(creases[i] * creases[i] + 0.004f);
  }
  addFractal(mixed(m_params.seed, 0xD0), 48, shortest, 1.1f, 0.5f, samples, details);
  m_ruggedness.smooth(samples, strength);
  for (size_t i = 0; i < details.size(); ++i)
    out[i] += strength[i] * details[i];
  shapeByLandslides(samples, shortest, out);
}

void Scene::elevation(const Window& window, std::span<float> out) const {
  heights({window, kDemCell, 0, 0}, 2 * kDemCell, out);
  for (float& h : out)
    h = std::round(h * 100) / 100;
}

} // namespace scarp::synth
