// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/coarse_raster.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace scarp {

namespace {

constexpr int64_t kLarge = int64_t{64} << 20;     ///< cells: larger rasters need overviews
constexpr int64_t kMostCells = int64_t{16} << 20; ///< that a tile may read at once
constexpr int64_t kBudget = int64_t{48} << 20;    ///< cells decoded for the coarse picture
constexpr int kMostColumns = 512;

bool storedInStrips(const RasterReader& reader) {
  return reader.blockWidth() * 2 > reader.grid().columns;
}

} // namespace

std::optional<CoarseGrid> coarseGridFor(const RasterReader& reader) {
  const GridSpec& grid = reader.grid();
  if (grid.window().cells() <= kLarge || reader.overviewCount() > 0)
    return {};
  const int64_t block = std::max<int64_t>(1, reader.blockWidth() * reader.blockHeight());
  const int64_t blocks = std::clamp<int64_t>(kBudget / block, 64, int64_t{kMostColumns} * kMostColumns);
  CoarseGrid coarse;
  coarse.mostCells = kMostCells;
  const double shape = static_cast<double>(grid.columns) / static_cast<double>(grid.rows);
  if (storedInStrips(reader)) { // a strip brings all its columns
    coarse.columns = static_cast<int>(std::min<int64_t>(kMostColumns, grid.columns));
    coarse.rows = static_cast<int>(
        std::clamp<int64_t>(std::min(blocks, static_cast<int64_t>(coarse.columns / shape)), 1, grid.rows));
  } else {
    const double rows = std::sqrt(static_cast<double>(blocks) / shape);
    coarse.rows = std::max(1, static_cast<int>(rows));
    coarse.columns = std::max(1, static_cast<int>(rows * shape));
  }
  return coarse;
}

std::vector<float> readCoarse(const RasterReader& reader, const CoarseGrid& coarse, int band, bool codes) {
  const GridSpec& grid = reader.grid();
  std::vector<float> values(static_cast<size_t>(coarse.columns) * static_cast<size_t>(coarse.rows));
  const auto middle = [](int64_t cells, int i, int count) { return (2 * i + 1) * cells / (2 * count); };
  if (storedInStrips(reader)) {
    for (int j = 0; j < coarse.rows; ++j)
      reader.readScaled(
          {0, middle(grid.rows, j, coarse.rows), grid.columns, 1}, band, coarse.columns, 1,
          std::span(values).subspan(static_cast<size_t>(j) * static_cast<size_t>(coarse.columns),
                                    static_cast<size_t>(coarse.columns)),
          codes ? RasterReader::Shrink::Nearest : RasterReader::Shrink::Average);
    return values;
  }
  const int64_t side = codes ? 1 : 8; // a patch inside one block where possible
  std::vector<float> patch(static_cast<size_t>(side * side));
  for (int j = 0; j < coarse.rows; ++j)
    for (int i = 0; i < coarse.columns; ++i) {
      const auto inBlock = [&](int64_t at, int64_t block) {
        return at / block * block + std::min(block / 2, std::max<int64_t>(0, block - side));
      };
      const Window window = intersect(
          {std::min(inBlock(middle(grid.columns, i, coarse.columns), reader.blockWidth()), grid.columns - 1),
           std::min(inBlock(middle(grid.rows, j, coarse.rows), reader.blockHeight()), grid.rows - 1), side,
           side},
          grid.window());
      reader.read(window, band, patch);
      double sum = 0;
      int64_t valid = 0;
      for (int64_t k = 0; k < window.cells(); ++k)
        if (const float value = patch[static_cast<size_t>(k)]; std::isfinite(value)) {
          sum += value;
          ++valid;
        }
      values[static_cast<size_t>(j) * static_cast<size_t>(coarse.columns) + static_cast<size_t>(i)] =
          valid > 0 ? static_cast<float>(sum / static_cast<double>(valid))
                    : std::numeric_limits<float>::quiet_NaN();
    }
  return values;
}

} // namespace scarp
