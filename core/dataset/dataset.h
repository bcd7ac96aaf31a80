// SPDX-License-Identifier: GPL-3.0-or-later
// A packed dataset: a frozen folder of channels and a mask that models are trained on, readable without GDAL.
// dataset.json (this struct) and one plain row-major little-endian file per channel and for the mask, all of
// the same width x height. A tile is a slice of them. Value of a stored number v: v * scale + offset; the
// NoData code stands for `fill`. Normalised to 0-1 in float32 with the channel's min and max over the
// training tiles (min-max, clamped).
#pragma once

#include "core/base/json.h"
#include "core/geo/grid_spec.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scarp {

enum class StorageType { UInt8, UInt16, Float32 };
size_t bytesPerValue(StorageType type);

/// Channel names: red green blue velocity hotspot slope aspect elevation. "rgb" in a model's list means the
/// first three.
struct PackedChannel {
  std::string name;
  std::string unit;
  std::string file; ///< relative to the dataset folder
  StorageType type = StorageType::Float32;
  double scale = 1, offset = 0;
  std::optional<double>
      noDataCode;  ///< stored number that means "no value" (for Float32: NaN is always that too)
  double fill = 0; ///< what a cell without value counts as, in the channel's unit
  double minimum = 0, maximum = 1; ///< over the training tiles, after fill
};

/// A named rectangle of the pack that belongs together: the whole scene, or one image of many.
struct PackRegion {
  std::string name;
  Window window;
};

struct DatasetSplit {
  std::string method; ///< "random" (the paper's, leaks) or "blocks" or "images"
  uint64_t seed = 1;
  std::vector<uint32_t> train, test;   ///< indices into windows
  double testPixelsSeenInTraining = 0; ///< share 0..1 of test pixels that some training tile covers
};

struct Dataset {
  int schema = 1;
  std::filesystem::path folder; ///< where it was read from; not stored
  int64_t width = 0, height = 0;
  std::optional<GridSpec> grid; ///< none for images without georeference
  std::vector<PackedChannel> channels;
  std::string maskFile; ///< uint8, 1 = positive
  int64_t tile = 256;
  int64_t stride = 204;
  std::vector<PackRegion> regions;
  std::vector<Window> windows; ///< tiles; each inside one region
  DatasetSplit split;
  Json sources = Json::object(); ///< files, hashes, label source, "synthetic": true ...
  std::string hash;              ///< of the content: channels, mask, windows, split

  const PackedChannel* channel(const std::string& name) const; ///< null when there is none
};

/// Reads dataset.json and checks that every file is there with the right size. Throws Error(Input).
Dataset loadDataset(const std::filesystem::path& folder);
/// Writes dataset.json atomically; computes `hash` from the files when it is empty.
void saveDataset(Dataset& dataset, const std::filesystem::path& folder);
/// "rgb,hotspot,aspect" -> red green blue hotspot aspect. Throws Error(Usage) for names the dataset lacks,
/// listing those it has.
std::vector<std::string> expandChannels(const std::string& list);

/// Read-only memory maps of the files of a dataset.
class PackReader {
public:
  explicit PackReader(const Dataset& dataset, const std::vector<std::string>& channelNames);
  ~PackReader();
  PackReader(PackReader&&) noexcept;
  PackReader& operator=(PackReader&&) noexcept;
  /// Channel `index` (of the names given) over a window in its unit, fill applied, not normalised; row-major.
  void values(size_t index, const Window& window, std::span<float> out) const;
  /// The same normalised to 0-1 with the dataset's min and max (or with `minimum`, `maximum` of a model).
  void normalised(size_t index, const Window& window, std::span<float> out) const;
  void normalised(size_t index, const Window& window, double minimum, double maximum,
                  std::span<float> out) const;
  void mask(const Window& window, std::span<uint8_t> out) const;
  /// Raw stored bytes of a whole channel or of the mask, for a device that holds the pack.
  std::span<const std::byte> rawChannel(size_t index) const;
  std::span<const uint8_t> rawMask() const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace scarp
