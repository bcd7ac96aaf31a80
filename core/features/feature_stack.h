// SPDX-License-Identifier: GPL-3.0-or-later
// All channels of a project on the grid of its optical image, read in windows.
// Channels: red green blue (0-255), velocity (mm/yr, 0 where no CT), hotspot (density of z, 0 where none),
// slope (degrees), aspect (degrees, flat = 0), elevation (m). Layers are found by id, else by kind: image,
// points (rasterised as read, first CT of a cell) or a raster with the id "velocity", hotspot, slope, aspect,
// elevation. One stack belongs to one thread.
#pragma once

#include "core/dataset/pack_writer.h"
#include "core/project/project.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scarp {

class FeatureStack {
public:
  /// Opens what the channels need; throws Error(Input) naming the missing layer and the verb that makes it,
  /// or a layer that is not on the project's grid.
  FeatureStack(const Project& project, const std::vector<std::string>& channels);
  ~FeatureStack();
  FeatureStack(FeatureStack&&) noexcept;
  FeatureStack& operator=(FeatureStack&&) noexcept;

  const GridSpec& grid() const;
  const std::vector<std::string>& channels() const;
  /// Values in the channel's unit with `fill` for missing cells; window inside the grid.
  void read(size_t channel, const Window& window, std::span<float> out, float fill = 0) const;
  /// NaN where there is no value.
  void readRaw(size_t channel, const Window& window, std::span<float> out) const;
  /// The file that a channel comes from, absolute.
  const std::filesystem::path& sourceOf(size_t channel) const;
  /// The range of all values where it is known without reading the raster: velocities, 8-bit colours.
  std::optional<ValueRange> knownRange(size_t channel) const;
  /// True when the source holds whole numbers only.
  bool wholeNumbers(size_t channel) const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace scarp
