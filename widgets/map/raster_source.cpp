// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/raster_source.h"

#include "widgets/map/coarse_raster.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <thread>
#include <type_traits>

namespace scarp {

namespace {

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
constexpr float kAbsurd = 1e30F; ///< nothing that is measured here gets near: undeclared NoData

std::vector<Point> pointsOver(const Extent& extent, int steps) {
  std::vector<Point> points;
  for (int j = 0; j <= steps; ++j)
    for (int i = 0; i <= steps; ++i)
      points.push_back({extent.xMin + extent.width() * i / steps, extent.yMin + extent.height() * j / steps});
  return points;
}

/// The box around the raster in the map's CRS, as far as that CRS reaches.
Extent extentOnMap(const GridSpec& grid, const CrsTransform& toMap, const std::string& mapCrs,
                   const std::filesystem::path& file) {
  std::vector<double> x, y;
  for (const Point& point : pointsOver(grid.extent(), 32)) {
    x.push_back(point.x);
    y.push_back(point.y);
  }
  toMap.applyWherePossible(x, y);
  Extent box{std::numeric_limits<double>::max(), std::numeric_limits<double>::max(),
             std::numeric_limits<double>::lowest(), std::numeric_limits<double>::lowest()};
  for (size_t i = 0; i < x.size(); ++i)
    if (std::isfinite(x[i]))
      box = {std::min(box.xMin, x[i]), std::min(box.yMin, y[i]), std::max(box.xMax, x[i]),
             std::max(box.yMax, y[i])};
  if (box.xMax < box.xMin)
    throw inputError(file.string() + " lies where " + crsLabel(mapCrs) + " does not reach",
                     "Is its CRS (" + crsLabel(grid.crs) + ") right?", "out-of-crs");
  return box;
}

void dropAbsurd(std::vector<float>& values) {
  for (float& value : values)
    if (!(std::abs(value) < kAbsurd))
      value = kNone;
}
void dropAbsurd(std::vector<uint8_t>&) {}

/// Bilinear between four cells of a buffer; where the nearest has no value there is none.
template <class T> T interpolated(const std::vector<T>& buffer, int width, int height, float x, float y) {
  const auto nearest =
      buffer[static_cast<size_t>(static_cast<int>(y)) * static_cast<size_t>(width) + static_cast<size_t>(x)];
  if (std::isnan(static_cast<float>(nearest)))
    return nearest;
  const float u = std::clamp(x - 0.5F, 0.0F, static_cast<float>(width - 1));
  const float v = std::clamp(y - 0.5F, 0.0F, static_cast<float>(height - 1));
  const int i = static_cast<int>(u), j = static_cast<int>(v);
  const float s = u - static_cast<float>(i), t = v - static_cast<float>(j);
  const int right = std::min(i + 1, width - 1), below = std::min(j + 1, height - 1);
  float sum = 0, weights = 0;
  const auto add = [&](int column, int row, float weight) {
    const auto value = static_cast<float>(
        buffer[static_cast<size_t>(row) * static_cast<size_t>(width) + static_cast<size_t>(column)]);
    if (weight > 0 && !std::isnan(value)) {
      sum += weight * value;
      weights += weight;
    }
  };
  add(i, j, (1 - s) * (1 - t));
  add(right, j, s * (1 - t));
  add(i, below, (1 - s) * t);
  add(right, below, s * t);
  if (weights <= 0)
    return nearest;
  const float mean = sum / weights;
  if constexpr (std::is_integral_v<T>)
    return static_cast<T>(mean + 0.5F);
  else
    return mean;
}

RasterReader::Shrink shrinkFor(const Sampling& how) {
  return how.codes ? RasterReader::Shrink::Nearest : RasterReader::Shrink::Average;
}

} // namespace

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
    m_handle->last = std::this_thread::get_id();
    {
      const std::lock_guard lock(m_source.m_mutex);
      m_source.m_idle.push_back(std::move(m_handle));
    }
    m_source.m_returned.notify_one();
  }
  Loan(const Loan&) = delete;
  Loan& operator=(const Loan&) = delete;
  Handle& operator*() const { return *m_handle; }
  Handle* operator->() const { return m_handle.get(); }

private:
  const RasterSource& m_source;
  std::unique_ptr<Handle> m_handle;
};

RasterSource::RasterSource(const std::filesystem::path& file, const std::string& mapCrs)
    : m_file(file), m_mapCrs(mapCrs) {
  auto handle = std::make_unique<Handle>(Handle{RasterReader(file), {}, {}});
  const RasterReader& reader = handle->reader;
  m_grid = reader.grid();
  m_bands = reader.bands();
  m_type = reader.type();
  m_colourBands = reader.colourBands();
  if (m_type == RasterType::Byte)
    m_palette = reader.palette();
  for (int band = 1; band <= m_bands; ++band)
    m_descriptions.push_back(reader.bandDescription(band));
  m_mask = reader.hasMask();
  m_coarse = coarseGridFor(reader);
  m_reproject = !mapCrs.empty() && !m_grid.crs.empty() && !sameCrs(mapCrs, m_grid.crs);
  m_extent = m_grid.extent();
  if (m_reproject) {
    m_extent = extentOnMap(m_grid, CrsTransform(m_grid.crs, mapCrs), mapCrs, file);
    handle->toRaster.emplace(mapCrs, m_grid.crs);
  }
  m_idle.push_back(std::move(handle));
}

