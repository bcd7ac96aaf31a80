// SPDX-License-Identifier: GPL-3.0-or-later
// Something painted over the finished map at every frame: pinned targets, bookmarks, a shared cursor. Cheap,
// in logical pixels, never the place for data (that is a MapLayer). GUI thread only.
#pragma once

#include "widgets/map/view_transform.h"

class QPainter;

namespace scarp {

/// Where an overlay comes: right on the picture (marks lie over it), or over the marks.
enum class CanvasOrder { OnThePicture, OverMarks };

class CanvasOverlay {
public:
  virtual ~CanvasOverlay() = default;
  virtual void paint(QPainter& painter, const ViewTransform& view) const = 0;
};

} // namespace scarp
