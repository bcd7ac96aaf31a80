// SPDX-License-Identifier: GPL-3.0-or-later
// Small GeoTIFFs and polygon files made on the spot for tests.
#pragma once

#include "core/geo/crs.h"
#include "core/geo/polygon_file.h"
#include "core/geo/raster.h"

#include <functional>

namespace scarp::test {

/// 2.5 m cells in UTM 47N.
inline GridSpec smallGrid(int64_t columns, int64_t rows) {
  return {crsFromUser("EPSG:32647"), 500000, 3900000, 2.5, 2.5, columns, rows};
}

/// value(band, column, row), band from 1; NaN where there is none.
inline void writeRaster(const std::filesystem::path& file, const GridSpec& grid, RasterOptions options,
                        const std::function<double(int, int64_t, int64_t)>& value) {
  RasterWriter writer(file, grid, options);
  std::vector<float> row(static_cast<size_t>(grid.columns));
  for (int band = 1; band <= options.bands; ++band)
    for (int64_t y = 0; y < grid.rows; ++y) {
      for (int64_t x = 0; x < grid.columns; ++x)
        row[static_cast<size_t>(x)] = static_cast<float>(value(band, x, y));
      writer.write({0, y, grid.columns, 1}, band, row);
    }
  writer.finish();
}

inline void writeImage(const std::filesystem::path& file, const GridSpec& grid) {
  RasterOptions options;
  options.type = RasterType::Byte;
  options.bands = 3;
  writeRaster(file, grid, options, [](int band, int64_t x, int64_t y) { return (x * band + y * 7) % 256; });
}

/// A rectangle of cells as a polygon in map coordinates.
inline MultiPolygon cellsAsPolygon(const GridSpec& grid, const Window& cells) {
  const GridSpec cut = grid.cut(cells);
  return {
      {{{cut.left, cut.top}, {cut.right(), cut.top}, {cut.right(), cut.bottom()}, {cut.left, cut.bottom()}},
       {}}};
}

inline void writeRectangles(const std::filesystem::path& file, const GridSpec& grid,
                            const std::vector<Window>& cells) {
  PolygonLayer layer;
  layer.crs = grid.crs;
  for (const Window& window : cells)
    layer.features.push_back({cellsAsPolygon(grid, window), {}});
  writePolygons(file, layer);
}

} // namespace scarp::test
