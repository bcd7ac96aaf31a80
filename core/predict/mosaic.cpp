// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/predict/mosaic.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace scarp {

namespace {

/// Starts of spans of `tile` cells at `stride` that cover 0..length-1; the last is shifted inwards.
std::vector<int64_t> coveringStarts(int64_t length, int64_t tile, int64_t stride) {
  std::vector<int64_t> starts;
  for (int64_t start = 0; start + tile < length; start += stride)
    starts.push_back(start);
  starts.push_back(std::max<int64_t>(length - tile, 0));
  return starts;
}

/// 1 at the edge of a tile, rising linearly to its middle: what the net sees least of counts least.
float edgeWeight(int64_t i, int64_t length) {
  return static_cast<float>(std::min(i + 1, length - i));
}

std::string text(const Window& w) {
  return std::to_string(w.width) + " x " + std::to_string(w.height) + " at " + std::to_string(w.x) + ", " +
         std::to_string(w.y);
}

} // namespace

std::vector<Window> coveringWindows(int64_t width, int64_t height, int64_t tile, int64_t stride) {
  if (width < 1 || height < 1)
    throw usageError("a raster of " + std::to_string(width) + " x " + std::to_string(height) +
                     " pixels has no tiles");
  if (tile < 1 || stride < 1 || stride > tile)
    throw usageError("tiles of " + std::to_string(tile) + " px at a stride of " + std::to_string(stride) +
                         " px do not cover a raster",
                     "The stride must be between 1 and the tile size.");
  const std::vector<int64_t> columns = coveringStarts(width, tile, stride),
                             rows = coveringStarts(height, tile, stride);
  std::vector<Window> windows;
  windows.reserve(columns.size() * rows.size());
  for (const int64_t y : rows)
    for (const int64_t x : columns)
      windows.push_back({x, y, std::min(tile, width), std::min(tile, height)});
  return windows;
}

Mosaic::Mosaic(int64_t width, int64_t height, Sink sink)
    : m_width(width), m_height(height), m_sink(std::move(sink)) {}

void Mosaic::add(const Window& window, std::span<const float> probability) {
  if (window.empty() || intersect(window, {0, 0, m_width, m_height}) != window ||
      static_cast<int64_t>(probability.size()) != window.cells())
    throw Error(ErrorCode::Internal,
                "a tile of " + text(window) + " with " + std::to_string(probability.size()) +
                    " values does not fit a mosaic of " + text({0, 0, m_width, m_height}));
  if (window.y < m_done)
    throw Error(ErrorCode::Internal, "the tile of " + text(window) + " comes after row " +
                                         std::to_string(m_done) +
                                         " was handed out: tiles must come from top to bottom");
  flushTo(window.y);
  const auto needed = static_cast<size_t>((window.y + window.height - m_done) * m_width);
  if (m_sum.size() < needed) {
    m_sum.resize(needed, 0);
    m_weight.resize(needed, 0);
  }
  for (int64_t row = 0; row < window.height; ++row) {
    const auto at = static_cast<size_t>((window.y + row - m_done) * m_width + window.x);
    const float down = edgeWeight(row, window.height);
    for (int64_t column = 0; column < window.width; ++column) {
      const float value = probability[static_cast<size_t>(row * window.width + column)];
      if (std::isnan(value))
        continue; // a tile that knows nothing of a pixel has no say there
      const float weight = down * edgeWeight(column, window.width);
      m_sum[at + static_cast<size_t>(column)] += weight * value;
      m_weight[at + static_cast<size_t>(column)] += weight;
    }
  }
}

void Mosaic::finish() {
  flushTo(m_height);
}

void Mosaic::flushTo(int64_t row) {
  if (row <= m_done)
    return;
  const auto count = static_cast<size_t>((row - m_done) * m_width);
  if (m_sum.size() < count) { // rows that no tile covers
    m_sum.resize(count, 0);
    m_weight.resize(count, 0);
  }
  for (size_t i = 0; i < count; ++i)
    m_sum[i] = m_weight[i] > 0 ? m_sum[i] / m_weight[i] : std::numeric_limits<float>::quiet_NaN();
  m_sink({0, m_done, m_width, row - m_done}, std::span<const float>(m_sum).first(count));
  m_sum.erase(m_sum.begin(), m_sum.begin() + static_cast<std::ptrdiff_t>(count));
  m_weight.erase(m_weight.begin(), m_weight.begin() + static_cast<std::ptrdiff_t>(count));
  m_done = row;
}

} // namespace scarp
