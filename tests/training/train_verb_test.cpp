// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs train, evaluate RUN and predict --dataset as a caller sees them, a run that is killed and
// resumed, and what can be wrong with its folder.
#include "core/base/files.h"
#include "core/run/run_reader.h"
#include "tests/support/run_scarp.h"
#include "tests/support/scarp_process.h"
#include "tests/support/small_disk.h"
#include "tests/support/temp_folder.h"
#include "tests/training/training_sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>

namespace scarp {
namespace {
namespace fs = std::filesystem;

class TrainVerb : public testing::Test {
protected:
  void SetUp() override { dataset = test::makeDiscDataset(folder / "set", {.columns = 4, .rows = 2}).folder; }
  std::vector<std::string> words(const std::string& run, const std::string& epochs) const {
    return {"train",      dataset.string(),
            "--net",      "unet",
            "--channels", "rgb,hotspot",
            "--width",    "2",
            "--epochs",   epochs,
            "--batch",    "2",
            "--device",   "cpu",
            "--threads",  "2",
            "--keep",     "last",
            "--run",      (folder / run).string()};
  }
  test::TempFolder folder;
  fs::path dataset;
};

/// Must fail with `code` and say it in one sentence that names `part`.
void expectFault(const std::vector<std::string>& words, int code, const std::string& part) {
  const auto result = test::runScarp(words);
  EXPECT_EQ(result.exitCode, code) << result.err;
  const size_t at = result.err.find("scarp: ");
  ASSERT_NE(at, std::string::npos) << result.err;
  const std::string sentence = result.err.substr(at);
  EXPECT_EQ(std::count(sentence.begin(), sentence.end(), '\n'), 1) << sentence;
  EXPECT_NE(sentence.find(part), std::string::npos) << sentence;
}

TEST_F(TrainVerb, LosesAtMostOneEpochToAKillAndEndsWithTheSameWeights) {
  const auto whole = test::runScarp(words("whole", "40"));
  ASSERT_EQ(whole.exitCode, 0) << whole.err;
  test::ScarpProcess child(words("killed", "40"));
  ASSERT_TRUE(child.says("epoch 4 of 40")) << child.said();
  child.strike(SIGKILL);
  ASSERT_EQ(child.wait(), 128 + SIGKILL) << child.said();
  const int64_t saved = readJson(folder / "killed" / "checkpoints" / "last.json").at("epoch");
  EXPECT_GE(saved, 3) << "three epochs were finished when it began the fourth";
  ASSERT_LT(saved, 40);

  const std::string run = (folder / "killed").string();
  const auto resumed = test::runScarp({"train", "--resume", run, "--json"});
  ASSERT_EQ(resumed.exitCode, 0) << resumed.err;
  EXPECT_EQ(Json::parse(resumed.out).at("epochs"), 40);
  RunReader reader(run);
  reader.poll();
  for (const MetricsRow& row : reader.metrics())
    EXPECT_EQ(row.attempt, row.epoch <= saved ? 1 : 2) << "epoch " << row.epoch << ", saved up to " << saved;
  const auto weights = [&](const char* name) {
    return hashFile(folder / name / "model" / "weights.safetensors");
  };
  EXPECT_EQ(weights("whole"), weights("killed"));
}

TEST_F(TrainVerb, EvaluatesAndPredictsWhatItTrained) {
  const std::string run = (folder / "run").string();
  const auto trained = test::runScarp(words("run", "2"));
  ASSERT_EQ(trained.exitCode, 0) << trained.err;
  EXPECT_NE(trained.out.find("pooled"), std::string::npos);
  const auto judged = test::runScarp({"evaluate", run, "--json"});
  ASSERT_EQ(judged.exitCode, 0) << judged.err;
  const Json document = Json::parse(judged.out);
  for (const char* key : {"threshold", "pooled", "tile_mean", "empty_tile_rule", "trivial_iou", "split"})
    EXPECT_TRUE(document.contains(key)) << key;
  const auto predicted = test::runScarp(
      {"predict", run, "--dataset", dataset.string(), "--out", (folder / "out").string(), "--json"});
  ASSERT_EQ(predicted.exitCode, 0) << predicted.err;
  EXPECT_EQ(Json::parse(predicted.out).at("regions").size(), 2u);
  EXPECT_EQ(fs::file_size(folder / "out" / "lower-part.f32"), 4u * 64 * 64 * 4);
}

TEST_F(TrainVerb, ExecutesAQueuedRun) {
  RunConfig config;
  config.kind = "train";
  config.dataset = dataset.string();
  config.parameters = {{"channels", "rgb"}, {"width", 1}, {"epochs", 1}, {"device", "cpu"}};
  createRun(folder / "queued", config);
  const std::string run = (folder / "queued").string();
  EXPECT_EQ(test::runScarp({"train", "--run", run, "--width", "4"}).exitCode, 2) << "the run says it already";
  EXPECT_EQ(test::runScarp({"train", "--run", run}).exitCode, 0);
  EXPECT_EQ(test::runScarp({"train", "--run", run}).exitCode, 2) << "done: --resume goes on, --run does not";
}

TEST_F(TrainVerb, RefusesWhatCannotBeMeantAndLeavesNothing) {
  const std::string run = (folder / "run").string();
  const auto code = [&](std::vector<std::string> words) {
    const auto result = test::runScarp(words);
    EXPECT_NE(result.err.find("scarp: "), std::string::npos) << result.err;
    return result.exitCode;
  };
  EXPECT_EQ(code({"train", dataset.string()}), 2) << "no --run";
  EXPECT_EQ(code({"train", (folder / "no").string(), "--run", run}), 3);
  EXPECT_EQ(code({"train", dataset.string(), "--model", "XIX", "--run", run}), 2);
  EXPECT_EQ(code({"train", dataset.string(), "--net", "resnet", "--run", run}), 2);
  EXPECT_EQ(code({"train", dataset.string(), "--channels", "rgb,slope", "--run", run}), 2);
  EXPECT_EQ(code({"train", "--resume", run}), 3);
  EXPECT_EQ(code({"evaluate", run}), 3);
  EXPECT_EQ(code({"predict", run, "--dataset", dataset.string(), "--out", (folder / "out").string()}), 3);
  EXPECT_FALSE(fs::exists(run));
}

TEST_F(TrainVerb, ATornRunDirectoryIsSaid) {
  const std::string run = (folder / "run").string();
  ASSERT_EQ(test::runScarp(words("run", "1")).exitCode, 0);
  const std::vector<std::string> resume{"train", "--resume", run};
  const auto torn = [&](const std::vector<std::string>& words, const std::string& file,
                        const std::string& content) {
    const fs::path path = folder / "run" / file;
    const std::string whole = readFile(path);
    writeFileAtomically(path, content.empty() ? whole.substr(0, whole.size() / 2) : content);
    expectFault(words, 3, path.filename().string());
    writeFileAtomically(path, whole);
  };
  const std::string half; // the first half of what was there
  torn(resume, "config.json", half);
  torn(resume, "config.json", "{}");
  torn({"evaluate", run}, "config.json", "{}");
  torn({"train", "--run", run}, "status.json", half);
  torn(resume, "status.json", "{\"attempt\": 1}");
  torn(resume, "status.json", "{\"state\": \"asleep\"}");
  torn(resume, "checkpoints/last.json", half);
  torn(resume, "checkpoints/last.json", "{}");
  torn(resume, "checkpoints/epoch-0001.pt", half);
  torn({"evaluate", run}, "model/model.json", "{\"schema\": 1}");
  torn({"evaluate", run}, "model/weights.safetensors", half);
  fs::rename(folder / "run" / "checkpoints" / "epoch-0001.pt", folder / "aside");
  expectFault(resume, 3, "epoch-0001.pt");
  fs::rename(folder / "aside", folder / "run" / "checkpoints" / "epoch-0001.pt");
  fs::remove(folder / "run" / "config.json");
  expectFault(resume, 3, "holds no run");
}

TEST_F(TrainVerb, AnotherDatasetUnderTheSameNameIsRefused) {
  const std::string run = (folder / "run").string();
  ASSERT_EQ(test::runScarp(words("run", "1")).exitCode, 0);
  fs::rename(dataset, folder / "aside");
  expectFault({"train", "--resume", run}, 3, "is missing");
  expectFault({"evaluate", run}, 3, "is missing");
  test::makeDiscDataset(dataset, {.columns = 4, .rows = 2, .seed = 6});
  expectFault({"train", "--resume", run}, 3, "is not the one that this run was made for");
  expectFault({"evaluate", run}, 3, "is not the one that this run was made for");
  fs::remove_all(dataset);
  fs::rename(folder / "aside", dataset);
  fs::resize_file(dataset / "hotspot.f32", 1000);
  expectFault({"train", "--resume", run}, 3, "hotspot.f32");
  expectFault({"train", dataset.string(), "--run", (folder / "new").string()}, 3, "hotspot.f32");
  EXPECT_FALSE(fs::exists(folder / "new"));
}

TEST_F(TrainVerb, AFullDiskIsSaidAndTheRunGoesOnWhenThereIsRoomAgain) {
  ASSERT_EQ(test::runScarp(words("whole", "2")).exitCode, 0);
  {
    const test::SmallDisk disk(60000); // status and metrics fit, a checkpoint does not
    expectFault(words("full", "2"), 3, "epoch-0001.pt");
  }
  EXPECT_EQ(readRunStatus({folder / "full"}).state, RunState::Failed);
  EXPECT_TRUE(fs::is_empty(folder / "full" / "checkpoints")) << "nothing half-written";
  EXPECT_FALSE(fs::exists(folder / "full" / "model"));
  ASSERT_EQ(test::runScarp({"train", "--resume", (folder / "full").string()}).exitCode, 0);
  EXPECT_EQ(hashFile(folder / "whole" / "model" / "weights.safetensors"),
            hashFile(folder / "full" / "model" / "weights.safetensors"));
  {
    const test::SmallDisk disk(500); // not even the description of the run fits
    expectFault(words("none", "2"), 3, "none/");
  }
  EXPECT_FALSE(fs::exists(folder / "none"));
}

TEST_F(TrainVerb, AFolderThatCannotBeWrittenToIsSaid) {
  writeFileAtomically(folder / "blocked", "a file, not a folder");
  expectFault(words("blocked/run", "1"), 3, "blocked/run");
  const fs::path locked = "/sys/scarp-test-run"; // not even root may make a folder there
  expectFault(words(locked.string(), "1"), 3, locked.string());
}

} // namespace
} // namespace scarp
