// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/raster_lookup.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace scarp {

namespace {

constexpr float kOutside = std::numeric_limits<float>::quiet_NaN();

int scaledSize(int64_t cells, double step) {
  return step <= 1 ? static_cast<int>(cells)
                   : std::max(1, static_cast<int>(std::lround(static_cast<double>(cells) / step)));
}

/// Raster columns (or rows) of the tile's pixels in their CRS, continuous.
struct Positions {
  std::vector<double> x, y;
};

/// Exact at nodes 16 px apart, bilinear between them: far less than a pixel off at the scales of a map. NaN
/// where the map's CRS has no place in the raster's.
Positions reprojected(const TileView& view, const GridSpec& grid, const CrsTransform& toRaster) {
  constexpr int kNode = 16;
  const int nodesX = view.width / kNode + 2, nodesY = view.height / kNode + 2;
  std::vector<double> x, y;
  for (int j = 0; j < nodesY; ++j)
    for (int i = 0; i < nodesX; ++i) {
      x.push_back(view.left + i * kNode * view.mapPerPixel);
      y.push_back(view.top - j * kNode * view.mapPerPixel);
    }
  toRaster.applyWherePossible(x, y);
  Positions pixels;
  const size_t count = static_cast<size_t>(view.width) * static_cast<size_t>(view.height);
  pixels.x.reserve(count);
  pixels.y.reserve(count);
  for (int row = 0; row < view.height; ++row)
    for (int column = 0; column < view.width; ++column) {
      const double u = (column + 0.5) / kNode, v = (row + 0.5) / kNode;
      const int i = static_cast<int>(u), j = static_cast<int>(v);
      const double s = u - i, t = v - j;
      const size_t k = static_cast<size_t>(j) * static_cast<size_t>(nodesX) + static_cast<size_t>(i);
      const size_t below = k + static_cast<size_t>(nodesX);
      const auto at = [&](const std::vector<double>& values) {
        return (values[k] * (1 - s) + values[k + 1] * s) * (1 - t) +
               (values[below] * (1 - s) + values[below + 1] * s) * t;
      };
      pixels.x.push_back((at(x) - grid.left) / grid.cellX);
      pixels.y.push_back((grid.top - at(y)) / grid.cellY);
    }
  return pixels;
}

Positions straight(const TileView& view, const GridSpec& grid) {
  Positions pixels;
  for (int p = 0; p < view.width; ++p)
    pixels.x.push_back((view.left + (p + 0.5) * view.mapPerPixel - grid.left) / grid.cellX);
  for (int p = 0; p < view.height; ++p)
    pixels.y.push_back((grid.top - view.top + (p + 0.5) * view.mapPerPixel) / grid.cellY);
  return pixels;
}

struct Range {
  double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();
  void add(double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
  bool empty() const { return low > high; }
};

/// Cells per pixel along a list of positions that are one pixel apart.
double stepOf(const Range& range, int pixels) {
  return pixels > 1 ? (range.high - range.low) / (pixels - 1) : 1;
}

} // namespace

std::optional<RasterLookup> lookUp(const TileView& view, const GridSpec& grid, const CrsTransform* toRaster,
                                   int margin, const std::optional<CoarseGrid>& coarse) {
  RasterLookup found;
  found.perPixel = toRaster != nullptr;
  const Positions at = toRaster ? reprojected(view, grid, *toRaster) : straight(view, grid);
  const auto columns = static_cast<double>(grid.columns), rows = static_cast<double>(grid.rows);
  const auto insideX = [&](double x) { return x >= 0 && x < columns; }; // false for NaN
  const auto insideY = [&](double y) { return y >= 0 && y < rows; };
  Range x, y, wholeX, wholeY; // of what meets the raster; of the tile
  const auto addFinite = [](Range& range, double value) {
    if (std::isfinite(value))
      range.add(value);
  };
  for (size_t i = 0; i < at.x.size(); ++i) {
    addFinite(wholeX, at.x[i]);
    if (insideX(at.x[i]) && (!toRaster || insideY(at.y[i])))
      x.add(at.x[i]);
  }
  for (size_t i = 0; i < at.y.size(); ++i) {
    addFinite(wholeY, at.y[i]);
    if (insideY(at.y[i]) && (!toRaster || insideX(at.x[i])))
      y.add(at.y[i]);
  }
  if (x.empty() || y.empty())
    return {};
  double stepX = stepOf(wholeX, view.width), stepY = stepOf(wholeY, view.height);
  if (!toRaster) {
    stepX = view.mapPerPixel / grid.cellX;
    stepY = view.mapPerPixel / grid.cellY;
  }
  const double moreX = margin * std::max(1.0, stepX), moreY = margin * std::max(1.0, stepY);
  const auto first = [](double low) { return static_cast<int64_t>(std::floor(low)); };
  const int64_t left = first(x.low - moreX), top = first(y.low - moreY);
  found.window = intersect({left, top, first(x.high + moreX) + 1 - left, first(y.high + moreY) + 1 - top},
                           grid.window());
  found.cellsPerPixel = std::max(stepX, stepY);
  // By the scale alone: all tiles of a view then look the same.
  const double cells = view.width * stepX * view.height * stepY;
  found.coarse = coarse && cells > static_cast<double>(coarse->mostCells);
  if (found.coarse) {
    found.window = grid.window();
    found.outWidth = coarse->columns;
    found.outHeight = coarse->rows;
  } else {
    found.outWidth = scaledSize(found.window.width, stepX);
    found.outHeight = scaledSize(found.window.height, stepY);
  }
  const auto inBuffer = [](double value, int64_t start, int64_t size, int out) {
    const double position = (value - static_cast<double>(start)) * out / static_cast<double>(size);
    return std::min(static_cast<float>(position), std::nextafter(static_cast<float>(out), 0.0F));
  };
  found.x.assign(at.x.size(), kOutside);
  found.y.assign(at.y.size(), kOutside);
  for (size_t i = 0; i < at.x.size(); ++i)
    if (insideX(at.x[i]) && (!toRaster || insideY(at.y[i])))
      found.x[i] = inBuffer(at.x[i], found.window.x, found.window.width, found.outWidth);
  for (size_t i = 0; i < at.y.size(); ++i)
    if (insideY(at.y[i]) && (!toRaster || insideX(at.x[i])))
      found.y[i] = inBuffer(at.y[i], found.window.y, found.window.height, found.outHeight);
  return found;
}

} // namespace scarp
