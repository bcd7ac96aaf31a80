// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/write_pack.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/pack_writer.h"
#include "core/dataset/split.h"
#include "core/dataset/tiling.h"
#include "core/geo/rasterise.h"
#include "core/hotspot/gi_star.h"
#include "core/hotspot/kernel_density.h"
#include "core/synth/experts.h"
#include "core/synth/targets.h"
#include "core/terrain/horn.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace scarp::synth {
namespace fs = std::filesystem;

namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
constexpr const char* kChannels[] = {"red",     "green", "blue",   "velocity",
                                     "hotspot", "slope", "aspect", "elevation"};
enum Channel : size_t { Red, Green, Blue, Velocity, HotSpot, Slope, Aspect, Elevation, ChannelCount };
constexpr int64_t kTile = 256, kDemFactor = 5; // image pixels per cell of the elevation model
constexpr double kOverlap = 0.2, kTestShare = 0.3;
constexpr int64_t kBlockWidth = 4096, kBlockHeight = 40;

/// Pixels with a target, in order; the first target of a pixel counts.
class TargetPixels {
public:
  TargetPixels(const Targets& targets, const GridSpec& grid) : m_columns(grid.columns) {
    std::vector<std::pair<int64_t, size_t>> order;
    order.reserve(targets.size());
    for (size_t i = 0; i < targets.size(); ++i)
      order.emplace_back(grid.rowAt(targets.y[i]) * m_columns + grid.columnAt(targets.x[i]), i);
    std::sort(order.begin(), order.end());
    for (const auto& [pixel, i] : order)
      if (m_pixels.empty() || m_pixels.back() != pixel) {
        m_pixels.push_back(pixel);
        m_values.push_back(targets.velocity[i]);
      }
  }
  void read(const Window& w, std::span<float> out) const {
    std::fill(out.begin(), out.end(), kNaN);
    for (int64_t r = 0; r < w.height; ++r) {
      const int64_t first = (w.y + r) * m_columns + w.x;
      for (auto at = std::lower_bound(m_pixels.begin(), m_pixels.end(), first);
           at != m_pixels.end() && *at < first + w.width; ++at)
        out[static_cast<size_t>(r * w.width + *at - first)] =
            m_values[static_cast<size_t>(at - m_pixels.begin())];
    }
  }

private:
  int64_t m_columns;
  std::vector<int64_t> m_pixels;
  std::vector<float> m_values;
};

/// Elevation, slope and aspect of image pixels from the 12.5 m cells around them.
class TerrainOfPixels {
public:
  explicit TerrainOfPixels(const Scene& scene) : m_scene(scene), m_dem(demGrid(scene.params()).window()) {}
  void read(const Window& w, std::span<float> elevation, std::span<float> slope,
            std::span<float> aspect) const;

private:
  const Scene& m_scene;
  Window m_dem;
};

void TerrainOfPixels::read(const Window& w, std::span<float> elevation, std::span<float> slope,
                           std::span<float> aspect) const {
  const int64_t x0 = w.x / kDemFactor - 1, y0 = w.y / kDemFactor - 1;
  const Window cells = intersect(
      {x0, y0, (w.x + w.width) / kDemFactor + 2 - x0, (w.y + w.height) / kDemFactor + 2 - y0}, m_dem);
  const Window wide = grow(cells, 1), known = intersect(wide, m_dem);
  std::vector<float> heights(static_cast<size_t>(known.cells()));
  m_scene.elevation(known, heights);
  std::vector<double> padded(static_cast<size_t>(wide.cells()), std::numeric_limits<double>::quiet_NaN());
  for (int64_t r = 0; r < known.height; ++r)
    for (int64_t c = 0; c < known.width; ++c)
      padded[static_cast<size_t>((known.y - wide.y + r) * wide.width + known.x - wide.x + c)] =
          static_cast<double>(heights[static_cast<size_t>(r * known.width + c)]);
  const auto n = static_cast<size_t>(cells.cells());
  std::vector<double> steep(n), azimuth(n);
  hornTerrain(padded, cells, CellMeasure(CellMetres{kDemCell, kDemCell}), TerrainEdges::Centre, steep,
              azimuth);

  for (int64_t r = 0; r < w.height; ++r)
    for (int64_t c = 0; c < w.width; ++c) {
      const double u = (static_cast<double>(w.x + c) + 0.5) / static_cast<double>(kDemFactor) - 0.5;
      const double v = (static_cast<double>(w.y + r) + 0.5) / static_cast<double>(kDemFactor) - 0.5;
      const auto cx = static_cast<int64_t>(std::floor(u)), cy = static_cast<int64_t>(std::floor(v));
      const double fx = u - static_cast<double>(cx), fy = v - static_cast<double>(cy);
      double weight = 0, height = 0, gradient = 0, sine = 0, cosine = 0;
      for (int64_t k = 0; k < 4; ++k) {
        const int64_t x = cx + k % 2, y = cy + k / 2;
        if (intersect({x, y, 1, 1}, cells).empty())
          continue;
        const double part = (k % 2 ? fx : 1 - fx) * (k / 2 ? fy : 1 - fy);
        const auto at = static_cast<size_t>((y - cells.y) * cells.width + x - cells.x);
        weight += part;
        height += part * padded[static_cast<size_t>((y - wide.y) * wide.width + x - wide.x)];
        gradient += part * steep[at];
        if (!std::isnan(azimuth[at])) {
          sine += part * std::sin(azimuth[at] * std::numbers::pi / 180);
          cosine += part * std::cos(azimuth[at] * std::numbers::pi / 180);
        }
      }
      const auto to = static_cast<size_t>(r * w.width + c);
      elevation[to] = static_cast<float>(height / weight);
      slope[to] = static_cast<float>(gradient / weight);
      const double angle = std::atan2(sine, cosine) * 180 / std::numbers::pi;
      aspect[to] = sine == 0 && cosine == 0
                       ? kNaN
                       : std::fmod(static_cast<float>(angle < 0 ? angle + 360 : angle), 360.0f);
    }
}

