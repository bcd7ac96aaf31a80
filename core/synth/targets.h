// SPDX-License-Identifier: GPL-3.0-or-later
// The coherent targets of a scene: exactly targetCount() of them inside the observed corridor, denser where
// the radar sees bare, steady ground, none on water, in layover and in shadow. Velocities in mm/yr along the
// line of sight, positive toward the satellite.
#pragma once

#include "core/synth/motion.h"

#include <string>
#include <vector>

namespace scarp::synth {

struct Targets {
  std::vector<double> x, y;     ///< map coordinates
  std::vector<float> velocity;  ///< mm/yr
  std::vector<float> coherence; ///< 0.7 .. 1
  int64_t falseMovers = 0;      ///< isolated targets whose velocity is an error
  size_t size() const { return x.size(); }
};

Targets makeTargets(const Scene& scene, const Progress& progress = {});

/// The study's 39 acquisitions, 2020-01-04 to 2021-04-28, as YYYYMMDD.
std::vector<std::string> acquisitionDates();
/// Displacements of one target at those dates, mm since the first: its velocity, a yearly wave, 3 mm of
/// noise.
void displacements(uint64_t seed, size_t target, float velocity, std::span<float> out);

} // namespace scarp::synth
