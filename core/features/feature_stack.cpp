// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/feature_stack.h"

#include "core/base/error.h"
#include "core/features/velocity_cells.h"
#include "core/geo/crs.h"
#include "core/geo/raster.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace scarp {
namespace fs = std::filesystem;

namespace {

int colourBand(const std::string& channel) {
  return channel == "red" ? 1 : channel == "green" ? 2 : channel == "blue" ? 3 : 0;
}

bool onGrid(const RasterReader& raster, const GridSpec& grid) {
  return sameCells(raster.grid(), grid) &&
         (raster.grid().crs.empty() || grid.crs.empty() || sameCrs(raster.grid().crs, grid.crs));
}

std::string shapeOf(const GridSpec& grid) {
  return std::to_string(grid.columns) + " x " + std::to_string(grid.rows) + " cells";
}

[[noreturn]] void throwMissing(const Project& project, const std::string& channel) {
  std::string hint;
  if (colourBand(channel) > 0)
    hint = "Make the project with 'scarp project create DIR --image FILE'.";
  else if (channel == "velocity")
    hint = "Import coherent targets with 'scarp points import' and register them with 'scarp project add "
           "--kind points'.";
  else if (channel == "hotspot")
    hint = "Make it with 'scarp hotspot POINTS --distance 150 --raster-out layers/hotspot.tif --like IMAGE' "
           "and register it with "
           "'scarp project add --kind hotspot'.";
  else
    hint = "Make it with 'scarp terrain DEM --out layers --like IMAGE' and register it with 'scarp project "
           "add --kind " +
           std::string(channel == "elevation" ? "dem" : channel) + "'.";
  throw inputError("the project " + project.folder.string() + " has no layer for the channel '" + channel +
                       "'",
                   hint, "missing-layer");
}

const ProjectLayer* layerFor(const Project& project, const std::string& channel) {
  const auto find = [&](const std::string& id, LayerKind kind) {
    const ProjectLayer* layer = project.layer(id);
    return layer && layer->kind == kind ? layer : project.firstOf(kind);
  };
  if (colourBand(channel) > 0)
    return find("image", LayerKind::Image);
  if (channel == "velocity")
    return project.layer("velocity") ? project.layer("velocity") : find("points", LayerKind::Points);
  if (channel == "hotspot") {
    if (const ProjectLayer* layer = project.layer("hotspot"))
      return layer;
    const auto found = std::ranges::find_if(project.layers, [](const ProjectLayer& l) {
      return l.kind == LayerKind::HotSpot && l.id != "velocity";
    });
    return found == project.layers.end() ? nullptr : &*found;
  }
  if (channel == "slope")
    return find("slope", LayerKind::Slope);
  return channel == "aspect" ? find("aspect", LayerKind::Aspect) : nullptr;
}

/// The elevation on the project's grid: a height model as delivered is on its own, coarser grid.
const ProjectLayer* elevationLayer(const Project& project) {
  if (const ProjectLayer* layer = project.layer("elevation"))
    return layer;
  for (const ProjectLayer& layer : project.layers)
    if (layer.kind == LayerKind::Dem && fs::exists(project.pathOf(layer.file)) &&
        onGrid(RasterReader(project.pathOf(layer.file)), project.grid))
      return &layer;
  return nullptr;
}

} // namespace

struct FeatureStack::Impl {
  struct Source {
    fs::path file;
    std::shared_ptr<RasterReader> raster;
    int band = 1;
    std::shared_ptr<VelocityCells> velocity; ///< instead of a raster
  };

  GridSpec grid;
  std::vector<std::string> channels;
  std::vector<Source> sources;
  std::map<fs::path, std::shared_ptr<RasterReader>> rasters;

  std::shared_ptr<RasterReader> open(const fs::path& file) {
    auto& raster = rasters[file];
    if (!raster)
      raster = std::make_shared<RasterReader>(file);
    if (!onGrid(*raster, grid))
      throw inputError(file.string() + " (" + shapeOf(raster->grid()) +
                           ") is not on the grid of the project's image (" + shapeOf(grid) + ")",
                       "Make it again with --like and the project's image.", "wrong-grid");
    return raster;
  }

  Source sourceFor(const Project& project, const std::string& channel) {
    const ProjectLayer* layer = channel == "elevation" ? elevationLayer(project) : layerFor(project, channel);
    if (!layer)
      throwMissing(project, channel);
    const fs::path file = project.pathOf(layer->file);
    if (!fs::exists(file))
      throw inputError("the layer '" + layer->id + "' is gone: " + file.string() + " does not exist",
                       "Make the file again, or register another with 'scarp project add'.", "missing-layer");
    if (layer->kind == LayerKind::Points)
      return {file, nullptr, 0, std::make_shared<VelocityCells>(file, grid)};
    Source source{file, open(file), std::max(1, colourBand(channel)), nullptr};
    if (source.band > source.raster->bands())
      throw inputError(file.string() + " has " + std::to_string(source.raster->bands()) +
                           " band(s), red, green and blue were expected",
                       "Use an RGB image.");
    return source;
  }
};

FeatureStack::FeatureStack(const Project& project, const std::vector<std::string>& channels)
    : m_impl(std::make_unique<Impl>()) {
  m_impl->grid = project.grid;
  m_impl->channels = channels;
  for (const std::string& channel : channels) {
    expandChannels(channel); // refuses a word that names no channel
    m_impl->sources.push_back(m_impl->sourceFor(project, channel));
  }
}

FeatureStack::~FeatureStack() = default;
FeatureStack::FeatureStack(FeatureStack&&) noexcept = default;
FeatureStack& FeatureStack::operator=(FeatureStack&&) noexcept = default;

const GridSpec& FeatureStack::grid() const {
  return m_impl->grid;
}
const std::vector<std::string>& FeatureStack::channels() const {
  return m_impl->channels;
}
const fs::path& FeatureStack::sourceOf(size_t channel) const {
  return m_impl->sources.at(channel).file;
}

void FeatureStack::readRaw(size_t channel, const Window& window, std::span<float> out) const {
  if (window.empty() || intersect(window, m_impl->grid.window()) != window ||
      out.size() != static_cast<size_t>(window.cells()))
    throw Error(ErrorCode::Internal, "a window outside the project's grid was asked for");
  const Impl::Source& source = m_impl->sources.at(channel);
  if (source.velocity)
    source.velocity->read(window, out);
  else
    source.raster->read(window, source.band, out);
}

void FeatureStack::read(size_t channel, const Window& window, std::span<float> out, float fill) const {
  readRaw(channel, window, out);
  for (float& value : out)
    value = std::isnan(value) ? fill : value;
}

std::optional<ValueRange> FeatureStack::knownRange(size_t channel) const {
  const Impl::Source& source = m_impl->sources.at(channel);
  if (source.velocity)
    return source.velocity->range();
  if (source.raster->type() == RasterType::Byte)
    return ValueRange{0, 255};
  return {};
}

bool FeatureStack::wholeNumbers(size_t channel) const {
  const Impl::Source& source = m_impl->sources.at(channel);
  return source.raster && source.raster->type() != RasterType::Float32 &&
         source.raster->type() != RasterType::Float64;
}

} // namespace scarp
