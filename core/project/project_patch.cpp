// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_patch.h"

#include "core/project/layer_tree.h"
#include "core/project/project_json.h"

#include <algorithm>

namespace scarp {

namespace {

/// Fields of `after` that differ from `before`.
Json changedFields(const Json& before, const Json& after) {
  Json changed = Json::object();
  for (const auto& [key, value] : after.items())
    if (!before.contains(key) || before[key] != value)
      changed[key] = value;
  return changed;
}

std::vector<std::string> idsOf(const Project& project) {
  std::vector<std::string> ids;
  for (const ProjectLayer& layer : project.layers)
    ids.push_back(layer.id);
  return ids;
}

void reorder(std::vector<ProjectLayer>& layers, const std::vector<std::string>& order) {
  const auto known = [&](const ProjectLayer& layer) { return std::ranges::find(order, layer.id); };
  std::vector<std::pair<size_t, size_t>>
      place; // of each layer: its own or its upper neighbour's, then as it was
  size_t last = 0;
  for (size_t k = 0; k < layers.size(); ++k) {
    if (const auto at = known(layers[k]); at != order.end())
      last = static_cast<size_t>(at - order.begin()) + 1;
    place.emplace_back(last, k);
  }
  std::ranges::sort(place);
  std::vector<ProjectLayer> sorted;
  for (const auto& [rank, k] : place)
    sorted.push_back(layers[k]);
  layers = std::move(sorted);
}

} // namespace

ProjectPatch patchBetween(const Project& before, const Project& after) {
  ProjectPatch patch;
  Json was = toJson(before), is = toJson(after);
  was.erase("layers");
  is.erase("layers");
  patch.fields = changedFields(was, is);
  for (const ProjectLayer& layer : after.layers) {
    const ProjectLayer* old = before.layer(layer.id);
    Json changed = old ? changedFields(toJson(*old), toJson(layer)) : toJson(layer);
    if (!changed.empty())
      patch.layers[layer.id] = std::move(changed);
  }
  for (const ProjectLayer& layer : before.layers)
    if (!after.layer(layer.id))
      patch.layers[layer.id] = nullptr;
  if (idsOf(before) != idsOf(after))
    patch.order = idsOf(after);
  return patch;
}

ProjectPatch combined(const ProjectPatch& first, const ProjectPatch& second) {
  ProjectPatch both = first;
  both.fields.update(second.fields);
  for (const auto& [id, change] : second.layers) {
    Json& known = both.layers[id];
    if (known.is_object() && change.is_object())
      known.update(change);
    else
      known = change;
  }
  if (!second.order.empty())
    both.order = second.order;
  return both;
}

void apply(Project& project, const ProjectPatch& patch) {
  if (!patch.fields.empty()) {
    Json whole = toJson(project);
    whole.update(patch.fields);
    Project changed = projectFromJson(whole);
    changed.folder = project.folder;
    project = std::move(changed);
  }
  for (const auto& [id, change] : patch.layers) {
    const auto layer = std::ranges::find(project.layers, id, &ProjectLayer::id);
    if (change.is_null()) {
      if (layer != project.layers.end())
        project.layers.erase(layer);
    } else if (layer == project.layers.end()) {
      if (change.contains("kind") && change.contains("file")) // removed by somebody else meanwhile, otherwise
        project.layers.push_back(layerFromJson(change));
    } else {
      Json whole = toJson(*layer);
      whole.update(change);
      *layer = layerFromJson(whole);
    }
  }
  if (!patch.order.empty())
    reorder(project.layers, patch.order);
  arrangeLayers(project);
}

} // namespace scarp
