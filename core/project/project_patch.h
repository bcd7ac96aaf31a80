// SPDX-License-Identifier: GPL-3.0-or-later
// What a change did to a project, field by field: undo and redo apply it to the project as it is by then, so
// that what others changed meanwhile (a run that added its prediction) stays.
#pragma once

#include "core/base/json.h"

#include <map>
#include <string>
#include <vector>

namespace scarp {

struct Project;

struct ProjectPatch {
  Json fields = Json::object();       ///< of the project, as in project.json, that became these
  std::map<std::string, Json> layers; ///< by id: fields that became these; all of a new one; null: removed
  std::vector<std::string> order;     ///< of all layers, top first; empty: as before
  bool empty() const { return fields.empty() && layers.empty() && order.empty(); }
};

/// What makes `after` of `before`.
ProjectPatch patchBetween(const Project& before, const Project& after);
/// The second patch on top of the first, as one.
ProjectPatch combined(const ProjectPatch& first, const ProjectPatch& second);
/// Layers that the patch does not know keep their place below their upper neighbour.
void apply(Project& project, const ProjectPatch& patch);

} // namespace scarp
