// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/storage/edit_journal.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/annotation/label_fixtures.h"
#include "tests/support/temp_folder.h"
#include "widgets/label/label_document.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <QSignalSpy>
#include <csignal>

namespace scarp {
namespace {
using test::squareArea;

TEST(LabelDocument, TenThousandEditsUndoToNothingAndRedoToTheSame) {
  const test::TempFolder folder;
  LabelDocument document;
  document.open(folder / "a.gpkg", "", "a");
  test::RandomEdits random(99);
  for (int i = 0; i < 10000; ++i)
    ASSERT_TRUE(document.edit(random.next(document.labels())));
  const LabelSet full = document.labels();
  document.history().setIndex(0);
  EXPECT_TRUE(document.labels().empty());
  EXPECT_FALSE(document.modified());
  document.history().setIndex(10000);
  EXPECT_TRUE(document.labels() == full);
}

TEST(LabelDocument, RecoversAfterACrashAndTheRecoveredEditsCanBeUndone) {
  const test::TempFolder folder;
  const Area a = squareArea(0, 0, 100);
  {
    LabelDocument document;
    document.open(folder / "a.gpkg", "", "a");
    document.edit(AddArea{a});
    document.save();
    document.edit(ReplaceShape{a.id, test::square(0, 0, 200), "t"});
    document.edit(AddArea{squareArea(500, 0, 100)});
  } // no close(), no save: the journal stays
  LabelDocument document;
  QSignalSpy notices(&document, &LabelDocument::noticed);
  document.open(folder / "a.gpkg", "", "a");
  EXPECT_EQ(document.labels().size(), 2u);
  EXPECT_TRUE(document.modified());
  ASSERT_EQ(notices.count(), 1);
  document.history().undo();
  document.history().undo();
  EXPECT_EQ(document.labels().size(), 1u);
  EXPECT_TRUE(*document.labels().find(a.id) == a);
  EXPECT_FALSE(document.modified());
}

TEST(LabelDocument, EditsThatWereAllUndoneLeaveNothingToRecover) {
  const test::TempFolder folder;
  LabelDocument document;
  document.open(folder / "a.gpkg", "", "a");
  document.edit(AddArea{squareArea(0, 0, 100)});
  document.history().undo();
  document.close();
  QSignalSpy notices(&document, &LabelDocument::noticed);
  document.open(folder / "a.gpkg", "", "a");
  EXPECT_EQ(notices.count(), 0);
  EXPECT_FALSE(document.modified());
}

TEST(LabelDocument, ClosingKeepsOrDiscardsWhatIsNotSaved) {
  for (const bool discard : {false, true}) {
    const test::TempFolder folder;
    LabelDocument document;
    document.open(folder / "a.gpkg", "", "a");
    document.edit(AddArea{squareArea(0, 0, 100)});
    document.close(discard);
    EXPECT_FALSE(document.isOpen());
    document.open(folder / "a.gpkg", "", "a");
    EXPECT_EQ(document.labels().size(), discard ? 0u : 1u);
  }
}

TEST(LabelDocument, SaysWhatAChangeTouched) {
  const test::TempFolder folder;
  LabelDocument document;
  document.open(folder / "a.gpkg", "", "a");
  const Area a = squareArea(0, 0, 100);
  document.edit(AddArea{a});
  std::vector<LabelChange> changes;
  QObject::connect(&document, &LabelDocument::changed, [&](const LabelChange& c) { changes.push_back(c); });
  document.edit(ReplaceShape{a.id, test::square(50, 50, 200), "t"});
  document.history().undo();
  ASSERT_EQ(changes.size(), 2u);
  for (const LabelChange& change : changes) {
    EXPECT_EQ(change.ids, std::vector{a.id});
    EXPECT_EQ(change.extent, (Extent{0, 0, 250, 250})) << "before and after";
  }
}

TEST(LabelDocument, ALockedFileLeavesTheFormerOneOpen) {
  const test::TempFolder folder;
  LabelDocument first, second;
  first.open(folder / "a.gpkg", "", "a");
  second.open(folder / "b.gpkg", "", "b");
  EXPECT_THROW(second.open(folder / "a.gpkg", "", "a"), Error);
  EXPECT_TRUE(second.isOpen());
  EXPECT_EQ(second.file(), folder / "b.gpkg");
}

TEST(LabelDocument, AFullDiskRefusesEditsAndUndoAndKeepsTheHistoryInStep) {
  const test::TempFolder folder;
  LabelDocument document;
  document.open(folder / "a.gpkg", "", "a");
  for (int i = 0; i < 3; ++i)
    ASSERT_TRUE(document.edit(AddArea{squareArea(i * 200.0, 0, 100)}));
  const LabelSet before = document.labels();
  QSignalSpy failed(&document, &LabelDocument::failed);

  auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  ::getrlimit(RLIMIT_FSIZE, &limit);
  rlimit small = limit;
  small.rlim_cur = std::filesystem::file_size(EditJournal::pathFor(folder / "a.gpkg")) + 10;
  ::setrlimit(RLIMIT_FSIZE, &small);
  EXPECT_FALSE(document.edit(AddArea{squareArea(900, 0, 100)}));
  document.history().undo();
  document.history().setIndex(0);
  const bool saved = document.save();
  ::setrlimit(RLIMIT_FSIZE, &limit);
  std::signal(SIGXFSZ, handler);

  EXPECT_FALSE(saved);
  EXPECT_EQ(failed.count(), 4);
  EXPECT_TRUE(document.labels() == before);
  EXPECT_EQ(document.history().index(), 3);
  EXPECT_EQ(document.history().count(), 3);
  document.history().setIndex(0); // room again
  EXPECT_TRUE(document.labels().empty());
  document.history().setIndex(3);
  EXPECT_TRUE(document.labels() == before);
  EXPECT_TRUE(document.save());
}

} // namespace
} // namespace scarp
