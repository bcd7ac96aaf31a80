// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/base_map.h"

#include "core/base/text.h"
#include "core/base/version.h"
#include "core/geo/gdal_session.h"

#include <cpl_string.h>

#include <algorithm>

namespace scarp {

namespace {

constexpr const char* kHalfEarth = "20037508.342789244"; ///< m, of web Mercator
constexpr const char* kTimeout = "6";                    ///< s, for one request
constexpr const char* kConnectTimeout = "3";             ///< s

std::string escaped(const std::string& text) {
  char* made = CPLEscapeString(text.c_str(), static_cast<int>(text.size()), CPLES_XML);
  std::string result = made;
  CPLFree(made);
  return result;
}

std::string element(const std::string& name, const std::string& content) {
  return "<" + name + ">" + content + "</" + name + ">";
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

std::string dataWindow(const std::string& more) {
  const std::string half = kHalfEarth;
  return element("DataWindow", element("UpperLeftX", "-" + half) + element("UpperLeftY", half) +
                                   element("LowerRightX", half) + element("LowerRightY", "-" + half) + more);
}

std::string commonPart(const BaseMapCache& cache) {
  return element("Cache", element("Path", escaped(cache.folder.string())) +
                              element("MaxSize", std::to_string(cache.bytes)) +
                              element("CleanTimeout", "60") + element("Expires", "1209600")) +
         element("UserAgent", escaped(std::string("Scarp/") + kVersion)) + element("Timeout", kTimeout) +
         element("MaxConnections", "4") + element("ZeroBlockHttpCodes", "204,404") +
         element("ZeroBlockOnServerException", "true");
}

bool has(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

/// The network's options of this thread while it lives.
class NetworkOptions {
  CPLConfigOptionSetter m_connect{"GDAL_HTTP_CONNECTTIMEOUT", kConnectTimeout, false};
  CPLConfigOptionSetter m_whole{"GDAL_HTTP_TIMEOUT", kTimeout, false};
  CPLConfigOptionSetter m_agent;

public:
  NetworkOptions() : m_agent("GDAL_HTTP_USERAGENT", (std::string("Scarp/") + kVersion).c_str(), false) {}
};

} // namespace

Json toJson(const BaseMapService& service) {
  return {{"type", service.type},
          {"url", service.url},
          {"layer", service.layer},
          {"credit", service.credit},
          {"max_zoom", service.maxZoom}};
}

void requireUsable(const BaseMapService& service) {
  const auto refuse = [&](const std::string& what, const std::string& hint) {
    throw inputError("the base map " + what, hint, "base-map");
  };
  if (service.type != "xyz" && service.type != "wmts" && service.type != "wms")
    refuse("is of the unknown type '" + service.type + "'", "Known are xyz, wmts and wms.");
  if (!service.url.starts_with("http://") && !service.url.starts_with("https://"))
    refuse("has no web address", "Give one that begins with https://.");
  const bool rows = has(service.url, "{y}") || has(service.url, "{-y}");
  if (service.type == "xyz" && !(has(service.url, "{z}") && has(service.url, "{x}") && rows))
    refuse("has an address without {z}, {x} and {y}",
           "Such as https://tile.example.org/{z}/{x}/{y}.png; {-y} counts rows from the south.");
  if (service.type == "wms" && service.layer.empty())
    refuse("names no layer", "A WMS needs the name of the layer to show.");
  if (service.maxZoom < 0 || service.maxZoom > 24)
    refuse("has the zoom level " + std::to_string(service.maxZoom), "Give the finest level, 0 to 24.");
}

BaseMapService baseMapFrom(const Json& document) {
  BaseMapService service;
  try {
    service.type = document.value("type", service.type);
    service.url = document.value("url", service.url);
    service.layer = document.value("layer", service.layer);
    service.credit = document.value("credit", service.credit);
    service.maxZoom = document.value("max_zoom", service.maxZoom);
  } catch (const Json::exception& e) {
    throw inputError(std::string("the base map is not described rightly (") + e.what() + ")",
                     "Remove it and add it again.", "base-map");
  }
  requireUsable(service);
  return service;
}

std::string gdalDescription(const BaseMapService& service, const BaseMapCache& cache) {
  requireUsable(service);
  if (service.type == "wmts")
    return element("GDAL_WMTS", element("GetCapabilitiesUrl", escaped(service.url)) +
                                    (service.layer.empty() ? "" : element("Layer", escaped(service.layer))) +
                                    commonPart(cache));
  if (service.type == "wms") {
    const std::string size = std::to_string(int64_t{256} << service.maxZoom);
    const std::string end = has(service.url, "?") ? "&" : "?";
    return element("GDAL_WMS",
                   "<Service name=\"WMS\">" + element("Version", "1.3.0") +
                       element("ServerUrl", escaped(service.url + end)) + element("CRS", "EPSG:3857") +
                       element("Layers", escaped(service.layer)) + element("ImageFormat", "image/png") +
                       element("Transparent", "TRUE") + "</Service>" +
                       dataWindow(element("SizeX", size) + element("SizeY", size)) +
                       element("Projection", "EPSG:3857") + element("BandsCount", "4") +
                       element("BlockSizeX", "512") + element("BlockSizeY", "512") +
                       element("OverviewCount", std::to_string(std::max<int64_t>(0, service.maxZoom - 1))) +
                       commonPart(cache));
  }
  const bool fromSouth = has(service.url, "{-y}");
  std::string address = replaced(service.url, "{s}", "a");
  for (const char* name : {"{z}", "{x}", fromSouth ? "{-y}" : "{y}"})
    address = replaced(address, name, name == std::string("{-y}") ? "${y}" : std::string("$") + name);
  return element("GDAL_WMS",
                 "<Service name=\"TMS\">" + element("ServerUrl", escaped(address)) + "</Service>" +
                     dataWindow(element("TileLevel", std::to_string(service.maxZoom)) +
                                element("TileCountX", "1") + element("TileCountY", "1") +
                                element("YOrigin", fromSouth ? "bottom" : "top")) +
                     element("Projection", "EPSG:3857") + element("BandsCount", "4") +
                     element("BlockSizeX", "256") + element("BlockSizeY", "256") + commonPart(cache));
}

struct BaseMapReader::Impl {
  std::string address;
  DatasetHandle dataset;
  GridSpec grid;

  [[noreturn]] void failed(const GdalMessages& messages) const {
    throw inputError("the base map at " + address + " does not answer: " + messages.text(),
                     "Is there a network? The rest of the map needs none.", "network");
  }
};

BaseMapReader::BaseMapReader(const BaseMapService& service, const BaseMapCache& cache)
    : m_impl(std::make_unique<Impl>()) {
  const std::string description = gdalDescription(service, cache);
  m_impl->address = service.url;
  const GdalMessages messages;
  const NetworkOptions options;
  m_impl->dataset.reset(GDALDataset::Open(description.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
  GDALDataset* dataset = m_impl->dataset.get();
  double t[6];
  if (!dataset || dataset->GetRasterCount() == 0 || dataset->GetGeoTransform(t) != CE_None)
    m_impl->failed(messages);
  m_impl->grid = {wktOf(dataset->GetSpatialRef()), t[0], t[3], t[1], -t[5], dataset->GetRasterXSize(),
                  dataset->GetRasterYSize()};
}

BaseMapReader::~BaseMapReader() = default;
BaseMapReader::BaseMapReader(BaseMapReader&&) noexcept = default;
BaseMapReader& BaseMapReader::operator=(BaseMapReader&&) noexcept = default;

const GridSpec& BaseMapReader::grid() const {
  return m_impl->grid;
}

void BaseMapReader::read(const Window& window, int width, int height, std::span<uint8_t> rgba) const {
  const size_t cells = static_cast<size_t>(width) * static_cast<size_t>(height);
  if (rgba.size() < 4 * cells || intersect(window, m_impl->grid.window()) != window)
    throw Error(ErrorCode::Internal, "a wrong window or buffer for a base map");
  const GdalMessages messages;
  const NetworkOptions options;
  GDALRasterIOExtraArg extra;
  INIT_RASTERIO_EXTRA_ARG(extra);
  const int bands = std::min(4, m_impl->dataset->GetRasterCount());
  std::fill(rgba.begin(), rgba.begin() + static_cast<ptrdiff_t>(4 * cells), uint8_t{255});
  // All bands at once: the driver then asks for all missing tiles at the same time.
  const CPLErr error = m_impl->dataset->RasterIO(
      GF_Read, static_cast<int>(window.x), static_cast<int>(window.y), static_cast<int>(window.width),
      static_cast<int>(window.height), rgba.data(), width, height, GDT_Byte, bands, nullptr, 0, 0, 0, &extra);
  if (error != CE_None)
    m_impl->failed(messages);
  if (bands < 3) // grey
    for (size_t band = 1; band < 3; ++band)
      std::copy_n(rgba.begin(), cells, rgba.begin() + static_cast<ptrdiff_t>(band * cells));
}

} // namespace scarp
