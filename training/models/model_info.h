// SPDX-License-Identifier: GPL-3.0-or-later
// What a trained model is (model/model.json beside model/weights.safetensors): all that is needed to use it.
// Knows no LibTorch. Minima and maxima are those of the training part, in the channels' units.
#pragma once

#include "core/base/json.h"
#include "core/run/run_dir.h"

#include <filesystem>
#include <string>
#include <vector>

namespace scarp {

struct ModelChannel {
  std::string name, unit;
  double minimum = 0, maximum = 1;
  double fill = 0; ///< what a cell without value counts as
};

struct ModelInfo {
  int schema = 1;
  std::string preset; ///< "XIII"; empty when net and channels were chosen freely
  std::string net;    ///< "unet" | "segnet"
  int64_t width = 64;
  std::vector<ModelChannel> channels; ///< in the order of the network's input
  int64_t tile = 256;
  double threshold = 0.5;
  int64_t epoch = 0; ///< the weights are those after this epoch
  std::string datasetHash;
  std::string scarpVersion;

  std::vector<std::string> channelNames() const;
  /// "U-Net (model XIII): red green blue hotspot aspect, width 64"
  std::string describe() const;
};

/// Height and width of a network's input must be multiples of this: 16 for U-Net, 32 for SegNet.
int64_t sizeMultiple(const std::string& net);

std::filesystem::path weightsFile(const RunPaths& run);
Json toJson(const ModelInfo& info);
/// Throws Error(Input) when the run has no model yet, or the file is damaged.
ModelInfo readModelInfo(const RunPaths& run);
void writeModelInfo(const RunPaths& run, const ModelInfo& info);

} // namespace scarp
