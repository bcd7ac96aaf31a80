// SPDX-License-Identifier: GPL-3.0-or-later
// The scale bar and the scale figure (1:N) of a view. Scales assume the screen's logical resolution, as QGIS
// does.
#pragma once

#include "widgets/map/view_transform.h"

#include <QPainter>
#include <QString>

namespace scarp {

/// A round length (1, 2 or 5 times a power of ten) that is at most `longest` pixels.
double roundLength(double mapPerPixel, double longest);
/// "500 m", "2 km"; degrees as "0.01°".
QString lengthText(double length, bool degrees);
void paintScaleBar(QPainter& painter, const ViewTransform& view, bool degrees);

/// Metres in one map unit at a latitude (1 for metres).
double metresPerUnit(bool degrees, double latitude);
double scaleDenominator(double mapPerPixel, double dotsPerInch, double unitMetres);
double mapPerPixelFor(double denominator, double dotsPerInch, double unitMetres);

} // namespace scarp
