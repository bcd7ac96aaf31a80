// SPDX-License-Identifier: GPL-3.0-or-later
// Points brought into the CRS of a raster or of polygons, whatever its unit (for metres: projectedToMetres).
#pragma once

#include "core/insar/ct_points.h"

namespace scarp {

/// Points without a CRS are taken to be in `targetCrs` already, and points stay where they are when that is
/// empty; both with a notice. Throws Error(Input) when coordinates without a CRS look like degrees and the
/// target is in metres.
CtPoints inCrs(CtPoints points, const std::string& targetCrs);

} // namespace scarp
