// SPDX-License-Identifier: GPL-3.0-or-later
// The protocol of the run directory, from both sides.
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/run/run_reader.h"
#include "core/run/run_writer.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace scarp;
using scarp::test::TempFolder;
using namespace std::chrono_literals;

namespace {

RunConfig trainConfig() {
  RunConfig config;
  config.kind = "train";
  config.parameters = {{"epochs", 3}};
  config.commandLine = {"scarp", "train"};
  return config;
}

MetricsRow row(int64_t epoch, double loss, const std::string& phase = "train") {
  MetricsRow r;
  r.epoch = epoch;
  r.phase = phase;
  r.loss = loss;
  return r;
}

/// Waits for a condition that another thread brings about, without a fixed sleep.
template <class Condition> bool soon(Condition&& condition) {
  for (int i = 0; i < 500; ++i) {
    if (condition())
      return true;
    ::usleep(10000);
  }
  return false;
}

} // namespace

TEST(RunDir, IsQueuedBeforeAnythingStarts) {
  const TempFolder folder;
  createRun(folder / "r", trainConfig());
  RunReader reader(folder / "r");
  EXPECT_TRUE(reader.poll());
  EXPECT_EQ(reader.view().status.state, RunState::Queued);
  EXPECT_EQ(reader.view().config.kind, "train");
  EXPECT_EQ(reader.view().config.parameters.at("epochs"), 3);
  EXPECT_FALSE(reader.view().lost);
}

TEST(RunDir, ASecondRunInTheSameFolderIsRefused) {
  const TempFolder folder;
  createRun(folder / "r", trainConfig());
  EXPECT_THROW(createRun(folder / "r", trainConfig()), Error);
}

TEST(RunDir, ATornFileIsAnInputErrorThatNamesIt) {
  const TempFolder folder;
  const RunPaths run{folder / "r"};
  EXPECT_THAT([&] { readRunConfig(run); }, testing::ThrowsMessage<Error>(testing::HasSubstr("holds no run")));
  createRun(run.folder, trainConfig());
  EXPECT_EQ(readRunConfig(run).kind, "train");
  EXPECT_EQ(readRunStatus(run).state, RunState::Queued);
  for (const char* content : {"", "{\"kind\": ", "{}", "[1]", "{\"kind\": 7}"}) {
    writeFileAtomically(run.config(), content);
    EXPECT_THAT([&] { readRunConfig(run); }, testing::ThrowsMessage<Error>(testing::HasSubstr("config.json")));
  }
  for (const char* content : {"", "{\"state\": ", "{}", "{\"state\": \"asleep\"}"}) {
    writeFileAtomically(run.status(), content);
    EXPECT_THAT([&] { readRunStatus(run); }, testing::ThrowsMessage<Error>(testing::HasSubstr("status.json")));
  }
  std::filesystem::remove(run.status());
  EXPECT_EQ(readRunStatus(run).state, RunState::Queued);
}

TEST(RunDir, NamesSortByTimeAndAreUnique) {
  const std::string a = newRunName("XIII"), b = newRunName("XIII");
  EXPECT_NE(a, b);
  EXPECT_THAT(a, testing::MatchesRegex("[0-9]{8}-[0-9]{6}-XIII-[0-9a-f]{4}"));
}

TEST(RunWriter, TellsAStoryThatTheReaderFollows) {
  const TempFolder folder;
  createRun(folder / "r", trainConfig());
  RunReader reader(folder / "r");
  {
    RunWriter writer(folder / "r");
    reader.poll();
    EXPECT_EQ(reader.view().status.state, RunState::Starting);
    EXPECT_EQ(reader.view().status.attempt, 1);
    const Progress progress = writer.progress({});
    progress.step(0.5, "epoch 2 of 3");
    writer.append(row(1, 0.7));
    writer.update([](RunStatus& s) { s.epoch = 2; }, true);
    reader.poll();
    EXPECT_EQ(reader.view().status.state, RunState::Running);
    EXPECT_EQ(reader.view().status.fraction, 0.5);
    EXPECT_EQ(reader.view().status.what, "epoch 2 of 3");
    ASSERT_EQ(reader.metrics().size(), 1u);
    EXPECT_EQ(reader.metrics()[0].loss, 0.7);
    writer.done();
  }
  EXPECT_TRUE(reader.poll());
  EXPECT_EQ(reader.view().status.state, RunState::Done);
  EXPECT_FALSE(reader.poll()); // nothing new any more
}

TEST(RunWriter, OnlyOneExecutorAtATime) {
  const TempFolder folder;
  createRun(folder / "r", trainConfig());
  RunWriter first(folder / "r");
  EXPECT_THAT([&] { RunWriter second(folder / "r"); },
              testing::ThrowsMessage<Error>(testing::HasSubstr("another process is executing")));
  first.done();
}

TEST(RunWriter, TheStopFileCancelsTheWorkWithinASecond) {
  const TempFolder folder;
  createRun(folder / "r", trainConfig());
  RunWriter writer(folder / "r");
  const Progress progress = writer.progress({});
  const auto asked = std::chrono::steady_clock::now();
  requestStop(folder / "r");
  EXPECT_TRUE(soon([&] { return progress.stopRequested(); }));
  EXPECT_LT(std::chrono::steady_clock::now() - asked, 1s);
  EXPECT_THROW(progress.step(0.1), Cancelled);
  writer.stopped();
  EXPECT_EQ(runStatusFrom(readJson(RunPaths{folder / "r"}.status())).state, RunState::Stopped);
}

