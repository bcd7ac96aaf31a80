// SPDX-License-Identifier: GPL-3.0-or-later
// What was measured, in words: on the map, and as a table to paste.
#pragma once

#include "core/geo/measure.h"

#include <QString>
#include <QStringList>

namespace scarp {

QString lengthWords(double metres);     ///< "812.4 m", "3.904 km"
QString areaWords(double squareMetres); ///< "870 m²", "1.25 ha", "9.171 km²"
QString bearingWords(const Leg& leg);   ///< "51.60° true, 50.19° grid"
/// The true length where it is known, else the planar one; `metric` says whether map units are metres.
QString legWords(const Leg& leg, bool metric);
/// Totals, one statement per line: length, area, bearing of the last leg.
QStringList measurementLines(const Measurement& measured, bool metric);
/// Tab separated: a row per leg and the totals, with units in the header.
QString measurementTable(const Measurement& measured, bool metric);

} // namespace scarp
