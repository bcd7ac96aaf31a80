// SPDX-License-Identifier: GPL-3.0-or-later
// The optical image of a scene: soil, rock, grass, shrubs, fields, snow and water by slope, aspect, height
// and moisture, landslides by how fresh they are, all under a sun in the south-east.
#include "core/synth/scene.h"

#include <array>
#include <cmath>
#include <numbers>

namespace scarp::synth {

namespace {

struct Colour {
  float r = 0, g = 0, b = 0;
};

Colour mix(Colour a, Colour b, float t) {
  return {a.r + t * (b.r - a.r), a.g + t * (b.g - a.g), a.b + t * (b.b - a.b)};
}
Colour operator*(Colour a, float f) {
  return {a.r * f, a.g * f, a.b * f};
}

constexpr Colour kLoess{188, 166, 131}, kOchre{172, 133, 101}, kRock{146, 136, 122}, kGrass{140, 138, 95},
    kShrub{74, 86, 58}, kBare{226, 208, 176}, kDebris{190, 168, 136}, kWater{104, 128, 122},
    kSand{198, 186, 157}, kSnow{238, 240, 243};

float logistic(float x) {
  return 1 / (1 + std::exp(-x));
}
float ramp(float x, float from, float to) {
  const float t = std::clamp((x - from) / (to - from), 0.0f, 1.0f);
  return t * t * (3 - 2 * t);
}

constexpr double kSunAzimuth = 148, kSunHeight = 46; // degrees: a March forenoon at 36 N

} // namespace

struct Scene::Pixels {
  Samples samples;
  int64_t width = 0, height = 0;
  std::vector<float> elevation, slope, light; ///< slope: tangent of the ground without its finest details
  std::vector<float> rugged, green, wet;
  std::vector<float> broad, middle, fine, grain; ///< noise of 900, 60, 14 and 5 m
  std::vector<Colour> colour;
};

void Scene::image(const Window& window, std::span<uint8_t> red, std::span<uint8_t> green,
                  std::span<uint8_t> blue) const {
  Pixels p;
  p.samples = {window, kPixel, 0, 0};
  p.width = window.width;
  p.height = window.height;
  const size_t n = p.samples.size();
  const Samples wider{grow(window, 1), kPixel, 0, 0};
  std::vector<float> h(wider.size());
  heights(wider, 5, h);
  const double azimuth = kSunAzimuth * std::numbers::pi / 180, up = kSunHeight * std::numbers::pi / 180;
  const auto sunX = static_cast<float>(std::cos(up) * std::sin(azimuth)),
             sunY = static_cast<float>(-std::cos(up) * std::cos(azimuth)),
             sunZ = static_cast<float>(std::sin(up));
  p.elevation.resize(n);
  p.slope.resize(n);
  p.light.resize(n);
  const auto stride = static_cast<size_t>(wider.window.width);
  for (size_t r = 0, i = 0; r < static_cast<size_t>(p.height); ++r)
    for (size_t c = 0; c < static_cast<size_t>(p.width); ++c, ++i) {
      const float* at = h.data() + (r + 1) * stride + c + 1;
      const float gx = (at[1] - at[-1]) / 5, gy = (at[stride] - *(at - stride)) / 5;
      p.elevation[i] = *at;
      p.slope[i] = std::sqrt(gx * gx + gy * gy);
      p.light[i] = std::max(0.0f, (sunZ - gx * sunX - gy * sunY) / std::sqrt(1 + gx * gx + gy * gy));
    }
  p.rugged.resize(n);
  p.green.resize(n);
  p.wet.resize(n);
  m_ruggedness.smooth(p.samples, p.rugged);
  m_vegetation.smooth(p.samples, p.green);
  m_wetness.smooth(p.samples, p.wet);
  const uint64_t seed = m_params.seed;
  const auto noise = [&](std::vector<float>& out, uint64_t salt, double from, double to) {
    out.assign(n, 0);
    addFractal(mixed(seed, salt), from, to, 0.85f, 0.6f, p.samples, out);
  };
  noise(p.broad, 0xC1, 900, 900);
  noise(p.middle, 0xC2, 60, 30);
  noise(p.fine, 0xC3, 14, 14);
  noise(p.grain, 0xC4, 5, 5);
  p.colour.resize(n);
  colourGround(p);
  colourLandslides(p);
  for (size_t i = 0; i < n; ++i)
    p.colour[i] = p.colour[i] * (0.40f + 0.80f * p.light[i]);
  colourRiver(p);
  const auto byte = [](float v) { return static_cast<uint8_t>(std::clamp(v + 0.5f, 0.0f, 255.0f)); };
  for (size_t i = 0; i < n; ++i) {
    red[i] = byte(p.colour[i].r);
    green[i] = byte(p.colour[i].g);
    blue[i] = byte(p.colour[i].b);
  }
}

void Scene::colourGround(Pixels& p) const {
  for (size_t i = 0; i < p.colour.size(); ++i) {
    Colour soil = mix(kLoess, kOchre, logistic(1.8f * p.broad[i] + 0.6f * p.middle[i] - 0.4f));
    soil = mix(soil, kRock, ramp(p.slope[i] + 0.08f * p.middle[i] + 0.05f * p.fine[i], 0.62f, 0.95f) * 0.85f);
    const float texture = 1 + (0.008f + 0.022f * p.rugged[i]) * p.fine[i] +
                          (0.010f + 0.016f * p.rugged[i]) * p.grain[i] + 0.02f * p.middle[i];
    const float cover = p.green[i] + 0.45f * p.middle[i] + 0.22f * p.fine[i];
    const float grass = logistic(2.2f * (cover + 0.5f)),
                shrub = logistic(4.0f * (cover + 0.3f * p.grain[i] - 1.15f));
    Colour c = mix(soil, kGrass * (1 + 0.05f * p.broad[i]), 0.75f * grass);
    c = mix(c, kShrub * (1 + 0.10f * p.grain[i]), 0.85f * shrub);
    c = c * (1 - 0.10f * p.wet[i] * ramp(p.slope[i], 0.05f, 0.25f));
    const float snow = ramp(p.elevation[i] + 120 * p.middle[i] + 160 * p.green[i], 4050, 4350);
    p.colour[i] = mix(c * texture, kSnow, 0.85f * snow);
  }
}

/// A bare, bright back wall below the crown; a broken body with cracks across the movement; debris at the
/// toe.
void Scene::colourLandslides(Pixels& p) const {
  for (const auto* list : {&m_landslides.old, &m_landslides.moving})
    for (const Landslide& slide : *list) {
      const Extent e = slide.extent();
      const auto column = [&](double x) { return static_cast<int64_t>(std::floor(x / kPixel)); };
      const Window w =
          intersect(p.samples.window, {column(e.xMin), column(e.yMin), column(e.xMax) - column(e.xMin) + 1,
                                       column(e.yMax) - column(e.yMin) + 1});
      if (w.empty())
        continue;
      const Samples part{w, kPixel, 0, 0};
      std::vector<float> patches(part.size(), 0), broken(part.size(), 0);
      addFractal(mixed(slide.seed, 8), 64, 30, 0.85f, 0.6f, part, patches);
      addFractal(mixed(slide.seed, 9), 12, 5, 0.8f, 0.8f, part, broken);
      const auto fresh = static_cast<float>(slide.freshness);
      for (int64_t r = 0; r < w.height; ++r)
        for (int64_t c = 0; c < w.width; ++c) {
          const double x = part.x(c), y = part.y(r);
          const float d = slide.distance.linear(x, y);
          if (d <= 0)
            continue;
          const auto k = static_cast<size_t>(r * w.width + c);
          const auto i =
              static_cast<size_t>((w.y - p.samples.window.y + r) * p.width + w.x - p.samples.window.x + c);
          const auto t = static_cast<float>(slide.along(x, y));
          // Sharp at the crown, lost in the slope towards the toe.
          const float body = Landslide::inside(d + 6 * patches[k], 9 + 40 * ramp(t, 0.15f, 0.9f));
          const float wall =
              (1 - ramp(d + 5 * patches[k], 14, 30)) * (1 - ramp(t + 0.05f * patches[k], 0.18f, 0.45f));
          const float across = t * static_cast<float>(slide.length) + 9 * patches[k] + 4 * broken[k];
          const float crack = ramp(std::abs(std::sin(across * 0.115f)), 0.16f, 0.02f) * ramp(t, 0.75f, 0.2f);
          const float bareness =
              fresh * body * std::clamp(0.50f + 0.38f * patches[k] + 0.12f * broken[k], 0.0f, 1.0f);
          Colour to = mix(kDebris, kBare, std::max(wall, 0.35f * ramp(t, 0.7f, 0.95f)));
          Colour colour = mix(p.colour[i], to, std::min(0.9f, bareness + 0.9f * fresh * wall * body));
          colour = colour * (1 + fresh * body * (0.11f * broken[k] - 0.28f * crack + 0.06f));
          p.colour[i] = colour;
        }
    }
}

/// Water with sandy banks, and small fields on the valley floor beside it.
void Scene::colourRiver(Pixels& p) const {
  std::vector<RiverSection> sections;
  for (int64_t c = 0; c < p.width; ++c)
    sections.push_back(m_river.section(p.samples.x(c)));
  constexpr double field = 46; // m
  for (int64_t r = 0; r < p.height; ++r) {
    const double y = p.samples.y(r);
    for (int64_t c = 0; c < p.width; ++c) {
      const RiverSection& k = sections[static_cast<size_t>(c)];
      const double distance = k.distance(y);
      if (distance > k.plain + 10)
        continue;
      const auto i = static_cast<size_t>(r * p.width + c);
      const auto d = static_cast<float>(distance) + 5 * p.middle[i] + 2 * p.fine[i];
      const auto water = static_cast<float>(k.water), plain = static_cast<float>(k.plain);
      // Fields in rows along the river, each with its own crop.
      const double u = p.samples.x(c) / (1.7 * field), v = (y - k.centre) / field;
      const uint64_t crop =
          mixed(m_params.seed ^ 0xF1E1D,
                static_cast<uint64_t>(static_cast<int64_t>(std::floor(u + 0.4 * std::floor(v)))),
                static_cast<uint64_t>(static_cast<int64_t>(std::floor(v))));
      const auto kind = static_cast<float>(uniformFrom(crop));
      const double along = u + 0.4 * std::floor(v);
      const bool border = along - std::floor(along) < 0.05 || v - std::floor(v) < 0.09;
      Colour land = kind < 0.45f ? mix(kLoess, kOchre, kind) : mix(kGrass, kShrub, 0.9f * (kind - 0.45f));
      land = land * (border ? 0.86f : 1.0f) * (0.97f + 0.03f * p.grain[i]);
      const float farmed = ramp(d, plain - 2, plain - 18) * ramp(d, water + 14, water + 30);
      Colour colour = mix(p.colour[i], land, 0.85f * farmed);
      colour = mix(kSand * (1 + 0.03f * p.grain[i]), colour, ramp(d, water + 8, water + 22));
      p.colour[i] = mix(kWater * (1 + 0.015f * p.fine[i]), colour, ramp(d, water - 2, water + 3));
    }
  }
}

} // namespace scarp::synth
