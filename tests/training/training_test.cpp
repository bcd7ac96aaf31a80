// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/run/run_reader.h"
#include "tests/support/temp_folder.h"
#include "tests/training/training_sample.h"
#include "training/evaluate.h"
#include "training/models/model_info.h"
#include "training/predict.h"
#include "training/train.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <set>

namespace scarp {
namespace {
namespace fs = std::filesystem;

class Training : public testing::Test {
protected:
  static void SetUpTestSuite() {
    s_folder = new test::TempFolder;
    s_dataset = new Dataset(test::makeDiscDataset(*s_folder / "set"));
  }
  static void TearDownTestSuite() {
    delete s_dataset;
    delete s_folder;
  }
  static TrainParams params(const std::string& net, int64_t epochs) {
    TrainParams p;
    p.net = net;
    p.channels = "rgb,hotspot";
    p.width = 4;
    p.epochs = epochs;
    p.batch = 4;
    p.learningRate = 3e-3;
    p.device = "cpu";
    p.threads = 2;
    return p;
  }
  fs::path newRun(const std::string& name, const TrainParams& p) const {
    const fs::path run = folder / name;
    createRun(run, trainConfig(s_dataset->folder, p));
    return run;
  }
  /// Trains to the end and marks the run done.
  static Json train(const fs::path& run, const Progress& outer = {}) {
    RunWriter writer(run);
    const Json result = trainRun(writer, writer.progress(outer));
    writer.done();
    return result;
  }
  /// Trains until the progress text says `when` and stops there.
  static void trainUntil(const fs::path& run, const std::string& when) {
    std::stop_source stop;
    const Progress outer(stop.get_token(), [&](const ProgressReport& report) {
      if (report.what == when)
        stop.request_stop();
    });
    RunWriter writer(run);
    EXPECT_THROW(trainRun(writer, writer.progress(outer)), Cancelled);
    writer.stopped();
  }
  static std::vector<MetricsRow> rows(const fs::path& run, const std::string& phase) {
    RunReader reader(run);
    reader.poll();
    std::vector<MetricsRow> found;
    for (const MetricsRow& row : reader.metrics())
      if (row.phase == phase)
        found.push_back(row);
    return found;
  }
  static std::string weights(const fs::path& run) { return hashFile(weightsFile({run})); }

