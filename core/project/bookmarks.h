// SPDX-License-Identifier: GPL-3.0-or-later
// Places of a project that people want to come back to, kept in its settings. Names are unique; the order is
// theirs who use them. Extents are in the project's CRS.
#pragma once

#include "core/geo/polygon.h"

#include <string>
#include <vector>

namespace scarp {

struct Project;

struct Bookmark {
  std::string name;
  Extent extent;
  bool operator==(const Bookmark&) const = default;
};

/// Entries that cannot be read are passed over.
std::vector<Bookmark> bookmarksOf(const Project& project);
/// Last in the list, or in place of the one of the same name.
void putBookmark(Project& project, const Bookmark& bookmark);
void removeBookmark(Project& project, const std::string& name);
/// Nothing happens when `from` is gone or `to` is taken.
void renameBookmark(Project& project, const std::string& from, const std::string& to);
/// In the order of `names`; those it does not name stay behind them.
void orderBookmarks(Project& project, const std::vector<std::string>& names);
/// "Place 3": the first of these that is free.
std::string freeBookmarkName(const Project& project, const std::string& prefix);

} // namespace scarp
