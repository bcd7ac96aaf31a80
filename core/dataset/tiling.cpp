// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/tiling.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace scarp {

namespace {

int64_t fullTiles(int64_t length, int64_t tile, int64_t stride) {
  return length < tile ? 0 : (length - tile) / stride + 1;
}

int64_t uncovered(int64_t length, int64_t tile, int64_t stride, int64_t tiles) {
  return tiles == 0 ? length : length - (tiles - 1) * stride - tile;
}

} // namespace

int64_t tileStride(int64_t tile, double overlap) {
  if (tile < 1)
    throw usageError("the tile size must be at least 1 px, not " + std::to_string(tile));
  if (!(overlap >= 0 && overlap < 1))
    throw usageError("the overlap must be at least 0 and below 1, not " + formatNumber(overlap),
                     "0.2 means that neighbouring tiles share a fifth of their width.");
  // 1 - 0.9 is a little below 0.1 in binary: a product that misses a whole number by rounding alone counts as
  // that.
  const double exact = static_cast<double>(tile) * (1 - overlap);
  return std::max<int64_t>(1, static_cast<int64_t>(std::floor(exact + 1e-9 * static_cast<double>(tile))));
}

int64_t Tiling::uncoveredRight() const {
  return uncovered(width, tile, stride, columns);
}
int64_t Tiling::uncoveredBottom() const {
  return uncovered(height, tile, stride, rows);
}

Tiling tilingOf(int64_t width, int64_t height, int64_t tile, double overlap) {
  if (width < 1 || height < 1)
    throw usageError("a raster of " + std::to_string(width) + " x " + std::to_string(height) +
                         " px cannot be tiled",
                     "Give a width and a height of at least 1 px.");
  const int64_t stride = tileStride(tile, overlap);
  return {width, height, tile, stride, fullTiles(width, tile, stride), fullTiles(height, tile, stride)};
}

std::vector<Window> tilesIn(const Window& region, int64_t tile, int64_t stride) {
  const int64_t columns = fullTiles(region.width, tile, stride),
                rows = fullTiles(region.height, tile, stride);
  std::vector<Window> tiles;
  tiles.reserve(static_cast<size_t>(columns * rows));
  for (int64_t row = 0; row < rows; ++row)
    for (int64_t column = 0; column < columns; ++column)
      tiles.push_back({region.x + column * stride, region.y + row * stride, tile, tile});
  return tiles;
}

} // namespace scarp
