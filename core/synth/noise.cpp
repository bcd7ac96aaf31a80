// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/noise.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace scarp::synth {

namespace {

constexpr float kToUnitDeviation = 3.6f; // uniform lattice values, averaged by the squared B-spline weights
constexpr float kToUnitDeviation1d = 2.5f;

/// -1..1
float latticeValue(uint64_t seed, int64_t column, int64_t row) {
  const uint64_t h = mixed(seed, static_cast<uint64_t>(column), static_cast<uint64_t>(row));
  return static_cast<float>(static_cast<int32_t>(h >> 32)) * (1.0f / 2147483648.0f);
}

/// Knot left of a position, and the weights of the four knots from one before it.
struct Knot {
  int64_t index;
  CubicWeights weights;
  explicit Knot(double position)
      : index(static_cast<int64_t>(std::floor(position))), weights(position - std::floor(position)) {}
};

} // namespace

uint64_t mixed(uint64_t v) {
  v += 0x9E3779B97F4A7C15ull;
  v = (v ^ (v >> 30)) * 0xBF58476D1CE4E5B9ull;
  v = (v ^ (v >> 27)) * 0x94D049BB133111EBull;
  return v ^ (v >> 31);
}

uint64_t mixed(uint64_t seed, uint64_t a, uint64_t b) {
  return mixed(mixed(seed ^ (a * 0xD6E8FEB86659FD93ull)) ^ (b * 0xA0761D6478BD642Full));
}

double uniformFrom(uint64_t hash) {
  return static_cast<double>(hash >> 11) * 0x1.0p-53;
}

double Stream::normal() {
  const double radius = std::sqrt(-2 * std::log(1 - uniform()));
  return radius * std::cos(2 * std::numbers::pi * uniform());
}

CubicWeights::CubicWeights(double fraction) {
  const auto t = static_cast<float>(fraction);
  const float u = 1 - t;
  w[0] = u * u * u / 6;
  w[1] = (4 - 6 * t * t + 3 * t * t * t) / 6;
  w[2] = (4 - 6 * u * u + 3 * u * u * u) / 6;
  w[3] = t * t * t / 6;
}

float noiseAt(uint64_t seed, double wavelength, double x, double y) {
  const Knot kx(x / wavelength), ky(y / wavelength);
  float sum = 0;
  for (int j = 0; j < 4; ++j)
    for (int i = 0; i < 4; ++i)
      sum += ky.weights.w[j] * kx.weights.w[i] * latticeValue(seed, kx.index + i - 1, ky.index + j - 1);
  return kToUnitDeviation * sum;
}

double noiseAlong(uint64_t seed, double wavelength, double x) {
  const Knot k(x / wavelength);
  double sum = 0;
  for (int i = 0; i < 4; ++i)
    sum += static_cast<double>(k.weights.w[i] * latticeValue(seed, k.index + i - 1, 0));
  return static_cast<double>(kToUnitDeviation1d) * sum;
}

void addNoise(uint64_t seed, double wavelength, float amplitude, const Samples& samples,
              std::span<float> out) {
  const auto width = static_cast<size_t>(samples.window.width),
             height = static_cast<size_t>(samples.window.height);
  if (width == 0 || height == 0)
    return;
  std::vector<uint32_t> first(width);
  std::vector<CubicWeights> weights;
  weights.reserve(width);
  const int64_t leftKnot = Knot(samples.x(0) / wavelength).index - 1;
  for (size_t i = 0; i < width; ++i) {
    const Knot k(samples.x(static_cast<int64_t>(i)) / wavelength);
    first[i] = static_cast<uint32_t>(k.index - 1 - leftKnot);
    weights.push_back(k.weights);
  }
  const size_t knots = first.back() + 4;
  std::vector<float> lattice(4 * knots), row(knots); // lattice row r is kept in slot r mod 4
  int64_t have = std::numeric_limits<int64_t>::min();
  const float scale = amplitude * kToUnitDeviation;
  for (size_t j = 0; j < height; ++j) {
    const Knot k(samples.y(static_cast<int64_t>(j)) / wavelength);
    for (int64_t r = std::max(have, k.index - 1); r < k.index + 3; ++r)
      for (size_t i = 0; i < knots; ++i)
        lattice[static_cast<size_t>(r & 3) * knots + i] =
            latticeValue(seed, leftKnot + static_cast<int64_t>(i), r);
    have = k.index + 3;
    for (size_t i = 0; i < knots; ++i) {
      float sum = 0;
      for (int64_t n = 0; n < 4; ++n)
        sum += k.weights.w[n] * lattice[static_cast<size_t>((k.index - 1 + n) & 3) * knots + i];
      row[i] = scale * sum;
    }
    float* to = out.data() + j * width;
    for (size_t i = 0; i < width; ++i) {
      const float* from = row.data() + first[i];
      const float* w = weights[i].w;
      to[i] += w[0] * from[0] + w[1] * from[1] + w[2] * from[2] + w[3] * from[3];
    }
  }
}

void addFractal(uint64_t seed, double wavelength, double shortest, float amplitude, float gain,
                const Samples& samples, std::span<float> out) {
  for (uint64_t octave = 0; wavelength >= shortest; ++octave, wavelength /= 2, amplitude *= gain)
    addNoise(mixed(seed, octave), wavelength, amplitude, samples, out);
}

} // namespace scarp::synth
