// SPDX-License-Identifier: GPL-3.0-or-later
// Our own random numbers (splitmix64): the same everywhere, and a pure function of a seed, so that nothing of
// a generator's state has to be kept to go on with an interrupted run.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

namespace scarp {

class Random {
public:
  explicit Random(uint64_t seed) : m_state(seed) {}

  uint64_t next() {
    uint64_t z = m_state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; } ///< 0 <= u < 1
  /// 0 .. bound - 1, without bias.
  uint64_t below(uint64_t bound) {
    const uint64_t unfair = (0 - bound) % bound; // 2^64 mod bound
    uint64_t value = next();
    while (value < unfair)
      value = next();
    return value % bound;
  }
  /// Mean 0, deviation 1 (Box-Muller).
  double normal() {
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    return radius * std::cos(2 * std::numbers::pi * uniform());
  }
  template <class T> void shuffle(std::vector<T>& list) {
    for (size_t i = list.size(); i > 1; --i)
      std::swap(list[i - 1], list[below(i)]);
  }

private:
  uint64_t m_state;
};

/// An independent seed for a purpose, an epoch, a tile.
inline uint64_t mixSeed(uint64_t seed, uint64_t what) {
  return Random(seed ^ Random(what + 0x632be59bd9b4e019u).next()).next();
}

} // namespace scarp
