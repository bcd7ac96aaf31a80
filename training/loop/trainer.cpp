// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/loop/trainer.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/run/run_reader.h"
#include "training/evaluate.h"
#include "training/loop/device.h"
#include "training/loop/train_step.h"
#include "training/models/model_registry.h"
#include "training/models/weights.h"

#include <torch/utils.h>

#include <cmath>

namespace scarp {

namespace {

constexpr auto kStepRows = std::chrono::seconds(1); // at most one row of a step in that time
/// Work of a batch without gradients, as a share of one with.
constexpr double kJudgeCost = 0.35;

double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Confusion sumOf(const std::vector<Confusion>& tiles) {
  Confusion sum;
  for (const Confusion& tile : tiles)
    sum += tile;
  return sum;
}

/// Adam on the device of the network, whose weights are there from the start.
std::shared_ptr<Net> netOn(const c10::Device& device, const TrainingPlan& plan) {
  auto net = makeNet(plan.params.net, static_cast<int64_t>(plan.model.channels.size()), plan.params.width);
  initialise(*net, plan.seed());
  net->to(device);
  return net;
}

c10::Device deviceFor(const TrainingPlan& plan) {
  useThreads(plan.params.threads);
  return chooseDevice(plan.params.device);
}

} // namespace

Trainer::Trainer(RunWriter& run, const TrainingPlan& plan)
    : m_run(run), m_plan(plan), m_device(deviceFor(plan)), m_source(plan.dataset, plan.model.channels),
      m_net(netOn(m_device, plan)), m_adam(*m_net, plan.params.learningRate), m_checkpoints(run.paths()) {}

bool Trainer::keepsBest() const {
  return m_plan.params.keep == "best" && !m_plan.validation.empty();
}

JudgeOptions Trainer::judgeOptions() const {
  return {m_plan.params.batch, m_plan.params.threshold, m_plan.params.loss, m_device};
}

Json Trainer::execute(const Progress& progress) {
  begin();
  const int64_t epochs = m_plan.params.epochs;
  const auto batchesOf = [&](size_t tiles) {
    return std::ceil(static_cast<double>(tiles) / static_cast<double>(m_plan.params.batch));
  };
  const double trainCost = batchesOf(m_plan.train.size());
  const double epochCost = trainCost + kJudgeCost * batchesOf(m_plan.validation.size());
  const double testCost = kJudgeCost * batchesOf(m_plan.test.size()) + 0.01;
  const double whole = epochCost * static_cast<double>(epochs - m_firstEpoch + 1) + testCost;
  double done = 0;
  for (int64_t epoch = m_firstEpoch; epoch <= epochs; ++epoch) {
    const std::string what = "epoch " + std::to_string(epoch) + " of " + std::to_string(epochs);
    m_run.update([&](RunStatus& s) { s.epoch = epoch; });
    const Progress part = progress.part(done / whole, (done + epochCost) / whole);
    part.step(0, what);
    trainEpoch(epoch, part.part(0, trainCost / epochCost));
    judgeEpoch(epoch, part.part(trainCost / epochCost, 1));
    finishEpoch(epoch);
    done += epochCost;
  }
  const Progress part = progress.part(done / whole, 1);
  part.step(0, "test tiles");
  Json evaluation = evaluate(part);
  Json best = nullptr;
  if (m_state.bestEpoch)
    best = {{"epoch", *m_state.bestEpoch}, {"iou", numberOrNull(m_state.bestIou)}};
  return {{"run", m_run.paths().folder.string()},
          {"epochs", m_state.epoch},
          {"best", best},
          {"kept_epoch", keepsBest() && m_state.bestEpoch ? *m_state.bestEpoch : m_state.epoch},
          {"parameters", parameterCount(*m_net)},
          {"device", describe(m_device)},
          {"evaluation", evaluation}};
}

void Trainer::begin() {
  m_run.update([&](RunStatus& s) { s.epochs = m_plan.params.epochs; }, true);
  if (const auto last = m_checkpoints.last()) {
    m_checkpoints.load(last->epoch, *m_net, &m_adam);
    m_state = *last;
    m_firstEpoch = last->epoch + 1;
    repairModel();
    m_run.update([&](RunStatus& s) {
      s.epoch = m_state.epoch;
      s.bestEpoch = m_state.bestEpoch;
      if (m_state.bestEpoch)
        s.bestIou = m_state.bestIou;
    });
  }
  announce();
}

/// A kill between checkpoint and model leaves the model an epoch ahead or behind: it must be the one that the
/// state names.
void Trainer::repairModel() {
  const int64_t kept = keepsBest() && m_state.bestEpoch ? *m_state.bestEpoch : m_state.epoch;
  try {
    if (readModelInfo(m_run.paths()).epoch == kept)
      return;
  } catch (const Error&) { // none there yet, or a damaged one: write it
  }
  m_checkpoints.load(kept, *m_net, nullptr);
  keepModel(kept);
  m_checkpoints.load(m_state.epoch, *m_net, &m_adam);
}

void Trainer::announce() const {
  m_run.log(m_plan.model.describe() + ", " + formatCount(parameterCount(*m_net)) + " weights, on " +
            describe(m_device));
  m_run.log(formatCount(static_cast<int64_t>(m_plan.train.size())) + " tiles train, " +
            formatCount(static_cast<int64_t>(m_plan.validation.size())) + " judge each epoch, " +
            formatCount(static_cast<int64_t>(m_plan.test.size())) +
            " test (split: " + m_plan.dataset.split.method + ")");
  if (m_firstEpoch > 1)
    m_run.log("going on after epoch " + std::to_string(m_state.epoch));
  else if (m_plan.params.keep == "best" && m_plan.validation.empty())
    m_run.log("no tiles judge the epochs: the last weights are kept");
}

void Trainer::trainEpoch(int64_t epoch, const Progress& progress) {
  const auto start = Clock::now();
  m_net->train();
  std::optional<AugmentKey> augment;
  if (m_plan.params.augment)
    augment = AugmentKey{m_plan.seed(), epoch};
  const auto batches = m_plan.batches(epoch);
  BatchFeeder feeder(m_source, batches, augment);
  std::vector<Confusion> tiles;
  double sum = 0;
  for (size_t i = 0; i < batches.size(); ++i) {
    progress.step(static_cast<double>(i) / static_cast<double>(batches.size()));
    TileBatch batch = feeder.next();
    const double loss = trainStep(*m_net, m_adam, m_source, batch,
                                  {m_plan.params.loss, m_plan.params.threshold, m_device}, tiles);
    ++m_state.step;
    if (!std::isfinite(loss))
      throw inputError("the loss is no longer a number (epoch " + std::to_string(epoch) + ", step " +
                           std::to_string(m_state.step) + ")",
                       "Use a lower --learning-rate, or look for wild values in the channels.", "nan-loss");
    sum += loss * static_cast<double>(batch.count());
    recordStep(epoch, loss);
  }
  const Confusion pooled = sumOf(tiles);
  if (epoch == m_firstEpoch && pooled.tp + pooled.fn == 0)
    m_run.warn("no training tile holds a positive pixel: the model can only learn 'no'");
  record("train", epoch, pooled.scores(), sum / static_cast<double>(tiles.size()), secondsSince(start));
}

void Trainer::recordStep(int64_t epoch, double loss) {
  m_lossSum += loss;
  ++m_lossSteps;
  if (Clock::now() - m_stepRecorded < kStepRows)
    return;
  MetricsRow row;
  row.epoch = epoch;
  row.step = m_state.step;
  row.phase = "train-step";
  row.loss = m_lossSum / static_cast<double>(m_lossSteps);
  row.learningRate = m_adam.learningRate();
  m_run.append(row);
  m_stepRecorded = Clock::now();
  m_lossSum = 0;
  m_lossSteps = 0;
}

void Trainer::record(const std::string& phase, int64_t epoch, const Scores& scores, double loss,
                     double seconds) {
  MetricsRow row;
  row.epoch = epoch;
  row.step = m_state.step;
  row.phase = phase;
  row.loss = loss;
  row.precision = scores.precision;
  row.recall = scores.recall;
  row.f1 = scores.f1;
  row.iou = scores.iou;
  if (phase == "train")
    row.learningRate = m_adam.learningRate();
  row.seconds = seconds;
  m_run.append(row);
}

void Trainer::judgeEpoch(int64_t epoch, const Progress& progress) {
  if (m_plan.validation.empty())
    return;
  const auto start = Clock::now();
  const Judgement judgement = judge(*m_net, m_source, m_plan.validation, judgeOptions(), progress);
  const Scores pooled = judgement.pooled().scores(), means = tileMean(judgement.tiles);
  record("validation", epoch, pooled, judgement.loss, secondsSince(start));
  record("validation-tile-mean", epoch, means, judgement.loss, secondsSince(start));
  m_epochIou = std::isfinite(pooled.iou) ? pooled.iou : 0;
  m_run.log("epoch " + std::to_string(epoch) + ": validation loss " + formatFixed(judgement.loss, 4) +
            ", IoU pooled " + formatFixed(pooled.iou, 3) + ", mean over tiles " + formatFixed(means.iou, 3));
}

void Trainer::finishEpoch(int64_t epoch) {
  m_state.epoch = epoch;
  const bool judged = !m_plan.validation.empty();
  if (judged && (!m_state.bestEpoch || m_epochIou > m_state.bestIou)) {
    m_state.bestEpoch = epoch;
    m_state.bestIou = m_epochIou;
    m_run.update([&](RunStatus& s) {
      s.bestEpoch = epoch;
      s.bestIou = m_epochIou;
    });
  }
  m_checkpoints.save(m_state, *m_net, m_adam);
  if (!keepsBest() || m_state.bestEpoch == epoch)
    keepModel(epoch);
}

void Trainer::keepModel(int64_t epoch) {
  ModelInfo info = m_plan.model;
  info.epoch = epoch;
  makeFolder(m_run.paths().model());
  saveWeights(weightsFile(m_run.paths()), *m_net, {{"net", info.net}, {"epoch", std::to_string(epoch)}});
  writeModelInfo(m_run.paths(), info);
}

Json Trainer::evaluate(const Progress& progress) {
  if (m_plan.test.empty()) {
    m_run.warn("the dataset has no test tiles: the model was not tested");
    return nullptr;
  }
  if (m_firstEpoch > m_plan.params.epochs) {
    // Nothing was left to train. The row of the test supersedes those of its epoch from earlier attempts:
    // repeat them.
    RunReader reader(m_run.paths().folder);
    reader.poll();
    for (const MetricsRow& row : reader.metrics())
      if (row.epoch == m_state.epoch && row.phase != "test")
        m_run.append(row);
  }
  const auto start = Clock::now();
  loadWeights(weightsFile(m_run.paths()), *m_net);
  const Judgement judgement = judge(*m_net, m_source, m_plan.test, judgeOptions(), progress);
  record("test", m_state.epoch, judgement.pooled().scores(), judgement.loss, secondsSince(start));
  const Json document =
      evaluationDocument(judgement.tiles, judgement.loss, readModelInfo(m_run.paths()), m_plan.dataset);
  writeJson(m_run.paths().outputs() / "evaluation.json", document);
  return document;
}

} // namespace scarp
