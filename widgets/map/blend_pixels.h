// SPDX-License-Identifier: GPL-3.0-or-later
// Mixes a layer's tile into the picture below it. The formulas are those of the W3C's compositing of
// separable modes over an opaque ground, as QPainter and QGIS have them; on bytes, because QPainter needs
// five times as long for anything but Normal.
#pragma once

#include "core/project/map_theme.h"

#include <QImage>

namespace scarp {

/// `ground` is RGB32, `layer` ARGB32_Premultiplied of the same size; opacity 0..1.
void mixInto(QImage& ground, const QImage& layer, double opacity, BlendMode mode);

} // namespace scarp
