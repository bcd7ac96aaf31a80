// SPDX-License-Identifier: GPL-3.0-or-later
// A raster file sampled onto map tiles: decimated through overviews when far, nearest cell when near,
// reprojected when its CRS is not the map's. Threads borrow readers from a pool, so each GDAL handle is used
// by one thread at a time.
#pragma once

#include "core/geo/crs.h"
#include "core/geo/raster.h"
#include "widgets/map/map_layer.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace scarp {

class RasterSource {
public:
  /// Throws Error(Input) when it cannot be read. An empty CRS on either side counts as the same.
  RasterSource(const std::filesystem::path& file, const std::string& mapCrs);
  ~RasterSource();
  RasterSource(const RasterSource&) = delete;
  RasterSource& operator=(const RasterSource&) = delete;

  const Extent& extent() const { return m_extent; } ///< in the map's CRS
  const GridSpec& grid() const { return m_grid; }   ///< in its own
  int bands() const { return m_bands; }
  RasterType type() const { return m_type; }
  std::optional<double> noData(int band = 1) const;
  bool hasOverviews() const { return m_overviews; }
  bool reprojected() const { return m_reproject; }

  /// Bands of a tile, one after the other; NaN outside and where there is no value. False: nothing of it
  /// here.
  bool sample(const TileView& view, const std::vector<int>& bands, std::vector<float>& out) const;
  /// The same of a Byte raster; `covered` is 1 where the raster reaches.
  bool sampleBytes(const TileView& view, const std::vector<int>& bands, std::vector<uint8_t>& out,
                   std::vector<uint8_t>& covered) const;
  /// One cell; nothing outside or without a value.
  std::optional<double> valueAt(Point place, int band = 1) const;
  /// Some 10,000 to 260,000 values spread over the raster, for limits of colour; without NaN.
  std::vector<float> someValues(int band) const;

private:
  struct Handle;
  class Loan;
  struct Lookup;
  std::unique_ptr<Handle> borrow() const;
  std::optional<Lookup> lookup(const TileView& view, const Handle& handle) const;
  template <class T, class Read>
  bool sampleWith(const TileView& view, const std::vector<int>& bands, std::vector<T>& out,
                  std::vector<uint8_t>* covered, T nothing, Read&& read) const;

  std::filesystem::path m_file;
  std::string m_mapCrs;
  GridSpec m_grid;
  Extent m_extent;
  int m_bands = 1;
  RasterType m_type = RasterType::Byte;
  bool m_reproject = false, m_overviews = false;
  mutable std::mutex m_mutex;
  mutable std::vector<std::unique_ptr<Handle>> m_idle;
};

/// The values below which `low` and `high` (0..1) of `values` lie; {0, 1} when there are none.
std::pair<double, double> quantiles(std::vector<float> values, double low, double high);
/// Rounded up to two significant digits, for limits people read.
double roundedUp(double value);

} // namespace scarp
