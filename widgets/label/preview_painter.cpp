// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label/preview_painter.h"

#include "widgets/map/outline_layer.h"

#include <QPainter>
#include <QPainterPath>

namespace scarp {

namespace {

Extent padded(const ViewTransform& view) {
  const Extent e = view.extent();
  const double pad = 20 * view.mapPerPixel();
  return {e.xMin - pad, e.yMin - pad, e.xMax + pad, e.yMax + pad};
}

void addRing(QPainterPath& path, const ViewTransform& view, const Ring& ring, const Extent& extent) {
  QPolygonF polygon;
  for (const Point& p : clipped(ring, extent))
    polygon << view.toScreen(p);
  if (polygon.size() < 2)
    return;
  path.addPolygon(polygon);
  path.closeSubpath();
}

void strokeTwice(QPainter& painter, const QPainterPath& path, const QColor& colour, double width) {
  QColor casing = Qt::white;
  casing.setAlpha(200);
  painter.strokePath(path, QPen(casing, width + 2.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.strokePath(path, QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void paintMark(QPainter& painter, QPointF at, Preview::Mark::Kind kind, const QColor& accent) {
  using Kind = Preview::Mark::Kind;
  switch (kind) {
  case Kind::Vertex:
  case Kind::ActiveVertex: {
    const double half = kind == Kind::Vertex ? 3 : 5;
    painter.setPen(QPen(accent, 1.4));
    painter.setBrush(kind == Kind::Vertex ? QColor(Qt::white) : accent);
    painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half));
    break;
  }
  case Kind::MidNode:
    for (const auto& [colour, width] : {std::pair{QColor(255, 255, 255, 220), 3.6}, {accent, 1.4}}) {
      painter.setPen(QPen(colour, width));
      painter.drawLine(QPointF(at.x() - 3.5, at.y()), QPointF(at.x() + 3.5, at.y()));
      painter.drawLine(QPointF(at.x(), at.y() - 3.5), QPointF(at.x(), at.y() + 3.5));
    }
    break;
  case Kind::Snap:
    painter.setPen(QPen(QColor(0xd0, 0x3d, 0xa0), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(at, 7, 7);
    break;
  case Kind::Problem:
    for (const auto& [colour, width] : {std::pair{QColor(Qt::white), 5.0}, {QColor(0xc4, 0x1e, 0x1e), 2.4}}) {
      painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap));
      painter.drawLine(QPointF(at.x() - 7, at.y() - 7), QPointF(at.x() + 7, at.y() + 7));
      painter.drawLine(QPointF(at.x() - 7, at.y() + 7), QPointF(at.x() + 7, at.y() - 7));
    }
    break;
  }
}

} // namespace

void paintPreview(QPainter& painter, const ViewTransform& view, const Preview& preview,
                  const QColor& accent) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const Extent extent = padded(view);
  QColor fill = accent;
  fill.setAlpha(40);
  for (const Preview::Line& line : preview.lines) {
    QPainterPath path;
    if (line.closed) {
      addRing(path, view, line.points, extent);
      painter.fillPath(path, fill);
    } else if (!line.points.empty()) {
      path.moveTo(view.toScreen(line.points.front()));
      for (size_t i = 1; i < line.points.size(); ++i)
        path.lineTo(view.toScreen(line.points[i]));
    }
    strokeTwice(painter, path, accent, 1.6);
  }
  for (const Preview::Mark& mark : preview.marks)
    if (mark.position.x >= extent.xMin && mark.position.x <= extent.xMax && mark.position.y >= extent.yMin &&
        mark.position.y <= extent.yMax)
      paintMark(painter, view.toScreen(mark.position), mark.kind, accent);
  painter.restore();
}

void paintChosen(QPainter& painter, const ViewTransform& view, const MultiPolygon& shape,
                 const QColor& accent) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const Extent extent = padded(view);
  QPainterPath path;
  path.setFillRule(Qt::OddEvenFill);
  for (const Polygon& part : shape) {
    addRing(path, view, part.outer, extent);
    for (const Ring& hole : part.holes)
      addRing(path, view, hole, extent);
  }
  QColor fill = accent;
  fill.setAlpha(60);
  painter.fillPath(path, fill);
  strokeTwice(painter, path, accent, 2.4);
  painter.restore();
}

} // namespace scarp
