// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of a sheet: north arrow, scale bar, legends. They draw at a place in pixels of the sheet's
// resolution and give back the height that they took, pixels.
#pragma once

#include "widgets/share/map_sheet.h"

#include <QFont>

namespace scarp {

QFont sheetFont(double points, bool bold = false);
/// Points to true north where the convergence is known, else up, labelled as the grid's north.
double paintNorthArrow(QPainter& painter, QPointF topLeft, double pixelsPerMm,
                       const std::optional<double>& convergence);
double paintSheetScaleBar(QPainter& painter, QPointF topLeft, double widest, const SheetSpec& spec,
                          const SheetContent& content);
/// Titles with quantity, unit and sign, ramps with limits, swatches.
double paintLegends(QPainter& painter, const QRectF& box, const std::vector<LegendView::Entry>& legends,
                    double pixelsPerMm);
/// North, scale bar and legends one under the other, as far as the sheet shows them.
double paintSide(QPainter& painter, const QRectF& box, const SheetSpec& spec, const SheetContent& content);
/// The height of that in a column of a width, without painting.
double sideHeight(QPainter& painter, const SheetSpec& spec, const SheetContent& content, double width);

} // namespace scarp
