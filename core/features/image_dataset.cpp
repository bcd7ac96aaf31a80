// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/image_dataset.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/dataset/pack_writer.h"
#include "core/dataset/split.h"
#include "core/dataset/tiling.h"
#include "core/geo/raster.h"

#include <algorithm>

namespace scarp {
namespace fs = std::filesystem;

namespace {

constexpr int64_t kStripRows = 256;

std::string sizeOf(const GridSpec& grid) {
  return std::to_string(grid.columns) + " x " + std::to_string(grid.rows) + " px";
}

/// Looks at every pair before anything is written; those too small for a tile drop out.
std::vector<ImagePair> usable(const ImagePairs& found, int64_t tile, std::vector<GridSpec>& sizes,
                              Notices& notices, const Progress& progress) {
  for (const fs::path& file : found.unpaired)
    notices.push_back({Notice::Severity::Warning, file.string() + " has no partner and is left out", {}});
  std::vector<ImagePair> kept;
  for (const ImagePair& pair : found.pairs) {
    progress.step(static_cast<double>(kept.size()) / static_cast<double>(found.pairs.size()),
                  "looking at images");
    const RasterReader image(pair.image), mask(pair.mask);
    if (image.bands() < 3 || image.type() != RasterType::Byte)
      throw inputError(pair.image.string() + " is not an 8-bit RGB image",
                       "Convert it, or remove it from the folder.");
    const GridSpec& size = image.grid();
    if (mask.grid().columns != size.columns || mask.grid().rows != size.rows)
      throw inputError(pair.mask.string() + " has " + sizeOf(mask.grid()) + ", its image " +
                           pair.image.string() + " has " + sizeOf(size),
                       "Image and mask must have the same size.");
    if (size.columns < tile || size.rows < tile) {
      notices.push_back({Notice::Severity::Warning,
                         pair.image.string() + " (" + sizeOf(size) + ") is smaller than a tile of " +
                             std::to_string(tile) + " px and is left out",
                         {}});
      continue;
    }
    kept.push_back(pair);
    sizes.push_back(size);
  }
  if (kept.empty())
    throw inputError("no image is as large as a tile of " + std::to_string(tile) + " px",
                     "Use a smaller --tile.");
  return kept;
}

void packImage(const RasterReader& image, const Window& place, PackWriter& writer) {
  std::vector<float> values;
  for (int64_t top = 0; top < place.height; top += kStripRows) {
    const Window strip{0, top, place.width, std::min(kStripRows, place.height - top)};
    values.resize(static_cast<size_t>(strip.cells()));
    for (int band = 1; band <= 3; ++band) {
      image.read(strip, band, values);
      writer.write(static_cast<size_t>(band - 1), {place.x, place.y + top, strip.width, strip.height},
                   values);
    }
  }
}

void packMask(const RasterReader& mask, const Window& place, PackWriter& writer) {
  const int colours = mask.bands() >= 3 ? 3 : 1; // a band beyond these is transparency
  std::vector<uint8_t> positive;
  std::vector<float> values;
  for (int64_t top = 0; top < place.height; top += kStripRows) {
    const Window strip{0, top, place.width, std::min(kStripRows, place.height - top)};
    values.resize(static_cast<size_t>(strip.cells()));
    positive.assign(values.size(), 0);
    for (int band = 1; band <= colours; ++band) {
      mask.read(strip, band, values);
      for (size_t k = 0; k < values.size(); ++k)
        positive[k] |= static_cast<uint8_t>(values[k] > 0); // false for NoData
    }
    writer.writeMask({place.x, place.y + top, strip.width, strip.height}, positive);
  }
}

} // namespace

Dataset createImageDataset(const fs::path& images, const fs::path& masks, const ImageDatasetParams& params,
                           const fs::path& folder, Notices& notices, const Progress& progress) {
  Dataset dataset;
  dataset.tile = params.tile;
  dataset.stride = tileStride(params.tile, params.overlap);
  std::vector<GridSpec> sizes;
  const std::vector<ImagePair> pairs =
      usable(pairedImages(images, masks), params.tile, sizes, notices, progress.part(0, 0.1));
  int64_t width = 0, height = 0;
  for (size_t k = 0; k < pairs.size(); ++k) {
    const Window place{0, height, sizes[k].columns, sizes[k].rows};
    dataset.regions.push_back({pairs[k].image.stem().string(), place});
    for (const Window& tile : tilesIn(place, dataset.tile, dataset.stride))
      dataset.windows.push_back(tile);
    width = std::max(width, place.width);
    height += place.height;
  }
  const auto seed = static_cast<uint64_t>(params.seed);
  dataset.split = params.split == "random" ? randomSplit(dataset.windows, seed, params.test)
                                           : imageSplit(dataset.windows, dataset.regions, seed, params.test);
  if (dataset.split.train.empty() || dataset.split.test.empty())
    throw inputError("the " + std::to_string(dataset.windows.size()) +
                         " tiles leave nothing to train on or nothing to test",
                     "Use smaller tiles or more images.");

  PackWriter writer(folder, width, height,
                    {storedChannel("red"), storedChannel("green"), storedChannel("blue")});
  Json files = Json::array();
  for (size_t k = 0; k < pairs.size(); ++k) {
    progress.step(0.1 + 0.7 * static_cast<double>(k) / static_cast<double>(pairs.size()), "packing images");
    packImage(RasterReader(pairs[k].image), dataset.regions[k].window, writer);
    packMask(RasterReader(pairs[k].mask), dataset.regions[k].window, writer);
    files.push_back({{"image", pairs[k].image.string()},
                     {"image_hash", hashFile(pairs[k].image)},
                     {"mask", pairs[k].mask.string()},
                     {"mask_hash", hashFile(pairs[k].mask)}});
  }
  dataset.sources = {{"kind", "images"},
                     {"synthetic", false},
                     {"images", files},
                     {"overlap", params.overlap},
                     {"test_share_wanted", params.test}};
  const std::vector<int64_t> positives = writer.positives(dataset.windows);
  const auto holding = [&](const std::vector<uint32_t>& tiles) {
    return std::ranges::count_if(tiles, [&](uint32_t k) { return positives[k] > 0; });
  };
  dataset.sources["tiles_with_positives"] = std::ranges::count_if(positives, [](int64_t n) { return n > 0; });
  dataset.sources["train_tiles_with_positives"] = holding(dataset.split.train);
  dataset.sources["test_tiles_with_positives"] = holding(dataset.split.test);
  writer.finish(dataset, progress.part(0.8, 1));
  return dataset;
}

} // namespace scarp
