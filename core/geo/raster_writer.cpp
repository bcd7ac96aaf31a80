// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/geo/gdal_session.h"
#include "core/geo/raster.h"

#include <cpl_string.h>

#include <algorithm>
#include <cmath>

namespace scarp {
namespace fs = std::filesystem;

namespace {

GDALDataType gdalType(RasterType type) {
  switch (type) {
  case RasterType::Byte:
    return GDT_Byte;
  case RasterType::UInt16:
    return GDT_UInt16;
  case RasterType::Int16:
    return GDT_Int16;
  case RasterType::Int32:
    return GDT_Int32;
  case RasterType::Float32:
    return GDT_Float32;
  case RasterType::Float64:
    break;
  }
  return GDT_Float64;
}

CPLStringList creationOptions(GDALDriver& driver, const RasterOptions& options) {
  CPLStringList list;
  list.SetNameValue("TILED", "YES");
  list.SetNameValue("BLOCKXSIZE", "256");
  list.SetNameValue("BLOCKYSIZE", "256");
  list.SetNameValue("SPARSE_OK", "TRUE");
  // IF_SAFER looks at the uncompressed size: a compressed full scene may pass 4 GB although nobody could know
  // before.
  list.SetNameValue("BIGTIFF", "IF_SAFER");
  if (options.bands > 1)
    list.SetNameValue("INTERLEAVE", "BAND");
  if (options.bands != 3 || options.type != RasterType::Byte)
    list.SetNameValue("PHOTOMETRIC", "MINISBLACK");
  else
    list.SetNameValue("PHOTOMETRIC", "RGB");
  if (options.compress) {
    const char* known = driver.GetMetadataItem(GDAL_DMD_CREATIONOPTIONLIST);
    const bool zstd = known && std::string(known).find("<Value>ZSTD</Value>") != std::string::npos;
    list.SetNameValue("COMPRESS", zstd ? "ZSTD" : "DEFLATE");
    if (zstd)
      list.SetNameValue("ZSTD_LEVEL", "5");
    const bool real = options.type == RasterType::Float32 || options.type == RasterType::Float64;
    list.SetNameValue("PREDICTOR", real ? "3" : "2");
  }
  return list;
}

} // namespace

struct RasterWriter::Impl {
  Impl(const fs::path& target, const GridSpec& g, const RasterOptions& o)
      : file(target), grid(g), options(o), temporary(target) {}

  fs::path file;
  GridSpec grid;
  RasterOptions options;
  TemporaryFile temporary; ///< destroyed after the dataset has been closed
  DatasetHandle dataset;

  template <class T>
  void write(const Window& window, int band, std::span<const T> values, GDALDataType type) {
    if (!dataset)
      throw Error(ErrorCode::Internal, file.string() + " was written to after it was finished");
    if (intersect(window, grid.window()) != window && !window.empty())
      throw Error(ErrorCode::Internal, "a window outside " + file.string() + " was to be written");
    if (values.size() < static_cast<size_t>(window.cells()) || band < 1 || band > options.bands)
      throw Error(ErrorCode::Internal, "a wrong buffer or band for " + file.string());
    if (window.empty())
      return;
    const GdalMessages messages;
    // GDAL's C interface asks for a non-const buffer and does not change it.
    const CPLErr error = dataset->GetRasterBand(band)->RasterIO(
        GF_Write, static_cast<int>(window.x), static_cast<int>(window.y), static_cast<int>(window.width),
        static_cast<int>(window.height), const_cast<T*>(values.data()), static_cast<int>(window.width),
        static_cast<int>(window.height), type, 0, 0, nullptr);
    if (error != CE_None || messages.failed())
      throwGdalError(file, "write", messages);
  }

  template <class T>
  void writeReal(const Window& window, int band, std::span<const T> values, GDALDataType type) {
    const auto isNaN = [](T v) { return std::isnan(v); };
    if (!options.noData || std::none_of(values.begin(), values.end(), isNaN))
      return write(window, band, values, type);
    std::vector<T> copy(values.begin(), values.end());
    std::replace_if(copy.begin(), copy.end(), isNaN, static_cast<T>(*options.noData));
    write(window, band, std::span<const T>(copy), type);
  }
};

RasterWriter::RasterWriter(const fs::path& file, const GridSpec& grid, const RasterOptions& options) {
  requireWritableFolder(file);
  if (grid.columns <= 0 || grid.rows <= 0 || grid.columns > INT32_MAX || grid.rows > INT32_MAX)
    throw inputError("cannot write " + file.string() + ": a raster of " + std::to_string(grid.columns) +
                         " x " + std::to_string(grid.rows) + " cells is not possible",
                     "Is the extent empty?");
  m_impl = std::make_unique<Impl>(file, grid, options);
  const GdalMessages messages;
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  if (!driver)
    throw Error(ErrorCode::Internal, "GDAL has no GeoTIFF driver");
  m_impl->dataset.reset(driver->Create(m_impl->temporary.path().c_str(), static_cast<int>(grid.columns),
                                       static_cast<int>(grid.rows), options.bands, gdalType(options.type),
                                       creationOptions(*driver, options).List()));
  GDALDataset* dataset = m_impl->dataset.get();
  if (!dataset)
    throwGdalError(file, "write", messages);
  double transform[6] = {grid.left, grid.cellX, 0, grid.top, 0, -grid.cellY};
  if (options.georeferenced)
    dataset->SetGeoTransform(transform);
  if (options.georeferenced && !grid.crs.empty()) {
    const OGRSpatialReference reference = referenceOf(grid.crs);
    dataset->SetSpatialRef(&reference);
  }
  for (const auto& [key, value] : options.metadata)
    dataset->SetMetadataItem(key.c_str(), value.c_str());
  for (int b = 1; b <= options.bands; ++b) {
    GDALRasterBand& band = *dataset->GetRasterBand(b);
    if (options.noData)
      band.SetNoDataValue(*options.noData);
    if (static_cast<size_t>(b) <= options.descriptions.size())
      band.SetDescription(options.descriptions[static_cast<size_t>(b - 1)].c_str());
  }
}

RasterWriter::~RasterWriter() {
  if (m_impl && m_impl->dataset) {
    const GdalMessages silent; // what is thrown away may fail to flush
    m_impl->dataset->MarkSuppressOnClose(); // nor should it take the time
    m_impl->dataset.reset();
  }
}
RasterWriter::RasterWriter(RasterWriter&&) noexcept = default;
RasterWriter& RasterWriter::operator=(RasterWriter&&) noexcept = default;

void RasterWriter::write(const Window& window, int band, std::span<const float> values) {
  m_impl->writeReal(window, band, values, GDT_Float32);
}
void RasterWriter::writeDouble(const Window& window, int band, std::span<const double> values) {
  m_impl->writeReal(window, band, values, GDT_Float64);
}
void RasterWriter::writeBytes(const Window& window, int band, std::span<const uint8_t> values) {
  m_impl->write(window, band, values, GDT_Byte);
}

void RasterWriter::close() {
  if (!m_impl->dataset)
    return;
  const GdalMessages messages;
  m_impl->dataset->FlushCache(true);
  m_impl->dataset.reset(); // the last bytes leave here, so late errors come before the rename
  if (messages.failed())
    throwGdalError(m_impl->file, "write", messages);
}

void RasterWriter::finish() {
  close();
  m_impl->temporary.commit();
}

} // namespace scarp
