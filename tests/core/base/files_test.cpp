// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "tests/support/small_disk.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

using namespace scarp;
using scarp::test::SmallDisk;
using scarp::test::TempFolder;

namespace {
size_t filesIn(const std::filesystem::path& folder) {
  return static_cast<size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}
} // namespace

TEST(MadeFolder, GoesAgainWhileItIsEmpty) {
  const TempFolder folder;
  {
    const MadeFolder made(folder / "a/b/");
    EXPECT_TRUE(std::filesystem::is_directory(folder / "a/b"));
  }
  EXPECT_EQ(filesIn(folder.path()), 0u);
  {
    const MadeFolder made(folder / "a/b");
    writeFileAtomically(folder / "a/b/f", "kept");
  }
  { const MadeFolder there(folder / "a"); }
  EXPECT_EQ(filesIn(folder / "a/b"), 1u);
}

TEST(Files, AtomicWriteReplacesTheWholeFile) {
  const TempFolder folder;
  writeFileAtomically(folder / "a.json", std::string(100000, 'x'));
  writeFileAtomically(folder / "a.json", "short");
  EXPECT_EQ(readFile(folder / "a.json"), "short");
  EXPECT_EQ(filesIn(folder.path()), 1u);
}

TEST(Files, AWriteThatFailsLeavesTheOldFileAndNoRest) {
  const TempFolder folder;
  writeFileAtomically(folder / "a.txt", "old");
  {
    const SmallDisk disk(1000);
    EXPECT_THROW(writeFileAtomically(folder / "a.txt", std::string(5000, 'x')), Error);
  }
  EXPECT_EQ(readFile(folder / "a.txt"), "old");
  EXPECT_EQ(filesIn(folder.path()), 1u);
}

TEST(Files, MissingAndFolderAreToldApart) {
  const TempFolder folder;
  try {
    readFile(folder / "none.txt");
    FAIL();
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), ErrorCode::Input);
    EXPECT_THAT(e.what(), testing::HasSubstr("none.txt does not exist"));
  }
  EXPECT_THAT([&] { readFile(folder.path()); },
              testing::ThrowsMessage<Error>(testing::HasSubstr("is a folder")));
}

TEST(Files, AppendLogEndsATornLineBeforeItGoesOn) {
  const TempFolder folder;
  std::ofstream(folder / "log") << "whole\ntor";
  {
    AppendLog log(folder / "log");
    log.append("next");
    log.sync();
  }
  EXPECT_EQ(readFile(folder / "log"), "whole\ntor\nnext\n");
}

TEST(Files, HashIsThatOfTheContent) {
  const TempFolder folder;
  const std::string content(3 << 20, 'q');
  writeFileAtomically(folder / "big", content);
  EXPECT_EQ(hashFile(folder / "big"), hashBytes(content));
  EXPECT_NE(hashBytes("a"), hashBytes("b"));
  EXPECT_EQ(hashBytes("").size(), 32u);
}

TEST(JsonFile, ABrokenFileIsNamed) {
  const TempFolder folder;
  writeFileAtomically(folder / "broken.json", "{\"a\": ");
  EXPECT_THAT([&] { readJson(folder / "broken.json"); },
              testing::ThrowsMessage<Error>(testing::HasSubstr("broken.json is not valid JSON")));
}

TEST(JsonFile, UndefinedNumbersAreNull) {
  EXPECT_TRUE(numberOrNull(std::nan("")).is_null());
  EXPECT_TRUE(numberOrNull(INFINITY).is_null());
  EXPECT_EQ(numberOrNull(0.5), 0.5);
}
