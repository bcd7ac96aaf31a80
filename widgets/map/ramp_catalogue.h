// SPDX-License-Identifier: GPL-3.0-or-later
// The ramps that can be chosen for a raster, by the name that the project file keeps.
#pragma once

#include "widgets/map/colour_ramp.h"

#include <QString>
#include <string>
#include <vector>

namespace scarp {

struct NamedRamp {
  std::string id; ///< "viridis"
  QString name;   ///< for people
  ColourTable table{};
};

/// In the order of a list to choose from: diverging ones first, then sequential ones.
const std::vector<NamedRamp>& rampCatalogue();
/// Null for a name that is not known.
const NamedRamp* rampNamed(const std::string& id);
ColourTable inverted(ColourTable table);

} // namespace scarp
