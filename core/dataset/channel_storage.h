// SPDX-License-Identifier: GPL-3.0-or-later
// How values of a channel become stored numbers, and what the stored numbers say about the range of values.
#pragma once

#include "core/dataset/coverage.h"
#include "core/dataset/pack_writer.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace scarp {

/// NaN is "no value". Throws Error(Input) for a value outside of what the channel can hold.
std::vector<std::byte> encoded(const PackedChannel& channel, std::span<const float> values);

/// Smallest and largest value over the columns that matter, row by row. Works on the stored codes (their
/// order is that of the values) in loops that the compiler can turn into vector instructions.
class ChannelStatistics {
public:
  explicit ChannelStatistics(const PackedChannel& channel) : m_channel(channel) {}
  void add(const std::byte* row, std::span<const Interval> columns) {
    if (m_channel.type == StorageType::UInt8)
      addCodes(reinterpret_cast<const uint8_t*>(row), columns);
    else if (m_channel.type == StorageType::UInt16)
      addCodes(reinterpret_cast<const uint16_t*>(row), columns);
    else
      addCodes(reinterpret_cast<const float*>(row), columns);
  }
  ValueRange range() const {
    ValueRange range{m_channel.fill, m_channel.fill};
    if (m_minimum > m_maximum)
      return range;
    // As PackReader computes it, so that no value of a training tile lies outside the statistics.
    const auto value = [&](float code) {
      return static_cast<double>(code * static_cast<float>(m_channel.scale) +
                                 static_cast<float>(m_channel.offset));
    };
    range = {value(m_minimum), value(m_maximum)};
    if (m_none)
      range = {std::min(range.minimum, m_channel.fill), std::max(range.maximum, m_channel.fill)};
    return range;
  }

private:
  template <class Stored> void addCodes(const Stored* row, std::span<const Interval> columns) {
    constexpr Stored top = std::numeric_limits<Stored>::max(), bottom = std::numeric_limits<Stored>::lowest();
    const bool hasNone = m_channel.noDataCode.has_value();
    const auto none = static_cast<Stored>(m_channel.noDataCode.value_or(0));
    for (const Interval& interval : columns) {
      Stored low = top, high = bottom;
      bool any = false;
      for (const Stored *at = row + interval.begin, *end = row + interval.end; at < end; ++at) {
        const Stored code = *at;
        const bool missing = (hasNone && code == none) || code != code;
        any = any || missing;
        low = std::min(low, missing ? top : code);
        high = std::max(high, missing ? bottom : code);
      }
      m_none = m_none || any;
      if (low <= high) {
        m_minimum = std::min(m_minimum, static_cast<float>(low));
        m_maximum = std::max(m_maximum, static_cast<float>(high));
      }
    }
  }

  const PackedChannel& m_channel;
  float m_minimum = std::numeric_limits<float>::infinity(),
        m_maximum = -std::numeric_limits<float>::infinity();
  bool m_none = false;
};

} // namespace scarp
