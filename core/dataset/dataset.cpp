// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/dataset.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/dataset/pack_content.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace scarp {
namespace fs = std::filesystem;

namespace {

constexpr std::array kChannelNames = {"red",     "green", "blue",   "velocity",
                                      "hotspot", "slope", "aspect", "elevation"};

std::string nameOf(StorageType type) {
  return type == StorageType::UInt8 ? "uint8" : type == StorageType::UInt16 ? "uint16" : "float32";
}

StorageType storageTypeFrom(const std::string& name) {
  for (const StorageType type : {StorageType::UInt8, StorageType::UInt16, StorageType::Float32})
    if (nameOf(type) == name)
      return type;
  throw inputError("'" + name + "' is no storage type", "Known are uint8, uint16 and float32.");
}

Json toJson(const PackedChannel& channel) {
  return {{"name", channel.name},
          {"unit", channel.unit},
          {"file", channel.file},
          {"type", nameOf(channel.type)},
          {"scale", channel.scale},
          {"offset", channel.offset},
          {"nodata_code", channel.noDataCode ? Json(*channel.noDataCode) : Json(nullptr)},
          {"fill", channel.fill},
          {"minimum", channel.minimum},
          {"maximum", channel.maximum}};
}

PackedChannel channelFrom(const Json& d) {
  PackedChannel channel{d.at("name"),    d.at("unit"),   d.at("file"), storageTypeFrom(d.at("type")),
                        d.at("scale"),   d.at("offset"), {},           d.at("fill"),
                        d.at("minimum"), d.at("maximum")};
  if (!d.at("nodata_code").is_null())
    channel.noDataCode = d.at("nodata_code").get<double>();
  return channel;
}

/// [x, y], and the size only where it is not tile x tile.
Json toJson(const Window& w, int64_t tile) {
  if (w.width == tile && w.height == tile)
    return Json::array({w.x, w.y});
  return Json::array({w.x, w.y, w.width, w.height});
}

Window windowFrom(const Json& d, int64_t tile) {
  if (d.size() == 2)
    return {d.at(0), d.at(1), tile, tile};
  return {d.at(0), d.at(1), d.at(2), d.at(3)};
}

/// What dataset.json says about layout and split: together with the hashes of the files it identifies the
/// content.
Json structureOf(const Dataset& dataset) {
  Json d = Json::object();
  d["width"] = dataset.width;
  d["height"] = dataset.height;
  d["channels"] = Json::array();
  for (const PackedChannel& channel : dataset.channels)
    d["channels"].push_back(toJson(channel));
  d["mask_file"] = dataset.maskFile;
  d["tile"] = dataset.tile;
  d["stride"] = dataset.stride;
  d["regions"] = Json::array();
  for (const PackRegion& region : dataset.regions)
    d["regions"].push_back({{"name", region.name}, {"window", toJson(region.window, -1)}});
  d["windows"] = Json::array();
  for (const Window& window : dataset.windows)
    d["windows"].push_back(toJson(window, dataset.tile));
  const DatasetSplit& split = dataset.split;
  d["split"] = {{"method", split.method},
                {"seed", split.seed},
                {"tiles", dataset.windows.size()},
                {"train_tiles", split.train.size()},
                {"test_tiles", split.test.size()},
                {"left_out_tiles", dataset.windows.size() - split.train.size() - split.test.size()},
                {"test_pixels_seen_in_training", split.testPixelsSeenInTraining},
                {"train", split.train},
                {"test", split.test}};
  return d;
}

Dataset datasetFrom(const Json& d) {
  Dataset dataset;
  dataset.schema = d.at("schema");
  dataset.width = d.at("width");
  dataset.height = d.at("height");
  if (!d.at("grid").is_null())
    dataset.grid = gridFromJson(d.at("grid"));
  for (const Json& channel : d.at("channels"))
    dataset.channels.push_back(channelFrom(channel));
  dataset.maskFile = d.at("mask_file");
  dataset.tile = d.at("tile");
  dataset.stride = d.at("stride");
  for (const Json& region : d.at("regions"))
    dataset.regions.push_back({region.at("name"), windowFrom(region.at("window"), -1)});
  for (const Json& window : d.at("windows"))
    dataset.windows.push_back(windowFrom(window, dataset.tile));
  const Json& split = d.at("split");
  dataset.split = {split.at("method"), split.at("seed"), split.at("train"), split.at("test"),
                   split.at("test_pixels_seen_in_training")};
  dataset.sources = d.at("sources");
  dataset.hash = d.at("hash");
  return dataset;
}

[[noreturn]] void throwTorn(const fs::path& file, const std::string& what) {
  throw inputError(file.string() + ": " + what,
                   "The dataset is incomplete or was changed; make it again with 'scarp dataset'.",
                   "torn-dataset");
}

/// A file name that stays inside the folder.
bool plainName(const std::string& name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos;
}

void checkContent(const Dataset& dataset, const fs::path& manifest) {
  const auto check = [&](bool good, const std::string& what) {
    if (!good)
      throwTorn(manifest, what);
  };
  check(dataset.width > 0 && dataset.height > 0, "the size is not positive");
  check(dataset.width <= (int64_t(1) << 31) && dataset.height <= (int64_t(1) << 31),
        "the size is beyond all measure");
  check(!dataset.channels.empty(), "there are no channels");
  check(dataset.tile > 0 && dataset.stride > 0, "tile and stride must be positive");
  check(!dataset.grid || (dataset.grid->columns == dataset.width && dataset.grid->rows == dataset.height),
        "the grid does not have the size of the pack");
  const Window plane{0, 0, dataset.width, dataset.height};
  const auto inside = [&](const Window& w) { return !w.empty() && intersect(w, plane) == w; };
  check(std::ranges::all_of(dataset.windows, inside), "a tile reaches outside the pack");
  for (const PackRegion& region : dataset.regions)
    check(inside(region.window), "region '" + region.name + "' reaches outside the pack");
  std::vector<uint8_t> used(dataset.windows.size(), 0);
  for (const auto* part : {&dataset.split.train, &dataset.split.test})
    for (const uint32_t index : *part) {
      check(index < used.size(), "the split names a tile that is not there");
      check(used[index]++ == 0, "the split uses a tile twice");
    }
}

void checkFile(const fs::path& file, int64_t expected) {
  std::error_code code;
  const auto size = fs::file_size(file, code);
  if (code)
    throwTorn(file, "is missing or cannot be read");
  if (size != static_cast<uintmax_t>(expected))
    throwTorn(file,
              "has " + formatCount(static_cast<int64_t>(size)) + " bytes, expected " + formatCount(expected));
}

} // namespace

