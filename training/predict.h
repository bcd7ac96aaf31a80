// SPDX-License-Identifier: GPL-3.0-or-later
// A trained model in use: tiles of channels in their own units go in, probabilities of the positive class
// come out. Normalises with the minima and maxima that are stored with the model. No LibTorch in this header.
// Errors: Error(Input) when the run has no model or a damaged one, Error(Device) for a missing GPU or too
// little memory.
#pragma once

#include "core/base/progress.h"
#include "core/geo/grid_spec.h"
#include "training/compute_params.h"
#include "training/models/model_info.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace scarp {

class Predictor {
public:
  Predictor(const std::filesystem::path& run, const ComputeParams& params);
  ~Predictor();
  Predictor(Predictor&&) noexcept;
  Predictor& operator=(Predictor&&) noexcept;

  const ModelInfo& info() const; ///< channels in order, tile size, minima and maxima, threshold
  /// `values`: tiles x channels x height x width in the channels' units, cells without value filled already;
  /// `probability`: tiles x height x width. Any size: what is no multiple of sizeMultiple() is padded inside.
  void predict(std::span<const float> values, int64_t tiles, int64_t height, int64_t width,
               std::span<float> probability) const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

/// Where prediction reads and writes: a channel (of the model's list) over a window, in its unit and filled;
/// finished rows of probabilities from top to bottom.
using ReadChannel = std::function<void(size_t channel, const Window& window, std::span<float> out)>;
using WriteRows = std::function<void(const Window& window, std::span<const float> probability)>;

/// Predicts width x height cells in overlapping windows of the model's tile (a fifth of overlap, the last of
/// a row or column shifted inwards, so that every cell is covered) and hands out the seamless mosaic. Memory:
/// some rows of tiles.
void predictScene(const Predictor& predictor, int64_t width, int64_t height, int64_t batch,
                  const ReadChannel& read, const WriteRows& write, const Progress& progress);

/// Every region of a packed dataset to a raw little-endian float32 file in `out`, described by
/// prediction.json there. The files appear when all are done. Returns that document. Throws Error(Input) when
/// the dataset lacks a channel of the model or stores one in another unit.
Json predictDataset(const Predictor& predictor, const std::filesystem::path& dataset,
                    const std::filesystem::path& out, int64_t batch, const Progress& progress);

} // namespace scarp
