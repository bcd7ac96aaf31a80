// SPDX-License-Identifier: GPL-3.0-or-later
// Points at random in a square of UTM coordinates, a tenth of them moving fast.
#pragma once

#include <cstddef>
#include <random>
#include <vector>

namespace scarp::test {

struct Scene {
  std::vector<double> x, y, v;
};

inline Scene randomScene(size_t n, unsigned seed, double side = 1500) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> place(0, side);
  std::normal_distribution<double> speed(-7, 4);
  Scene s;
  for (size_t i = 0; i < n; ++i) {
    s.x.push_back(500000 + place(random));
    s.y.push_back(3990000 + place(random));
    s.v.push_back(speed(random) - (place(random) > 0.9 * side ? 30 : 0));
  }
  return s;
}

} // namespace scarp::test
