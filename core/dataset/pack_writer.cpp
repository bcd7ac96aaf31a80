// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/pack_writer.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/dataset/channel_storage.h"
#include "core/dataset/coverage.h"
#include "core/dataset/pack_content.h"
#include "core/dataset/plane_file.h"

#include <algorithm>
#include <atomic>
#include <limits>

namespace scarp {
namespace fs = std::filesystem;

namespace {

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

  /// Reads a plane once from top to bottom, some rows at a time: visit(y, row, bytes), then advance(rows).
  template <class Advance, class Visit>
  void eachRow(const PlaneFile& plane, size_t perValue, Advance&& advance, Visit&& visit) const {
    const auto row = static_cast<size_t>(width) * perValue;
    const auto rows = std::max<int64_t>(1, static_cast<int64_t>((size_t(4) << 20) / row));
    std::vector<std::byte> buffer(row * static_cast<size_t>(std::min(rows, height)));
    for (int64_t top = 0; top < height; top += rows) {
      const int64_t count = std::min(rows, height - top);
      plane.readAt(top * static_cast<int64_t>(row), buffer.data(), row * static_cast<size_t>(count));
      for (int64_t y = 0; y < count; ++y)
        visit(top + y, buffer.data() + static_cast<size_t>(y) * row, row);
      advance(count);
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
      const std::vector<float> none(static_cast<size_t>(width), std::numeric_limits<float>::quiet_NaN());
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
  m_impl->writeRows(plane, window, encoded(channel, values).data(), bytesPerValue(channel.type));
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

  const size_t channels = impl.channels.size();
  std::vector<std::string> hashes(channels + 1);
  std::atomic<int64_t> rowsDone{0}, positive{0};
  const auto allRows = static_cast<double>(impl.height) * static_cast<double>(channels + 1);
  const auto advance = [&](int64_t rows) {
    rowsDone += rows;
    progress.step(static_cast<double>(rowsDone) / allRows, "statistics and hashes");
  };
  advance(0);
  parallelRanges(static_cast<int64_t>(channels) + 1, 1, [&](int64_t first, int64_t) {
    const auto k = static_cast<size_t>(first);
    StreamHash hash;
    if (k == channels) {
      impl.eachRow(impl.mask.front(), 1, advance, [&](int64_t, const std::byte* row, size_t bytes) {
        hash.add(row, bytes);
        positive += std::count(row, row + bytes, std::byte{1});
      });
      impl.mask.front().sync();
    } else {
      ChannelStatistics statistics(impl.channels[k]);
      size_t strip = 0;
      impl.eachRow(impl.planes[k], bytesPerValue(impl.channels[k].type), advance,
                   [&](int64_t y, const std::byte* row, size_t bytes) {
                     hash.add(row, bytes);
                     while (strip < strips.size() && strips[strip].bottom <= y)
                       ++strip;
                     if (strip < strips.size() && strips[strip].top <= y)
                       statistics.add(row, strips[strip].covered[0]);
                   });
      impl.planes[k].sync();
      dataset.channels[k].minimum = statistics.range().minimum;
      dataset.channels[k].maximum = statistics.range().maximum;
    }
    hashes[k] = hash.text();
  });
  Json files = Json::object();
  for (size_t k = 0; k < channels; ++k)
    files[impl.channels[k].file] = hashes[k];
  files[dataset.maskFile] = hashes[channels];
  dataset.sources["positive_share"] = static_cast<double>(positive.load()) /
                                      (static_cast<double>(impl.width) * static_cast<double>(impl.height));
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
