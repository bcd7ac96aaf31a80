// SPDX-License-Identifier: GPL-3.0-or-later
// What part of the map a view shows: map coordinates (double, north up) to screen pixels and back.
// Pixels are logical (device independent); (0, 0) is the top-left corner of the widget. Always valid: scale >
// 0.
#pragma once

#include "core/geo/polygon.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace scarp {

class ViewTransform {
public:
  ViewTransform() = default;
  ViewTransform(Point centre, double mapPerPixel, QSizeF size);

  Point centre() const { return m_centre; }
  double mapPerPixel() const { return m_mapPerPixel; }
  QSizeF size() const { return m_size; }

  QPointF toScreen(Point map) const;
  Point toMap(QPointF screen) const;
  Extent extent() const;

  /// Same centre and scale in a window of another size.
  ViewTransform resized(QSizeF size) const { return {m_centre, m_mapPerPixel, size}; }
  /// Enlarges by `factor` (2 = twice as close) while the map point under `anchor` stays under it.
  ViewTransform zoomedAt(QPointF anchor, double factor) const;
  /// The map moves with the hand by `delta` pixels.
  ViewTransform panned(QPointF delta) const;
  ViewTransform centredOn(Point centre) const { return {centre, m_mapPerPixel, m_size}; }
  /// Another scale around the same centre.
  ViewTransform scaled(double mapPerPixel) const { return {m_centre, mapPerPixel, m_size}; }
  /// A rectangle on the screen fills the window.
  ViewTransform zoomedToBox(const QRectF& box) const;
  /// All of `extent` in a window of `size`, with a margin of that share of the window on each side.
  static ViewTransform fitting(const Extent& extent, QSizeF size, double margin = 0.03);

  bool operator==(const ViewTransform&) const = default;

private:
  Point m_centre{};
  double m_mapPerPixel = 1;
  QSizeF m_size{1, 1};
};

} // namespace scarp
