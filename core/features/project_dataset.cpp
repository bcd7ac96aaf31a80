// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/project_dataset.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/dataset/pack_writer.h"
#include "core/dataset/split.h"
#include "core/dataset/tiling.h"
#include "core/features/feature_stack.h"
#include "core/geo/crs.h"
#include "core/geo/gdal_session.h"
#include "core/geo/polygon_file.h"
#include "core/geo/raster.h"
#include "core/geo/rasterise.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <map>

namespace scarp {
namespace fs = std::filesystem;

namespace {

/// Rows per strip: a part of a row of the GeoTIFFs' 256 px blocks, which GDAL's cache keeps until the next
/// strip.
constexpr int64_t kStripRows = 32;

/// Two rows of 256 px blocks of the widest scene (52 MB each, float32), one per reading thread: a larger
/// cache of GDAL only costs memory here. A limit that the user set by GDAL_CACHEMAX stays.
class SmallCache {
public:
  SmallCache() {
    useGdal();
    m_before = GDALGetCacheMax64();
    if (!CPLGetConfigOption("GDAL_CACHEMAX", nullptr))
      GDALSetCacheMax64(std::min(m_before, GIntBig{128} << 20));
  }
  ~SmallCache() { GDALSetCacheMax64(m_before); }
  SmallCache(const SmallCache&) = delete;
  SmallCache& operator=(const SmallCache&) = delete;

private:
  GIntBig m_before = 0;
};

template <class Visit> void eachStrip(const GridSpec& grid, Visit&& visit) {
  for (int64_t top = 0; top < grid.rows; top += kStripRows)
    visit(Window{0, top, grid.columns, std::min(kStripRows, grid.rows - top)});
}

fs::path labelFile(const Project& project, const std::string& labels) {
  if (labels != "consensus")
    return labels;
  const ProjectLayer* layer = project.layer("consensus");
  if (!layer)
    layer = project.firstOf(LayerKind::Consensus);
  if (!layer)
    throw inputError("the project " + project.folder.string() + " has no consensus of its experts",
                     "Make it with 'scarp labels consensus' and register it with 'scarp project add --kind "
                     "consensus', or name a "
                     "file with --labels.",
                     "missing-layer");
  return project.pathOf(layer->file);
}

bool isRasterFile(const fs::path& file) {
  const std::string extension = lowerCase(file.extension().string());
  return extension == ".tif" || extension == ".tiff" || extension == ".vrt" || extension == ".img" ||
         extension == ".png";
}

/// Writes the mask strip by strip; returns the notices of the polygon file.
Notices packLabels(const fs::path& file, const GridSpec& grid, PackWriter& writer, const Progress& progress) {
  std::vector<uint8_t> mask;
  const auto report = [&](const Window& strip) {
    progress.step(static_cast<double>(strip.y) / static_cast<double>(grid.rows), "labels to pixels");
  };
  if (isRasterFile(file)) {
    const RasterReader raster(file);
    if (!sameCells(raster.grid(), grid))
      throw inputError(file.string() + " is not on the grid of the project's image",
                       "Make it with 'scarp rasterize labels POLYGONS --like IMAGE'.", "wrong-grid");
    std::vector<float> values;
    eachStrip(grid, [&](const Window& strip) {
      report(strip);
      values.resize(static_cast<size_t>(strip.cells()));
      mask.resize(values.size());
      raster.read(strip, 1, values);
      std::ranges::transform(values, mask.begin(),
                             [](float v) { return static_cast<uint8_t>(v != 0 && !std::isnan(v)); });
      writer.writeMask(strip, mask);
    });
    return {};
  }
  const PolygonLayer polygons = readPolygons(file, grid.crs);
  if (polygons.features.empty())
    throw inputError(file.string() + " holds no polygons, so there is nothing to learn",
                     "Draw or import labels first.");
  std::vector<MultiPolygon> shapes;
  for (const PolygonFeature& feature : polygons.features)
    shapes.push_back(feature.shape);
  eachStrip(grid, [&](const Window& strip) {
    report(strip);
    mask.assign(static_cast<size_t>(strip.cells()), 0);
    rasterise(shapes, grid.cut(strip), mask);
    writer.writeMask(strip, mask);
  });
  return polygons.notices;
}

/// Smallest and largest value of a channel over the whole scene; nothing when it has no value at all.
std::optional<ValueRange> scannedRange(const FeatureStack& stack, size_t channel, const Progress& progress) {
  float low = std::numeric_limits<float>::infinity(), high = -low;
  std::vector<float> values;
  eachStrip(stack.grid(), [&](const Window& strip) {
    progress.step(static_cast<double>(strip.y) / static_cast<double>(stack.grid().rows), "ranges of values");
    values.resize(static_cast<size_t>(strip.cells()));
    stack.readRaw(channel, strip, values);
    for (const float v : values) {
      low = v < low ? v : low; // false for NaN
      high = v > high ? v : high;
    }
  });
  if (!(low <= high))
    return {};
  return ValueRange{low, high};
}

/// How a channel is stored, by its range over the scene.
PackedChannel storageFor(const FeatureStack& stack, size_t channel, const Progress& progress) {
  const std::string& name = stack.channels()[channel];
  std::optional<ValueRange> range = stack.knownRange(channel);
  if (!range && name != "slope" && name != "aspect")
    range = scannedRange(stack, channel, progress);
  PackedChannel stored = storedChannel(name, range, stack.wholeNumbers(channel));
  if (name == "elevation" && range)
    stored.fill = range->minimum; // 0 m would stretch the range to the sea
  return stored;
}

/// Channels that are best read by one thread together: the bands of the image share their decoded blocks.
std::vector<std::vector<size_t>> readingGroups(const std::vector<std::string>& channels) {
  std::vector<std::vector<size_t>> groups(1);
  for (size_t k = 0; k < channels.size(); ++k)
    if (channels[k] == "red" || channels[k] == "green" || channels[k] == "blue")
      groups[0].push_back(k);
    else
      groups.push_back({k});
  std::erase_if(groups, [](const auto& group) { return group.empty(); });
  return groups;
}

std::vector<std::string> namesOf(const std::vector<std::string>& channels, const std::vector<size_t>& group) {
  std::vector<std::string> names;
  for (const size_t k : group)
    names.push_back(channels[k]);
  return names;
}

/// Files with their hashes, each read once.
class SourceHashes {
public:
  Json entry(const fs::path& file) {
    auto& hash = m_hashes[file];
    if (hash.empty())
      hash = hashFile(file);
    return {{"file", file.string()}, {"hash", hash}};
  }

private:
  std::map<fs::path, std::string> m_hashes;
};

int64_t positiveTiles(const std::vector<int64_t>& positives, const std::vector<uint32_t>& tiles) {
  return std::ranges::count_if(tiles, [&](uint32_t k) { return positives[k] > 0; });
}

/// The step of the stored numbers, for whoever wonders what rounding cost.
Json storageNotes(const std::vector<PackedChannel>& channels) {
  Json notes = Json::object();
  for (const PackedChannel& channel : channels)
    notes[channel.name] =
        channel.type == StorageType::Float32
            ? Json("float32, as in the source")
            : Json("step " + formatNumber(channel.scale) + (channel.unit.empty() ? "" : " " + channel.unit));
  return notes;
}

} // namespace

std::vector<std::string> availableChannels(const Project& project) {
  std::vector<std::string> names;
  for (const char* channel :
       {"red", "green", "blue", "velocity", "hotspot", "slope", "aspect", "elevation"}) {
    try {
      const FeatureStack stack(project, {channel});
      names.emplace_back(channel);
    } catch (const Error& e) {
      if (e.reason() != "missing-layer")
        throw; // a layer that is there and cannot be used must not be passed over in silence
    }
  }
  return names;
}

Dataset createDataset(const Project& project, const DatasetParams& params, const fs::path& folder,
                      Notices& notices, const Progress& progress) {
  const fs::path labels = labelFile(project, params.labels);
  if (!fs::exists(labels))
    throw inputError(labels.string() + " does not exist", "Name an existing label file with --labels.");
  const Tiling tiling = tilingOf(project.grid.columns, project.grid.rows, params.tile, params.overlap);
  if (tiling.count() == 0)
    throw inputError("the image of " + std::to_string(tiling.width) + " x " + std::to_string(tiling.height) +
                         " px is smaller than one tile of " + std::to_string(params.tile) + " px",
                     "Use a smaller --tile.");
  const SmallCache cache;
  const std::vector<std::string> channels =
      params.channels == "all" ? availableChannels(project) : expandChannels(params.channels);
  const auto groups = readingGroups(channels);

  // First look: how large the values are, so that 16 bits hold them.
  std::vector<PackedChannel> stored(channels.size());
  std::vector<FeatureStack> stacks;
  for (const auto& group : groups)
    stacks.emplace_back(project, namesOf(channels, group));
  const Progress ranges = progress.part(0, 0.2);
  const auto parts = static_cast<double>(groups.size());
  parallelRanges(static_cast<int64_t>(groups.size()), 1, [&](int64_t first, int64_t) {
    const auto g = static_cast<size_t>(first);
    for (size_t k = 0; k < groups[g].size(); ++k)
      stored[groups[g][k]] = storageFor(
          stacks[g], k, ranges.part(static_cast<double>(g) / parts, static_cast<double>(g + 1) / parts));
  });

  PackWriter writer(folder, project.grid.columns, project.grid.rows, stored);
  const Notices found = packLabels(labels, project.grid, writer, progress.part(0.2, 0.25));
  notices.insert(notices.end(), found.begin(), found.end());

  Dataset dataset;
  dataset.grid = project.grid;
  dataset.tile = params.tile;
  dataset.stride = tiling.stride;
  dataset.regions = {{"scene", project.grid.window()}};
  dataset.windows = tilesIn(project.grid.window(), params.tile, tiling.stride);
  std::vector<int64_t> positives = writer.positives(dataset.windows);
  const auto labelled = std::ranges::count_if(positives, [](int64_t n) { return n > 0; });
  if (labelled == 0)
    throw inputError("no tile holds a positive pixel of " + labels.string(),
                     "Check that the labels lie on the image and have the right CRS.");
  if (!params.keepEmpty) {
    std::vector<Window> kept;
    for (size_t k = 0; k < positives.size(); ++k)
      if (positives[k] > 0)
        kept.push_back(dataset.windows[k]);
    dataset.windows = std::move(kept);
    std::erase(positives, 0);
  }
  const auto seed = static_cast<uint64_t>(params.seed);
  dataset.split = params.split == "random"
                      ? randomSplit(dataset.windows, seed, params.test)
                      : blockSplit(dataset.windows, tiling.stride, seed, params.test, 0, positives);
  if (dataset.split.train.empty() || dataset.split.test.empty())
    throw inputError("the " + std::to_string(dataset.windows.size()) +
                         " tiles leave nothing to train on or nothing to test",
                     "Use smaller tiles or a larger scene.");
  for (const auto* part : {&dataset.split.train, &dataset.split.test})
    if (positiveTiles(positives, *part) == 0)
      notices.push_back({Notice::Severity::Warning,
                         std::string("no ") + (part == &dataset.split.train ? "training" : "test") +
                             " tile holds a positive pixel; another --seed or a larger scene may help",
                         {}});
  if (dataset.split.testPixelsSeenInTraining > 0)
    notices.push_back({Notice::Severity::Warning,
                       formatFixed(100 * dataset.split.testPixelsSeenInTraining, 1) +
                           " % of the test pixels lie in training tiles too: test figures will flatter. "
                           "--split blocks avoids it",
                       {}});

  const Progress packing = progress.part(0.25, 0.8);
  std::atomic<int64_t> done{0};
  const auto all = static_cast<double>(project.grid.rows) * static_cast<double>(channels.size());
  parallelRanges(static_cast<int64_t>(groups.size()), 1, [&](int64_t first, int64_t) {
    const auto g = static_cast<size_t>(first);
    std::vector<float> values;
    eachStrip(project.grid, [&](const Window& strip) {
      values.resize(static_cast<size_t>(strip.cells()));
      for (size_t k = 0; k < groups[g].size(); ++k) {
        stacks[g].readRaw(k, strip, values);
        writer.write(groups[g][k], strip, values);
        done += strip.height;
        packing.step(static_cast<double>(done) / all, "packing channels");
      }
    });
  });

  SourceHashes hashes;
  dataset.sources = {{"kind", "project"},
                     {"project", project.name},
                     {"synthetic", project.synthetic},
                     {"note", project.note},
                     {"labels", hashes.entry(labels)},
                     {"channels", Json::object()},
                     {"storage", storageNotes(stored)},
                     {"overlap", params.overlap},
                     {"test_share_wanted", params.test},
                     {"tiles_with_positives", labelled},
                     {"train_tiles_with_positives", positiveTiles(positives, dataset.split.train)},
                     {"test_tiles_with_positives", positiveTiles(positives, dataset.split.test)},
                     {"empty_tiles_kept", params.keepEmpty}};
  for (size_t g = 0; g < groups.size(); ++g)
    for (size_t k = 0; k < groups[g].size(); ++k) {
      progress.step(0.8, "checking the sources");
      dataset.sources["channels"][channels[groups[g][k]]] = hashes.entry(stacks[g].sourceOf(k));
    }
  writer.finish(dataset, progress.part(0.82, 1));
  return dataset;
}

} // namespace scarp
