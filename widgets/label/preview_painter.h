// SPDX-License-Identifier: GPL-3.0-or-later
// Draws what a tool shows above the map, and the chosen areas. Logical pixels.
#pragma once

#include "annotation/tools/tool.h"
#include "widgets/map/view_transform.h"

#include <QColor>

class QPainter;

namespace scarp {

void paintPreview(QPainter& painter, const ViewTransform& view, const Preview& preview, const QColor& accent);
/// Outlines that stand out on any image; clipped to the view.
void paintChosen(QPainter& painter, const ViewTransform& view, const MultiPolygon& shape,
                 const QColor& accent);

} // namespace scarp
