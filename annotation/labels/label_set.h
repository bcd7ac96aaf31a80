// SPDX-License-Identifier: GPL-3.0-or-later
// The areas of one expert. apply() is the only door: nothing else changes a LabelSet, and everybody else sees
// it const.
#pragma once

#include "annotation/labels/edit.h"

#include <map>

namespace scarp {

class LabelSet {
public:
  LabelSet() = default;

  /// Applies the edit and returns the edit that takes it back. Throws Error(Input) and leaves the set
  /// untouched when an id is unknown or taken, or a shape has no part, a ring of fewer than three points, no
  /// area or an infinite coordinate.
  Edit apply(const Edit& edit);

  const std::map<AreaId, Area>& areas() const { return m_areas; }
  const Area* find(AreaId id) const;
  size_t size() const { return m_areas.size(); }
  bool empty() const { return m_areas.empty(); }
  bool operator==(const LabelSet&) const = default;

private:
  Area& at(AreaId id);
  std::map<AreaId, Area> m_areas;
};

/// Why a shape cannot be stored, or nothing: see LabelSet::apply.
std::string whyNoShape(const MultiPolygon& shape);

} // namespace scarp
