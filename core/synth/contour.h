// SPDX-License-Identifier: GPL-3.0-or-later
// Outlines of where a field is positive (marching squares), smoothed and thinned rings, and signed distances
// to them.
#pragma once

#include "core/geo/polygon.h"
#include "core/synth/field.h"

#include <vector>

namespace scarp::synth {

/// Closed rings of value = 0 around positive values, interpolated along the cell edges. Values beyond the
/// field's border count as negative.
std::vector<Ring> zeroRings(const Field& field);
/// The ring that encloses most, or an empty one.
Ring largestRing(const Field& field);
/// Corners cut once (Chaikin), then points that change the outline by less than `tolerance` metres left out.
Ring smoothedRing(const Ring& ring, double tolerance);
/// Metres from a ring at every cell centre of `field` (its geometry is kept): positive inside.
void signedDistances(const Ring& ring, Field& field);

} // namespace scarp::synth
