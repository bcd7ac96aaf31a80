// SPDX-License-Identifier: GPL-3.0-or-later
// Random numbers and smooth noise that are functions of (seed, place): the same at a place whatever window or
// thread asks. Noise is a cubic B-spline over random lattice values: mean 0, standard deviation about 1, no
// grid artefacts. Places are scene metres: x to the east and y to the SOUTH from the top-left corner of the
// scene.
#pragma once

#include "core/geo/grid_spec.h"

#include <cstdint>
#include <span>

namespace scarp::synth {

uint64_t mixed(uint64_t value);                            ///< splitmix64
uint64_t mixed(uint64_t seed, uint64_t a, uint64_t b = 0); ///< of several numbers
double uniformFrom(uint64_t hash);                         ///< 0 <= u < 1

/// A stream of random numbers; cheap to make one per object, so that no object depends on how many came
/// before it.
class Stream {
public:
  explicit Stream(uint64_t seed) : m_state(seed) {}
  uint64_t next() { return mixed(m_state++ * 0x9E3779B97F4A7C15ull + 0x2545F4914F6CDD1Dull); }
  double uniform() { return uniformFrom(next()); }
  double between(double low, double high) { return low + (high - low) * uniform(); }
  double normal(); ///< mean 0, deviation 1 (Box and Muller)

private:
  uint64_t m_state;
};

/// Sample positions: centres of the cells of a window of a grid whose corner lies at (left, top).
struct Samples {
  Window window;
  double cell = 1;
  double left = 0, top = 0;
  double x(int64_t column) const { return left + (static_cast<double>(window.x + column) + 0.5) * cell; }
  double y(int64_t row) const { return top + (static_cast<double>(window.y + row) + 0.5) * cell; }
  size_t size() const { return static_cast<size_t>(window.cells()); }
};

float noiseAt(uint64_t seed, double wavelength, double x, double y);
double noiseAlong(uint64_t seed, double wavelength, double x); ///< in one dimension
/// out += amplitude * noise at every sample; row-major.
void addNoise(uint64_t seed, double wavelength, float amplitude, const Samples& samples,
              std::span<float> out);
/// Octaves from `wavelength` down to not below `shortest`, each with half the length and `gain` times the
/// amplitude.
void addFractal(uint64_t seed, double wavelength, double shortest, float amplitude, float gain,
                const Samples& samples, std::span<float> out);

/// Weights of the uniform cubic B-spline for the four knots around a fraction 0..1.
struct CubicWeights {
  float w[4];
  explicit CubicWeights(double fraction);
};

} // namespace scarp::synth