TEST(RunWriter, ANewAttemptWithdrawsAnOldStop) {
  const TempFolder folder;
  createRun(folder / "r", trainConfig());
  requestStop(folder / "r");
  RunWriter writer(folder / "r");
  EXPECT_FALSE(std::filesystem::exists(writer.paths().stopFile()));
  writer.done();
}

TEST(RunWriter, AnUnfinishedAttemptIsRecordedAsFailed) {
  const TempFolder folder;
  createRun(folder / "r", trainConfig());
  { RunWriter writer(folder / "r"); }
  const RunStatus status = runStatusFrom(readJson(RunPaths{folder / "r"}.status()));
  EXPECT_EQ(status.state, RunState::Failed);
  ASSERT_TRUE(status.error);
  EXPECT_FALSE(status.error->message.empty());
}

TEST(RunWriter, BeatsWhileItLives) {
  const TempFolder folder;
  createRun(folder / "r", trainConfig());
  RunWriter writer(folder / "r");
  writer.progress({});
  EXPECT_TRUE(soon([&] { return runStatusFrom(readJson(writer.paths().status())).heartbeat >= 1; }));
  writer.done();
}

TEST(RunReader, IgnoresATornLastLine) {
  const TempFolder folder;
  createRun(folder / "r", trainConfig());
  std::ofstream file(RunPaths{folder / "r"}.metrics(), std::ios::app);
  file << toJson(row(1, 0.9)).dump() << "\n" << R"({"epoch": 2, "lo)" << std::flush;
  RunReader reader(folder / "r");
  reader.poll();
  EXPECT_EQ(reader.metrics().size(), 1u);
  file << R"(ss": 0.5})" << "\n" << std::flush;
  reader.poll();
  ASSERT_EQ(reader.metrics().size(), 2u);
  EXPECT_EQ(reader.metrics()[1].loss, 0.5);
  EXPECT_EQ(reader.unchangedRows(), 1u);
}

TEST(RunReader, LaterAttemptsSupersedeFromTheirFirstEpochOn) {
  const TempFolder folder;
  createRun(folder / "r", trainConfig());
  {
    RunWriter writer(folder / "r");
    for (int epoch = 1; epoch <= 4; ++epoch)
      writer.append(row(epoch, epoch));
    writer.stopped();
  }
  RunReader reader(folder / "r");
  reader.poll();
  EXPECT_EQ(reader.metrics().size(), 4u);
  {
    RunWriter writer(folder / "r");
    writer.append(row(3, 30));
    writer.append(row(4, 40));
    writer.append(row(5, 50));
    writer.done();
  }
  reader.poll();
  EXPECT_EQ(reader.unchangedRows(), 2u);
  std::vector<double> losses;
  for (const MetricsRow& r : reader.metrics())
    losses.push_back(*r.loss);
  EXPECT_EQ(losses, (std::vector<double>{1, 2, 30, 40, 50}));
}

TEST(RunReader, ConcludesLostFromItsOwnClock) {
  const TempFolder folder;
  createRun(folder / "r", trainConfig());
  const pid_t child = ::fork();
  if (child == 0) {
    RunWriter writer(folder / "r");
    writer.progress({});
    ::kill(::getpid(), SIGKILL);
  }
  ::waitpid(child, nullptr, 0);
  RunReader reader(folder / "r");
  const auto now = RunReader::Clock::now();
  reader.poll(now);
  EXPECT_EQ(reader.view().status.state, RunState::Running);
  EXPECT_FALSE(reader.view().lost);
  EXPECT_TRUE(reader.poll(now + 16s));
  EXPECT_TRUE(reader.view().lost);
  EXPECT_EQ(runStatusFrom(readJson(RunPaths{folder / "r"}.status())).state, RunState::Running); // never written
  RunWriter again(folder / "r"); // the lock died with its process
  EXPECT_EQ(again.attempt(), 2);
  again.done();
}

TEST(RunReader, AliveButStuckIsNotLost) {
  const TempFolder folder;
  createRun(folder / "r", trainConfig());
  RunWriter writer(folder / "r");
  writer.progress({});
  RunReader reader(folder / "r");
  const auto now = RunReader::Clock::now();
  reader.poll(now);
  reader.poll(now + 130s);
  EXPECT_FALSE(reader.view().lost);
  EXPECT_TRUE(reader.view().stuck);
  writer.done();
}

TEST(RunReader, ATornDirectoryIsAProblemNotACrash) {
  const TempFolder folder;
  createRun(folder / "r", trainConfig());
  writeFileAtomically(RunPaths{folder / "r"}.status(), "{\"state\": \"runn");
  RunReader reader(folder / "r");
  reader.poll();
  EXPECT_FALSE(reader.view().problem.empty());
  writeJson(RunPaths{folder / "r"}.status(), toJson(RunStatus{}));
  reader.poll();
  EXPECT_TRUE(reader.view().problem.empty());
}

TEST(RunReader, FindsRunsNewestFirst) {
  const TempFolder folder;
  createRun(folder / "20260101-000000-a-0000", trainConfig());
  createRun(folder / "20260201-000000-b-0000", trainConfig());
  std::filesystem::create_directory(folder / "not-a-run");
  const auto runs = findRuns(folder.path());
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_EQ(runs[0].filename(), "20260201-000000-b-0000");
  EXPECT_TRUE(findRuns(folder / "nowhere").empty());
}
