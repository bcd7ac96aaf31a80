// SPDX-License-Identifier: GPL-3.0-or-later
// Faults: long, slightly winding traces along which the rock is broken; valleys and landslides prefer them.
#pragma once

#include "core/synth/scene_params.h"

#include <vector>

namespace scarp::synth {

class Faults {
public:
  explicit Faults(const SceneParams& params);

  /// 0..1: how broken the rock is at a place (scene metres), 1 on a trace.
  double damage(double x, double y) const;
  /// The traces inside the scene, scene metres.
  std::vector<std::vector<Point>> traces() const;

private:
  struct Trace {
    Point origin, along; ///< along: unit vector
    uint64_t seed = 0;
    double half = 0; ///< length to either side, m
  };
  double offset(const Trace& trace, double s) const;

  double m_width, m_height;
  std::vector<Trace> m_traces;
};

} // namespace scarp::synth
