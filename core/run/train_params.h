// SPDX-License-Identifier: GPL-3.0-or-later
// What a training run is asked to do: shared by the command, the run directory and the studio's form.
#pragma once

#include "core/base/params.h"

#include <filesystem>
#include <string>
#include <vector>

namespace scarp {

struct TrainParams {
  std::string model;        ///< preset I..XVIII; sets net and channels when given
  std::string net = "unet"; ///< unet | segnet
  std::string channels = "rgb,hotspot,aspect";
  int64_t width = 64;
  int64_t epochs = 30;
  int64_t batch = 8;
  double learningRate = 1e-3;
  std::string loss = "bce";
  std::string device = "auto"; ///< auto | cpu | cuda
  int64_t seed = 1;
  double validation = 0.1;   ///< share of the training tiles that judges each epoch; 0: the paper's plain way
  std::string keep = "best"; ///< best (pooled IoU) | last (the paper's plain way)
  bool augment = true;       ///< random flips and quarter turns
  double threshold = 0.5;    ///< positive is p >= threshold
  int64_t threads = 0;       ///< 0: all cores

  void describe(ParamVisitor& v) {
    v.visit(model, {"model", "Preset of the paper's tables, I to XVIII; sets net and channels"});
    v.visit(net, {"net", "Network", "", {}, {}, {"unet", "segnet"}});
    v.visit(channels,
            {"channels", "Input channels in order: rgb, velocity, hotspot, slope, aspect, elevation"});
    v.visit(width, {"width", "Channels of the first level; 64 is the paper's", "channels", 1, 256});
    v.visit(epochs, {"epochs", "Passes over the training tiles", "", 1, 100000});
    v.visit(batch, {"batch", "Tiles per step", "tiles", 1, 4096});
    v.visit(learningRate, {"learning-rate", "Initial rate of Adam", "", 1e-8, 10});
    v.visit(loss, {"loss",
                   "What training makes small: binary cross-entropy (the paper's), the same plus Dice, focal",
                   "",
                   {},
                   {},
                   {"bce", "bce-dice", "focal"}});
    v.visit(device, {"device",
                     "Where to compute; auto takes a GPU when there is one",
                     "",
                     {},
                     {},
                     {"auto", "cpu", "cuda"}});
    v.visit(seed,
            {"seed", "Of the weights, the order of tiles, augmentation and the validation share", "", 0, {}});
    v.visit(validation, {"validation", "Share of the training tiles that judges each epoch; never test tiles",
                         "", 0, 0.9});
    v.visit(keep, {"keep",
                   "Weights to keep: of the best epoch by pooled IoU, or of the last",
                   "",
                   {},
                   {},
                   {"best", "last"}});
    v.visit(augment, {"augment", "Random flips and quarter turns of training tiles"});
    v.visit(threshold, {"threshold", "A pixel is positive when its probability is at least this", "", 0, 1});
    v.visit(threads, {"threads", "CPU threads; 0 takes all cores", "", 0, 1024});
  }
};

/// One of the paper's models: assets/presets/models.json.
struct ModelPreset {
  std::string name; ///< "XIII"
  std::string net;
  std::string channels;
  double precision = 0, recall = 0, f1 = 0, iou = 0; ///< as published (means over tiles)
};
const std::vector<ModelPreset>& modelPresets();
/// Throws Error(Usage) listing the names.
const ModelPreset& modelPreset(const std::string& name);
/// Fills net and channels from the preset when `model` is set.
TrainParams resolved(TrainParams params);

} // namespace scarp
