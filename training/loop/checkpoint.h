// SPDX-License-Identifier: GPL-3.0-or-later
// Where a training run stands after an epoch: checkpoints/epoch-0007.pt holds weights and the state of Adam
// (a pickled dictionary of tensors that torch.load reads), last.json and best.json name one and say the rest.
// Written beside and renamed, the .pt before the .json that names it. No state of random numbers is kept:
// order, flips and turns are functions of seed, epoch and tile. Private to training: carries LibTorch
// headers.
#pragma once

#include "core/run/run_dir.h"
#include "training/loop/adam.h"
#include "training/models/net.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace scarp {

struct TrainingState {
  int64_t epoch = 0; ///< finished
  int64_t step = 0;  ///< batches of all epochs so far
  std::optional<int64_t> bestEpoch;
  double bestIou = 0;
};

class CheckpointStore {
public:
  explicit CheckpointStore(const RunPaths& run);

  /// Writes weights, Adam and state; names it last, and best if it is; then removes those that neither name.
  void save(const TrainingState& state, const Net& net, const Adam& adam);
  /// The last state, or nothing when no epoch was finished. Throws Error(Input) when last.json is damaged.
  std::optional<TrainingState> last() const;
  /// Fills weights and Adam from the file of an epoch; Adam may be null. Throws Error(Input) when it is
  /// missing or damaged.
  void load(int64_t epoch, Net& net, Adam* adam) const;

private:
  std::filesystem::path fileOf(int64_t epoch) const;
  void prune(const TrainingState& state) const;

  std::filesystem::path m_folder;
};

} // namespace scarp
