// SPDX-License-Identifier: GPL-3.0-or-later
// A place on the map as text for the clipboard: numbers with a point, whatever the locale, so that programs
// read them.
#pragma once

#include "core/geo/measure.h"

#include <QString>

namespace scarp {

struct PlaceText {
  QString map;   ///< "716204.3, 3985120.0": east, north in the map's CRS
  QString wgs84; ///< "35.986583, 101.398244": latitude, longitude; empty where there is no way to it
  QString wkt;   ///< "POINT (716204.3 3985120.0)" in the map's CRS
  QString link;  ///< "geo:35.986583,101.398244", which phones and maps open; empty as wgs84
};

PlaceText placeText(const Surveyor& surveyor, Point place);

} // namespace scarp
