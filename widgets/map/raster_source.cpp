// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/raster_source.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <thread>

namespace scarp {

struct RasterSource::Handle {
  RasterReader reader;
  std::optional<CrsTransform> toRaster; ///< map -> raster
  std::thread::id last = {};            ///< who used it last: has its part of the raster decoded
};

/// Gives the handle back at the end of the scope.
class RasterSource::Loan {
public:
  explicit Loan(const RasterSource& source) : m_source(source), m_handle(source.borrow()) {}
  ~Loan() {
    if (!m_handle)
      return;
    m_handle->last = std::this_thread::get_id();
    const std::lock_guard lock(m_source.m_mutex);
    m_source.m_idle.push_back(std::move(m_handle));
  }
  Loan(const Loan&) = delete;
  Loan& operator=(const Loan&) = delete;
  Handle& operator*() const { return *m_handle; }
  Handle* operator->() const { return m_handle.get(); }

private:
  const RasterSource& m_source;
  std::unique_ptr<Handle> m_handle;
};

/// Which source window a tile needs, at which size to read it, and where each tile pixel finds its cell in
/// it.
struct RasterSource::Lookup {
  Window window;
  int outWidth = 0, outHeight = 0;
  // Without reprojection: index of each tile column and row, -1 outside.
  std::vector<int> columns, rows;
  // With reprojection: index of each tile pixel in the window, -1 outside.
  std::vector<int32_t> pixels;
};

namespace {

std::vector<Point> outline(const Extent& extent, int steps) {
  std::vector<Point> points;
  for (int i = 0; i < steps; ++i) {
    const double t = static_cast<double>(i) / steps;
    points.push_back({extent.xMin + t * extent.width(), extent.yMin});
    points.push_back({extent.xMin + t * extent.width(), extent.yMax});
    points.push_back({extent.xMin, extent.yMin + t * extent.height()});
    points.push_back({extent.xMax, extent.yMin + t * extent.height()});
  }
  points.push_back({extent.xMax, extent.yMax});
  return points;
}

/// floor((x - c0) * out / size), kept inside.
int cellIndex(double at, int64_t first, int64_t size, int out) {
  const auto index =
      static_cast<int>(std::floor((at - static_cast<double>(first)) * out / static_cast<double>(size)));
  return std::clamp(index, 0, out - 1);
}

int scaledSize(int64_t cells, double step) {
  return step <= 1 ? static_cast<int>(cells)
                   : std::max(1, static_cast<int>(std::lround(static_cast<double>(cells) / step)));
}

} // namespace

RasterSource::RasterSource(const std::filesystem::path& file, const std::string& mapCrs)
    : m_file(file), m_mapCrs(mapCrs) {
  auto handle = std::make_unique<Handle>(Handle{RasterReader(file), {}, {}});
  m_grid = handle->reader.grid();
  m_bands = handle->reader.bands();
  m_type = handle->reader.type();
  m_overviews = handle->reader.overviewCount() > 0;
  m_reproject = !mapCrs.empty() && !m_grid.crs.empty() && !sameCrs(mapCrs, m_grid.crs);
  m_extent = m_grid.extent();
  if (m_reproject) {
    const CrsTransform toMap(m_grid.crs, mapCrs);
    m_extent = {std::numeric_limits<double>::max(), std::numeric_limits<double>::max(),
                std::numeric_limits<double>::lowest(), std::numeric_limits<double>::lowest()};
    for (const Point& corner : outline(m_grid.extent(), 16)) {
      const Point place = toMap.apply(corner);
      m_extent = {std::min(m_extent.xMin, place.x), std::min(m_extent.yMin, place.y),
                  std::max(m_extent.xMax, place.x), std::max(m_extent.yMax, place.y)};
    }
    handle->toRaster.emplace(mapCrs, m_grid.crs);
  }
  m_idle.push_back(std::move(handle));
}

RasterSource::~RasterSource() = default;

std::unique_ptr<RasterSource::Handle> RasterSource::borrow() const {
  {
    const std::lock_guard lock(m_mutex);
    if (!m_idle.empty()) {
      auto own = std::find_if(m_idle.begin(), m_idle.end(),
                              [](const auto& handle) { return handle->last == std::this_thread::get_id(); });
      if (own == m_idle.end())
        own = m_idle.end() - 1;
      auto handle = std::move(*own);
      m_idle.erase(own);
      return handle;
    }
  }
  auto handle = std::make_unique<Handle>(Handle{RasterReader(m_file), {}, {}});
  if (m_reproject)
    handle->toRaster.emplace(m_mapCrs, m_grid.crs);
  return handle;
}

std::optional<double> RasterSource::noData(int band) const {
  const Loan handle(*this);
  return handle->reader.noData(band);
}

std::optional<RasterSource::Lookup> RasterSource::lookup(const TileView& view, const Handle& handle) const {
  Lookup found;
  if (!m_reproject) {
    const auto axis = [](int size, auto&& sourceAt, int64_t cells, double step, int64_t& first,
                         int64_t& count, int& out, std::vector<int>& index) {
      index.assign(static_cast<size_t>(size), -1);
      int begin = size, end = 0;
      for (int p = 0; p < size; ++p) {
        const double at = sourceAt(p);
        if (at >= 0 && at < static_cast<double>(cells)) {
          begin = std::min(begin, p);
          end = p + 1;
        }
      }
      if (begin >= end)
        return false;
      first = static_cast<int64_t>(std::floor(sourceAt(begin)));
      count = static_cast<int64_t>(std::floor(sourceAt(end - 1))) + 1 - first;
      out = scaledSize(count, step);
      for (int p = begin; p < end; ++p)
        index[static_cast<size_t>(p)] = cellIndex(sourceAt(p), first, count, out);
      return true;
    };
    const auto column = [&](int p) {
      return (view.left + (p + 0.5) * view.mapPerPixel - m_grid.left) / m_grid.cellX;
    };
    const auto row = [&](int p) {
      return (m_grid.top - view.top + (p + 0.5) * view.mapPerPixel) / m_grid.cellY;
    };
    if (!axis(view.width, column, m_grid.columns, view.mapPerPixel / m_grid.cellX, found.window.x,
              found.window.width, found.outWidth, found.columns) ||
        !axis(view.height, row, m_grid.rows, view.mapPerPixel / m_grid.cellY, found.window.y,
              found.window.height, found.outHeight, found.rows))
      return {};
    return found;
  }
  // Exact at nodes 16 px apart, bilinear between them: far less than a pixel off at the scales of a map.
  constexpr int kNode = 16;
  const int nodesX = view.width / kNode + 1, nodesY = view.height / kNode + 1;
  std::vector<double> x, y;
  for (int j = 0; j < nodesY; ++j)
    for (int i = 0; i < nodesX; ++i) {
      x.push_back(view.left + i * kNode * view.mapPerPixel);
      y.push_back(view.top - j * kNode * view.mapPerPixel);
    }
  handle.toRaster->apply(x, y);
  for (auto& value : x)
    value = (value - m_grid.left) / m_grid.cellX;
  for (auto& value : y)
    value = (m_grid.top - value) / m_grid.cellY;
  const auto [xLow, xHigh] = std::minmax_element(x.begin(), x.end());
  const auto [yLow, yHigh] = std::minmax_element(y.begin(), y.end());
  found.window = intersect({static_cast<int64_t>(std::floor(*xLow)), static_cast<int64_t>(std::floor(*yLow)),
                            static_cast<int64_t>(std::ceil(*xHigh - std::floor(*xLow))) + 1,
                            static_cast<int64_t>(std::ceil(*yHigh - std::floor(*yLow))) + 1},
                           m_grid.window());
  if (found.window.empty())
    return {};
  found.outWidth = scaledSize(found.window.width, (*xHigh - *xLow) / view.width);
  found.outHeight = scaledSize(found.window.height, (*yHigh - *yLow) / view.height);
  found.pixels.assign(static_cast<size_t>(view.width) * static_cast<size_t>(view.height), -1);
  for (int row = 0; row < view.height; ++row)
    for (int column = 0; column < view.width; ++column) {
      const double u = (column + 0.5) / kNode, v = (row + 0.5) / kNode;
      const int i = std::min(static_cast<int>(u), nodesX - 2), j = std::min(static_cast<int>(v), nodesY - 2);
      const double s = u - i, t = v - j;
      const auto at = [&](const std::vector<double>& values) {
        const size_t k = static_cast<size_t>(j) * static_cast<size_t>(nodesX) + static_cast<size_t>(i);
        const auto below = k + static_cast<size_t>(nodesX);
        return (values[k] * (1 - s) + values[k + 1] * s) * (1 - t) +
               (values[below] * (1 - s) + values[below + 1] * s) * t;
      };
      const double sourceX = at(x), sourceY = at(y);
      if (sourceX < 0 || sourceY < 0 || sourceX >= static_cast<double>(m_grid.columns) ||
          sourceY >= static_cast<double>(m_grid.rows))
        continue;
      const int outColumn = cellIndex(sourceX, found.window.x, found.window.width, found.outWidth);
      const int outRow = cellIndex(sourceY, found.window.y, found.window.height, found.outHeight);
      found.pixels[static_cast<size_t>(row) * static_cast<size_t>(view.width) + static_cast<size_t>(column)] =
          outRow * found.outWidth + outColumn;
    }
  return found;
}

template <class T, class Read>
bool RasterSource::sampleWith(const TileView& view, const std::vector<int>& bands, std::vector<T>& out,
                              std::vector<uint8_t>* covered, T nothing, Read&& read) const {
  if (!overlaps(m_extent, view.extent()))
    return false;
  const Loan handle(*this);
  const auto found = lookup(view, *handle);
  if (!found)
    return false;
  const size_t tileCells = static_cast<size_t>(view.width) * static_cast<size_t>(view.height);
  out.assign(tileCells * bands.size(), nothing);
  if (covered)
    covered->assign(tileCells, 0);
  std::vector<T> buffer(static_cast<size_t>(found->outWidth) * static_cast<size_t>(found->outHeight));
  for (size_t b = 0; b < bands.size(); ++b) {
    read(handle->reader, found->window, bands[b], found->outWidth, found->outHeight, std::span<T>(buffer));
    for (size_t row = 0; row < static_cast<size_t>(view.height); ++row)
      for (size_t column = 0; column < static_cast<size_t>(view.width); ++column) {
        const size_t pixel = row * static_cast<size_t>(view.width) + column;
        int index = -1;
        if (m_reproject)
          index = found->pixels[pixel];
        else if (found->rows[row] >= 0 && found->columns[column] >= 0)
          index = found->rows[row] * found->outWidth + found->columns[column];
        if (index < 0)
          continue;
        out[b * tileCells + pixel] = buffer[static_cast<size_t>(index)];
        if (covered && b == 0)
          (*covered)[pixel] = 1;
      }
  }
  return true;
}

bool RasterSource::sample(const TileView& view, const std::vector<int>& bands,
                          std::vector<float>& out) const {
  return sampleWith<float>(
      view, bands, out, nullptr, std::numeric_limits<float>::quiet_NaN(),
      [](const RasterReader& reader, const Window& window, int band, int width, int height,
         std::span<float> values) { reader.readScaled(window, band, width, height, values); });
}

bool RasterSource::sampleBytes(const TileView& view, const std::vector<int>& bands, std::vector<uint8_t>& out,
                               std::vector<uint8_t>& covered) const {
  return sampleWith<uint8_t>(
      view, bands, out, &covered, uint8_t{0},
      [](const RasterReader& reader, const Window& window, int band, int width, int height,
         std::span<uint8_t> values) { reader.readScaledBytes(window, band, width, height, values); });
}

std::optional<double> RasterSource::valueAt(Point place, int band) const {
  const Loan handle(*this);
  try {
    if (m_reproject)
      place = handle->toRaster->apply(place);
  } catch (const Error&) {
    return {}; // outside the domain of the raster's CRS
  }
  const Window cell{m_grid.columnAt(place.x), m_grid.rowAt(place.y), 1, 1};
  if (intersect(cell, m_grid.window()).empty())
    return {};
  float value = 0;
  handle->reader.read(cell, band, std::span<float>(&value, 1));
  return std::isnan(value) ? std::nullopt : std::optional<double>(value);
}

std::vector<float> RasterSource::someValues(int band) const {
  const Loan handle(*this);
  std::vector<float> values;
  const int64_t longest = std::max(m_grid.columns, m_grid.rows);
  if (longest <= 4096 || m_overviews) {
    const double step = std::max(1.0, static_cast<double>(longest) / 512);
    const int width = scaledSize(m_grid.columns, step), height = scaledSize(m_grid.rows, step);
    values.resize(static_cast<size_t>(width) * static_cast<size_t>(height));
    handle->reader.readScaled(m_grid.window(), band, width, height, values);
  } else { // whole-scene reads would take seconds: small windows all over it do
    constexpr int64_t kPatch = 24, kPatches = 16;
    std::vector<float> patch(static_cast<size_t>(kPatch * kPatch));
    for (int64_t j = 0; j < kPatches; ++j)
      for (int64_t i = 0; i < kPatches; ++i) {
        const Window window =
            intersect({(2 * i + 1) * m_grid.columns / (2 * kPatches) - kPatch / 2,
                       (2 * j + 1) * m_grid.rows / (2 * kPatches) - kPatch / 2, kPatch, kPatch},
                      m_grid.window());
        const std::span<float> part(patch.data(), static_cast<size_t>(window.cells()));
        handle->reader.read(window, band, part);
        values.insert(values.end(), part.begin(), part.end());
      }
  }
  std::erase_if(values, [](float value) { return !std::isfinite(value); });
  return values;
}

std::pair<double, double> quantiles(std::vector<float> values, double low, double high) {
  if (values.empty())
    return {0, 1};
  const auto at = [&](double share) {
    const auto k = static_cast<std::ptrdiff_t>(std::lround(share * static_cast<double>(values.size() - 1)));
    std::nth_element(values.begin(), values.begin() + k, values.end());
    return static_cast<double>(values[static_cast<size_t>(k)]);
  };
  const double lowest = at(low);
  return {lowest, at(high)};
}

double roundedUp(double value) {
  if (!(value > 0) || !std::isfinite(value))
    return 1;
  const double unit = std::pow(10.0, std::floor(std::log10(value)) - 1);
  return std::ceil(value / unit - 1e-9) * unit;
}

} // namespace scarp
