// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/outline_layer.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <limits>

namespace scarp {

namespace {

constexpr double kClipMargin = 12; // pixels: edges along the clip border stay out of sight
constexpr double kFinest = 0.35;   // pixels: nearer corners are left out

Extent nothing() {
  const double most = std::numeric_limits<double>::max();
  return {most, most, -most, -most};
}

void widen(Extent& extent, Point point) {
  extent = {std::min(extent.xMin, point.x), std::min(extent.yMin, point.y), std::max(extent.xMax, point.x),
            std::max(extent.yMax, point.y)};
}

void widen(Extent& extent, const Extent& other) {
  widen(extent, Point{other.xMin, other.yMin});
  widen(extent, Point{other.xMax, other.yMax});
}

Extent padded(const TileView& view) {
  const Extent seen = view.extent();
  const double pad = kClipMargin * view.pixelRatio * view.mapPerPixel;
  return {seen.xMin - pad, seen.yMin - pad, seen.xMax + pad, seen.yMax + pad};
}

bool inside(const Extent& inner, const Extent& outer) {
  return inner.xMin >= outer.xMin && inner.xMax <= outer.xMax && inner.yMin >= outer.yMin &&
         inner.yMax <= outer.yMax;
}

QPointF pixelOf(const TileView& view, Point point) {
  return {view.column(point.x), view.row(point.y)};
}

void addRing(QPainterPath& path, const Ring& ring, const TileView& view) {
  QPointF last;
  bool started = false;
  for (const Point& point : ring) {
    const QPointF at = pixelOf(view, point);
    if (!started)
      path.moveTo(at);
    else if (std::abs(at.x() - last.x()) + std::abs(at.y() - last.y()) < kFinest)
      continue;
    else
      path.lineTo(at);
    last = at;
    started = true;
  }
  if (started)
    path.closeSubpath();
}

/// Cuts a segment to an extent (Liang and Barsky); false when nothing of it is inside.
bool cut(Point& a, Point& b, const Extent& e) {
  double t0 = 0, t1 = 1;
  const double dx = b.x - a.x, dy = b.y - a.y;
  for (const auto& [p, q] :
       {std::pair{-dx, a.x - e.xMin}, {dx, e.xMax - a.x}, {-dy, a.y - e.yMin}, {dy, e.yMax - a.y}}) {
    if (p == 0 && q < 0)
      return false;
    if (p == 0)
      continue;
    const double t = q / p;
    if (p < 0)
      t0 = std::max(t0, t);
    else
      t1 = std::min(t1, t);
  }
  if (t0 > t1)
    return false;
  const Point from = a;
  a = {from.x + t0 * dx, from.y + t0 * dy};
  b = {from.x + t1 * dx, from.y + t1 * dy};
  return true;
}

void stroke(QPainter& painter, const QPainterPath& path, const OutlineStyle& style, double ratio) {
  const auto pen = [&](const QColor& colour, double width) {
    QPen made(colour, width * ratio, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    return made;
  };
  if (style.casing.isValid())
    painter.strokePath(path, pen(style.casing, style.width + 2));
  QPen line = pen(style.line, style.width);
  if (style.dashed)
    line.setStyle(Qt::DashLine);
  painter.strokePath(path, line);
}

} // namespace

Ring clipped(const Ring& ring, const Extent& extent) {
  Ring current = ring;
  for (int side = 0; side < 4 && !current.empty(); ++side) {
    const auto within = [&](const Point& p) {
      switch (side) {
      case 0:
        return p.x >= extent.xMin;
      case 1:
        return p.x <= extent.xMax;
      case 2:
        return p.y >= extent.yMin;
      default:
        return p.y <= extent.yMax;
      }
    };
    const auto crossing = [&](const Point& a, const Point& b) {
      if (side < 2) {
        const double x = side == 0 ? extent.xMin : extent.xMax;
        return Point{x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)};
      }
      const double y = side == 2 ? extent.yMin : extent.yMax;
      return Point{a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y};
    };
    Ring next;
    next.reserve(current.size() + 4);
    Point before = current.back();
    for (const Point& point : current) {
      if (within(point) != within(before))
        next.push_back(crossing(before, point));
      if (within(point))
        next.push_back(point);
      before = point;
    }
    current = std::move(next);
  }
  return current;
}

OutlineLayer::OutlineLayer(std::vector<MultiPolygon> shapes, OutlineStyle style, QString name)
    : m_shapes(std::move(shapes)), m_style(std::move(style)), m_name(std::move(name)) {
  Extent all = nothing();
  for (const auto& shape : m_shapes) {
    m_extents.push_back(shape.empty() ? Extent{0, 0, -1, -1} : extentOf(shape));
    if (!shape.empty())
      widen(all, m_extents.back());
  }
  if (all.xMin <= all.xMax)
    m_extent = all;
}

bool OutlineLayer::paint(QImage& tile, const TileView& view, const std::stop_token& stop) const {
  const Extent clip = padded(view);
  QPainterPath path;
  path.setFillRule(Qt::OddEvenFill);
  for (size_t i = 0; i < m_shapes.size(); ++i) {
    if (!overlaps(m_extents[i], clip))
      continue;
    if (stop.stop_requested())
      return false;
    const bool whole = inside(m_extents[i], clip);
    const auto add = [&](const Ring& ring) { addRing(path, whole ? ring : clipped(ring, clip), view); };
    for (const auto& part : m_shapes[i]) {
      add(part.outer);
      for (const auto& hole : part.holes)
        add(hole);
    }
  }
  if (path.isEmpty())
    return false;
  QPainter painter(&tile);
  painter.setRenderHint(QPainter::Antialiasing);
  if (m_style.fill.isValid())
    painter.fillPath(path, m_style.fill);
  stroke(painter, path, m_style, view.pixelRatio);
  return true;
}

Legend OutlineLayer::legend() const {
  Legend legend;
  if (!m_name.isEmpty())
    legend.swatches.push_back(
        {m_style.fill.isValid() ? m_style.fill : QColor(Qt::transparent), m_style.line, m_name, false});
  return legend;
}

LineWorkLayer::LineWorkLayer(std::vector<std::vector<Point>> lines, std::vector<Point> points,
                             OutlineStyle style, QString name)
    : m_lines(std::move(lines)), m_points(std::move(points)), m_style(std::move(style)),
      m_name(std::move(name)) {
  Extent all = nothing();
  for (const auto& line : m_lines) {
    Extent extent = nothing();
    for (const Point& point : line)
      widen(extent, point);
    m_extents.push_back(extent);
    if (!line.empty())
      widen(all, extent);
  }
  for (const Point& point : m_points)
    widen(all, point);
  if (all.xMin <= all.xMax)
    m_extent = all;
}

bool LineWorkLayer::paint(QImage& tile, const TileView& view, const std::stop_token& stop) const {
  const Extent clip = padded(view);
  QPainterPath path, dots;
  for (size_t i = 0; i < m_lines.size(); ++i) {
    if (!overlaps(m_extents[i], clip))
      continue;
    if (stop.stop_requested())
      return false;
    QPointF end;
    bool open = false; // the path's current point is the end of the last segment
    for (size_t k = 1; k < m_lines[i].size(); ++k) {
      Point a = m_lines[i][k - 1], b = m_lines[i][k];
      if (!cut(a, b, clip)) {
        open = false;
        continue;
      }
      const QPointF from = pixelOf(view, a), to = pixelOf(view, b);
      if (!open || (from - end).manhattanLength() > 0.01)
        path.moveTo(from);
      path.lineTo(to);
      end = to;
      open = true;
    }
  }
  const double radius = 3 * view.pixelRatio;
  for (const Point& point : m_points)
    if (overlaps({point.x, point.y, point.x, point.y}, clip))
      dots.addEllipse(pixelOf(view, point), radius, radius);
  if (path.isEmpty() && dots.isEmpty())
    return false;
  QPainter painter(&tile);
  painter.setRenderHint(QPainter::Antialiasing);
  stroke(painter, path, m_style, view.pixelRatio);
  if (!dots.isEmpty()) {
    painter.fillPath(dots, m_style.line);
    painter.strokePath(dots, QPen(m_style.casing.isValid() ? m_style.casing : Qt::white, view.pixelRatio));
  }
  return true;
}

Legend LineWorkLayer::legend() const {
  Legend legend;
  if (!m_name.isEmpty())
    legend.swatches.push_back({Qt::transparent, m_style.line, m_name, false});
  return legend;
}

} // namespace scarp
