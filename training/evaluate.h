// SPDX-License-Identifier: GPL-3.0-or-later
// A trained model against the test tiles of its dataset, beside the trivial answer "everything is positive"
// and, for a preset, the published figures. No LibTorch in this header.
#pragma once

#include "core/base/progress.h"
#include "core/metrics/confusion.h"
#include "training/compute_params.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace scarp {

struct Dataset;
struct ModelInfo;

/// Loads model and dataset of a run and judges the test tiles at the model's threshold or another; the
/// document of evaluationDocument(). Throws Error(Input) when the run has no model, the dataset is gone or
/// another one, or holds no test tiles.
Json evaluateRun(const std::filesystem::path& run, const ComputeParams& params,
                 std::optional<double> threshold, const Progress& progress);

/// evaluationJson() of the tiles, and: "part", "loss", "trivial_iou" of the answer that every pixel is
/// positive, "trivial_ratio": pooled IoU / that, "model", "dataset"
/// {"folder", "hash"}, "split" {"method", "test_pixels_seen_in_training"}, "published" (null without a
/// preset).
Json evaluationDocument(std::span<const Confusion> tiles, double loss, const ModelInfo& model,
                        const Dataset& dataset);
/// A short table of it for people.
std::string testReport(const Json& document);

} // namespace scarp
