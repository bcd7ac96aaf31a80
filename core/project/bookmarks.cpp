// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/bookmarks.h"

#include "core/project/project.h"

#include <algorithm>

namespace scarp {

namespace {

constexpr const char* kKey = "bookmarks";

void setBookmarks(Project& project, const std::vector<Bookmark>& bookmarks) {
  Json list = Json::array();
  for (const Bookmark& each : bookmarks)
    list.push_back({{"name", each.name},
                    {"extent", {each.extent.xMin, each.extent.yMin, each.extent.xMax, each.extent.yMax}}});
  project.settings[kKey] = list;
}

} // namespace

std::vector<Bookmark> bookmarksOf(const Project& project) {
  std::vector<Bookmark> found;
  const auto list = project.settings.find(kKey);
  if (list == project.settings.end() || !list->is_array())
    return found;
  for (const Json& each : *list) {
    try {
      const auto corners = each.at("extent").get<std::vector<double>>();
      const std::string name = each.at("name");
      const bool known = std::ranges::find(found, name, &Bookmark::name) != found.end();
      if (!known && corners.size() == 4 && corners[2] >= corners[0] && corners[3] >= corners[1])
        found.push_back({name, {corners[0], corners[1], corners[2], corners[3]}});
    } catch (const Json::exception&) { // written by another hand
    }
  }
  return found;
}

void putBookmark(Project& project, const Bookmark& bookmark) {
  auto list = bookmarksOf(project);
  const auto same = std::ranges::find(list, bookmark.name, &Bookmark::name);
  if (same == list.end())
    list.push_back(bookmark);
  else
    *same = bookmark;
  setBookmarks(project, list);
}

void removeBookmark(Project& project, const std::string& name) {
  auto list = bookmarksOf(project);
  std::erase_if(list, [&](const Bookmark& each) { return each.name == name; });
  setBookmarks(project, list);
}

void renameBookmark(Project& project, const std::string& from, const std::string& to) {
  auto list = bookmarksOf(project);
  const auto found = std::ranges::find(list, from, &Bookmark::name);
  if (found == list.end() || to.empty() || std::ranges::find(list, to, &Bookmark::name) != list.end())
    return;
  found->name = to;
  setBookmarks(project, list);
}

void orderBookmarks(Project& project, const std::vector<std::string>& names) {
  auto list = bookmarksOf(project);
  std::ranges::stable_sort(
      list, {}, [&](const Bookmark& each) { return std::ranges::find(names, each.name) - names.begin(); });
  setBookmarks(project, list);
}

std::string freeBookmarkName(const Project& project, const std::string& prefix) {
  const auto list = bookmarksOf(project);
  for (int number = 1;; ++number) {
    const std::string name = prefix + " " + std::to_string(number);
    if (std::ranges::find(list, name, &Bookmark::name) == list.end())
      return name;
  }
}

} // namespace scarp
