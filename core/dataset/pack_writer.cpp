// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/pack_writer.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/dataset/coverage.h"
#include "core/dataset/pack_content.h"

#define XXH_INLINE_ALL
#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <limits>
#include <utility>

namespace scarp {
namespace fs = std::filesystem;

namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

/// A file of fixed size, read and written at positions; closed at the end.
class PlaneFile {
public:
  PlaneFile(fs::path file, int64_t bytes) : m_file(std::move(file)) {
    m_descriptor = ::open(m_file.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (m_descriptor < 0)
      throwFileError(m_file, "write", errno);
    if (::ftruncate(m_descriptor, bytes) != 0) {
      const int error = errno;
      ::close(m_descriptor);
      throwFileError(m_file, "write", error);
    }
  }
  ~PlaneFile() {
    if (m_descriptor >= 0)
      ::close(m_descriptor);
  }
  PlaneFile(PlaneFile&& other) noexcept
      : m_file(std::move(other.m_file)), m_descriptor(std::exchange(other.m_descriptor, -1)) {}
  PlaneFile& operator=(PlaneFile&&) = delete;

  void writeAt(int64_t position, const void* bytes, size_t count) const {
    const auto* at = static_cast<const char*>(bytes);
    while (count > 0) {
      const ssize_t n = ::pwrite(m_descriptor, at, count, position);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        throwFileError(m_file, "write", errno);
      at += n;
      position += n;
      count -= static_cast<size_t>(n);
    }
  }
  void readAt(int64_t position, void* bytes, size_t count) const {
    auto* at = static_cast<char*>(bytes);
    while (count > 0) {
      const ssize_t n = ::pread(m_descriptor, at, count, position);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        throwFileError(m_file, "read", n == 0 ? EIO : errno);
      at += n;
      position += n;
      count -= static_cast<size_t>(n);
    }
  }
  void sync() const {
    if (::fsync(m_descriptor) != 0)
      throwFileError(m_file, "write", errno);
  }

private:
  fs::path m_file;
  int m_descriptor = -1;
};

class FileHash {
public:
  FileHash() { XXH3_128bits_reset(&m_state); }
  void add(const void* bytes, size_t count) { XXH3_128bits_update(&m_state, bytes, count); }
  std::string text() const {
    const XXH128_hash_t hash = XXH3_128bits_digest(&m_state);
    std::array<char, 33> hex{};
    std::snprintf(hex.data(), hex.size(), "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                  static_cast<unsigned long long>(hash.low64));
    return hex.data();
  }

private:
  XXH3_state_t m_state;
};

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

/// Smallest and largest value over the columns that matter, row by row. Works on the stored codes (their
/// order is that of the values) in loops that the compiler can turn into vector instructions.
class Statistics {
public:
  explicit Statistics(const PackedChannel& channel) : m_channel(channel) {}
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

std::string gigabytes(int64_t bytes) {
  return formatFixed(static_cast<double>(bytes) / 1e9, 2) + " GB";
}

void checkSpace(const fs::path& folder, int64_t needed) {
  std::error_code code;
  const fs::space_info space = fs::space(folder, code);
  if (!code && space.available < static_cast<uintmax_t>(needed))
    throw inputError("the dataset needs " + gigabytes(needed) + " in " + folder.string() + ", only " +
                         gigabytes(static_cast<int64_t>(space.available)) + " are free",
                     "Free some space, choose another folder or fewer channels.", "disk-full");
}

} // namespace

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

struct PackWriter::Impl {
  fs::path target, folder;
  int64_t width = 0, height = 0;
  std::vector<PackedChannel> channels;
  std::vector<PlaneFile> planes;
  std::vector<PlaneFile> mask; ///< one
  bool done = false;

  ~Impl() {
    std::error_code ignored;
    if (!done && !folder.empty())
      fs::remove_all(folder, ignored);
  }

  void check(const Window& window, size_t size) const {
    if (window.empty() || intersect(window, {0, 0, width, height}) != window ||
        size != static_cast<size_t>(window.cells()))
      throw Error(ErrorCode::Internal, "a window does not fit the dataset being written");
  }

