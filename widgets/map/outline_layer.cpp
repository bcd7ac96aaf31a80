// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/outline_layer.h"

#include "widgets/map/fill_mask.h"
#include "widgets/map/stroke_field.h"

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

/// A ring or line in pixels, without corners that nobody could tell from their neighbours.
std::vector<QPointF> pixelsOf(const std::vector<Point>& points, const TileView& view) {
  std::vector<QPointF> pixels;
  pixels.reserve(points.size());
  for (const Point& point : points) {
    const QPointF at = pixelOf(view, point);
    if (pixels.empty() || (at - pixels.back()).manhattanLength() >= kFinest)
      pixels.push_back(at);
  }
  return pixels;
}

/// The lines of one layer on one tile: solid, or in dashes that go on around corners; the casing is solid.
class Strokes {
public:
  Strokes(const OutlineStyle& style, const TileView& view)
      : m_style(style), m_ratio(view.pixelRatio),
        m_solid(QSize(view.width, view.height), (style.width + kCasing) * view.pixelRatio) {
    if (style.dashed)
      m_dashes.emplace(QSize(view.width, view.height), style.width * view.pixelRatio);
  }
  void startLine() { m_walked = 0; }
  void add(QPointF a, QPointF b) {
    if (!m_dashes || m_style.casing.isValid())
      m_solid.add(a, b);
    if (m_dashes)
      addDashes(a, b);
  }
  bool empty() const { return m_solid.empty() && (!m_dashes || m_dashes->empty()); }
  void paint(QImage& tile) const {
    if (m_style.casing.isValid())
      m_solid.paint(tile, m_style.casing, (m_style.width + kCasing) * m_ratio);
    (m_dashes ? *m_dashes : m_solid).paint(tile, m_style.line, m_style.width * m_ratio);
  }

private:
  static constexpr double kCasing = 2;            // logical pixels that the casing is wider
  static constexpr double kDash = 4, kPeriod = 6; // in widths of the line

  void addDashes(QPointF a, QPointF b) {
    const double unit = m_style.width * m_ratio, period = kPeriod * unit,
                 length = std::hypot(b.x() - a.x(), b.y() - a.y());
    const auto at = [&](double along) { return a + (b - a) * (length > 0 ? along / length : 0); };
    for (double from = -std::fmod(m_walked, period); from < length; from += period)
      if (const double to = from + (kDash - 1) * unit; to > 0) // round ends make up for the rest
        m_dashes->add(at(std::max(0.0, from)), at(std::min(length, to)));
    m_walked += length;
  }

  const OutlineStyle& m_style;
  double m_ratio, m_walked = 0;
  StrokeField m_solid;
  std::optional<StrokeField> m_dashes;
};

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
  if (std::none_of(m_extents.begin(), m_extents.end(),
                   [&](const Extent& extent) { return overlaps(extent, clip); }))
    return false;
  Strokes strokes(m_style, view);
  std::optional<FillMask> fill;
  for (size_t i = 0; i < m_shapes.size(); ++i) {
    if (!overlaps(m_extents[i], clip))
      continue;
    if (stop.stop_requested())
      return false;
    if (m_style.fill.isValid() && !fill)
      fill.emplace(QSize(view.width, view.height));
    const bool whole = inside(m_extents[i], clip);
    const auto add = [&](const Ring& ring) {
      const std::vector<QPointF> corners = pixelsOf(whole ? ring : clipped(ring, clip), view);
      strokes.startLine();
      for (size_t k = 0; k < corners.size(); ++k) {
        const QPointF from = corners[k], to = corners[(k + 1) % corners.size()];
        strokes.add(from, to);
        if (fill)
          fill->addEdge(from, to);
      }
    };
    for (const auto& part : m_shapes[i]) {
      add(part.outer);
      for (const auto& hole : part.holes)
        add(hole);
      if (fill)
        fill->finishArea();
    }
  }
  if (strokes.empty() && !fill)
    return false;
  if (fill)
    fill->paint(tile, m_style.fill);
  strokes.paint(tile);
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
  Strokes strokes(m_style, view);
  for (size_t i = 0; i < m_lines.size(); ++i) {
    if (!overlaps(m_extents[i], clip))
      continue;
    if (stop.stop_requested())
      return false;
    strokes.startLine();
    for (size_t k = 1; k < m_lines[i].size(); ++k) {
      Point a = m_lines[i][k - 1], b = m_lines[i][k];
      if (cut(a, b, clip))
        strokes.add(pixelOf(view, a), pixelOf(view, b));
    }
  }
  const double width = 6 * view.pixelRatio, edge = 2 * view.pixelRatio;
  StrokeField dots(QSize(view.width, view.height), width + edge);
  for (const Point& point : m_points)
    if (overlaps({point.x, point.y, point.x, point.y}, clip))
      dots.add(pixelOf(view, point), pixelOf(view, point));
  if (strokes.empty() && dots.empty())
    return false;
  strokes.paint(tile);
  dots.paint(tile, m_style.casing.isValid() ? m_style.casing : QColor(Qt::white), width + edge / 2);
  dots.paint(tile, m_style.line, width - edge / 2);
  return true;
}

Legend LineWorkLayer::legend() const {
  Legend legend;
  if (!m_name.isEmpty())
    legend.swatches.push_back({Qt::transparent, m_style.line, m_name, false});
  return legend;
}

} // namespace scarp
