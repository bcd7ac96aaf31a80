// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tiny_project.h"
#include "widgets/project/project_document.h"
#include "widgets/share/bookmark_panel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

namespace scarp {
namespace {

using testing::ElementsAre;

class BookmarkPanelTest : public testing::Test {
protected:
  BookmarkPanelTest() {
    document.open(tiny.folder());
    for (const char* name : {"Dam", "Scar", "Village"})
      document.edit([name](Project& project) { putBookmark(project, {name, {0, 0, 10, 20}}); });
    panel.show();
    list->setFocus();
    list->setCurrentRow(0);
  }
  std::vector<std::string> kept() const {
    std::vector<std::string> names;
    for (const Bookmark& each : bookmarksOf(document.project()))
      names.push_back(each.name);
    return names;
  }
  test::TinyProject tiny;
  ProjectDocument document;
  BookmarkPanel panel{document};
  QListWidget* list = panel.findChild<QListWidget*>("bookmarks");
};

TEST_F(BookmarkPanelTest, ListsThePlacesAndEnterGoesThere) {
  ASSERT_EQ(list->count(), 3);
  EXPECT_EQ(list->item(1)->text(), "Scar");
  QSignalSpy zoom(&panel, &BookmarkPanel::zoomAsked);
  QTest::keyClick(list, Qt::Key_Return);
  ASSERT_EQ(zoom.count(), 1);
  EXPECT_EQ(zoom[0][0].value<Extent>(), (Extent{0, 0, 10, 20}));
}

TEST_F(BookmarkPanelTest, F2Renames) {
  panel.renameCurrent();
  auto* editor = list->findChild<QLineEdit*>();
  ASSERT_NE(editor, nullptr);
  editor->selectAll();
  QTest::keyClicks(editor, "Old dam");
  QTest::keyClick(editor, Qt::Key_Return);
  EXPECT_TRUE(
      QTest::qWaitFor([this] { return kept().front() != "Dam"; })); // the view takes it a moment later
  EXPECT_THAT(kept(), ElementsAre("Old dam", "Scar", "Village"));
  EXPECT_EQ(list->item(0)->text(), "Old dam");
}

TEST_F(BookmarkPanelTest, ATakenNameFallsBack) {
  list->item(0)->setText("Scar");
  EXPECT_THAT(kept(), ElementsAre("Dam", "Scar", "Village"));
  EXPECT_EQ(list->item(0)->text(), "Dam");
}

TEST_F(BookmarkPanelTest, DeleteForgets) {
  list->setCurrentRow(1);
  QTest::keyClick(list, Qt::Key_Delete);
  EXPECT_THAT(kept(), ElementsAre("Dam", "Village"));
  EXPECT_EQ(list->count(), 2);
}

TEST_F(BookmarkPanelTest, AltDownMovesAPlaceAndTheProjectKeepsTheOrder) {
  QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
  EXPECT_THAT(kept(), ElementsAre("Scar", "Dam", "Village"));
  EXPECT_EQ(list->item(1)->text(), "Dam");
  EXPECT_EQ(list->currentRow(), 1);
  ASSERT_TRUE(document.saveNow());
  EXPECT_EQ(bookmarksOf(loadProject(tiny.folder()))[0].name, "Scar");
}

TEST_F(BookmarkPanelTest, ADraggedRowIsAnOrderToo) {
  ASSERT_TRUE(list->model()->moveRow({}, 2, {}, 0)); // what dropping does
  EXPECT_THAT(kept(), ElementsAre("Village", "Dam", "Scar"));
}

TEST_F(BookmarkPanelTest, AnEmptyListSaysWhatWouldFillIt) {
  for (const char* name : {"Dam", "Scar", "Village"})
    document.edit([name](Project& project) { removeBookmark(project, name); });
  EXPECT_FALSE(list->isVisible());
  bool said = false;
  for (const QLabel* label : panel.findChildren<QLabel*>())
    said = said || (label->isVisible() && label->text().contains("Ctrl+B"));
  EXPECT_TRUE(said);
}

} // namespace
} // namespace scarp
