// SPDX-License-Identifier: GPL-3.0-or-later
// Maps of the web as a ground to see things on: tiles by a URL template (XYZ), WMTS or WMS, read through GDAL
// and kept in a folder on disk that never grows beyond its bound. Pixels in web Mercator. A reader belongs to
// one thread; reading waits for the network, so never on a thread that anybody waits for.
#pragma once

#include "core/base/json.h"
#include "core/geo/grid_spec.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace scarp {

struct BaseMapService {
  std::string type = "xyz"; ///< "xyz", "wmts", "wms"
  std::string url;          ///< xyz: a template with {z}, {x} and {y} or {-y}; else where the service answers
  std::string layer;        ///< of a WMTS or WMS
  std::string credit;       ///< has to stand on the map
  int64_t maxZoom = 19;     ///< of the tiles
  bool operator==(const BaseMapService&) const = default;
};

Json toJson(const BaseMapService& service);
/// Throws Error(Input) that says what is wrong with it and what is expected.
BaseMapService baseMapFrom(const Json& document);
void requireUsable(const BaseMapService& service);

struct BaseMapCache {
  std::filesystem::path folder;
  int64_t bytes = int64_t{256} << 20;
};

/// The description that GDAL's drivers WMS and WMTS open.
std::string gdalDescription(const BaseMapService& service, const BaseMapCache& cache);

class BaseMapReader {
public:
  /// Throws Error(Input) when the service cannot be reached or does not have the layer.
  BaseMapReader(const BaseMapService& service, const BaseMapCache& cache);
  ~BaseMapReader();
  BaseMapReader(BaseMapReader&&) noexcept;
  BaseMapReader& operator=(BaseMapReader&&) noexcept;
  const GridSpec& grid() const;
  /// A window as width x height pixels of red, green, blue, alpha, one band after the other. Throws
  /// Error(Input) when the network does not answer in time.
  void read(const Window& window, int width, int height, std::span<uint8_t> rgba) const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace scarp
