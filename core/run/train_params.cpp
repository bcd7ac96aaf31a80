// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/train_params.h"

#include "core/base/assets.h"
#include "core/base/error.h"

namespace scarp {

const std::vector<ModelPreset>& modelPresets() {
  static const std::vector<ModelPreset> presets = [] {
    std::vector<ModelPreset> list;
    const Json document = readJson(assetPath("presets/models.json"));
    for (const Json& m : document.at("models")) {
      const Json& p = m.at("published");
      list.push_back({m.at("name"), m.at("net"), m.at("channels"), p.at("precision"), p.at("recall"),
                      p.at("f1"), p.at("iou")});
    }
    return list;
  }();
  return presets;
}

const ModelPreset& modelPreset(const std::string& name) {
  for (const ModelPreset& preset : modelPresets())
    if (preset.name == name)
      return preset;
  throw usageError("there is no model '" + name + "'",
                   "The presets are I to XVIII; see assets/presets/models.json.");
}

TrainParams resolved(TrainParams params) {
  if (!params.model.empty()) {
    const ModelPreset& preset = modelPreset(params.model);
    params.net = preset.net;
    params.channels = preset.channels;
  }
  return params;
}

} // namespace scarp
