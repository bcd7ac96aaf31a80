// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/field.h"

#include "core/base/parallel.h"

#include <cmath>

namespace scarp::synth {

float Field::linear(double px, double py) const {
  const double u = (px - left) / cell - 0.5, v = (py - top) / cell - 0.5;
  const auto i = static_cast<int64_t>(std::floor(u)), j = static_cast<int64_t>(std::floor(v));
  const auto a = static_cast<float>(u - static_cast<double>(i)),
             b = static_cast<float>(v - static_cast<double>(j));
  return (1 - b) * ((1 - a) * at(i, j) + a * at(i + 1, j)) +
         b * ((1 - a) * at(i, j + 1) + a * at(i + 1, j + 1));
}

Point Field::gradient(double px, double py, double reach) const {
  return {static_cast<double>(linear(px + reach, py) - linear(px - reach, py)) / (2 * reach),
          static_cast<double>(linear(px, py + reach) - linear(px, py - reach)) / (2 * reach)};
}

void Field::smooth(const Samples& samples, std::span<float> out) const {
  const auto width = static_cast<size_t>(samples.window.width),
             height = static_cast<size_t>(samples.window.height);
  if (width == 0 || height == 0)
    return;
  const auto position = [](double p, double origin, double step) { return (p - origin) / step - 0.5; };
  const auto firstColumn = static_cast<int64_t>(std::floor(position(samples.x(0), left, cell))) - 1;
  std::vector<uint32_t> first(width);
  std::vector<CubicWeights> weights;
  weights.reserve(width);
  for (size_t i = 0; i < width; ++i) {
    const double u = position(samples.x(static_cast<int64_t>(i)), left, cell);
    first[i] = static_cast<uint32_t>(static_cast<int64_t>(std::floor(u)) - 1 - firstColumn);
    weights.emplace_back(u - std::floor(u));
  }
  std::vector<float> row(first.back() + 4);
  for (size_t j = 0; j < height; ++j) {
    const double v = position(samples.y(static_cast<int64_t>(j)), top, cell);
    const auto firstRow = static_cast<int64_t>(std::floor(v)) - 1;
    const CubicWeights w(v - std::floor(v));
    for (size_t i = 0; i < row.size(); ++i) {
      float sum = 0;
      for (int n = 0; n < 4; ++n)
        sum += w.w[n] * at(firstColumn + static_cast<int64_t>(i), firstRow + n);
      row[i] = sum;
    }
    for (size_t i = 0; i < width; ++i) {
      const float* from = row.data() + first[i];
      const float* k = weights[i].w;
      out[j * width + i] = k[0] * from[0] + k[1] * from[1] + k[2] * from[2] + k[3] * from[3];
    }
  }
}

Field Field::refined() const {
  Field fine{columns * 2, rows * 2, cell / 2, left, top, {}};
  fine.values.resize(fine.size());
  parallelRanges(fine.rows, 64, [&](int64_t from, int64_t to) {
    const Samples band{{0, from, fine.columns, to - from}, fine.cell, left, top};
    smooth(band, std::span(fine.values).subspan(fine.index(0, from), band.size()));
  });
  return fine;
}

} // namespace scarp::synth