/// Pixels that most of the experts drew.
class MajorityMask {
public:
  MajorityMask(const SceneParams& params, const std::array<ExpertView, kExperts>& experts)
      : m_grid(imageGrid(params)) {
    for (size_t e = 0; e < kExperts; ++e)
      for (const DrawnArea& area : experts[e].areas) {
        m_shapes[e].push_back(toMap(params, area.outline));
        m_windows[e].push_back(m_grid.windowOf(extentOf(m_shapes[e].back())));
      }
  }
  void read(const Window& w, std::span<uint8_t> out) const {
    std::fill(out.begin(), out.end(), uint8_t{0});
    std::vector<uint8_t> one(out.size());
    for (size_t e = 0; e < kExperts; ++e) {
      std::vector<MultiPolygon> here;
      for (size_t i = 0; i < m_shapes[e].size(); ++i)
        if (!intersect(m_windows[e][i], w).empty())
          here.push_back(m_shapes[e][i]);
      if (here.empty())
        continue;
      std::fill(one.begin(), one.end(), uint8_t{0});
      rasterise(here, m_grid.cut(w), one);
      for (size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<uint8_t>(out[i] + one[i]);
    }
    for (uint8_t& votes : out)
      votes = 2 * votes > kExperts ? 1 : 0;
  }

private:
  GridSpec m_grid;
  std::array<std::vector<MultiPolygon>, kExperts> m_shapes;
  std::array<std::vector<Window>, kExperts> m_windows;
};

std::vector<Window> wideBlocks(const GridSpec& grid) {
  std::vector<Window> blocks;
  for (int64_t y = 0; y < grid.rows; y += kBlockHeight)
    for (int64_t x = 0; x < grid.columns; x += kBlockWidth)
      blocks.push_back(
          {x, y, std::min(kBlockWidth, grid.columns - x), std::min(kBlockHeight, grid.rows - y)});
  return blocks;
}

KernelDensity hotSpotDensity(const Targets& targets, const Progress& progress) {
  const std::vector<double> velocities(targets.velocity.begin(), targets.velocity.end());
  const GiStarResult gi = giStar(targets.x, targets.y, velocities, GiStarParams{}, progress);
  return KernelDensity(targets.x, targets.y, gi.z, KernelDensityParams{});
}

struct Block {
  std::array<std::vector<float>, ChannelCount> values;
  std::vector<uint8_t> mask;
};

/// Split and tiles before anything expensive, so that a scene without two parts is refused at once.
Dataset describeDataset(const SceneParams& params) {
  const Tiling tiling = tilingOf(params.width, params.height, kTile, kOverlap);
  Dataset dataset;
  dataset.grid = imageGrid(params);
  dataset.tile = kTile;
  dataset.stride = tiling.stride;
  dataset.regions = {{"scene", dataset.grid->window()}};
  dataset.windows = tilesIn(dataset.grid->window(), kTile, tiling.stride);
  try {
    dataset.split = blockSplit(dataset.windows, tiling.stride, params.seed, kTestShare);
  } catch (const Error&) { // two parts do not fit
  }
  if (dataset.split.train.empty() || dataset.split.test.empty())
    throw usageError("a scene of " + std::to_string(params.width) + " x " + std::to_string(params.height) +
                         " px is too small for tiles to train on and tiles to test on",
                     "Use a --size of at least 1500 x 1500.");
  return dataset;
}

} // namespace