RasterSource::~RasterSource() = default;

std::unique_ptr<RasterSource::Handle> RasterSource::borrow() const {
  std::unique_lock lock(m_mutex);
  const auto take = [this] {
    auto own = std::find_if(m_idle.begin(), m_idle.end(),
                            [](const auto& idle) { return idle->last == std::this_thread::get_id(); });
    if (own == m_idle.end())
      own = m_idle.end() - 1;
    auto handle = std::move(*own);
    m_idle.erase(own);
    return handle;
  };
  if (!m_idle.empty())
    return take();
  lock.unlock();
  std::unique_ptr<Handle> handle;
  try {
    handle = std::make_unique<Handle>(Handle{RasterReader(m_file), {}, {}});
    if (handle->reader.grid() != m_grid || handle->reader.bands() != m_bands)
      handle.reset();      // another raster under the old name: the layer is loaded anew soon
  } catch (const Error&) { // it went away: what is open still reads it
  }
  lock.lock();
  if (!handle) {
    m_returned.wait(lock, [this] { return !m_idle.empty(); });
    return take();
  }
  if (m_reproject)
    handle->toRaster.emplace(m_mapCrs, m_grid.crs);
  return handle;
}

std::optional<double> RasterSource::noData(int band) const {
  const Loan handle(*this);
  return handle->reader.noData(band);
}

std::optional<RasterLookup> RasterSource::lookup(const TileView& view, const Handle& handle,
                                                 bool smooth) const {
  return lookUp(view, m_grid, handle.toRaster ? &*handle.toRaster : nullptr, smooth ? 1 : 0, m_coarse);
}

template <class T, class Read>
bool RasterSource::sampleWith(const TileView& view, const std::vector<int>& bands, const Sampling& how,
                              std::vector<T>& out, std::vector<uint8_t>* covered, T nothing,
                              Read&& read) const {
  if (!overlaps(m_extent, view.extent()))
    return false;
  const Loan handle(*this);
  const auto found = lookup(view, *handle, how.smooth);
  if (!found)
    return false;
  const auto width = static_cast<size_t>(view.width), height = static_cast<size_t>(view.height);
  out.assign(width * height * bands.size(), nothing);
  if (covered)
    covered->assign(width * height, 0);
  const bool smooth = !how.codes && (found->coarse || (how.smooth && found->cellsPerPixel < 1));
  std::vector<T> buffer(static_cast<size_t>(found->outWidth) * static_cast<size_t>(found->outHeight));
  for (size_t b = 0; b < bands.size(); ++b) {
    if (found->coarse) {
      const auto& values = coarse(handle->reader, bands[b], how.codes);
      std::transform(values.begin(), values.end(), buffer.begin(),
                     [&](float value) { return std::isnan(value) ? nothing : static_cast<T>(value); });
    } else {
      read(handle->reader, found->window, bands[b], found->outWidth, found->outHeight, std::span<T>(buffer));
    }
    dropAbsurd(buffer);
    for (size_t row = 0; row < height; ++row)
      for (size_t column = 0; column < width; ++column) {
        const float x = found->xAt(row, column, width), y = found->yAt(row, column, width);
        if (std::isnan(x) || std::isnan(y))
          continue;
        const size_t pixel = row * width + column;
        out[b * width * height + pixel] =
            smooth ? interpolated(buffer, found->outWidth, found->outHeight, x, y)
                   : buffer[static_cast<size_t>(y) * static_cast<size_t>(found->outWidth) +
                            static_cast<size_t>(x)];
        if (covered && b == 0)
          (*covered)[pixel] = 1;
      }
  }
  return true;
}

bool RasterSource::sample(const TileView& view, const std::vector<int>& bands, const Sampling& how,
                          std::vector<float>& out) const {
  return sampleWith<float>(view, bands, how, out, nullptr, kNone,
                           [&](const RasterReader& reader, const Window& window, int band, int width,
                               int height, std::span<float> values) {
                             reader.readScaled(window, band, width, height, values, shrinkFor(how));
                           });
}

bool RasterSource::sampleBytes(const TileView& view, const std::vector<int>& bands, const Sampling& how,
                               std::vector<uint8_t>& out, std::vector<uint8_t>& covered) const {
  return sampleWith<uint8_t>(view, bands, how, out, &covered, uint8_t{0},
                             [&](const RasterReader& reader, const Window& window, int band, int width,
                                 int height, std::span<uint8_t> values) {
                               reader.readScaledBytes(window, band, width, height, values, shrinkFor(how));
                             });
}