size_t bytesPerValue(StorageType type) {
  return type == StorageType::UInt8 ? 1 : type == StorageType::UInt16 ? 2 : 4;
}

const PackedChannel* Dataset::channel(const std::string& name) const {
  const auto found = std::ranges::find(channels, name, &PackedChannel::name);
  return found == channels.end() ? nullptr : &*found;
}

std::string contentHash(const Dataset& dataset, const std::vector<std::string>& fileHashes) {
  Json d = structureOf(dataset);
  d["file_hashes"] = fileHashes;
  return hashBytes(d.dump());
}

Dataset loadDataset(const fs::path& folder) {
  const fs::path manifest = folder / "dataset.json";
  std::error_code code;
  if (!fs::is_directory(folder, code))
    throw inputError(folder.string() + " is not a folder with a packed dataset",
                     "Make one with 'scarp dataset create' or 'scarp dataset from-images'.");
  if (!fs::exists(manifest, code))
    throw inputError(folder.string() + " holds no dataset.json, so it is no packed dataset",
                     "Make one with 'scarp dataset create' or 'scarp dataset from-images'.");
  const Json document = readJson(manifest);
  Dataset dataset;
  try {
    if (const int schema = document.at("schema"); schema != Dataset{}.schema)
      throw inputError(manifest.string() + " has schema " + std::to_string(schema) + ", expected 1",
                       "Use the version of Scarp that made it, or make the dataset again.");
    dataset = datasetFrom(document);
  } catch (const Json::exception& e) {
    throwTorn(manifest, std::string("is not a dataset description (") + e.what() + ")");
  } catch (const Error& e) {
    throw e.within(manifest.string());
  }
  dataset.folder = folder;
  checkContent(dataset, manifest);
  for (const PackedChannel& channel : dataset.channels) {
    if (!plainName(channel.file))
      throwTorn(manifest, "channel '" + channel.name + "' names no file of the folder");
    checkFile(folder / channel.file,
              dataset.width * dataset.height * static_cast<int64_t>(bytesPerValue(channel.type)));
  }
  if (!plainName(dataset.maskFile))
    throwTorn(manifest, "the mask names no file of the folder");
  checkFile(folder / dataset.maskFile, dataset.width * dataset.height);
  return dataset;
}

void saveDataset(Dataset& dataset, const fs::path& folder) {
  if (dataset.hash.empty()) {
    std::vector<std::string> hashes;
    for (const PackedChannel& channel : dataset.channels)
      hashes.push_back(hashFile(folder / channel.file));
    hashes.push_back(hashFile(folder / dataset.maskFile));
    dataset.hash = contentHash(dataset, hashes);
  }
  const Json structure = structureOf(dataset);
  Json document = {{"schema", dataset.schema}, {"hash", dataset.hash}, {"sources", dataset.sources}};
  document["grid"] = dataset.grid ? toJson(*dataset.grid) : Json(nullptr);
  for (const auto& [key, value] : structure.items())
    document[key] = value;
  writeJson(folder / "dataset.json", document);
}

std::vector<std::string> expandChannels(const std::string& list) {
  std::vector<std::string> names;
  for (const std::string& word : splitText(list, ',')) {
    const std::string name = lowerCase(trimmed(word));
    if (name == "rgb")
      names.insert(names.end(), {"red", "green", "blue"});
    else if (std::ranges::find(kChannelNames, name) != kChannelNames.end())
      names.push_back(name);
    else
      throw usageError(
          "'" + std::string(trimmed(word)) + "' is no channel",
          "Known are rgb (or red, green, blue), velocity, hotspot, slope, aspect and elevation.");
  }
  std::vector<std::string> sorted = names;
  std::ranges::sort(sorted);
  if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end())
    throw usageError("channel '" + *twice + "' is named twice in '" + list + "'", "Name every channel once.");
  return names;
}

} // namespace scarp
