// SPDX-License-Identifier: GPL-3.0-or-later
// Random flips and quarter turns of square tiles: one of the eight symmetries of a square, all equally
// likely, drawn from seed, epoch and tile alone.
#pragma once

#include "training/loop/random.h"

#include <cstdint>
#include <span>
#include <vector>

namespace scarp {

struct Symmetry {
  bool mirrorX = false, mirrorY = false, transpose = false; ///< applied in the order transpose, mirrors
};

inline Symmetry randomSymmetry(uint64_t seed, int64_t epoch, uint32_t tile) {
  Random random(mixSeed(mixSeed(seed, static_cast<uint64_t>(epoch)), 0x5e3700000000u + tile));
  const uint64_t bits = random.below(8);
  return {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0};
}

/// out = the symmetry applied to a plane of size x size, row-major. `in` and `out` must not overlap.
template <class T>
void applySymmetry(const Symmetry& s, int64_t size, std::span<const T> in, std::span<T> out) {
  for (int64_t y = 0; y < size; ++y)
    for (int64_t x = 0; x < size; ++x) {
      const int64_t mx = s.mirrorX ? size - 1 - x : x;
      const int64_t my = s.mirrorY ? size - 1 - y : y;
      const int64_t from = s.transpose ? mx * size + my : my * size + mx;
      out[static_cast<size_t>(y * size + x)] = in[static_cast<size_t>(from)];
    }
}

} // namespace scarp
