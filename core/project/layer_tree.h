// SPDX-License-Identifier: GPL-3.0-or-later
// The layer list as a tree of groups. Project::layers stays one list, top first as drawn: a layer names the
// path of its group, and the layers of a group always stand together (arrangeLayers). What is drawn is a
// layer whose own box and those of all groups around it are checked. Functions state what is: running one
// again on the same project changes nothing more.
#pragma once

#include <string>
#include <vector>

namespace scarp {

struct Project;
struct ProjectLayer;

struct LayerGroup {
  std::string path; ///< "Experts", "Work/Old"
  bool visible = true;
  bool expanded = true;
  bool exclusive = false; ///< at most one of its children is checked
  bool operator==(const LayerGroup&) const = default;
};

/// A row of the tree: a layer by id or a group by path.
struct TreeItem {
  bool group = false;
  std::string key;
  bool operator==(const TreeItem&) const = default;
};

std::string parentOfGroup(const std::string& path); ///< "Work" of "Work/Old"; empty at the top
std::string titleOfGroup(const std::string& path);  ///< "Old" of "Work/Old"
std::string groupPath(const std::string& parent, std::string title); ///< a slash in the title becomes a dash
bool isWithin(const std::string& path, const std::string& group);    ///< the group itself or deeper

const LayerGroup* groupAt(const Project& project, const std::string& path);
/// Rows directly below a group (empty path: the top of the tree), top first.
std::vector<TreeItem> childrenOf(const Project& project, const std::string& group);
/// Every layer at or below these rows, top first, each once.
std::vector<std::string> layersOf(const Project& project, const std::vector<TreeItem>& items);
/// The layer is drawn: its own box and those around it are checked.
bool isShown(const Project& project, const ProjectLayer& layer);
bool isChecked(const Project& project, const TreeItem& item); ///< its own box alone

/// Brings the layers of each group together at the place of its topmost, and gives every path its record.
void arrangeLayers(Project& project);
/// Checks or unchecks a row; in an exclusive group the others go off.
void setChecked(Project& project, const TreeItem& item, bool checked);
/// A group with all below it, or a layer with all groups around it when it goes on.
void setCheckedDeep(Project& project, const TreeItem& item, bool checked);
void setExclusive(Project& project, const std::string& group, bool exclusive);
void setExpanded(Project& project, const std::string& group, bool expanded);

/// The title that is free in the parent: "Group", "Group 2", ...
std::string unusedGroup(const Project& project, const std::string& parent, const std::string& title);
void addGroup(Project& project, const std::string& path);
/// Puts rows into a group ("": none) before one of its children; a null `before`: at its end. A group is
/// never moved into itself. Groups that lose their last layer go.
void moveItems(Project& project, const std::vector<TreeItem>& items, const std::string& group,
               const TreeItem* before);
/// Puts rows into a new group that takes the place of the topmost of them.
void wrapInGroup(Project& project, const std::vector<TreeItem>& items, const std::string& path);
/// To the top or bottom of the group that each row stands in.
void moveToEdge(Project& project, const std::vector<TreeItem>& items, bool top);
/// `to` is a whole path with the same parent.
void renameGroup(Project& project, const std::string& from, const std::string& to);
/// Its rows move to the group around it.
void dissolveGroup(Project& project, const std::string& path);
/// Layers, and groups with all that is in them.
void removeItems(Project& project, const std::vector<TreeItem>& items);
/// A copy right above the layer, with the same file and style.
void duplicateLayer(Project& project, const std::string& id, const std::string& newId,
                    const std::string& newName);
std::string unusedLayerId(const Project& project, const std::string& wanted);

} // namespace scarp
