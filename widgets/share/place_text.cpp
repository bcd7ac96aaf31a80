// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/share/place_text.h"

namespace scarp {

PlaceText placeText(const Surveyor& surveyor, Point place) {
  const bool degrees = !surveyor.planeIsMetric() && surveyor.knowsGround();
  const int decimals = degrees ? 7 : 2; // about a centimetre
  const QString x = QString::number(place.x, 'f', decimals), y = QString::number(place.y, 'f', decimals);
  PlaceText text{x + ", " + y, {}, "POINT (" + x + ' ' + y + ')', {}};
  if (const auto at = surveyor.toWgs84(place)) {
    const QString latitude = QString::number(at->y, 'f', 7), longitude = QString::number(at->x, 'f', 7);
    text.wgs84 = latitude + ", " + longitude;
    text.link = "geo:" + latitude + ',' + longitude;
  }
  return text;
}

} // namespace scarp
