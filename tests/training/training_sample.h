// SPDX-License-Identifier: GPL-3.0-or-later
// A small packed dataset whose answer can be learned: bright discs on a noisy ground, seen in "red" and,
// weaker, in "hotspot"; "green" and "blue" are noise. Two regions, so that prediction has more than one to
// write.
#pragma once

#include "core/dataset/pack_writer.h"
#include "training/loop/random.h"

#include <cmath>
#include <filesystem>
#include <vector>

namespace scarp::test {

struct DiscScene {
  int64_t tile = 64;
  int64_t columns = 6, rows = 4; ///< tiles
  uint64_t seed = 5;
  bool empty = false; ///< no positive pixel at all
};

inline Dataset makeDiscDataset(const std::filesystem::path& folder, const DiscScene& scene = {}) {
  const int64_t width = scene.tile * scene.columns, height = scene.tile * scene.rows;
  Random random(scene.seed);
  std::vector<uint8_t> mask(static_cast<size_t>(width * height));
  if (!scene.empty)
    for (int64_t disc = 0; disc < scene.columns * scene.rows * 2; ++disc) {
      const double x = random.uniform() * static_cast<double>(width),
                   y = random.uniform() * static_cast<double>(height);
      const double radius = 5 + 8 * random.uniform();
      for (int64_t row = 0; row < height; ++row)
        for (int64_t column = 0; column < width; ++column)
          if (std::hypot(static_cast<double>(column) - x, static_cast<double>(row) - y) < radius)
            mask[static_cast<size_t>(row * width + column)] = 1;
    }
  PackWriter writer(
      folder, width, height,
      {storedChannel("red"), storedChannel("green"), storedChannel("blue"), storedChannel("hotspot")});
  std::vector<float> values(mask.size());
  const auto write = [&](size_t channel, double ground, double disc, double noise, bool colour) {
    for (size_t i = 0; i < values.size(); ++i) {
      const double value = ground + (mask[i] != 0 ? disc : 0) + noise * (random.uniform() - 0.5);
      values[i] = static_cast<float>(colour ? std::round(value) : value);
    }
    writer.write(channel, {0, 0, width, height}, values);
  };
  write(0, 90, 60, 120, true);
  write(1, 120, 0, 120, true);
  write(2, 120, 0, 120, true);
  write(3, 0, 40, 100, false);
  writer.writeMask({0, 0, width, height}, mask);

  Dataset dataset;
  dataset.tile = dataset.stride = scene.tile;
  dataset.regions = {{"upper", {0, 0, width, height / 2}},
                     {"lower part", {0, height / 2, width, height / 2}}};
  dataset.split.method = "random";
  for (int64_t row = 0; row < scene.rows; ++row)
    for (int64_t column = 0; column < scene.columns; ++column) {
      const auto index = static_cast<uint32_t>(dataset.windows.size());
      (index % 4 == 3 ? dataset.split.test : dataset.split.train).push_back(index);
      dataset.windows.push_back({column * scene.tile, row * scene.tile, scene.tile, scene.tile});
    }
  writer.finish(dataset, Progress());
  return dataset;
}

} // namespace scarp::test
