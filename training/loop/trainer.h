// SPDX-License-Identifier: GPL-3.0-or-later
// The loop of one training run: epochs of batches, a judgement after each, checkpoints, the kept model.
// Private to training: carries LibTorch headers.
#pragma once

#include "core/run/run_writer.h"
#include "training/data/tile_source.h"
#include "training/loop/adam.h"
#include "training/loop/checkpoint.h"
#include "training/loop/judge.h"
#include "training/loop/plan.h"

#include <chrono>

namespace scarp {

class Trainer {
public:
  Trainer(RunWriter& run, const TrainingPlan& plan);
  /// From the last checkpoint, or from the start, to the test evaluation.
  Json execute(const Progress& progress);

private:
  using Clock = std::chrono::steady_clock;

  void begin();
  void repairModel();
  void announce() const;
  void trainEpoch(int64_t epoch, const Progress& progress);
  void recordStep(int64_t epoch, double loss);
  void judgeEpoch(int64_t epoch, const Progress& progress);
  void finishEpoch(int64_t epoch);
  void keepModel(int64_t epoch);
  Json evaluate(const Progress& progress);
  void record(const std::string& phase, int64_t epoch, const Scores& scores, double loss, double seconds);
  bool keepsBest() const;
  JudgeOptions judgeOptions() const;

  RunWriter& m_run;
  const TrainingPlan& m_plan;
  c10::Device m_device;
  TileSource m_source;
  std::shared_ptr<Net> m_net;
  Adam m_adam;
  CheckpointStore m_checkpoints;
  TrainingState m_state;
  int64_t m_firstEpoch = 1;
  double m_epochIou = 0; ///< pooled, of the epoch just judged
  Clock::time_point m_stepRecorded{};
  double m_lossSum = 0; ///< of the steps since the last row
  int64_t m_lossSteps = 0;
};

} // namespace scarp
