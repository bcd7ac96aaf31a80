// SPDX-License-Identifier: GPL-3.0-or-later
// How the ground moves and what the satellite sees of it. Line of sight: the unit vector from the ground to
// the satellite (east, north, up); a velocity along it is positive toward the satellite. Velocities in mm/yr,
// angles in degrees.
#pragma once

#include "core/synth/scene.h"

namespace scarp::synth {

inline constexpr double kIncidence = 39.2;
inline constexpr double kHeading =
    190; ///< descending: flies south, a little west; looks to its right, to the west
inline constexpr double kNoise = 4; ///< mm/yr, standard deviation of a CT's velocity
inline constexpr double kStrongestAway = -234,
                        kStrongestToward = 366; ///< mm/yr: beyond, phases cannot be unwrapped

struct EastNorthUp {
  double east = 0, north = 0, up = 0;
};

/// From incidence and heading of a right-looking satellite.
EastNorthUp lineOfSight(double incidence = kIncidence, double heading = kHeading);
double along(const EastNorthUp& velocity, const EastNorthUp& sight);

/// Of the ground at a place (scene metres): down the slope inside a moving landslide, nothing elsewhere.
EastNorthUp groundVelocity(const Scene& scene, double x, double y);
/// The strongest velocity along the line of sight over a landslide, mm/yr with its sign.
double strongestInSight(const Scene& scene, const Landslide& slide);

/// How well the radar sees a place, 0 (layover, shadow) .. about 1.2: pixels per ground by the local
/// incidence.
double radarVisibility(const Scene& scene, double x, double y);

} // namespace scarp::synth
