// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "widgets/task/background_task.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <latch>

namespace scarp {
namespace {

using Deliver = BackgroundTask::Deliver;

TEST(BackgroundTask, HandsTheResultOverInTheOwnersThread) {
  BackgroundTask task;
  QSignalSpy finished(&task, &BackgroundTask::finished), progressed(&task, &BackgroundTask::progressed);
  std::thread::id worker, owner;
  int result = 0;
  task.start([&](const Progress& progress) -> Deliver {
    progress.step(1, "adding");
    worker = std::this_thread::get_id();
    return [&, sum = 40 + 2] {
      owner = std::this_thread::get_id();
      result = sum;
    };
  });
  EXPECT_TRUE(task.running());
  ASSERT_TRUE(finished.wait());
  EXPECT_EQ(result, 42);
  EXPECT_EQ(owner, std::this_thread::get_id());
  EXPECT_NE(worker, owner);
  EXPECT_FALSE(task.running());
  ASSERT_GE(progressed.count(), 1);
  EXPECT_EQ(progressed[0][1].toString(), "adding");
}

TEST(BackgroundTask, StartingAgainDropsWhatRanBefore) {
  BackgroundTask task;
  QSignalSpy finished(&task, &BackgroundTask::finished);
  std::latch begun(1);
  bool first = false, second = false;
  task.start([&](const Progress& progress) -> Deliver {
    begun.count_down();
    while (true)
      progress.step(0); // ends by Cancelled alone
    return [&] { first = true; };
  });
  begun.wait();
  task.start([&](const Progress&) -> Deliver { return [&] { second = true; }; });
  ASSERT_TRUE(finished.wait());
  EXPECT_TRUE(second);
  EXPECT_FALSE(first);
  EXPECT_EQ(finished.count(), 1);
}

TEST(BackgroundTask, CancelStopsAndSaysSo) {
  BackgroundTask task;
  QSignalSpy finished(&task, &BackgroundTask::finished), cancelled(&task, &BackgroundTask::cancelled);
  std::latch begun(1);
  std::atomic<bool> stopped = false;
  task.start([&](const Progress& progress) -> Deliver {
    begun.count_down();
    try {
      while (true)
        progress.step(0);
    } catch (const Cancelled&) {
      stopped = true;
      throw;
    }
    return {};
  });
  begun.wait();
  task.cancel();
  EXPECT_EQ(cancelled.count(), 1);
  EXPECT_FALSE(task.running());
  EXPECT_TRUE(QTest::qWaitFor([&] { return stopped.load(); }));
  task.cancel();
  EXPECT_EQ(cancelled.count(), 1) << "nothing ran any more";
  EXPECT_EQ(finished.count(), 0);
}

TEST(BackgroundTask, AnErrorComesWithItsHint) {
  BackgroundTask task;
  QSignalSpy failed(&task, &BackgroundTask::failed);
  task.start([](const Progress&) -> Deliver { throw inputError("no such file", "Look elsewhere."); });
  ASSERT_TRUE(failed.wait());
  EXPECT_EQ(failed[0][0].toString(), "no such file");
  EXPECT_EQ(failed[0][1].toString(), "Look elsewhere.");
}

} // namespace
} // namespace scarp
