// SPDX-License-Identifier: GPL-3.0-or-later
// What a tool on the map canvas is told and asked. The canvas keeps navigation to itself (wheel, middle
// button, Space): a tool sees everything else, first. Coordinates are map coordinates of the project's CRS. A
// function that returns true has used the event up. The canvas repaints the tool's preview after every event
// that it was given.
#pragma once

#include "core/geo/polygon.h"
#include "widgets/map/view_transform.h"

#include <QCursor>
#include <QKeyEvent>
#include <QPainter>
#include <QPointF>
#include <QString>

namespace scarp {

struct CanvasMouse {
  Point map;
  QPointF screen;
  double mapPerPixel = 1;                ///< map units per logical pixel: tolerances are pixels times this
  Qt::MouseButton button = Qt::NoButton; ///< the one that changed; NoButton for a move
  Qt::MouseButtons buttons;
  Qt::KeyboardModifiers modifiers;
};

class CanvasTool {
public:
  virtual ~CanvasTool() = default;
  virtual bool mousePress(const CanvasMouse&) { return false; }
  virtual bool mouseMove(const CanvasMouse&) { return false; }
  virtual bool mouseRelease(const CanvasMouse&) { return false; }
  virtual bool mouseDoubleClick(const CanvasMouse&) { return false; }
  virtual bool keyPress(const QKeyEvent&) { return false; }
  virtual bool keyRelease(const QKeyEvent&) { return false; }
  /// Preview over the finished map, in logical pixels.
  virtual void paint(QPainter&, const ViewTransform&) const {}
  virtual QCursor cursor() const { return Qt::CrossCursor; }
  /// What the next click does, for the status bar.
  virtual QString statusHint() const { return {}; }
  /// Drops what is half done: another tool or workspace was chosen.
  virtual void cancel() {}
  /// Tools that do not edit let Shift+drag zoom to a box.
  virtual bool shiftDragZooms() const { return false; }
};

} // namespace scarp
