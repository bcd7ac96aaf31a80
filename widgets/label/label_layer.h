// SPDX-License-Identifier: GPL-3.0-or-later
// The labels as a layer of the map: a snapshot of the set, in the expert's colour.
#pragma once

#include "annotation/labels/label_set.h"
#include "widgets/map/map_layer.h"

#include <QColor>
#include <QString>

namespace scarp {

MapLayerPtr labelLayer(const LabelSet& labels, const QColor& colour, const QString& name);

} // namespace scarp
