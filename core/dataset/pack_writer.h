// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a packed dataset by streaming windows into its channel files: nothing appears under the final name
// until finish(), which also takes the statistics and the hash in one pass. Memory: the windows handed over
// and 4 MiB. Storage: uint8 for 8-bit images; else uint16 with scale and offset, 65,535 steps over the stated
// range (slope 0.0014, aspect 0.0055 degrees, velocity 0.01 mm/yr over 650 mm/yr: far below what the
// measurements resolve), code 0 = no value; float32 where the range is unknown.
#pragma once

#include "core/base/progress.h"
#include "core/dataset/dataset.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scarp {

struct ValueRange {
  double minimum = 0, maximum = 0;
};

/// How a channel is stored. Colours are uint8 unless `range` says more than 0-255; slope and aspect have
/// their natural range; velocity, hotspot and elevation need one (of the whole plane), else they are float32.
/// wholeNumbers: the source holds integers; they are kept exactly where the range allows.
PackedChannel storedChannel(const std::string& name, std::optional<ValueRange> range = {},
                            bool wholeNumbers = false);
/// mm/yr, degrees, m ...; empty for colours.
std::string channelUnit(const std::string& name);

class PackWriter {
public:
  /// Throws Error(Input) when `folder` exists and is not empty, may not be written, or the disk lacks the
  /// space.
  PackWriter(const std::filesystem::path& folder, int64_t width, int64_t height,
             std::vector<PackedChannel> channels);
  ~PackWriter(); ///< removes what was not finished
  PackWriter(const PackWriter&) = delete;
  PackWriter& operator=(const PackWriter&) = delete;

  const std::vector<PackedChannel>& channels() const;
  /// NaN is "no value". Full-width windows are fastest. Cells never written have no value (colours: 0).
  /// Different channels may be written by different threads. Throws Error(Input) for a value outside the
  /// channel's range.
  void write(size_t channel, const Window& window, std::span<const float> values);
  /// Anything but 0 is positive.
  void writeMask(const Window& window, std::span<const uint8_t> values);
  /// Positive pixels of the mask as written so far, per window.
  std::vector<int64_t> positives(std::span<const Window> windows) const;

  /// Fills in size, channels, min and max over the training tiles (over everything without a split), mask
  /// file, hash and sources["positive_share"] and sources["files"] of `dataset`, whose windows, regions,
  /// split, grid and sources the caller has set; writes dataset.json and gives the folder its name.
  void finish(Dataset& dataset, const Progress& progress);

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace scarp