SceneSummary writeScenePack(const fs::path& wanted, const SceneParams& params, const Progress& progress) {
  checkSceneParams(params);
  SceneSummary s;
  s.folder = freshFolder(wanted);
  s.params = params;
  Dataset dataset = describeDataset(params);
  const Scene scene(params, progress.part(0, 0.15));
  const Targets targets = makeTargets(scene, progress.part(0.15, 0.18));
  const auto experts = makeExperts(scene);
  const GridSpec grid = imageGrid(params);
  const KernelDensity density = hotSpotDensity(targets, progress.part(0.18, 0.25));
  const DensityRange range = density.stream(
      grid, [](const Window&, std::span<const float>) {}, progress.part(0.25, 0.35));

  std::vector<PackedChannel> channels;
  const auto [low, high] = std::minmax_element(targets.velocity.begin(), targets.velocity.end());
  s.slowest = std::round(10 * static_cast<double>(*low)) / 10;
  s.fastest = std::round(10 * static_cast<double>(*high)) / 10;
  for (const char* name : kChannels) {
    const std::string channel = name;
    std::optional<ValueRange> bounds;
    if (channel == "velocity")
      bounds = {s.slowest, s.fastest};
    else if (channel == "hotspot" && range.cells > 0)
      bounds = {range.minimum, range.maximum};
    else if (channel == "elevation")
      bounds = scene.heightBounds();
    channels.push_back(storedChannel(channel, bounds));
    if (channel == "elevation")
      channels.back().fill = bounds->minimum;
  }
  PackWriter writer(s.folder, grid.columns, grid.rows, channels);
  const TargetPixels velocity(targets, grid);
  const TerrainOfPixels terrain(scene);
  const MajorityMask majority(params, experts);
  const std::vector<Window> blocks = wideBlocks(grid);
  const Progress packing = progress.part(0.35, 0.9);
  orderedBlocks<Block>(
      static_cast<int64_t>(blocks.size()),
      [&] {
        return [&](int64_t k) {
          const Window& w = blocks[static_cast<size_t>(k)];
          const auto n = static_cast<size_t>(w.cells());
          Block block;
          for (auto& values : block.values)
            values.resize(n);
          std::vector<uint8_t> bytes(3 * n);
          const std::span<uint8_t> bands(bytes);
          scene.image(w, bands.first(n), bands.subspan(n, n), bands.subspan(2 * n, n));
          for (size_t band = 0; band < 3; ++band)
            std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(band * n), n, block.values[band].begin());
          velocity.read(w, block.values[Velocity]);
          std::vector<double> hot(n);
          density.compute(grid, w, hot);
          std::transform(hot.begin(), hot.end(), block.values[HotSpot].begin(),
                         [](double v) { return static_cast<float>(v); });
          terrain.read(w, block.values[Elevation], block.values[Slope], block.values[Aspect]);
          block.mask.resize(n);
          majority.read(w, block.mask);
          return block;
        };
      },
      [&](int64_t k, Block&& block) {
        packing.step(static_cast<double>(k) / static_cast<double>(blocks.size()), "packing channels");
        const Window& w = blocks[static_cast<size_t>(k)];
        for (size_t c = 0; c < ChannelCount; ++c)
          writer.write(c, w, block.values[c]);
        writer.writeMask(w, block.mask);
      });
  const std::vector<int64_t> positives = writer.positives(dataset.windows);
  dataset.sources = {
      {"kind", "synthetic"},
      {"project", s.folder.filename().string()},
      {"synthetic", true},
      {"note", sceneNote(params)},
      {"labels", {{"method", "majority of three experts"}}},
      {"hotspot", {{"distance_m", 150}, {"self", "include"}, {"radius_m", 150}, {"unit", "per km2"}}},
      {"overlap", kOverlap},
      {"test_share_wanted", kTestShare},
      {"tiles_with_positives",
       std::count_if(positives.begin(), positives.end(), [](int64_t n) { return n > 0; })},
      {"empty_tiles_kept", true}};
  writer.finish(dataset, progress.part(0.9, 1));

  s.areaKm2 = areaKm2(params);
  s.corridorKm2 = scene.river().corridorAreaM2() * 1e-6;
  s.targets = static_cast<int64_t>(targets.size());
  s.falseMovers = targets.falseMovers;
  s.landslides = static_cast<int64_t>(scene.moving().size());
  s.oldLandslides = static_cast<int64_t>(scene.old().size());
  for (const Landslide& slide : scene.moving())
    s.landslideKm2 += std::abs(signedArea(slide.outline)) * 1e-6;
  for (size_t e = 0; e < kExperts; ++e)
    s.drawn[e] = static_cast<int64_t>(experts[e].areas.size());
  s.hash = dataset.hash;
  return s;
}

} // namespace scarp::synth
