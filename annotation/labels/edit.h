// SPDX-License-Identifier: GPL-3.0-or-later
// An edit is a value: the same value feeds undo, the crash journal and the audit trail. Its inverse is an
// edit too, so times of change travel inside the edits and undoing restores everything.
#pragma once

#include "annotation/labels/area.h"

#include <string>
#include <variant>
#include <vector>

namespace scarp {

struct AddArea {
  Area area;
  bool operator==(const AddArea&) const = default;
};
struct RemoveArea {
  AreaId id;
  bool operator==(const RemoveArea&) const = default;
};
struct ReplaceShape {
  AreaId id;
  MultiPolygon shape;
  std::string modified; ///< the area's new time of change
  bool operator==(const ReplaceShape&) const = default;
};
struct SetAttributes {
  AreaId id;
  AreaAttributes attributes;
  std::string modified;
  bool operator==(const SetAttributes&) const = default;
};
struct Compound;
using Edit = std::variant<AddArea, RemoveArea, ReplaceShape, SetAttributes, Compound>;
/// Several edits that are done and undone as one, in order (split, merge).
struct Compound {
  std::string name; ///< for the history list: "Split area"
  std::vector<Edit> edits;
  bool operator==(const Compound& other) const;
};

/// The areas that an edit touches, each once, in the order of first mention.
std::vector<AreaId> idsOf(const Edit& edit);
/// For the history list: "Draw area", "Change shape", ...
std::string titleOf(const Edit& edit);

Json toJson(const Edit& edit);
/// Throws Error(Input) on anything that is not an edit.
Edit editFromJson(const Json& document);

} // namespace scarp
