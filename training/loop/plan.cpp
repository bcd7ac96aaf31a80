// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/loop/plan.h"

#include "core/base/error.h"
#include "core/base/version.h"
#include "training/loop/random.h"

#include <algorithm>
#include <cmath>

namespace scarp {
namespace fs = std::filesystem;

std::vector<std::vector<uint32_t>> TrainingPlan::batches(int64_t epoch) const {
  std::vector<uint32_t> order = train;
  Random random(mixSeed(mixSeed(seed(), 0x0bde7), static_cast<uint64_t>(epoch)));
  random.shuffle(order);
  const auto size = static_cast<size_t>(params.batch);
  if (order.size() > size && size > 1 && order.size() % size == 1)
    order.pop_back();
  std::vector<std::vector<uint32_t>> batches;
  for (size_t from = 0; from < order.size(); from += size)
    batches.emplace_back(order.begin() + static_cast<ptrdiff_t>(from),
                         order.begin() + static_cast<ptrdiff_t>(std::min(from + size, order.size())));
  return batches;
}

Dataset datasetOf(const RunConfig& config) {
  if (config.dataset.empty())
    throw inputError("the run names no dataset", "Start a new run with 'scarp train DATASET'.", "no-dataset");
  fs::path folder = config.dataset;
  if (folder.is_relative() && !config.projectFolder.empty() && !fs::exists(folder))
    folder = fs::path(config.projectFolder) / folder;
  if (!fs::exists(folder / "dataset.json"))
    throw inputError("the dataset " + folder.string() + " is missing (no dataset.json)",
                     "Put it back, or name a folder made by 'scarp dataset'.", "no-dataset");
  Dataset dataset = loadDataset(folder);
  if (!config.datasetHash.empty() && config.datasetHash != dataset.hash)
    throw inputError("the dataset " + folder.string() +
                         " is not the one that this run was made for (its content changed)",
                     "Restore it, or start a new run.", "other-dataset");
  return dataset;
}

namespace {

ModelInfo modelFor(const Dataset& dataset, const TrainParams& params) {
  ModelInfo info;
  info.preset = params.model;
  info.net = params.net;
  info.width = params.width;
  info.tile = dataset.tile;
  info.threshold = params.threshold;
  info.datasetHash = dataset.hash;
  info.scarpVersion = kVersion;
  for (const std::string& name : expandChannels(params.channels)) {
    const PackedChannel* channel = dataset.channel(name);
    if (channel == nullptr) {
      std::string has;
      for (const PackedChannel& c : dataset.channels)
        has += " " + c.name;
      throw usageError("the dataset " + dataset.folder.string() + " has no channel '" + name + "'",
                       "It has:" + has + ". Choose other channels, or make the dataset with that layer.");
    }
    info.channels.push_back({name, channel->unit, channel->minimum, channel->maximum, channel->fill});
  }
  return info;
}

void checkTiles(const Dataset& dataset, const std::string& net) {
  const int64_t multiple = sizeMultiple(net);
  if (dataset.tile % multiple != 0)
    throw usageError("the tiles of " + dataset.folder.string() + " are " + std::to_string(dataset.tile) +
                         " px, but " + net + " needs a multiple of " + std::to_string(multiple),
                     "Make the dataset with another --tile.");
  for (const Window& window : dataset.windows)
    if (window.width != dataset.tile || window.height != dataset.tile)
      throw inputError("the dataset " + dataset.folder.string() + " has a tile of " +
                           std::to_string(window.width) + " x " + std::to_string(window.height) +
                           " px among those of " + std::to_string(dataset.tile),
                       "Make the dataset again with 'scarp dataset'.");
  if (dataset.split.train.empty())
    throw inputError("the dataset " + dataset.folder.string() + " has no training tiles",
                     "Make it from a larger area, or with smaller tiles.");
}

} // namespace

TrainingPlan planTraining(const RunConfig& config) {
  if (config.kind != "train")
    throw usageError("the run was made for '" + config.kind + "', not for training",
                     "Name the folder of a training run.");
  TrainingPlan plan;
  fromJson(plan.params, config.parameters);
  plan.params = resolved(plan.params);
  plan.dataset = datasetOf(config);
  plan.model = modelFor(plan.dataset, plan.params);
  checkTiles(plan.dataset, plan.params.net);

  plan.test = plan.dataset.split.test;
  std::vector<uint32_t> tiles = plan.dataset.split.train;
  std::sort(tiles.begin(), tiles.end());
  Random random(mixSeed(plan.seed(), 0xa11da7e));
  random.shuffle(tiles);
  auto share = static_cast<size_t>(std::llround(plan.params.validation * static_cast<double>(tiles.size())));
  if (plan.params.validation > 0)
    share = std::clamp<size_t>(share, tiles.size() > 1 ? 1 : 0, tiles.size() - 1);
  plan.validation.assign(tiles.begin(), tiles.begin() + static_cast<ptrdiff_t>(share));
  plan.train.assign(tiles.begin() + static_cast<ptrdiff_t>(share), tiles.end());
  std::sort(plan.validation.begin(), plan.validation.end());
  std::sort(plan.train.begin(), plan.train.end());
  return plan;
}

} // namespace scarp
