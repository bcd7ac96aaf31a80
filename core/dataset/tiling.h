// SPDX-License-Identifier: GPL-3.0-or-later
// Sliding-window tiles of a raster as training takes them: full tiles only, from the top-left corner, row by
// row. stride = floor(tile * (1 - overlap)): 256 px with 20 % overlap gives 204 px. What is left at the right
// and bottom is not seen. (Prediction shifts its last tiles inwards instead: core/predict/mosaic.h.)
#pragma once

#include "core/geo/grid_spec.h"

#include <cstdint>
#include <vector>

namespace scarp {

/// At least 1. Throws Error(Usage) unless tile >= 1 and 0 <= overlap < 1.
int64_t tileStride(int64_t tile, double overlap);

struct Tiling {
  int64_t width = 0, height = 0; ///< of the raster, px
  int64_t tile = 256, stride = 204;
  int64_t columns = 0, rows = 0; ///< full tiles across and down; one of them may be 0

  int64_t count() const { return columns * rows; }
  int64_t uncoveredRight() const; ///< px that no tile reaches
  int64_t uncoveredBottom() const;
  /// Tile k in row-major order.
  Window window(int64_t k) const { return {k % columns * stride, k / columns * stride, tile, tile}; }
};

Tiling tilingOf(int64_t width, int64_t height, int64_t tile, double overlap);
/// All tiles of a region of a larger plane, in the plane's pixels, row by row.
std::vector<Window> tilesIn(const Window& region, int64_t tile, int64_t stride);

} // namespace scarp
