// SPDX-License-Identifier: GPL-3.0-or-later
// Overlapping tiles of probabilities joined to one raster without seams, streamed from top to bottom.
#pragma once

#include "core/geo/grid_spec.h"

#include <functional>
#include <span>
#include <vector>

namespace scarp {

/// Windows of tile x tile at `stride` that cover everything: the last of a row or column is shifted inwards,
/// so every pixel is covered. Row by row. A raster smaller than a tile gives windows cut to the raster.
std::vector<Window> coveringWindows(int64_t width, int64_t height, int64_t tile, int64_t stride);

class Mosaic {
public:
  /// Receives finished rows, each exactly once, from top to bottom: a window of full width and its values.
  using Sink = std::function<void(const Window&, std::span<const float>)>;

  Mosaic(int64_t width, int64_t height, Sink sink);
  /// Adds a tile; tiles come in the order of coveringWindows (their y never decreases). Where tiles overlap,
  /// values are averaged with weights that fall towards the tile's edge.
  void add(const Window& window, std::span<const float> probability);
  void finish(); ///< hands out what is left

private:
  void flushTo(int64_t row);

  int64_t m_width, m_height, m_done = 0; ///< rows before m_done have been handed out
  Sink m_sink;
  std::vector<float> m_sum, m_weight; ///< rows from m_done on
};

} // namespace scarp