bool RasterSource::sampleMask(const TileView& view, std::vector<uint8_t>& out) const {
  if (!overlaps(m_extent, view.extent()))
    return false;
  const Loan handle(*this);
  const CrsTransform* toRaster = handle->toRaster ? &*handle->toRaster : nullptr;
  const auto found = lookUp(view, m_grid, toRaster, 0, m_coarse);
  if (!found)
    return false;
  const auto width = static_cast<size_t>(view.width), height = static_cast<size_t>(view.height);
  out.assign(width * height, 0);
  if (found->coarse) { // not worth the wait: all of it
    out.assign(width * height, 255);
    return true;
  }
  std::vector<uint8_t> buffer(static_cast<size_t>(found->outWidth) * static_cast<size_t>(found->outHeight));
  handle->reader.readScaledMask(found->window, found->outWidth, found->outHeight, buffer);
  for (size_t row = 0; row < height; ++row)
    for (size_t column = 0; column < width; ++column) {
      const float x = found->xAt(row, column, width), y = found->yAt(row, column, width);
      if (!std::isnan(x) && !std::isnan(y))
        out[row * width + column] =
            buffer[static_cast<size_t>(y) * static_cast<size_t>(found->outWidth) + static_cast<size_t>(x)];
    }
  return true;
}

std::optional<double> RasterSource::valueAt(Point place, int band) const {
  const Loan handle(*this);
  if (m_reproject) {
    handle->toRaster->applyWherePossible(std::span(&place.x, 1), std::span(&place.y, 1));
    if (std::isnan(place.x))
      return {}; // outside the domain of the raster's CRS
  }
  const Window cell{m_grid.columnAt(place.x), m_grid.rowAt(place.y), 1, 1};
  if (intersect(cell, m_grid.window()).empty())
    return {};
  float value = 0;
  handle->reader.read(cell, band, std::span<float>(&value, 1));
  return std::abs(value) < kAbsurd ? std::optional<double>(value) : std::nullopt; // none for NaN
}

const std::vector<float>& RasterSource::coarse(const RasterReader& reader, int band, bool codes) const {
  const std::lock_guard lock(m_coarseMutex);
  auto& values = m_coarseBands[band];
  if (values.empty())
    values = readCoarse(reader, *m_coarse, band, codes);
  return values;
}

std::vector<float> RasterSource::readSome(const RasterReader& reader, int band) const {
  std::vector<float> values;
  const int64_t longest = std::max(m_grid.columns, m_grid.rows);
  if (!m_coarse) {
    const double step = std::max(1.0, static_cast<double>(longest) / 512);
    const auto scaled = [&](int64_t cells) {
      return std::max(1, static_cast<int>(std::lround(static_cast<double>(cells) / step)));
    };
    const int width = scaled(m_grid.columns), height = scaled(m_grid.rows);
    values.resize(static_cast<size_t>(width) * static_cast<size_t>(height));
    reader.readScaled(m_grid.window(), band, width, height, values, RasterReader::Shrink::Nearest);
    return values;
  }
  constexpr int64_t kPatch = 24, kPatches = 16; // whole-scene reads would take seconds: small windows do
  std::vector<float> patch(static_cast<size_t>(kPatch * kPatch));
  for (int64_t j = 0; j < kPatches; ++j)
    for (int64_t i = 0; i < kPatches; ++i) {
      const Window window =
          intersect({(2 * i + 1) * m_grid.columns / (2 * kPatches) - kPatch / 2,
                     (2 * j + 1) * m_grid.rows / (2 * kPatches) - kPatch / 2, kPatch, kPatch},
                    m_grid.window());
      const std::span<float> part(patch.data(), static_cast<size_t>(window.cells()));
      reader.read(window, band, part);
      values.insert(values.end(), part.begin(), part.end());
    }
  return values;
}

std::shared_ptr<const std::vector<float>> RasterSource::someValues(int band) const {
  const std::lock_guard lock(m_statistics);
  auto& known = m_values[band];
  if (!known) {
    const Loan handle(*this);
    std::vector<float> values = readSome(handle->reader, band);
    std::erase_if(values, [](float value) { return !(std::abs(value) < kAbsurd); });
    known = std::make_shared<const std::vector<float>>(std::move(values));
  }
  return known;
}

std::vector<float> RasterSource::someValues(int band, const Extent& part) const {
  TileView view;
  view.left = part.xMin;
  view.top = part.yMax;
  view.mapPerPixel = std::max(part.width(), part.height()) / 512;
  if (!(view.mapPerPixel > 0))
    return {};
  view.width = std::max(1, static_cast<int>(std::lround(part.width() / view.mapPerPixel)));
  view.height = std::max(1, static_cast<int>(std::lround(part.height() / view.mapPerPixel)));
  std::vector<float> values;
  sample(view, {band}, {true, false}, values);
  std::erase_if(values, [](float value) { return std::isnan(value); });
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