  void writeRows(const PlaneFile& plane, const Window& window, const std::byte* bytes,
                 size_t perValue) const {
    const auto row = static_cast<size_t>(window.width) * perValue;
    const auto position = [&](int64_t y) { return (y * width + window.x) * static_cast<int64_t>(perValue); };
    if (window.width == width) {
      plane.writeAt(position(window.y), bytes, row * static_cast<size_t>(window.height));
      return;
    }
    for (int64_t y = 0; y < window.height; ++y)
      plane.writeAt(position(window.y + y), bytes + static_cast<size_t>(y) * row, row);
  }

  /// Reads a plane once from top to bottom, a few rows at a time.
  template <class Visit>
  void eachRow(const PlaneFile& plane, size_t perValue, const Progress& progress, const std::string& what,
               Visit&& visit) const {
    const auto row = static_cast<size_t>(width) * perValue;
    const auto rows = std::max<int64_t>(1, static_cast<int64_t>((size_t(4) << 20) / row));
    std::vector<std::byte> buffer(row * static_cast<size_t>(std::min(rows, height)));
    for (int64_t top = 0; top < height; top += rows) {
      progress.step(static_cast<double>(top) / static_cast<double>(height), what);
      const int64_t count = std::min(rows, height - top);
      plane.readAt(top * static_cast<int64_t>(row), buffer.data(), row * static_cast<size_t>(count));
      for (int64_t y = 0; y < count; ++y)
        visit(top + y, buffer.data() + static_cast<size_t>(y) * row, row);
    }
  }
};

PackWriter::PackWriter(const fs::path& folder, int64_t width, int64_t height,
                       std::vector<PackedChannel> channels)
    : m_impl(std::make_unique<Impl>()) {
  std::error_code code;
  if (fs::exists(folder, code) && (!fs::is_directory(folder, code) || !fs::is_empty(folder, code)))
    throw inputError(folder.string() + " exists already", "Choose another folder, or remove it first.");
  const fs::path target = fs::absolute(folder / "dataset.json").parent_path();
  makeFolder(target.parent_path());
  int64_t bytes = width * height;
  for (const PackedChannel& channel : channels)
    bytes += width * height * static_cast<int64_t>(bytesPerValue(channel.type));
  checkSpace(target.parent_path(), bytes + (int64_t(1) << 20));
  const fs::path beside = temporaryBeside(target);
  makeFolder(beside);
  m_impl->target = target;
  m_impl->folder = beside;
  m_impl->width = width;
  m_impl->height = height;
  m_impl->channels = std::move(channels);
  for (const PackedChannel& channel : m_impl->channels) {
    m_impl->planes.emplace_back(beside / channel.file,
                                width * height * static_cast<int64_t>(bytesPerValue(channel.type)));
    if (channel.type == StorageType::Float32) { // cells never written have no value
      const size_t rows = static_cast<size_t>(height);
      const std::vector<float> none(static_cast<size_t>(width), kNaN);
      for (size_t y = 0; y < rows; ++y)
        m_impl->planes.back().writeAt(static_cast<int64_t>(y * none.size() * sizeof(float)), none.data(),
                                      none.size() * sizeof(float));
    }
  }
  m_impl->mask.emplace_back(beside / "mask.u8", width * height);
}

PackWriter::~PackWriter() = default;

const std::vector<PackedChannel>& PackWriter::channels() const {
  return m_impl->channels;
}

void PackWriter::write(size_t index, const Window& window, std::span<const float> values) {
  m_impl->check(window, values.size());
  const PackedChannel& channel = m_impl->channels.at(index);
  const PlaneFile& plane = m_impl->planes[index];
  if (channel.type == StorageType::Float32) {
    m_impl->writeRows(plane, window, reinterpret_cast<const std::byte*>(values.data()), sizeof(float));
    return;
  }
  const size_t perValue = bytesPerValue(channel.type);
  std::vector<std::byte> codes(values.size() * perValue);
  if (channel.type == StorageType::UInt8)
    encode<uint8_t>(channel, values, codes.data());
  else
    encode<uint16_t>(channel, values, codes.data());
  m_impl->writeRows(plane, window, codes.data(), perValue);
}

void PackWriter::writeMask(const Window& window, std::span<const uint8_t> values) {
  m_impl->check(window, values.size());
  std::vector<std::byte> bytes(values.size());
  std::ranges::transform(values, bytes.begin(), [](uint8_t v) { return static_cast<std::byte>(v != 0); });
  m_impl->writeRows(m_impl->mask.front(), window, bytes.data(), 1);
}

std::vector<int64_t> PackWriter::positives(std::span<const Window> windows) const {
  std::vector<int64_t> counts;
  std::vector<uint8_t> row;
  for (const Window& window : windows) {
    int64_t count = 0;
    row.resize(static_cast<size_t>(window.width));
    for (int64_t y = window.y; y < window.y + window.height; ++y) {
      m_impl->mask.front().readAt(y * m_impl->width + window.x, row.data(), row.size());
      count += std::ranges::count(row, uint8_t{1});
    }
    counts.push_back(count);
  }
  return counts;
}

void PackWriter::finish(Dataset& dataset, const Progress& progress) {
  Impl& impl = *m_impl;
  dataset.width = impl.width;
  dataset.height = impl.height;
  dataset.channels = impl.channels;
  dataset.maskFile = "mask.u8";

  // The columns that the training tiles cover, per strip of rows, once for all channels.
  std::vector<Window> training;
  for (const uint32_t k : dataset.split.train)
    training.push_back(dataset.windows.at(k));
  if (training.empty())
    training.push_back({0, 0, impl.width, impl.height});
  std::vector<CoverageStrip> strips;
  sweepCoverage({training}, [&](const CoverageStrip& strip) { strips.push_back(strip); });

  std::vector<std::string> hashes;
  Json files = Json::object();
  const auto parts = static_cast<double>(impl.channels.size() + 1);
  for (size_t k = 0; k < impl.channels.size(); ++k) {
    PackedChannel& channel = dataset.channels[k];
    Statistics statistics(impl.channels[k]);
    FileHash hash;
    size_t strip = 0;
    impl.eachRow(impl.planes[k], bytesPerValue(channel.type),
                 progress.part(static_cast<double>(k) / parts, static_cast<double>(k + 1) / parts),
                 "statistics of " + channel.name, [&](int64_t y, const std::byte* row, size_t bytes) {
                   hash.add(row, bytes);
                   while (strip < strips.size() && strips[strip].bottom <= y)
                     ++strip;
                   if (strip < strips.size() && strips[strip].top <= y)
                     statistics.add(row, strips[strip].covered[0]);
                 });
    channel.minimum = statistics.range().minimum;
    channel.maximum = statistics.range().maximum;
    impl.planes[k].sync();
    hashes.push_back(hash.text());
    files[channel.file] = hashes.back();
  }
  FileHash hash;
  int64_t positive = 0;
  impl.eachRow(impl.mask.front(), 1, progress.part(1 - 1 / parts, 1), "checking the mask",
               [&](int64_t, const std::byte* row, size_t bytes) {
                 hash.add(row, bytes);
                 positive += std::count(row, row + bytes, std::byte{1});
               });
  impl.mask.front().sync();
  hashes.push_back(hash.text());
  files[dataset.maskFile] = hashes.back();
  dataset.sources["positive_share"] =
      static_cast<double>(positive) / (static_cast<double>(impl.width) * static_cast<double>(impl.height));
  dataset.sources["files"] = files;
  dataset.hash = contentHash(dataset, hashes);
  saveDataset(dataset, impl.folder);

  std::error_code code;
  fs::remove(impl.target, code); // an empty folder of that name
  fs::rename(impl.folder, impl.target, code);
  if (code)
    throwFileError(impl.target, "write", code.value());
  impl.done = true;
  dataset.folder = impl.target;
  progress.step(1, "done");
}

} // namespace scarp
