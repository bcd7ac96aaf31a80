// SPDX-License-Identifier: GPL-3.0-or-later
// A raster file sampled onto map tiles: decimated through overviews when far, nearest cell or interpolated
// when near, reprojected when its CRS is not the map's. Threads borrow readers from a pool, so each GDAL
// handle is used by one thread at a time. A file that goes away stays on the map: the open handles serve on.
#pragma once

#include "core/geo/crs.h"
#include "core/geo/raster.h"
#include "widgets/map/map_layer.h"
#include "widgets/map/raster_lookup.h"

#include <condition_variable>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace scarp {

/// How values come to the pixels of a tile.
struct Sampling {
  bool codes = false;  ///< classes or angles: never averaged, never interpolated
  bool smooth = false; ///< bilinear where the view is finer than the raster; else the nearest cell
};

class RasterSource {
public:
  /// Throws Error(Input) when it cannot be read. An empty CRS on either side counts as the same.
  RasterSource(const std::filesystem::path& file, const std::string& mapCrs);
  ~RasterSource();
  RasterSource(const RasterSource&) = delete;
  RasterSource& operator=(const RasterSource&) = delete;

  const std::filesystem::path& file() const { return m_file; }
  const Extent& extent() const { return m_extent; } ///< in the map's CRS
  const GridSpec& grid() const { return m_grid; }   ///< in its own
  int bands() const { return m_bands; }
  RasterType type() const { return m_type; }
  const std::vector<int>& colourBands() const { return m_colourBands; }
  const std::vector<std::array<uint8_t, 4>>& palette() const { return m_palette; }
  const std::vector<std::string>& descriptions() const { return m_descriptions; } ///< per band
  bool hasMask() const { return m_mask; }
  std::optional<double> noData(int band = 1) const;
  bool reprojected() const { return m_reproject; }
  /// So large that it needs overviews, and has none: from afar it is drawn coarsely.
  bool lacksOverviews() const { return m_coarse.has_value(); }

  /// Bands of a tile, one after the other; NaN outside and where there is no value (also where a value is
  /// infinite or beyond 1e30, which marks NoData that nobody declared). False: nothing of it here.
  bool sample(const TileView& view, const std::vector<int>& bands, const Sampling& how,
              std::vector<float>& out) const;
  /// The same of a Byte raster; `covered` is 1 where the raster reaches.
  bool sampleBytes(const TileView& view, const std::vector<int>& bands, const Sampling& how,
                   std::vector<uint8_t>& out, std::vector<uint8_t>& covered) const;
  /// 0..255 of the mask or alpha band, for hasMask().
  bool sampleMask(const TileView& view, std::vector<uint8_t>& out) const;
  /// One cell; nothing outside or without a value.
  std::optional<double> valueAt(Point place, int band = 1) const;
  /// Some 10,000 to 260,000 values spread over the raster, for limits of colour; without NaN. Read once.
  std::shared_ptr<const std::vector<float>> someValues(int band) const;
  /// The same of a part of the map.
  std::vector<float> someValues(int band, const Extent& part) const;

private:
  struct Handle;
  class Loan;
  std::unique_ptr<Handle> borrow() const;
  std::optional<RasterLookup> lookup(const TileView& view, const Handle& handle, bool smooth) const;
  template <class T, class Read>
  bool sampleWith(const TileView& view, const std::vector<int>& bands, const Sampling& how,
                  std::vector<T>& out, std::vector<uint8_t>* covered, T nothing, Read&& read) const;
  std::vector<float> readSome(const RasterReader& reader, int band) const;
  const std::vector<float>& coarse(const RasterReader& reader, int band, bool codes) const;

  std::filesystem::path m_file;
  std::string m_mapCrs;
  GridSpec m_grid;
  Extent m_extent;
  int m_bands = 1;
  RasterType m_type = RasterType::Byte;
  std::vector<int> m_colourBands;
  std::vector<std::array<uint8_t, 4>> m_palette;
  std::vector<std::string> m_descriptions;
  bool m_reproject = false, m_mask = false;
  std::optional<CoarseGrid> m_coarse;
  mutable std::mutex m_mutex;
  mutable std::condition_variable m_returned;
  mutable std::vector<std::unique_ptr<Handle>> m_idle;
  mutable std::mutex m_statistics;
  mutable std::map<int, std::shared_ptr<const std::vector<float>>> m_values;
  mutable std::mutex m_coarseMutex;
  mutable std::map<int, std::vector<float>> m_coarseBands;
};

/// The values below which `low` and `high` (0..1) of `values` lie; {0, 1} when there are none.
std::pair<double, double> quantiles(std::vector<float> values, double low, double high);
/// Rounded up to two significant digits, for limits people read.
double roundedUp(double value);

} // namespace scarp
