// SPDX-License-Identifier: GPL-3.0-or-later
// The name of a picture on a dark plate, at a corner of what it names.
#pragma once

#include <QPointF>
#include <QString>

class QPainter;

namespace scarp {

/// `corner` is the plate's top left, or its top right.
void paintNamePlate(QPainter& painter, QPointF corner, bool atRight, const QString& name);

} // namespace scarp
