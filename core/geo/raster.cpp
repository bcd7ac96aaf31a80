// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/raster.h"

#include "core/base/files.h"
#include "core/geo/gdal_session.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace scarp {
namespace fs = std::filesystem;

namespace {

RasterType typeOf(GDALDataType type) {
  switch (type) {
  case GDT_Byte:
    return RasterType::Byte;
  case GDT_UInt16:
    return RasterType::UInt16;
  case GDT_Int16:
    return RasterType::Int16;
  case GDT_UInt32:
  case GDT_Int32:
    return RasterType::Int32;
  case GDT_Float32:
    return RasterType::Float32;
  default:
    return RasterType::Float64;
  }
}

void checkWindow(const fs::path& file, const GridSpec& grid, const Window& window, size_t buffer) {
  if (window.x < 0 || window.y < 0 || window.width < 0 || window.height < 0 ||
      window.x + window.width > grid.columns || window.y + window.height > grid.rows)
    throw Error(ErrorCode::Internal, "a window outside " + file.string() + " was asked for");
  if (buffer < static_cast<size_t>(window.cells()))
    throw Error(ErrorCode::Internal, "a buffer smaller than the window of " + file.string());
}

void checkScaled(const fs::path& file, const GridSpec& grid, const Window& window, int outWidth,
                 int outHeight, size_t buffer) {
  checkWindow(file, grid, window, static_cast<size_t>(window.cells()));
  if (buffer < static_cast<size_t>(outWidth) * static_cast<size_t>(outHeight))
    throw Error(ErrorCode::Internal, "a buffer smaller than the scaled window of " + file.string());
}

} // namespace

struct RasterReader::Impl {
  fs::path file;
  DatasetHandle dataset;
  GridSpec grid;
  bool referenced = false;
  std::vector<double> noData; ///< per band; NaN: none, or NaN itself

  GDALRasterBand& band(int number) const {
    if (number < 1 || number > dataset->GetRasterCount())
      throw inputError(file.string() + " has " + std::to_string(dataset->GetRasterCount()) + " bands, band " +
                       std::to_string(number) + " was asked for");
    return *dataset->GetRasterBand(number);
  }

  /// An overview, or the raster itself, is about as coarse: there is little to average, and it takes long.
  static bool hasLevelFor(GDALRasterBand& from, double cellsPerPixel) {
    constexpr double kAbout = 1.5;
    const auto about = [&](double coarseness) {
      return cellsPerPixel <= kAbout * coarseness && coarseness <= kAbout * cellsPerPixel;
    };
    bool found = about(1);
    for (int i = 0; i < from.GetOverviewCount() && !found; ++i)
      found = about(static_cast<double>(from.GetXSize()) / from.GetOverview(i)->GetXSize());
    return found;
  }

  void readInto(const Window& window, int number, int width, int height, GDALDataType type, void* out,
                bool average) const {
    readInto(window, band(number), width, height, type, out, average);
  }

  void readInto(const Window& window, GDALRasterBand& from, int width, int height, GDALDataType type,
                void* out, bool average) const {
    const GdalMessages messages;
    GDALRasterIOExtraArg extra;
    INIT_RASTERIO_EXTRA_ARG(extra);
    const double cellsPerPixel =
        std::max(static_cast<double>(window.width) / width, static_cast<double>(window.height) / height);
    if (average && cellsPerPixel > 1 && !hasLevelFor(from, cellsPerPixel))
      extra.eResampleAlg = GRIORA_Average;
    const CPLErr error = from.RasterIO(GF_Read, static_cast<int>(window.x), static_cast<int>(window.y),
                                       static_cast<int>(window.width), static_cast<int>(window.height), out,
                                       width, height, type, 0, 0, &extra);
    if (error != CE_None)
      throwGdalError(file, "read", messages);
  }

  template <class T> void dropNoData(int number, std::span<T> values) const {
    const double missing = noData[static_cast<size_t>(number - 1)];
    if (std::isnan(missing))
      return;
    constexpr T kMost = std::numeric_limits<T>::max(), kNone = std::numeric_limits<T>::quiet_NaN();
    if (missing >= static_cast<double>(kMost)) // the code of a wider type, stored as the most this one holds
      std::replace_if(
          values.begin(), values.end(), [](T v) { return v >= kMost; }, kNone);
    else if (missing <= -static_cast<double>(kMost))
      std::replace_if(
          values.begin(), values.end(), [](T v) { return v <= -kMost; }, kNone);
    else // a float32 raster rounds its code
      std::replace(values.begin(), values.end(), static_cast<T>(missing), kNone);
  }
};

