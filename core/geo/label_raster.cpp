// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/label_raster.h"

#include "core/geo/raster.h"
#include "core/geo/rasterise.h"

#include <algorithm>
#include <vector>

namespace scarp {

int64_t writeLabelRaster(const std::filesystem::path& file, const GridSpec& grid,
                         std::span<const MultiPolygon> shapes,
                         const std::map<std::string, std::string>& metadata, const Progress& progress) {
  constexpr int64_t kStripRows = 256;
  RasterOptions options;
  options.type = RasterType::Byte;
  options.metadata = metadata;
  RasterWriter writer(file, grid, options);
  std::vector<uint8_t> strip;
  int64_t inside = 0;
  for (int64_t row = 0; row < grid.rows; row += kStripRows) {
    progress.step(static_cast<double>(row) / static_cast<double>(grid.rows), "rasterising polygons");
    const Window window{0, row, grid.columns, std::min(kStripRows, grid.rows - row)};
    strip.assign(static_cast<size_t>(window.cells()), 0);
    rasterise(shapes, grid.cut(window), strip);
    const auto ones = std::count(strip.begin(), strip.end(), uint8_t{1});
    if (ones > 0) // blocks that are never written read as 0
      writer.writeBytes(window, 1, strip);
    inside += ones;
  }
  progress.step(1, "rasterising polygons");
  writer.finish();
  return inside;
}

} // namespace scarp
