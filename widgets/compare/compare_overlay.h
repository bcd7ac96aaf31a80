// SPDX-License-Identifier: GPL-3.0-or-later
// The second picture of a comparison, laid over the first: a part of the map beside a divider, a circle under
// the pointer, or all of it for a moment. Only puts finished frames together. Belongs to a canvas's view.
#pragma once

#include "widgets/map/canvas_overlay.h"

#include <QPointF>
#include <QRectF>
#include <QString>

class QImage;

namespace scarp {

class TileBoard;

enum class CompareMode { Swipe, Lens, Flicker, SideBySide };

struct CompareOverlay final : CanvasOverlay {
  TileBoard* a = nullptr; ///< null: the canvas's own picture is A
  TileBoard* b = nullptr;
  QString nameA, nameB;
  CompareMode mode = CompareMode::Swipe;
  bool across = false;   ///< the divider lies across: A above, B below; else A left, B right
  double position = 0.5; ///< of the divider, share of the canvas
  QPointF lens;          ///< middle, logical pixels
  double lensRadius = 140;
  bool showsB = false; ///< of the flicker

  void paint(QPainter& painter, const ViewTransform& view) const override;
  /// Where B shows.
  QRectF partOfB(const QSizeF& size) const;

private:
  static void paintFrame(QPainter& painter, const QImage& frame, const QSizeF& size, const QRectF& part);
  void paintNames(QPainter& painter, const QSizeF& size) const;
};

} // namespace scarp
