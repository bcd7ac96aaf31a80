// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/bookmarks.h"
#include "tests/support/tiny_project.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace scarp {
namespace {

using testing::ElementsAre;

std::vector<std::string> namesOf(const Project& project) {
  std::vector<std::string> names;
  for (const Bookmark& each : bookmarksOf(project))
    names.push_back(each.name);
  return names;
}

TEST(Bookmarks, AreSavedWithTheProject) {
  const test::TinyProject tiny;
  const Bookmark dam{"The dam", {500010, 3899900, 500040.5, 3899950}};
  updateProject(tiny.folder(), [&](Project& project) { putBookmark(project, dam); });
  EXPECT_THAT(bookmarksOf(loadProject(tiny.folder())), ElementsAre(dam));
}

TEST(Bookmarks, KeepTheirOrderAndTakeAnother) {
  Project project;
  for (const char* name : {"a", "b", "c"})
    putBookmark(project, {name, {0, 0, 1, 1}});
  orderBookmarks(project, {"c", "gone", "a"});
  EXPECT_THAT(namesOf(project), ElementsAre("c", "a", "b"));
  putBookmark(project, {"a", {5, 5, 6, 6}});
  EXPECT_THAT(namesOf(project), ElementsAre("c", "a", "b")) << "replaced in place";
  EXPECT_EQ(bookmarksOf(project)[1].extent, (Extent{5, 5, 6, 6}));
  removeBookmark(project, "c");
  EXPECT_THAT(namesOf(project), ElementsAre("a", "b"));
}

TEST(Bookmarks, NamesStayUnique) {
  Project project;
  putBookmark(project, {"Place 1", {0, 0, 1, 1}});
  putBookmark(project, {"b", {0, 0, 1, 1}});
  EXPECT_EQ(freeBookmarkName(project, "Place"), "Place 2");
  renameBookmark(project, "b", "Place 1");
  EXPECT_THAT(namesOf(project), ElementsAre("Place 1", "b")) << "the name is taken";
  renameBookmark(project, "b", "Scar");
  renameBookmark(project, "gone", "x");
  EXPECT_THAT(namesOf(project), ElementsAre("Place 1", "Scar"));
}

TEST(Bookmarks, WhatAnotherHandWroteBadlyIsPassedOver) {
  Project project;
  project.settings = Json::parse(R"({"bookmarks": [3, {"name": "x"}, {"name": "ok", "extent": [0, 0, 2, 1]},
    {"name": "ok", "extent": [0, 0, 9, 9]}, {"name": "turned", "extent": [5, 0, 2, 1]}]})");
  EXPECT_THAT(bookmarksOf(project), ElementsAre(Bookmark{"ok", {0, 0, 2, 1}}));
  project.settings = Json::parse(R"({"bookmarks": "none"})");
  EXPECT_TRUE(bookmarksOf(project).empty());
}

} // namespace
} // namespace scarp
