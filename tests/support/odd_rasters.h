// SPDX-License-Identifier: GPL-3.0-or-later
// Rasters as they come from elsewhere: palettes, alpha, masks, rotation, strange NoData. Made with GDAL
// itself, since our own writer makes none of these.
#pragma once

#include "core/geo/crs.h"
#include "core/geo/gdal_session.h"
#include "core/geo/raster.h"

#include <array>
#include <functional>
#include <stdexcept>
#include <vector>

namespace scarp::test {

struct OddRaster {
  int columns = 8, rows = 8, bands = 1;
  GDALDataType type = GDT_Float32;
  std::string crs = "EPSG:32647";
  std::array<double, 6> transform{500000, 10, 0, 3900000, 0, -10};
  std::optional<double> noData = {};
  std::function<double(int band, int column, int row)> value = [](int, int, int) { return 1; };
  std::function<void(GDALDataset&)> more = {}; ///< before the values are written
};

inline void write(const std::filesystem::path& file, const OddRaster& raster) {
  useGdal();
  DatasetHandle dataset(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
      file.c_str(), raster.columns, raster.rows, raster.bands, raster.type, nullptr));
  if (!dataset)
    throw std::runtime_error("cannot make " + file.string());
  auto transform = raster.transform;
  dataset->SetGeoTransform(transform.data());
  if (!raster.crs.empty()) {
    const OGRSpatialReference reference = referenceOf(crsFromUser(raster.crs));
    dataset->SetSpatialRef(&reference);
  }
  if (raster.noData)
    for (int band = 1; band <= raster.bands; ++band)
      dataset->GetRasterBand(band)->SetNoDataValue(*raster.noData);
  if (raster.more)
    raster.more(*dataset);
  std::vector<double> line(static_cast<size_t>(raster.columns));
  for (int band = 1; band <= raster.bands; ++band)
    for (int row = 0; row < raster.rows; ++row) {
      for (int column = 0; column < raster.columns; ++column)
        line[static_cast<size_t>(column)] = raster.value(band, column, row);
      if (dataset->GetRasterBand(band)->RasterIO(GF_Write, 0, row, raster.columns, 1, line.data(),
                                                 raster.columns, 1, GDT_Float64, 0, 0, nullptr) != CE_None)
        throw std::runtime_error("cannot write " + file.string());
    }
}

} // namespace scarp::test
