// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/layer_tree.h"

#include "core/project/project.h"

#include <algorithm>
#include <set>

namespace scarp {

namespace {

LayerGroup* find(Project& project, const std::string& path) {
  const auto found = std::ranges::find(project.groups, path, &LayerGroup::path);
  return found == project.groups.end() ? nullptr : &*found;
}

ProjectLayer* findLayer(Project& project, const std::string& id) {
  const auto found = std::ranges::find(project.layers, id, &ProjectLayer::id);
  return found == project.layers.end() ? nullptr : &*found;
}

/// The group on the next level below `group` on the way to `path`.
std::string stepTo(const std::string& group, const std::string& path) {
  const size_t start = group.empty() ? 0 : group.size() + 1;
  return path.substr(0, path.find('/', start));
}

void collect(const Project& project, const std::string& group, std::vector<ProjectLayer>& out) {
  for (const TreeItem& item : childrenOf(project, group)) {
    if (item.group)
      collect(project, item.key, out);
    else
      out.push_back(*project.layer(item.key));
  }
}

void recordGroup(Project& project, const std::string& path) {
  if (path.empty() || find(project, path))
    return;
  recordGroup(project, parentOfGroup(path));
  project.groups.push_back({path});
}

std::string parentOf(const Project& project, const TreeItem& item) {
  if (item.group)
    return parentOfGroup(item.key);
  const ProjectLayer* layer = project.layer(item.key);
  return layer ? layer->group : std::string();
}

void check(Project& project, const TreeItem& item, bool on) {
  if (item.group) {
    if (LayerGroup* group = find(project, item.key))
      group->visible = on;
  } else if (ProjectLayer* layer = findLayer(project, item.key)) {
    layer->visible = on;
  }
}

/// Only one child of an exclusive group stays on.
void keepOne(Project& project, const std::string& group, const TreeItem& one) {
  const LayerGroup* record = groupAt(project, group);
  if (!record || !record->exclusive)
    return;
  for (const TreeItem& child : childrenOf(project, group))
    if (!(child == one))
      check(project, child, false);
}

/// Moves everything of a group to another path; the record goes along.
void relabel(Project& project, const std::string& from, const std::string& to) {
  if (from == to)
    return;
  const auto renamed = [&](const std::string& path) { return to + path.substr(from.size()); };
  for (ProjectLayer& layer : project.layers)
    if (isWithin(layer.group, from))
      layer.group = renamed(layer.group);
  for (LayerGroup& group : project.groups)
    if (isWithin(group.path, from))
      group.path = renamed(group.path);
}

void dropEmptied(Project& project, const std::set<std::string>& candidates) {
  for (std::string path : candidates)
    for (; !path.empty() && childrenOf(project, path).empty(); path = parentOfGroup(path))
      std::erase_if(project.groups, [&](const LayerGroup& group) { return group.path == path; });
}

} // namespace

std::string parentOfGroup(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string titleOfGroup(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

std::string groupPath(const std::string& parent, std::string title) {
  std::ranges::replace(title, '/', '-');
  return parent.empty() ? title : parent + '/' + title;
}

bool isWithin(const std::string& path, const std::string& group) {
  return path == group || group.empty() || (path.starts_with(group) && path[group.size()] == '/');
}

const LayerGroup* groupAt(const Project& project, const std::string& path) {
  const auto found = std::ranges::find(project.groups, path, &LayerGroup::path);
  return found == project.groups.end() ? nullptr : &*found;
}

std::vector<TreeItem> childrenOf(const Project& project, const std::string& group) {
  std::vector<TreeItem> children;
  for (const ProjectLayer& layer : project.layers) {
    if (!isWithin(layer.group, group))
      continue;
    const TreeItem item =
        layer.group == group ? TreeItem{false, layer.id} : TreeItem{true, stepTo(group, layer.group)};
    if (!item.group || std::ranges::find(children, item) == children.end())
      children.push_back(item);
  }
  std::vector<TreeItem> empty; // a group that holds no layer yet waits at the top
  for (const LayerGroup& record : project.groups)
    if (const TreeItem item{true, record.path};
        parentOfGroup(record.path) == group && std::ranges::find(children, item) == children.end())
      empty.push_back(item);
  children.insert(children.begin(), empty.begin(), empty.end());
  return children;
}

std::vector<std::string> layersOf(const Project& project, const std::vector<TreeItem>& items) {
  std::vector<std::string> ids;
  for (const ProjectLayer& layer : project.layers)
    if (std::ranges::any_of(items, [&](const TreeItem& item) {
          return item.group ? isWithin(layer.group, item.key) : layer.id == item.key;
        }))
      ids.push_back(layer.id);
  return ids;
}

bool isShown(const Project& project, const ProjectLayer& layer) {
  if (!layer.visible)
    return false;
  for (std::string path = layer.group; !path.empty(); path = parentOfGroup(path))
    if (const LayerGroup* group = groupAt(project, path); group && !group->visible)
      return false;
  return true;
}

bool isChecked(const Project& project, const TreeItem& item) {
  if (item.group) {
    const LayerGroup* group = groupAt(project, item.key);
    return !group || group->visible;
  }
  const ProjectLayer* layer = project.layer(item.key);
  return layer && layer->visible;
}

void arrangeLayers(Project& project) {
  std::vector<LayerGroup> records; // the first of a path counts
  for (const LayerGroup& group : project.groups)
    if (!group.path.empty() && std::ranges::find(records, group.path, &LayerGroup::path) == records.end())
      records.push_back(group);
  project.groups = std::move(records);
  for (size_t k = 0; k < project.groups.size(); ++k)
    recordGroup(project, parentOfGroup(std::string(project.groups[k].path)));
  for (const ProjectLayer& layer : project.layers)
    recordGroup(project, layer.group);
  std::vector<ProjectLayer> arranged;
  arranged.reserve(project.layers.size());
  collect(project, {}, arranged);
  project.layers = std::move(arranged);
}

void setChecked(Project& project, const TreeItem& item, bool checked) {
  check(project, item, checked);
  if (checked)
    keepOne(project, parentOf(project, item), item);
}

void setCheckedDeep(Project& project, const TreeItem& item, bool checked) {
  setChecked(project, item, checked);
  if (!item.group) {
    for (std::string path = parentOf(project, item); checked && !path.empty(); path = parentOfGroup(path))
      setChecked(project, {true, path}, true);
    return;
  }
  const LayerGroup* record = groupAt(project, item.key);
  for (const TreeItem& child : childrenOf(project, item.key)) {
    setCheckedDeep(project, child, checked);
    if (checked && record && record->exclusive)
      break;
  }
}

void setExclusive(Project& project, const std::string& path, bool exclusive) {
  LayerGroup* group = find(project, path);
  if (!group)
    return;
  group->exclusive = exclusive;
  const auto children = childrenOf(project, path);
  const auto first = std::ranges::find_if(children, [&](const TreeItem& c) { return isChecked(project, c); });
  if (exclusive && first != children.end())
    keepOne(project, path, *first);
}

void setExpanded(Project& project, const std::string& path, bool expanded) {
  if (LayerGroup* group = find(project, path))
    group->expanded = expanded;
}

std::string unusedGroup(const Project& project, const std::string& parent, const std::string& title) {
  std::string path = groupPath(parent, title);
  for (int k = 2; groupAt(project, path); ++k)
    path = groupPath(parent, title + ' ' + std::to_string(k));
  return path;
}

void addGroup(Project& project, const std::string& path) {
  recordGroup(project, path);
}

void moveItems(Project& project, const std::vector<TreeItem>& items, const std::string& group,
               const TreeItem* before) {
  std::vector<TreeItem> moved; // without what moves along inside another, and without a group into itself
  for (const TreeItem& item : items) {
    const bool along = std::ranges::any_of(items, [&](const TreeItem& other) {
      return other.group && !(other == item) &&
             isWithin(item.group ? item.key : parentOf(project, item), other.key);
    });
    if (!along && !(item.group && isWithin(group, item.key)))
      moved.push_back(item);
  }
  if (moved.empty())
    return;
  recordGroup(project, group);
  std::set<std::string> left;
  std::vector<std::string> ids = layersOf(project, moved);
  std::string anchor; // the topmost layer of the row before which they go
  if (before) {
    const auto behind = layersOf(project, {*before});
    const auto keeps = std::ranges::find_if(
        behind, [&](const std::string& id) { return std::ranges::find(ids, id) == ids.end(); });
    if (keeps != behind.end())
      anchor = *keeps;
    else // the row itself moves: what stands below it in the group
      for (bool passed = false; const TreeItem& child : childrenOf(project, group)) {
        passed = passed || child == *before;
        const auto layers = layersOf(project, {child});
        if (passed && !layers.empty() && std::ranges::find(ids, layers.front()) == ids.end()) {
          anchor = layers.front();
          break;
        }
      }
  }
  for (const TreeItem& item : moved) {
    const std::string parent = parentOf(project, item);
    if (parent != group)
      left.insert(parent);
    if (item.group) {
      if (parent != group)
        relabel(project, item.key, unusedGroup(project, group, titleOfGroup(item.key)));
    } else if (ProjectLayer* layer = findLayer(project, item.key)) {
      layer->group = group;
    }
  }
  std::vector<ProjectLayer> taken;
  for (const std::string& id : ids)
    taken.push_back(*project.layer(id));
  std::erase_if(project.layers,
                [&](const ProjectLayer& layer) { return std::ranges::find(ids, layer.id) != ids.end(); });
  auto place = std::ranges::find(project.layers, anchor, &ProjectLayer::id);
  if (place == project.layers.end() && !group.empty()) { // the end of the group; an empty one is at the top
    place = project.layers.begin();
    for (auto layer = project.layers.begin(); layer != project.layers.end(); ++layer)
      if (isWithin(layer->group, group))
        place = layer + 1;
  }
  project.layers.insert(place, taken.begin(), taken.end());
  left.erase(std::string());
  dropEmptied(project, left);
  arrangeLayers(project);
}

void wrapInGroup(Project& project, const std::vector<TreeItem>& items, const std::string& path) {
  recordGroup(project, path);
  if (items.empty())
    return;
  moveItems(project, items, parentOfGroup(path), &items.front()); // together, where the first is
  for (const TreeItem& item : items) {
    if (item.group)
      relabel(project, item.key, groupPath(path, titleOfGroup(item.key)));
    else if (ProjectLayer* layer = findLayer(project, item.key))
      layer->group = path;
  }
  arrangeLayers(project);
}

void moveToEdge(Project& project, const std::vector<TreeItem>& items, bool top) {
  std::set<std::string> parents;
  for (const TreeItem& item : items)
    parents.insert(parentOf(project, item));
  for (const std::string& parent : parents) {
    std::vector<TreeItem> here;
    for (const TreeItem& child : childrenOf(project, parent))
      if (std::ranges::find(items, child) != items.end())
        here.push_back(child);
    const auto children = childrenOf(project, parent);
    const auto first = std::ranges::find_if(children, [&](const TreeItem& child) {
      return !layersOf(project, {child}).empty() && std::ranges::find(here, child) == here.end();
    });
    moveItems(project, here, parent, top && first != children.end() ? &*first : nullptr);
  }
}

void renameGroup(Project& project, const std::string& from, const std::string& to) {
  if (groupAt(project, from) && !groupAt(project, to) && parentOfGroup(from) == parentOfGroup(to))
    relabel(project, from, to);
}

void dissolveGroup(Project& project, const std::string& path) {
  const auto children = childrenOf(project, path);
  std::string parent = parentOfGroup(path);
  const TreeItem self{true, path};
  moveItems(project, children, parent, &self);
  std::erase_if(project.groups, [&](const LayerGroup& group) { return group.path == path; });
  arrangeLayers(project);
}

void removeItems(Project& project, const std::vector<TreeItem>& items) {
  const auto ids = layersOf(project, items);
  std::set<std::string> left;
  for (const TreeItem& item : items)
    left.insert(parentOf(project, item));
  std::erase_if(project.layers,
                [&](const ProjectLayer& layer) { return std::ranges::find(ids, layer.id) != ids.end(); });
  for (const TreeItem& item : items)
    if (item.group)
      std::erase_if(project.groups, [&](const LayerGroup& group) { return isWithin(group.path, item.key); });
  left.erase(std::string());
  dropEmptied(project, left);
}

void duplicateLayer(Project& project, const std::string& id, const std::string& newId,
                    const std::string& newName) {
  const auto original = std::ranges::find(project.layers, id, &ProjectLayer::id);
  if (original == project.layers.end() || project.layer(newId))
    return;
  ProjectLayer copy = *original;
  copy.id = newId;
  copy.name = newName;
  project.layers.insert(original, copy);
}

std::string unusedLayerId(const Project& project, const std::string& wanted) {
  std::string id = wanted;
  for (int k = 2; project.layer(id); ++k)
    id = wanted + "-" + std::to_string(k);
  return id;
}

} // namespace scarp
