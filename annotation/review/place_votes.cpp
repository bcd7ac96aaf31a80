// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/review/place_votes.h"

#include <algorithm>
#include <utility>

namespace scarp {

ExpertAreas::ExpertAreas(std::string expert, const LabelSet& labels) : m_expert(std::move(expert)) {
  for (const auto& [id, area] : labels.areas()) {
    m_areas.push_back(area);
    m_extents.push_back(extentOf(area.shape));
  }
}

std::vector<const Area*> ExpertAreas::at(Point place) const {
  std::vector<const Area*> found;
  for (size_t i = 0; i < m_areas.size(); ++i) {
    const Extent& e = m_extents[i];
    if (place.x >= e.xMin && place.x <= e.xMax && place.y >= e.yMin && place.y <= e.yMax &&
        contains(m_areas[i].shape, place))
      found.push_back(&m_areas[i]);
  }
  return found;
}

std::vector<PlaceVote> votesAt(const std::vector<const ExpertAreas*>& experts, Point place) {
  std::vector<PlaceVote> votes;
  for (const ExpertAreas* expert : experts) {
    PlaceVote& vote = votes.emplace_back(PlaceVote{expert->expert(), {}});
    for (const Area* area : expert->at(place))
      vote.areas.push_back(*area);
  }
  return votes;
}

int agreeing(const std::vector<PlaceVote>& votes) {
  return static_cast<int>(
      std::count_if(votes.begin(), votes.end(), [](const PlaceVote& vote) { return !vote.areas.empty(); }));
}

} // namespace scarp
