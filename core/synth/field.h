// SPDX-License-Identifier: GPL-3.0-or-later
// A coarse field over the scene, held in memory. Scene metres: y runs south.
#pragma once

#include "core/synth/noise.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace scarp::synth {

struct Field {
  int64_t columns = 0, rows = 0;
  double cell = 1;
  double left = 0, top = 0; ///< corner of the first cell, scene metres
  std::vector<float> values;

  size_t size() const { return static_cast<size_t>(columns * rows); }
  size_t index(int64_t column, int64_t row) const { return static_cast<size_t>(row * columns + column); }
  float at(int64_t column, int64_t row) const {
    return values[index(std::clamp<int64_t>(column, 0, columns - 1), std::clamp<int64_t>(row, 0, rows - 1))];
  }
  double x(int64_t column) const { return left + (static_cast<double>(column) + 0.5) * cell; }
  double y(int64_t row) const { return top + (static_cast<double>(row) + 0.5) * cell; }
  int64_t columnAt(double px) const { return static_cast<int64_t>(std::floor((px - left) / cell)); }
  int64_t rowAt(double py) const { return static_cast<int64_t>(std::floor((py - top) / cell)); }
  Samples samples() const { return {{0, 0, columns, rows}, cell, left, top}; }

  float linear(double px, double py) const; ///< bilinear between cell centres
  /// Downhill slope vector at a place by central differences over +-reach metres: d/dx, d/dy of the values.
  Point gradient(double px, double py, double reach) const;
  /// out = the smooth (cubic B-spline) field at every sample.
  void smooth(const Samples& samples, std::span<float> out) const;
  /// The same extent with cells of half the size, values by cubic B-spline.
  Field refined() const;
};

} // namespace scarp::synth