RasterReader::RasterReader(const fs::path& file) : m_impl(std::make_unique<Impl>()) {
  std::error_code code;
  if (!fs::exists(file, code))
    throw inputError(file.string() + " does not exist", "Check the path.");
  const GdalMessages messages;
  m_impl->file = file;
  m_impl->dataset.reset(GDALDataset::Open(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
  GDALDataset* dataset = m_impl->dataset.get();
  if (!dataset || dataset->GetRasterCount() == 0)
    throw inputError(file.string() + " is not a raster that can be read",
                     "A GeoTIFF, PNG or other image file is expected.", "not-a-raster");
  GridSpec& grid = m_impl->grid;
  grid.columns = dataset->GetRasterXSize();
  grid.rows = dataset->GetRasterYSize();
  double t[6];
  m_impl->referenced = dataset->GetGeoTransform(t) == CE_None;
  if (m_impl->referenced) {
    if (std::abs(t[2]) > 1e-9 * std::abs(t[1]) || std::abs(t[4]) > 1e-9 * std::abs(t[5]) || t[1] <= 0)
      throw inputError(file.string() + " is rotated; a north-up raster is expected",
                       "Warp it first, for example with gdalwarp.", "rotated");
    if (t[5] >= 0)
      throw inputError(file.string() + " runs from south to north; a north-up raster is expected",
                       "Warp it first, for example with gdalwarp.", "south-up");
    grid.left = t[0];
    grid.top = t[3];
    grid.cellX = t[1];
    grid.cellY = -t[5];
    grid.crs = wktOf(dataset->GetSpatialRef());
  } else {
    grid.top = static_cast<double>(grid.rows);
  }
  for (int b = 1; b <= dataset->GetRasterCount(); ++b) {
    int has = 0;
    const double value = dataset->GetRasterBand(b)->GetNoDataValue(&has);
    m_impl->noData.push_back(has ? value : std::numeric_limits<double>::quiet_NaN());
  }
}

RasterReader::~RasterReader() = default;
RasterReader::RasterReader(RasterReader&&) noexcept = default;
RasterReader& RasterReader::operator=(RasterReader&&) noexcept = default;

const fs::path& RasterReader::file() const {
  return m_impl->file;
}
const GridSpec& RasterReader::grid() const {
  return m_impl->grid;
}
bool RasterReader::hasGeoreference() const {
  return m_impl->referenced;
}

void RasterReader::requireGeoreference() const {
  if (!m_impl->referenced)
    throw inputError(m_impl->file.string() + " has no georeference, and one is needed here",
                     "Give a raster with a position and a cell size, such as a GeoTIFF.", "no-georeference");
}

int RasterReader::bands() const {
  return m_impl->dataset->GetRasterCount();
}
RasterType RasterReader::type() const {
  return typeOf(m_impl->band(1).GetRasterDataType());
}

std::optional<double> RasterReader::noData(int band) const {
  int has = 0;
  const double value = m_impl->band(band).GetNoDataValue(&has);
  return has ? std::optional(value) : std::nullopt;
}

std::string RasterReader::bandDescription(int band) const {
  return m_impl->band(band).GetDescription();
}

std::map<std::string, std::string> RasterReader::metadata() const {
  std::map<std::string, std::string> result;
  for (CSLConstList item = m_impl->dataset->GetMetadata(); item && *item; ++item) {
    const std::string line = *item;
    if (const size_t at = line.find('='); at != std::string::npos)
      result[line.substr(0, at)] = line.substr(at + 1);
  }
  return result;
}

int RasterReader::overviewCount() const {
  return m_impl->band(1).GetOverviewCount();
}

int64_t RasterReader::blockWidth() const {
  int width = 0, height = 0;
  m_impl->band(1).GetBlockSize(&width, &height);
  return width;
}

int64_t RasterReader::blockHeight() const {
  int width = 0, height = 0;
  m_impl->band(1).GetBlockSize(&width, &height);
  return height;
}

std::vector<std::array<uint8_t, 4>> RasterReader::palette(int band) const {
  std::vector<std::array<uint8_t, 4>> colours;
  const GDALColorTable* table = m_impl->band(band).GetColorTable();
  for (int i = 0; table && i < table->GetColorEntryCount(); ++i) {
    GDALColorEntry entry{};
    table->GetColorEntryAsRGB(i, &entry);
    colours.push_back({static_cast<uint8_t>(entry.c1), static_cast<uint8_t>(entry.c2),
                       static_cast<uint8_t>(entry.c3), static_cast<uint8_t>(entry.c4)});
  }
  return colours;
}

int RasterReader::alphaBand() const {
  for (int b = 1; b <= bands(); ++b)
    if (m_impl->band(b).GetColorInterpretation() == GCI_AlphaBand)
      return b;
  return 0;
}

std::vector<int> RasterReader::colourBands() const {
  std::vector<int> named(3, 0), plain;
  for (int b = 1; b <= bands(); ++b) {
    const GDALColorInterp meaning = m_impl->band(b).GetColorInterpretation();
    if (meaning == GCI_AlphaBand)
      continue;
    plain.push_back(b);
    for (int colour = 0; colour < 3; ++colour)
      if (meaning == GCI_RedBand + colour)
        named[static_cast<size_t>(colour)] = b;
  }
  if (std::find(named.begin(), named.end(), 0) == named.end())
    return named;
  if (plain.size() >= 3)
    return {plain[0], plain[1], plain[2]};
  return {plain.empty() ? 1 : plain[0]};
}

bool RasterReader::hasMask() const {
  return (m_impl->band(1).GetMaskFlags() & GMF_PER_DATASET) != 0;
}

void RasterReader::read(const Window& window, int band, std::span<float> out) const {
  checkWindow(m_impl->file, m_impl->grid, window, out.size());
  if (window.empty())
    return;
  m_impl->readInto(window, band, static_cast<int>(window.width), static_cast<int>(window.height), GDT_Float32,
                   out.data(), false);
  m_impl->dropNoData(band, out.first(static_cast<size_t>(window.cells())));
}

void RasterReader::readDouble(const Window& window, int band, std::span<double> out) const {
  checkWindow(m_impl->file, m_impl->grid, window, out.size());
  if (window.empty())
    return;
  m_impl->readInto(window, band, static_cast<int>(window.width), static_cast<int>(window.height), GDT_Float64,
                   out.data(), false);
  m_impl->dropNoData(band, out.first(static_cast<size_t>(window.cells())));
}

void RasterReader::readBytes(const Window& window, int band, std::span<uint8_t> out) const {
  checkWindow(m_impl->file, m_impl->grid, window, out.size());
  if (!window.empty())
    m_impl->readInto(window, band, static_cast<int>(window.width), static_cast<int>(window.height), GDT_Byte,
                     out.data(), false);
}

void RasterReader::readScaled(const Window& window, int band, int outWidth, int outHeight,
                              std::span<float> out, Shrink shrink) const {
  checkScaled(m_impl->file, m_impl->grid, window, outWidth, outHeight, out.size());
  if (window.empty() || outWidth <= 0 || outHeight <= 0)
    return;
  m_impl->readInto(window, band, outWidth, outHeight, GDT_Float32, out.data(), shrink == Shrink::Average);
  m_impl->dropNoData(band, out.first(static_cast<size_t>(outWidth) * static_cast<size_t>(outHeight)));
}

void RasterReader::readScaledBytes(const Window& window, int band, int outWidth, int outHeight,
                                   std::span<uint8_t> out, Shrink shrink) const {
  checkScaled(m_impl->file, m_impl->grid, window, outWidth, outHeight, out.size());
  if (!window.empty() && outWidth > 0 && outHeight > 0)
    m_impl->readInto(window, band, outWidth, outHeight, GDT_Byte, out.data(), shrink == Shrink::Average);
}

void RasterReader::readScaledMask(const Window& window, int outWidth, int outHeight,
                                  std::span<uint8_t> out) const {
  checkScaled(m_impl->file, m_impl->grid, window, outWidth, outHeight, out.size());
  if (!window.empty() && outWidth > 0 && outHeight > 0)
    m_impl->readInto(window, *m_impl->band(1).GetMaskBand(), outWidth, outHeight, GDT_Byte, out.data(), true);
}

} // namespace scarp