  test::TempFolder folder;
  static inline test::TempFolder* s_folder = nullptr;
  static inline Dataset* s_dataset = nullptr;
};

class BothNets : public Training, public testing::WithParamInterface<std::string> {};

TEST_P(BothNets, LearnFarMoreThanTheTrivialAnswerAndWriteTheirRun) {
  TrainParams p = params(GetParam(), 12);
  if (GetParam() == "segnet") { // five poolings and the running statistics of batch norm need more steps
    p.width = 8;
    p.epochs = 22;
    p.batch = 2;
  }
  const auto epochs = static_cast<size_t>(p.epochs);
  const fs::path run = newRun("run", p);
  const Json result = train(run);
  const Json& evaluation = result.at("evaluation");
  EXPECT_GT(evaluation.at("trivial_ratio").get<double>(), 2);
  EXPECT_EQ(evaluation, readJson(run / "outputs" / "evaluation.json"));
  EXPECT_EQ(evaluation.at("tiles"), s_dataset->split.test.size());
  EXPECT_TRUE(evaluation.at("published").is_null());

  for (const char* phase : {"train", "validation", "validation-tile-mean"}) {
    const auto found = rows(run, phase);
    ASSERT_EQ(found.size(), epochs) << phase;
    for (size_t i = 0; i < found.size(); ++i)
      EXPECT_EQ(found[i].epoch, static_cast<int64_t>(i) + 1);
  }
  EXPECT_LT(*rows(run, "train").back().loss, *rows(run, "train").front().loss);
  ASSERT_EQ(rows(run, "test").size(), 1u);
  EXPECT_DOUBLE_EQ(*rows(run, "test")[0].iou, evaluation.at("pooled").at("iou").get<double>());

  // The best epoch by pooled IoU was kept, and status and model say so.
  double best = 0;
  int64_t bestEpoch = 0;
  for (const MetricsRow& row : rows(run, "validation"))
    if (const double iou = row.iou.value_or(0); iou > best) {
      best = iou;
      bestEpoch = row.epoch;
    }
  const RunStatus status = runStatusFrom(readJson(run / "status.json"));
  EXPECT_EQ(status.state, RunState::Done);
  EXPECT_EQ(status.epoch, p.epochs);
  EXPECT_EQ(status.bestEpoch, bestEpoch);
  EXPECT_EQ(readModelInfo({run}).epoch, bestEpoch);
  std::set<std::string> files;
  for (const auto& entry : fs::directory_iterator(run / "checkpoints"))
    files.insert(entry.path().filename());
  EXPECT_EQ(files.size(), bestEpoch == p.epochs ? 3u : 4u) << "last, best and their .pt, nothing else";

  // The model judged again, alone, gives the same figures.
  const Json again = evaluateRun(run, {.device = "cpu", .batch = 3, .threads = 2}, std::nullopt, Progress());
  EXPECT_NEAR(again.at("pooled").at("iou").get<double>(), evaluation.at("pooled").at("iou").get<double>(),
              1e-3);
  const Json strict = evaluateRun(run, {.device = "cpu"}, 0.95, Progress());
  EXPECT_LT(strict.at("pooled").at("recall").get<double>(), again.at("pooled").at("recall").get<double>());
}

INSTANTIATE_TEST_SUITE_P(Training, BothNets, testing::Values("unet", "segnet"),
                         [](const auto& chosen) { return chosen.param; });

TEST_P(BothNets, EndWithTheSameWeightsWhenInterruptedAndResumed) {
  TrainParams p = params(GetParam(), 4);
  p.keep = "last";
  const fs::path whole = newRun("whole", p), torn = newRun("torn", p);
  train(whole);
  trainUntil(torn, "epoch 3 of 4"); // in its first batch
  EXPECT_EQ(runStatusFrom(readJson(torn / "status.json")).state, RunState::Stopped);
  trainUntil(torn, "epoch 4 of 4");
  train(torn);
  EXPECT_EQ(weights(whole), weights(torn));
  EXPECT_EQ(readModelInfo({torn}).epoch, 4);
  // What onlookers see is one run of four epochs.
  const auto a = rows(whole, "validation"), b = rows(torn, "validation");
  ASSERT_EQ(a.size(), 4u);
  ASSERT_EQ(b.size(), 4u);
  for (size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(a[i].epoch, b[i].epoch);
    EXPECT_EQ(a[i].step, b[i].step);
    EXPECT_EQ(a[i].loss, b[i].loss);
    EXPECT_EQ(a[i].iou, b[i].iou);
  }
}

TEST_F(Training, KeepsTheBestModelOverAResume) {
  const TrainParams p = params("unet", 5);
  const fs::path whole = newRun("whole", p), torn = newRun("torn", p);
  train(whole);
  trainUntil(torn, "epoch 4 of 5");
  fs::remove_all(torn / "model"); // as if killed before it was written
  train(torn);
  EXPECT_EQ(weights(whole), weights(torn));
  EXPECT_EQ(readModelInfo({whole}).epoch, readModelInfo({torn}).epoch);
}

TEST_F(Training, ResumingAFinishedRunOnlyTestsAgainAndLosesNoRows) {
  const fs::path run = newRun("run", params("unet", 2));
  const Json first = train(run);
  const std::string before = weights(run);
  const Json second = train(run);
  EXPECT_EQ(weights(run), before);
  EXPECT_EQ(first.at("evaluation"), second.at("evaluation"));
  EXPECT_EQ(rows(run, "train").size(), 2u);
  EXPECT_EQ(rows(run, "validation").size(), 2u);
  EXPECT_EQ(rows(run, "test").size(), 1u);
}

TEST_F(Training, EndsSoonAfterTheStopFileAppears) {
  TrainParams p = params("unet", 1000);
  p.width = 2;
  const fs::path run = newRun("run", p);
  RunWriter writer(run);
  const Progress watched({}, [&](const ProgressReport&) {
    if (!rows(run, "train").empty())
      requestStop(run);
  });
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THROW(trainRun(writer, writer.progress(watched)), Cancelled);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
  writer.stopped();
  EXPECT_TRUE(fs::exists(run / "checkpoints" / "last.json"));
}

TEST_F(Training, SaysWhenTheLossIsNoNumber) {
  TrainParams p = params("unet", 50);
  p.learningRate = 10;
  const fs::path run = newRun("run", p);
  RunWriter writer(run);
  try {
    trainRun(writer, writer.progress(Progress()));
    FAIL() << "a rate of 10 must blow up";
  } catch (const Error& e) {
    EXPECT_EQ(e.reason(), "nan-loss");
    EXPECT_NE(e.hint().find("learning-rate"), std::string::npos);
  }
}

TEST_F(Training, WarnsWhenNothingIsPositive) {
  const Dataset empty = test::makeDiscDataset(folder / "empty", {.columns = 2, .rows = 4, .empty = true});
  const fs::path run = folder / "run";
  createRun(run, trainConfig(empty.folder, params("unet", 1)));
  const Json result = train(run);
  EXPECT_EQ(runStatusFrom(readJson(run / "status.json")).warnings.size(), 1u);
  EXPECT_TRUE(result.at("evaluation").at("trivial_ratio").is_null());
}

TEST_F(Training, RefusesADamagedCheckpoint) {
  const fs::path run = newRun("run", params("unet", 2));
  trainUntil(run, "epoch 2 of 2");
  const fs::path file = run / "checkpoints" / "epoch-0001.pt";
  const std::string whole = readFile(file);
  writeFileAtomically(file, whole.substr(0, whole.size() / 2));
  RunWriter writer(run);
  EXPECT_THROW(trainRun(writer, writer.progress(Progress())), Error);
  writeFileAtomically(file, "nonsense");
  EXPECT_THROW(trainRun(writer, writer.progress(Progress())), Error);
}

TEST_F(Training, PredictsADatasetAsItWasJudged) {
  const fs::path run = newRun("run", params("unet", 6));
  train(run);
  const ComputeParams compute{.device = "cpu", .batch = 4, .threads = 2};
  const Predictor predictor(run, compute);
  const Json document = predictDataset(predictor, s_dataset->folder, folder / "out", 4, Progress());
  ASSERT_EQ(document.at("regions").size(), 2u);
  EXPECT_EQ(document, readJson(folder / "out" / "prediction.json"));
  const PackReader reader(*s_dataset, {});
  Confusion sum;
  for (const Json& region : document.at("regions")) {
    const Window window{region.at("window")[0], region.at("window")[1], region.at("window")[2],
                        region.at("window")[3]};
    const std::string raw = readFile(folder / "out" / region.at("file").get<std::string>());
    ASSERT_EQ(raw.size(), static_cast<size_t>(window.cells()) * sizeof(float));
    std::vector<float> p(static_cast<size_t>(window.cells()));
    std::memcpy(p.data(), raw.data(), raw.size());
    for (const float value : p)
      ASSERT_TRUE(value >= 0 && value <= 1);
    std::vector<uint8_t> truth(p.size());
    reader.mask(window, truth);
    sum.add(truth, p, 0.5F);
  }
  const Json judged = evaluateRun(run, compute, std::nullopt, Progress());
  EXPECT_GT(sum.iou(), 0.7 * judged.at("pooled").at("iou").get<double>());
}

TEST_F(Training, PredictsTilesOfAnySizeLikeTheTrainer) {
  const fs::path run = newRun("run", params("segnet", 1));
  train(run);
  const Predictor predictor(run, {.device = "cpu"});
  EXPECT_EQ(predictor.info().channelNames(), (std::vector<std::string>{"red", "green", "blue", "hotspot"}));
  const PackReader reader(*s_dataset, predictor.info().channelNames());
  const auto predict = [&](const Window& window) {
    const auto cells = static_cast<size_t>(window.cells());
    std::vector<float> values(4 * cells), p(cells);
    for (size_t c = 0; c < 4; ++c)
      reader.values(c, window, std::span(values).subspan(c * cells, cells));
    predictor.predict(values, 1, window.height, window.width, p);
    return p;
  };
  // 64 x 64 is read as it is; 50 x 41 is padded to it. Far from the padding both agree closely.
  const auto whole = predict({0, 0, 64, 64}), part = predict({0, 0, 50, 41});
  ASSERT_EQ(part.size(), 50u * 41u);
  for (const float value : part)
    EXPECT_TRUE(value >= 0 && value <= 1);
  EXPECT_NEAR(part[0], whole[0], 0.2);
  std::vector<float> tooFew(10), out(64 * 64);
  EXPECT_THROW(predictor.predict(tooFew, 1, 64, 64, out), Error);
}

TEST_F(Training, PredictionRefusesOtherChannelsAndRunsWithoutAModel) {
  const fs::path run = newRun("run", params("unet", 1));
  EXPECT_THROW(Predictor(run, {.device = "cpu"}), Error) << "not trained yet";
  EXPECT_THROW(Predictor(folder / "nowhere", {.device = "cpu"}), Error);
  train(run);
  const Predictor predictor(run, {.device = "cpu"});
  const fs::path poor = folder / "poor";
  {
    PackWriter writer(poor, 64, 64, {storedChannel("red"), storedChannel("green"), storedChannel("blue")});
    Dataset dataset;
    dataset.tile = dataset.stride = 64;
    dataset.windows = {{0, 0, 64, 64}};
    dataset.regions = {{"all", {0, 0, 64, 64}}};
    dataset.split = {"random", 1, {0}, {}, 0};
    writer.finish(dataset, Progress());
  }
  EXPECT_THROW(predictDataset(predictor, poor, folder / "out", 4, Progress()), Error) << "no hotspot";
  EXPECT_FALSE(fs::exists(folder / "out" / "prediction.json"));
}

TEST_F(Training, RefusesModelFilesOfAnotherNetwork) {
  const fs::path a = newRun("a", params("unet", 1)), b = newRun("b", params("segnet", 1));
  train(a);
  train(b);
  fs::copy_file(weightsFile({b}), weightsFile({a}), fs::copy_options::overwrite_existing);
  EXPECT_THROW(Predictor(a, {.device = "cpu"}), Error);
  writeFileAtomically(a / "model" / "model.json", "{\"schema\": 1}");
  EXPECT_THROW(readModelInfo({a}), Error);
}

TEST_F(Training, TheStudioMayQueueARunByConfigAlone) {
  RunConfig config;
  config.kind = "train";
  config.dataset = s_dataset->folder.string();
  config.parameters = {
      {"model", "IV"}, {"width", 2}, {"epochs", 1}, {"device", "cpu"}}; // net and channels follow
  createRun(folder / "run", config);
  const Json result = train(folder / "run");
  EXPECT_EQ(result.at("evaluation").at("published").at("iou"), 0.689);
  EXPECT_EQ(readModelInfo({folder / "run"}).preset, "IV");
}

} // namespace
} // namespace scarp
