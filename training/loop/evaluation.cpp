// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/dataset/dataset.h"
#include "core/run/train_params.h"
#include "training/evaluate.h"
#include "training/models/model_info.h"

#include <limits>

namespace scarp {

namespace {

Json publishedOf(const std::string& preset) {
  if (preset.empty())
    return nullptr;
  const ModelPreset& p = modelPreset(preset);
  return {{"model", p.name},    {"precision", p.precision},
          {"recall", p.recall}, {"f1", p.f1},
          {"iou", p.iou},       {"rule", "means over tiles, on the paper's own data"}};
}

double numberOf(const Json& value) {
  return value.is_number() ? value.get<double>() : std::numeric_limits<double>::quiet_NaN();
}

std::string padded(std::string text, size_t width, bool left) {
  while (text.size() < width)
    text.insert(left ? text.end() : text.begin(), ' ');
  return text;
}

std::string row(const std::string& name, const Json& scores) {
  std::string line = "  " + padded(name, 22, true);
  for (const char* key : {"precision", "recall", "f1", "iou"}) {
    const double value = numberOf(scores.at(key));
    line += padded(value == value ? formatFixed(value, 3) : "-", 11, false);
  }
  return line + "\n";
}

} // namespace

Json evaluationDocument(std::span<const Confusion> tiles, double loss, const ModelInfo& model,
                        const Dataset& dataset) {
  Confusion sum;
  for (const Confusion& tile : tiles)
    sum += tile;
  // Everything positive: every true pixel is hit, every other one is a false alarm.
  const Confusion trivial{sum.tp + sum.fn, sum.fp + sum.tn, 0, 0};
  Json document = evaluationJson(tiles, model.threshold);
  document["part"] = "test";
  document["loss"] = numberOrNull(loss);
  document["trivial_iou"] = numberOrNull(trivial.iou());
  document["trivial_ratio"] = numberOrNull(sum.iou() / trivial.iou());
  document["model"] = {{"preset", model.preset},           {"net", model.net},     {"width", model.width},
                       {"channels", model.channelNames()}, {"epoch", model.epoch}, {"tile", model.tile}};
  document["dataset"] = {{"folder", dataset.folder.string()}, {"hash", dataset.hash}};
  document["split"] = {{"method", dataset.split.method},
                       {"test_pixels_seen_in_training", dataset.split.testPixelsSeenInTraining}};
  document["published"] = publishedOf(model.preset);
  return document;
}

std::string testReport(const Json& d) {
  std::string text = "Test: " + formatCount(d.at("tiles").get<int64_t>()) +
                     " tiles, positive is p >= " + formatNumber(d.at("threshold")) + ", weights of epoch " +
                     std::to_string(d.at("model").at("epoch").get<int64_t>()) + "\n";
  text += "  " + padded("", 22, true);
  for (const char* name : {"precision", "recall", "F1", "IoU"})
    text += padded(name, 11, false);
  text += "\n" + row("pooled", d.at("pooled")) + row("mean over tiles", d.at("tile_mean"));
  if (d.at("published").is_object())
    text +=
        row("published (model " + d.at("published").at("model").get<std::string>() + ")", d.at("published"));
  const double trivial = numberOf(d.at("trivial_iou")), ratio = numberOf(d.at("trivial_ratio"));
  text += "All pixels positive would give IoU " + formatFixed(trivial, 3);
  if (ratio == ratio)
    text += "; the model reaches " + formatFixed(ratio, 2) + " times that";
  text += ".\n";
  const double seen = d.at("split").at("test_pixels_seen_in_training");
  text += "Split: " + d.at("split").at("method").get<std::string>() + "; " + formatFixed(100 * seen, 1) +
          " % of the test pixels lie in training tiles too.\n";
  return text;
}

} // namespace scarp
