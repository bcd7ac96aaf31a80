// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/models/model_info.h"

#include "core/base/error.h"
#include "core/base/files.h"

namespace scarp {
namespace fs = std::filesystem;

std::vector<std::string> ModelInfo::channelNames() const {
  std::vector<std::string> names;
  for (const ModelChannel& channel : channels)
    names.push_back(channel.name);
  return names;
}

std::string ModelInfo::describe() const {
  std::string text = net == "unet" ? "U-Net" : net == "segnet" ? "SegNet" : net;
  if (!preset.empty())
    text += " (model " + preset + ")";
  text += ":";
  for (const ModelChannel& channel : channels)
    text += " " + channel.name;
  return text + ", width " + std::to_string(width);
}

int64_t sizeMultiple(const std::string& net) {
  return net == "segnet" ? 32 : 16;
}

fs::path weightsFile(const RunPaths& run) {
  return run.model() / "weights.safetensors";
}

Json toJson(const ModelInfo& info) {
  Json channels = Json::array();
  for (const ModelChannel& c : info.channels)
    channels.push_back({{"name", c.name},
                        {"unit", c.unit},
                        {"minimum", c.minimum},
                        {"maximum", c.maximum},
                        {"fill", c.fill}});
  return {{"schema", info.schema},
          {"preset", info.preset},
          {"net", info.net},
          {"width", info.width},
          {"channels", channels},
          {"normalisation", "(value - minimum) / (maximum - minimum), clamped to 0-1"},
          {"tile", info.tile},
          {"threshold", info.threshold},
          {"epoch", info.epoch},
          {"dataset_hash", info.datasetHash},
          {"scarp", info.scarpVersion}};
}

ModelInfo readModelInfo(const RunPaths& run) {
  const fs::path file = run.model() / "model.json";
  readRunConfig(run);
  if (!fs::exists(file) || !fs::exists(weightsFile(run)))
    throw inputError("the run " + run.folder.string() + " holds no trained model yet",
                     "Wait for its first epoch, or name the folder of a training run.", "no-model");
  const Json d = readJson(file);
  try {
    ModelInfo info;
    info.schema = d.at("schema");
    if (info.schema > 1)
      throw inputError(file.string() + " has format version " + std::to_string(info.schema) +
                           ", this program reads 1",
                       "Use a newer Scarp.");
    info.preset = d.value("preset", "");
    info.net = d.at("net");
    info.width = d.at("width");
    for (const Json& c : d.at("channels"))
      info.channels.push_back(
          {c.at("name"), c.value("unit", ""), c.at("minimum"), c.at("maximum"), c.at("fill")});
    info.tile = d.at("tile");
    info.threshold = d.at("threshold");
    info.epoch = d.value("epoch", int64_t{0});
    info.datasetHash = d.value("dataset_hash", "");
    info.scarpVersion = d.value("scarp", "");
    if (info.channels.empty() || info.tile <= 0 || info.width <= 0)
      throw inputError(file.string() + " describes no usable model",
                       "Restore it from a copy, or train again.");
    return info;
  } catch (const Json::exception& e) {
    throw inputError(file.string() + " is damaged (" + e.what() + ")",
                     "Restore it from a copy, or train again.");
  }
}

void writeModelInfo(const RunPaths& run, const ModelInfo& info) {
  makeFolder(run.model());
  writeJson(run.model() / "model.json", toJson(info));
}

} // namespace scarp
