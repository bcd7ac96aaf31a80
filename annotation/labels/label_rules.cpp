// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/labels/label_rules.h"

#include "annotation/labels/crossing.h"
#include "annotation/labels/shape_operations.h"
#include "core/base/text.h"

#include <algorithm>

namespace scarp {

namespace {

Point middleOf(const Extent& e) {
  return {(e.xMin + e.xMax) / 2, (e.yMin + e.yMax) / 2};
}

LabelFinding finding(LabelFinding::Kind kind, const Area& area, Point place, std::string text) {
  const std::string where =
      "area " + textOf(area.id) + " at " + formatFixed(place.x, 1) + ", " + formatFixed(place.y, 1);
  return {kind, area.id, place, {Notice::Severity::Warning, std::move(text), where}};
}

bool apart(const Extent& a, const Extent& b) {
  return a.xMax < b.xMin || b.xMax < a.xMin || a.yMax < b.yMin || b.yMax < a.yMin;
}

void checkPair(const Area& a, const Area& b, const LabelRules& rules, std::vector<LabelFinding>& findings) {
  const double common = intersectionArea(a.shape, b.shape), areaA = area(a.shape), areaB = area(b.shape);
  const double both = areaA + areaB - common;
  const Extent ea = extentOf(a.shape), eb = extentOf(b.shape);
  const Point place = middleOf({std::max(ea.xMin, eb.xMin), std::max(ea.yMin, eb.yMin),
                                std::min(ea.xMax, eb.xMax), std::min(ea.yMax, eb.yMax)});
  if (both > 0 && common / both >= rules.duplicateIou)
    findings.push_back(finding(LabelFinding::Kind::Duplicate, b, place,
                               "is drawn twice: it is almost the same as area " + textOf(a.id)));
  else if (common > rules.overlapShare * std::min(areaA, areaB))
    findings.push_back(
        finding(LabelFinding::Kind::Overlap, b, place,
                "lies on area " + textOf(a.id) + ": " + formatFixed(common, 0) + " m2 belong to both"));
}

} // namespace

std::vector<LabelFinding> check(const Area& one, const LabelRules& rules) {
  std::vector<LabelFinding> findings;
  const Extent extent = extentOf(one.shape);
  if (const auto place = firstCrossing(one.shape))
    findings.push_back(finding(LabelFinding::Kind::Crossing, one, *place, "the outline crosses itself"));
  const double size = area(one.shape);
  if (size < rules.minimumArea)
    findings.push_back(finding(LabelFinding::Kind::TooSmall, one, middleOf(extent),
                               "is smaller than " + formatFixed(rules.minimumArea, 0) + " m2 (" +
                                   formatFixed(size, 1) + " m2)"));
  const Extent& scene = rules.scene;
  if (scene.xMax >= scene.xMin && (extent.xMin < scene.xMin || extent.xMax > scene.xMax ||
                                   extent.yMin < scene.yMin || extent.yMax > scene.yMax))
    findings.push_back(finding(LabelFinding::Kind::OutsideScene, one, middleOf(extent),
                               apart(extent, scene) ? "lies outside the scene" : "reaches out of the scene"));
  return findings;
}

std::vector<LabelFinding> check(const LabelSet& labels, const LabelRules& rules) {
  std::vector<LabelFinding> findings;
  struct Entry {
    const Area* area;
    Extent extent;
    bool sound;
  };
  std::vector<Entry> entries;
  for (const auto& [id, one] : labels.areas()) {
    const auto own = check(one, rules);
    findings.insert(findings.end(), own.begin(), own.end());
    const bool crossing = std::any_of(
        own.begin(), own.end(), [](const LabelFinding& f) { return f.kind == LabelFinding::Kind::Crossing; });
    entries.push_back({&one, extentOf(one.shape), !crossing && isValid(one.shape)});
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.extent.xMin < b.extent.xMin; });
  for (size_t i = 0; i < entries.size(); ++i)
    for (size_t j = i + 1; j < entries.size() && entries[j].extent.xMin <= entries[i].extent.xMax; ++j)
      if (entries[i].sound && entries[j].sound && !apart(entries[i].extent, entries[j].extent))
        checkPair(*entries[i].area, *entries[j].area, rules, findings);
  return findings;
}

} // namespace scarp
