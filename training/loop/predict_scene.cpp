// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/version.h"
#include "core/dataset/dataset.h"
#include "core/predict/mosaic.h"
#include "training/predict.h"

#include <algorithm>
#include <fstream>
#include <future>

namespace scarp {
namespace fs = std::filesystem;

namespace {

/// Windows of one size that are computed together.
struct Group {
  std::vector<Window> windows;
  std::vector<float> values;
};

Group readGroup(std::span<const Window> windows, size_t channels, const ReadChannel& read) {
  Group group{{windows.begin(), windows.end()}, {}};
  const auto plane = static_cast<size_t>(windows.front().cells());
  group.values.resize(windows.size() * channels * plane);
  for (size_t i = 0; i < windows.size(); ++i)
    for (size_t c = 0; c < channels; ++c)
      read(c, windows[i], std::span(group.values).subspan((i * channels + c) * plane, plane));
  return group;
}

/// Appends float32 rows to a file that appears under its name with commit().
class RawFile {
public:
  explicit RawFile(const fs::path& file)
      : m_name(file), m_temporary(file), m_out(m_temporary.path(), std::ios::binary) {
    check();
  }
  void write(std::span<const float> values) {
    m_out.write(reinterpret_cast<const char*>(values.data()),
                static_cast<std::streamsize>(values.size_bytes()));
    check();
  }
  void commit() {
    m_out.close();
    check();
    m_temporary.commit();
  }

private:
  void check() {
    if (!m_out)
      throwFileError(m_name, "write", errno ? errno : EIO);
  }
  fs::path m_name;
  TemporaryFile m_temporary;
  std::ofstream m_out;
};

/// A region's name as a file name: letters, digits, dots, dashes; anything else becomes a dash.
std::string fileNameOf(const std::string& region, size_t number) {
  std::string name;
  for (const char c : region)
    name += (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-' || c == '_') ? c : '-';
  while (!name.empty() && name.front() == '.')
    name.erase(name.begin());
  return name.empty() ? "region-" + std::to_string(number + 1) : name;
}

void requireSameChannels(const Dataset& dataset, const ModelInfo& model) {
  for (const ModelChannel& wanted : model.channels) {
    const PackedChannel* channel = dataset.channel(wanted.name);
    if (channel == nullptr)
      throw inputError("the dataset " + dataset.folder.string() + " has no channel '" + wanted.name +
                           "', which the model was trained with (" + model.describe() + ")",
                       "Make the dataset with that layer, or name a model that does without.",
                       "other-channels");
    if (channel->unit != wanted.unit)
      throw inputError("the channel '" + wanted.name + "' of " + dataset.folder.string() + " is in '" +
                           channel->unit + "', the model was trained with '" + wanted.unit + "'",
                       "Predict on data made the same way as those of the training.", "other-channels");
  }
}

} // namespace

void predictScene(const Predictor& predictor, int64_t width, int64_t height, int64_t batch,
                  const ReadChannel& read, const WriteRows& write, const Progress& progress) {
  const ModelInfo& model = predictor.info();
  const int64_t stride = std::max<int64_t>(1, model.tile * 4 / 5);
  const std::vector<Window> windows = coveringWindows(width, height, model.tile, stride);
  const size_t channels = model.channels.size();
  Mosaic mosaic(width, height, write);
  // All windows have one size (cut ones only where the scene is smaller than a tile). One group is read
  // ahead.
  const auto groupFrom = [&](size_t from) {
    const size_t count = std::min(static_cast<size_t>(std::max<int64_t>(1, batch)), windows.size() - from);
    return std::async(std::launch::async, [&, from, count] {
      return readGroup(std::span(windows).subspan(from, count), channels, read);
    });
  };
  size_t done = 0;
  auto coming = groupFrom(0);
  std::vector<float> probability;
  while (done < windows.size()) {
    progress.step(static_cast<double>(done) / static_cast<double>(windows.size()), "predicting");
    const Group group = coming.get();
    const size_t next = done + group.windows.size();
    if (next < windows.size())
      coming = groupFrom(next);
    const Window& first = group.windows.front();
    const auto plane = static_cast<size_t>(first.cells());
    probability.resize(group.windows.size() * plane);
    predictor.predict(group.values, static_cast<int64_t>(group.windows.size()), first.height, first.width,
                      probability);
    for (size_t i = 0; i < group.windows.size(); ++i)
      mosaic.add(group.windows[i], std::span(probability).subspan(i * plane, plane));
    done = next;
  }
  mosaic.finish();
  progress.step(1);
}

Json predictDataset(const Predictor& predictor, const fs::path& folder, const fs::path& out, int64_t batch,
                    const Progress& progress) {
  const Dataset dataset = loadDataset(folder);
  const ModelInfo& model = predictor.info();
  requireSameChannels(dataset, model);
  const PackReader reader(dataset, model.channelNames());
  std::vector<PackRegion> regions = dataset.regions;
  if (regions.empty())
    regions.push_back({"all", {0, 0, dataset.width, dataset.height}});
  makeFolder(out);
  double cells = 0, done = 0;
  for (const PackRegion& region : regions)
    cells += static_cast<double>(region.window.cells());

  Json list = Json::array();
  std::vector<std::unique_ptr<RawFile>> files;
  for (size_t i = 0; i < regions.size(); ++i) {
    const Window& window = regions[i].window;
    const std::string name = fileNameOf(regions[i].name, i) + ".f32";
    files.push_back(std::make_unique<RawFile>(out / name));
    const auto read = [&](size_t channel, const Window& part, std::span<float> values) {
      reader.values(channel, {window.x + part.x, window.y + part.y, part.width, part.height}, values);
    };
    const auto share = static_cast<double>(window.cells());
    predictScene(
        predictor, window.width, window.height, batch, read,
        [&](const Window&, std::span<const float> rows) { files.back()->write(rows); },
        progress.part(done / cells, (done + share) / cells));
    done += share;
    Json entry = {{"name", regions[i].name},
                  {"file", name},
                  {"width", window.width},
                  {"height", window.height},
                  {"window", {window.x, window.y, window.width, window.height}}};
    if (dataset.grid)
      entry["grid"] = toJson(dataset.grid->cut(window));
    list.push_back(entry);
  }
  for (const auto& file : files)
    file->commit();
  const Json document = {{"schema", 1},
                         {"content", "probability of the positive class, float32, little-endian, row by row"},
                         {"threshold", model.threshold},
                         {"model", toJson(model)},
                         {"dataset", {{"folder", folder.string()}, {"hash", dataset.hash}}},
                         {"synthetic", dataset.sources.value("synthetic", false)},
                         {"regions", list},
                         {"scarp", kVersion}};
  writeJson(out / "prediction.json", document);
  return document;
}

} // namespace scarp
