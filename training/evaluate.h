// SPDX-License-Identifier: GPL-3.0-or-later
// A trained model against the test tiles of its dataset, beside the trivial answer "everything is positive" and, for a
// preset, the published figures. No LibTorch in this header.
#pragma once

#include "core/base/progress.h"
#include "core/metrics/confusion.h"
#include "core/run/train_params.h"

#include <filesystem>
#include <span>
#include <string>

namespace scarp {

struct Dataset;
struct ModelInfo;

struct EvaluateOptions {
  std::string device = "auto"; ///< auto | cpu | cuda
  int64_t batch = 8;
  int64_t threads = 0;         ///< 0: all cores

  void describe(ParamVisitor& v) {
    v.visit(device, {"device", "Where to compute; auto takes a GPU when there is one", "", {}, {}, {"auto", "cpu", "cuda"}});
    v.visit(batch, {"batch", "Tiles per step", "tiles", 1, 4096});
    v.visit(threads, {"threads", "CPU threads; 0 takes all cores", "", 0, 1024});
  }
};

/// Loads model and dataset of a run and judges the test tiles; the document of evaluationDocument(). Throws
/// Error(Input) when the run has no model, the dataset is gone or another one, or holds no test tiles.
Json evaluateRun(const std::filesystem::path& run, const EvaluateOptions& options, const Progress& progress);

/// evaluationJson() of the tiles, and: "part", "loss", "trivial" {"iou", "ratio": pooled IoU / that}, "model", "dataset"
/// {"folder", "hash"}, "split" {"method", "test_pixels_seen_in_training"}, "published" (null without a preset).
Json evaluationDocument(std::span<const Confusion> tiles, double loss, const ModelInfo& model, const Dataset& dataset);
/// A short table of it for people.
std::string evaluationText(const Json& document);

} // namespace scarp
