// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/labels/label_set.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace scarp {

namespace {
std::string whyNoRing(const Ring& ring) {
  if (ring.size() < 3)
    return "a ring needs at least three points";
  for (const Point& p : ring)
    if (!std::isfinite(p.x) || !std::isfinite(p.y))
      return "a coordinate is not a number";
  if (signedArea(ring) == 0)
    return "a ring encloses no area";
  return {};
}

void requireShape(const MultiPolygon& shape) {
  if (const std::string why = whyNoShape(shape); !why.empty())
    throw inputError("this shape cannot be stored: " + why,
                     "Draw at least three corners around some ground.");
}
} // namespace

std::string whyNoShape(const MultiPolygon& shape) {
  if (shape.empty())
    return "it has no part";
  for (const Polygon& part : shape) {
    if (std::string why = whyNoRing(part.outer); !why.empty())
      return why;
    for (const Ring& hole : part.holes)
      if (std::string why = whyNoRing(hole); !why.empty())
        return why;
  }
  return {};
}

const Area* LabelSet::find(AreaId id) const {
  const auto at = m_areas.find(id);
  return at == m_areas.end() ? nullptr : &at->second;
}

Area& LabelSet::at(AreaId id) {
  const auto found = m_areas.find(id);
  if (found == m_areas.end())
    throw inputError("there is no area " + textOf(id) + " here",
                     "It was removed, or belongs to another expert.");
  return found->second;
}

Edit LabelSet::apply(const Edit& edit) {
  if (const auto* add = std::get_if<AddArea>(&edit)) {
    if (!add->area.id)
      throw inputError("an area needs an id");
    requireShape(add->area.shape);
    if (!m_areas.emplace(add->area.id, add->area).second)
      throw inputError("there is an area " + textOf(add->area.id) + " already");
    return RemoveArea{add->area.id};
  }
  if (const auto* remove = std::get_if<RemoveArea>(&edit)) {
    AddArea inverse{std::move(at(remove->id))};
    m_areas.erase(remove->id);
    return inverse;
  }
  if (const auto* replace = std::get_if<ReplaceShape>(&edit)) {
    Area& area = at(replace->id);
    requireShape(replace->shape);
    ReplaceShape next =
        *replace; // copied before anything changes: running out of memory leaves the set as it was
    return ReplaceShape{replace->id, std::exchange(area.shape, std::move(next.shape)),
                        std::exchange(area.modified, std::move(next.modified))};
  }
  if (const auto* set = std::get_if<SetAttributes>(&edit)) {
    Area& area = at(set->id);
    SetAttributes next = *set;
    return SetAttributes{set->id, std::exchange(area.attributes, std::move(next.attributes)),
                         std::exchange(area.modified, std::move(next.modified))};
  }
  const Compound& compound = std::get<Compound>(edit);
  Compound inverse{compound.name, {}};
  inverse.edits.reserve(compound.edits.size());
  try {
    for (const Edit& one : compound.edits)
      inverse.edits.push_back(apply(one));
  } catch (...) {
    while (!inverse.edits.empty()) { // take back what was done, last first
      apply(inverse.edits.back());
      inverse.edits.pop_back();
    }
    throw;
  }
  std::reverse(inverse.edits.begin(), inverse.edits.end());
  return inverse;
}

} // namespace scarp
