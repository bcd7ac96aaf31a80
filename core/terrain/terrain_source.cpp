// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terrain/terrain_source.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace scarp {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kDegree = std::numbers::pi / 180;
constexpr int64_t kMostCells =
    4'000'000; ///< of the elevations at a time: a coarse target is filled in smaller parts

RasterReader checkedDem(const std::filesystem::path& file) {
  RasterReader reader(file);
  reader.requireGeoreference();
  if (reader.bands() != 1)
    throw inputError(file.string() + " has " + std::to_string(reader.bands()) +
                         " bands; one band of elevations is expected",
                     "Give the elevation raster (DEM), not an image.");
  const GridSpec& grid = reader.grid();
  const Extent e = grid.extent();
  if (grid.crs.empty() && e.xMin >= -360 && e.xMax <= 360 && e.yMin >= -90 && e.yMax <= 90 &&
      std::max(grid.cellX, grid.cellY) < 0.05) // as metres these would be elevations every few millimetres
    throw inputError("the cells of " + file.string() + " look like degrees, but it gives no CRS",
                     "Give it one, for example with gdal_edit.py -a_srs EPSG:4326; slopes are then right.",
                     "degrees");
  return reader;
}

/// The four cells around a place and their weights, in a window of the source grid.
struct Corners {
  size_t index[4];
  double weight[4];
};

} // namespace

TerrainCells::TerrainCells(int64_t cells) {
  for (auto* values : {&elevation, &slope, &aspect})
    values->assign(static_cast<size_t>(cells), kNaN);
}

TerrainSource::TerrainSource(const std::filesystem::path& dem, TerrainEdges edges)
    : m_reader(checkedDem(dem)), m_edges(edges), m_measure(m_reader.grid()) {}

TerrainCells TerrainSource::derive(const Window& window) const {
  TerrainCells cells(window.cells());
  const Window halo = grow(window, 1), inside = intersect(halo, grid().window());
  if (inside.empty())
    return cells;
  std::vector<double> read(static_cast<size_t>(inside.cells()));
  m_reader.readDouble(inside, 1, read);
  std::vector<double> grown(static_cast<size_t>(halo.cells()), kNaN);
  for (int64_t row = 0; row < inside.height; ++row)
    std::copy_n(read.begin() + row * inside.width, inside.width,
                grown.begin() + (row + inside.y - halo.y) * halo.width + inside.x - halo.x);
  for (int64_t row = 0; row < window.height; ++row)
    std::copy_n(grown.begin() + (row + 1) * halo.width + 1, window.width,
                cells.elevation.begin() + row * window.width);
  hornTerrain(grown, window, m_measure, m_edges, cells.slope, cells.aspect);
  return cells;
}

TerrainCells TerrainSource::resample(const GridSpec& target, const Window& window) {
  if (!m_transform || m_transformFrom != target.crs) {
    // without a CRS on one side both are taken as the same plane
    const bool same = target.crs.empty() || grid().crs.empty();
    m_transform.emplace(same ? grid().crs : target.crs, grid().crs);
    m_transformFrom = target.crs;
  }
  TerrainCells cells(window.cells());
  fill(target, window, window, cells);
  return cells;
}

void TerrainSource::fill(const GridSpec& target, const Window& whole, const Window& part, TerrainCells& out) {
  const GridSpec& source = grid();
  std::vector<double> x, y;
  transformedCentres(target, part, *m_transform, 0.002 * std::min(source.cellX, source.cellY), x, y);
  // from coordinates to cells, counted from the centre of the first one
  for (size_t i = 0; i < x.size(); ++i) {
    x[i] = (x[i] - source.left) / source.cellX - 0.5;
    y[i] = (source.top - y[i]) / source.cellY - 0.5;
  }
  const auto [left, right] = std::minmax_element(x.begin(), x.end());
  const auto [top, bottom] = std::minmax_element(y.begin(), y.end());
  const auto clipped = [](double value, int64_t size) {
    return static_cast<int64_t>(std::clamp(value, -2.0, static_cast<double>(size) + 2));
  };
  const Window window{clipped(std::floor(*left), source.columns), clipped(std::floor(*top), source.rows),
                      clipped(std::floor(*right), source.columns) + 2 -
                          clipped(std::floor(*left), source.columns),
                      clipped(std::floor(*bottom), source.rows) + 2 - clipped(std::floor(*top), source.rows)};
  if (intersect(window, source.window()).empty())
    return;
  if (window.cells() > kMostCells && part.cells() > 1) {
    const bool wide = part.width >= part.height;
    Window first = part, second = part;
    (wide ? first.width : first.height) /= 2;
    (wide ? second.x : second.y) += wide ? first.width : first.height;
    (wide ? second.width : second.height) -= wide ? first.width : first.height;
    fill(target, whole, first, out);
    fill(target, whole, second, out);
    return;
  }

  const TerrainCells from = derive(window);
  std::vector<double> sine(from.aspect.size()), cosine(from.aspect.size());
  for (size_t i = 0; i < sine.size(); ++i) {
    sine[i] = std::sin(from.aspect[i] * kDegree);
    cosine[i] = std::cos(from.aspect[i] * kDegree);
  }
  const auto mix = [](const std::vector<double>& values, const Corners& c) {
    double sum = 0, weight = 0;
    for (int k = 0; k < 4; ++k)
      if (const double v = values[c.index[k]]; c.weight[k] > 0 && !std::isnan(v)) {
        sum += c.weight[k] * v;
        weight += c.weight[k];
      }
    return sum / weight;
  };
  for (int64_t row = 0; row < part.height; ++row)
    for (int64_t column = 0; column < part.width; ++column) {
      const auto i = static_cast<size_t>(row * part.width + column);
      const double u = x[i], v = y[i];
      if (!(u >= -0.5 && v >= -0.5 && u < static_cast<double>(source.columns) - 0.5 &&
            v < static_cast<double>(source.rows) - 0.5))
        continue;
      const double c0 = std::floor(u), r0 = std::floor(v), fu = u - c0, fv = v - r0;
      const auto at = static_cast<size_t>((static_cast<int64_t>(r0) - window.y) * window.width +
                                          static_cast<int64_t>(c0) - window.x);
      const auto stride = static_cast<size_t>(window.width);
      const Corners corners{{at, at + 1, at + stride, at + stride + 1},
                            {(1 - fu) * (1 - fv), fu * (1 - fv), (1 - fu) * fv, fu * fv}};
      const size_t around = corners.index[(fu >= 0.5) + 2 * (fv >= 0.5)]; // the cell that holds the place
      const auto to = static_cast<size_t>((part.y - whole.y + row) * whole.width + part.x - whole.x + column);
      if (!std::isnan(from.elevation[around]))
        out.elevation[to] = mix(from.elevation, corners);
      if (!std::isnan(from.slope[around]))
        out.slope[to] = mix(from.slope, corners);
      if (std::isnan(from.aspect[around]))
        continue;
      const double east = mix(sine, corners), north = mix(cosine, corners);
      if (std::hypot(east, north) < 1e-9) // opposite slopes meet: no direction
        continue;
      const double azimuth = std::atan2(east, north) / kDegree;
      out.aspect[to] = azimuth < 0 ? azimuth + 360 : azimuth;
      if (out.aspect[to] >= 360)
        out.aspect[to] = 0;
    }
}

} // namespace scarp
