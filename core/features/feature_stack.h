// SPDX-License-Identifier: GPL-3.0-or-later
// All channels of a project on the grid of its optical image, read in windows.
// Channels: red green blue (0-255), velocity (mm/yr, 0 where no CT), hotspot (density of z, 0 where none), slope
// (degrees), aspect (degrees, flat = 0), elevation (m).
#pragma once

#include "core/project/project.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace scarp {

class FeatureStack {
public:
  /// Opens what the channels need; throws Error(Input) naming the missing layer and the verb that makes it, or a layer
  /// that is not on the project's grid.
  FeatureStack(const Project& project, const std::vector<std::string>& channels);
  ~FeatureStack();
  FeatureStack(FeatureStack&&) noexcept;
  FeatureStack& operator=(FeatureStack&&) noexcept;

  const GridSpec& grid() const;
  const std::vector<std::string>& channels() const;
  /// Values in the channel's unit with the fill for missing cells applied; window inside the grid.
  void read(size_t channel, const Window& window, std::span<float> out) const;
  /// NaN where there is no value.
  void readRaw(size_t channel, const Window& window, std::span<float> out) const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace scarp
