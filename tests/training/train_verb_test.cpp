// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs train, evaluate RUN and predict --dataset as a caller sees them, and a run that is killed and
// resumed.
#include "core/base/files.h"
#include "core/run/run_reader.h"
#include "tests/support/run_scarp.h"
#include "tests/support/temp_folder.h"
#include "tests/training/training_sample.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <thread>

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

pid_t start(const std::vector<std::string>& words) {
  const pid_t child = ::fork();
  if (child != 0)
    return child;
  const int nowhere = ::open("/dev/null", O_RDWR);
  ::dup2(nowhere, 1);
  ::dup2(nowhere, 2);
  std::string program = std::string(SCARP_BIN_DIR) + "/scarp";
  std::vector<char*> argv{program.data()};
  std::vector<std::string> copies = words;
  for (std::string& word : copies)
    argv.push_back(word.data());
  argv.push_back(nullptr);
  ::execv(program.c_str(), argv.data());
  ::_exit(127);
}

TEST_F(TrainVerb, LosesAtMostOneEpochToAKillAndEndsWithTheSameWeights) {
  const auto whole = test::runScarp(words("whole", "6"));
  ASSERT_EQ(whole.exitCode, 0) << whole.err;
  const pid_t child = start(words("killed", "6"));
  const fs::path last = folder / "killed" / "checkpoints" / "last.json";
  const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!fs::exists(last) && std::chrono::steady_clock::now() < patience)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  ASSERT_TRUE(fs::exists(last));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  const int64_t epoch = readJson(last).at("epoch");
  RunReader reader(folder / "killed");
  reader.poll();
  EXPECT_LE(reader.view().status.epoch, epoch + 1) << "at most one epoch is lost";

  const auto resumed = test::runScarp({"train", "--resume", (folder / "killed").string(), "--json"});
  ASSERT_EQ(resumed.exitCode, 0) << resumed.err;
  EXPECT_EQ(Json::parse(resumed.out).at("epochs"), 6);
  const auto weights = [&](const char* run) {
    return hashFile(folder / run / "model" / "weights.safetensors");
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

} // namespace
} // namespace scarp
