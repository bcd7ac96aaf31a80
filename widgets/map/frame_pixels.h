// SPDX-License-Identifier: GPL-3.0-or-later
// Puts finished tiles into a frame: whole copies, and scaled ones that stand in. Images are RGB32 in device
// pixels; nothing is blended.
#pragma once

#include <QImage>
#include <QRectF>

namespace scarp {

/// The part of `tile` that falls into the frame when its corner is at `place`.
void copyInto(QImage& frame, const QImage& tile, QPoint place);
/// `tile` stretched to `target` (nearest pixel), only what lies within `hole`.
void stretchInto(QImage& frame, const QImage& tile, const QRectF& target, const QRect& hole);

} // namespace scarp
