// SPDX-License-Identifier: GPL-3.0-or-later
// An editor is killed at random moments; every edit that it acknowledged must be found again.
#include "annotation/storage/label_store.h"
#include "tests/annotation/label_fixtures.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdint>

namespace scarp {
namespace {

/// Starts the child, kills it after about `milliseconds` and returns how many edits it acknowledged.
uint32_t editAndKill(const std::filesystem::path& file, uint64_t seed, unsigned milliseconds) {
  std::array<int, 2> pipe{};
  if (::pipe(pipe.data()) != 0)
    return 0;
  const std::string program = std::string(SCARP_BIN_DIR) + "/edit_child", seedText = std::to_string(seed);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(pipe[1], STDOUT_FILENO);
    ::close(pipe[0]);
    ::close(pipe[1]);
    ::execl(program.c_str(), program.c_str(), file.c_str(), seedText.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(pipe[1]);
  uint32_t count = 0, last = 0;
  if (::read(pipe[0], &count, sizeof count) == sizeof count) // it has begun: from here the time runs
    last = count;
  const pid_t killer = ::fork();
  if (killer == 0) {
    ::usleep(milliseconds * 1000);
    ::kill(child, SIGKILL);
    ::_exit(0);
  }
  while (::read(pipe[0], &count, sizeof count) == sizeof count)
    last = count;
  ::close(pipe[0]);
  int status = 0;
  ::waitpid(killer, &status, 0);
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << status;
  return last;
}

TEST(LabelStore, FindsEveryAcknowledgedEditAfterAKill) {
  std::mt19937 random(42);
  uint64_t total = 0;
  for (uint64_t round = 0; round < 12; ++round) {
    const test::TempFolder folder;
    const std::filesystem::path file = folder / "a.gpkg";
    const uint32_t acknowledged = editAndKill(file, round, 5 + random() % 250);
    ASSERT_GT(acknowledged, 0u);
    total += acknowledged;
    const LabelStore store(file, "", "a");

    // What the child did, done here: as far as acknowledged, or one edit further (recorded, killed before it
    // said so).
    LabelSet expected;
    test::RandomEdits edits(round);
    for (uint32_t i = 0; i < acknowledged; ++i)
      expected.apply(edits.next(expected));
    LabelSet further = expected;
    further.apply(edits.next(further));
    EXPECT_TRUE(store.labels() == expected || store.labels() == further)
        << "round " << round << ", " << acknowledged << " edits acknowledged, " << store.labels().size()
        << " areas found, " << expected.size() << " expected";
  }
  RecordProperty("acknowledged", static_cast<int>(total));
}

TEST(LabelStore, CanBeEditedAgainAfterAKill) {
  const test::TempFolder folder;
  const std::filesystem::path file = folder / "a.gpkg";
  ASSERT_GT(editAndKill(file, 5, 60), 0u);
  size_t areas = 0;
  {
    LabelStore store(file, "", "a");
    EXPECT_TRUE(store.modified() || store.recovered().empty());
    store.apply(AddArea{test::squareArea(0, 0, 10)});
    areas = store.labels().size();
    store.save();
    EXPECT_FALSE(store.modified());
  }
  const LabelStore again(file, "", "a");
  EXPECT_EQ(again.labels().size(), areas);
  EXPECT_TRUE(again.recovered().empty());
}

} // namespace
} // namespace scarp
