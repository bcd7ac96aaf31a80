// SPDX-License-Identifier: GPL-3.0-or-later
// The trunk river of the valley (it flows from west to east) and the corridor along it that the satellite
// observed.
#pragma once

#include "core/synth/scene_params.h"

#include <cmath>

namespace scarp::synth {

/// Everything about the river at one x.
struct RiverSection {
  double centre = 0, stretch = 1; ///< stretch: metres of y per metre across the course
  double water = 0, plain = 0, level = 0;
  double distance(double y) const { return std::abs(y - centre) / stretch; }
};

class River {
public:
  explicit River(const SceneParams& params);

  RiverSection section(double x) const;
  double centre(double x) const;             ///< y of the course, scene metres
  double halfWidth(double x) const;          ///< of the water, m
  double plainHalf(double x) const;          ///< of the valley floor beside it, m; at least the water's
  double level(double x) const;              ///< of the water, m above sea
  double distance(double x, double y) const; ///< from the course, about, m
  /// Observed: within a buffer of the (smoothed) course whose width makes the corridor's share of the scene
  /// exact.
  bool inCorridor(double x, double y) const;
  double corridorHalf() const { return m_corridorHalf; }
  double corridorAreaM2() const { return m_corridorArea; }

private:
  double bend(double x) const; ///< the long bends alone
  double corridorArea(double half) const;

  uint64_t m_seed;
  double m_width, m_height;
  double m_longWave, m_midWave;
  double m_corridorHalf = 0, m_corridorArea = 0;
  double m_scale = 1; ///< 1 on the reference scene, smaller on small ones: how wide water and floor are
};

} // namespace scarp::synth
