// SPDX-License-Identifier: GPL-3.0-or-later
// Which experts' areas cover a place: the votes that a consensus is made of, at one point, with the areas
// themselves.
#pragma once

#include "annotation/labels/label_set.h"

#include <string>
#include <vector>

namespace scarp {

/// One expert's labels, with the extents that make a question quick.
class ExpertAreas {
public:
  ExpertAreas(std::string expert, const LabelSet& labels);
  const std::string& expert() const { return m_expert; }
  /// The areas that cover the place; pointers live as long as this.
  std::vector<const Area*> at(Point place) const;

private:
  std::string m_expert;
  std::vector<Area> m_areas;
  std::vector<Extent> m_extents;
};

struct PlaceVote {
  std::string expert;
  std::vector<Area> areas; ///< that cover the place; empty: the expert sees nothing here
};

std::vector<PlaceVote> votesAt(const std::vector<const ExpertAreas*>& experts, Point place);
/// How many experts have an area there.
int agreeing(const std::vector<PlaceVote>& votes);

} // namespace scarp
