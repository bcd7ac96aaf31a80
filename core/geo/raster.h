// SPDX-License-Identifier: GPL-3.0-or-later
// Rasters on disk, read and written in windows through GDAL; a scene is never held in memory.
// One reader or writer belongs to one thread. All values pass as float (exact for Byte, UInt16, Float32).
#pragma once

#include "core/base/error.h"
#include "core/geo/grid_spec.h"

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scarp {

enum class RasterType { Byte, UInt16, Int16, Int32, Float32, Float64 };

class RasterReader {
public:
  /// Throws Error(Input) when the file is missing or no raster, or is rotated or south-up.
  explicit RasterReader(const std::filesystem::path& file);
  ~RasterReader();
  RasterReader(RasterReader&&) noexcept;
  RasterReader& operator=(RasterReader&&) noexcept;

  const std::filesystem::path& file() const;
  /// Without a georeference: empty CRS, left 0, top = rows, cells of 1.
  const GridSpec& grid() const;
  bool hasGeoreference() const;
  /// Throws Error(Input) that names the file when there is no georeference.
  void requireGeoreference() const;
  int bands() const;
  RasterType type() const;
  std::optional<double> noData(int band = 1) const;
  std::string bandDescription(int band) const;
  std::map<std::string, std::string> metadata() const;
  int overviewCount() const;
  /// Cells that are stored, and therefore read, together.
  int64_t blockWidth() const;
  int64_t blockHeight() const;
  /// Red, green, blue, alpha of each value of a palette image; empty without a palette.
  std::vector<std::array<uint8_t, 4>> palette(int band = 1) const;
  /// The bands that say they are red, green and blue; else the first three (or the first alone). Never alpha.
  std::vector<int> colourBands() const;
  int alphaBand() const; ///< 0 when there is none
  bool hasMask() const;  ///< an alpha band or a mask of all bands, besides NoData values

  /// Reads a window inside the grid, band from 1, row-major into out (width * height). NoData becomes NaN.
  void read(const Window& window, int band, std::span<float> out) const;
  void readDouble(const Window& window, int band, std::span<double> out) const;
  /// Reads raw bytes of a Byte raster.
  void readBytes(const Window& window, int band, std::span<uint8_t> out) const;
  /// How a window that is read smaller than it is comes to its values: classes, angles and codes must not be
  /// averaged.
  enum class Shrink { Average, Nearest };
  /// Reads a window decimated or enlarged to outWidth x outHeight, using overviews, NoData as NaN.
  void readScaled(const Window& window, int band, int outWidth, int outHeight, std::span<float> out,
                  Shrink shrink = Shrink::Average) const;
  void readScaledBytes(const Window& window, int band, int outWidth, int outHeight, std::span<uint8_t> out,
                       Shrink shrink = Shrink::Average) const;
  /// 0 where there is nothing, 255 where there is everything, of the mask that hasMask() tells of.
  void readScaledMask(const Window& window, int outWidth, int outHeight, std::span<uint8_t> out) const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

struct RasterOptions {
  RasterType type = RasterType::Float32;
  int bands = 1;
  std::optional<double> noData = {};          ///< NaN values are written as this
  std::vector<std::string> descriptions = {}; ///< per band
  std::map<std::string, std::string> metadata = {};
  bool georeferenced = true;                   ///< false: pixels without a place on the map, as their source
  bool compress = true; ///< tiled 256 px, DEFLATE (ZSTD where GDAL has it), BIGTIFF as needed
};

/// Writes a tiled GeoTIFF beside its final name; nothing appears under that name until finish().
class RasterWriter {
public:
  RasterWriter(const std::filesystem::path& file, const GridSpec& grid, const RasterOptions& options);
  ~RasterWriter(); ///< removes what was not finished
  RasterWriter(RasterWriter&&) noexcept;
  RasterWriter& operator=(RasterWriter&&) noexcept;
  void write(const Window& window, int band, std::span<const float> values);
  void writeDouble(const Window& window, int band, std::span<const double> values);
  void writeBytes(const Window& window, int band, std::span<const uint8_t> values);
  /// Flushes and checks every late error (a full disk); nothing more can be written.
  void close();
  /// close(), then renames.
  void finish();

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace scarp
