// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/channel_storage.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace scarp {

namespace {

bool isColour(const std::string& name) {
  return name == "red" || name == "green" || name == "blue";
}

template <class Stored>
void encode(const PackedChannel& channel, std::span<const float> values, std::byte* out) {
  auto* codes = reinterpret_cast<Stored*>(out);
  const bool hasNone = channel.noDataCode.has_value();
  const double lowest = hasNone && *channel.noDataCode == 0 ? 1 : 0;
  const double highest = std::numeric_limits<Stored>::max();
  const double none =
      hasNone ? *channel.noDataCode
              : std::clamp(std::round((channel.fill - channel.offset) / channel.scale), 0.0, highest);
  for (size_t k = 0; k < values.size(); ++k) {
    if (std::isnan(values[k])) {
      codes[k] = static_cast<Stored>(none);
      continue;
    }
    // Half a step beyond the ends is rounding; more is a value that this storage cannot hold.
    const double code = std::round((static_cast<double>(values[k]) - channel.offset) / channel.scale);
    if (code < lowest - 1 || code > highest + 1)
      throw inputError("channel '" + channel.name + "' holds " + formatNumber(values[k]) + ", outside of " +
                           formatNumber(channel.offset + lowest * channel.scale) + " to " +
                           formatNumber(channel.offset + highest * channel.scale) +
                           (channel.unit.empty() ? "" : " " + channel.unit),
                       "Check the layer and its NoData value.");
    codes[k] = static_cast<Stored>(std::clamp(code, lowest, highest));
  }
}

} // namespace

std::vector<std::byte> encoded(const PackedChannel& channel, std::span<const float> values) {
  std::vector<std::byte> codes(values.size() * bytesPerValue(channel.type));
  if (channel.type == StorageType::UInt8)
    encode<uint8_t>(channel, values, codes.data());
  else if (channel.type == StorageType::UInt16)
    encode<uint16_t>(channel, values, codes.data());
  else
    std::ranges::copy(std::as_bytes(values), codes.begin());
  return codes;
}

std::string channelUnit(const std::string& name) {
  if (name == "velocity")
    return "mm/yr";
  if (name == "slope" || name == "aspect")
    return "degrees";
  if (name == "elevation")
    return "m";
  return name == "hotspot" ? "z per km2" : "";
}

PackedChannel storedChannel(const std::string& name, std::optional<ValueRange> range, bool wholeNumbers) {
  PackedChannel channel;
  channel.name = name;
  channel.unit = channelUnit(name);
  if (isColour(name) && (!range || (wholeNumbers && range->minimum >= 0 && range->maximum <= 255))) {
    channel.type = StorageType::UInt8;
    channel.file = name + ".u8";
    return channel;
  }
  if (!range && name == "slope")
    range = {0, 90};
  if (!range && name == "aspect")
    range = {0, 360};
  if (!range) {
    channel.file = name + ".f32";
    channel.noDataCode = {};
    return channel;
  }
  channel.type = StorageType::UInt16;
  channel.file = name + ".u16";
  channel.noDataCode = 0;
  const double width = range->maximum - range->minimum;
  const bool exact = wholeNumbers && width <= 65534 && range->minimum == std::floor(range->minimum);
  channel.scale = exact || !(width > 0) ? 1 : width / 65534;
  channel.offset = range->minimum - channel.scale;
  return channel;
}

} // namespace scarp
