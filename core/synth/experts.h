// SPDX-License-Identifier: GPL-3.0-or-later
// Three experts who draw the same scene: each has a habit (generous or tight outlines), an unsteady hand,
// overlooks what shows little, and takes some resting landslides and bare slopes for moving ones.
#pragma once

#include "core/synth/motion.h"

#include <array>
#include <string>
#include <vector>

namespace scarp::synth {

inline constexpr size_t kExperts = 3;

struct DrawnArea {
  Ring outline;           ///< scene metres
  std::string confidence; ///< "low", "medium", "high"
  int64_t landslide = 0;  ///< the one that was meant; 0: none
};

struct ExpertView {
  std::string id, name; ///< "expert-a", "Expert A"
  std::vector<DrawnArea> areas;
  int64_t missed = 0, falseAreas = 0;
};

std::array<ExpertView, kExperts> makeExperts(const Scene& scene);

/// Scene metres (y south) to the map coordinates of the scene.
MultiPolygon toMap(const SceneParams& params, const Ring& outline);
std::vector<Point> toMapLine(const SceneParams& params, const std::vector<Point>& line);

} // namespace scarp::synth
