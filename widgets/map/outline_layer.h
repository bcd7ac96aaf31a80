// SPDX-License-Identifier: GPL-3.0-or-later
// Polygons as outlines with a light fill (labels, consensus, areas of a prediction), and plain lines and
// points (faults, old landslides). Geometry is clipped to the tile here: painters slow down badly on what
// reaches far outside.
#pragma once

#include "core/geo/polygon.h"
#include "widgets/map/map_layer.h"

#include <QColor>
#include <vector>

namespace scarp {

struct OutlineStyle {
  QColor line = Qt::black;
  double width = 1.6; ///< logical pixels
  QColor fill = {};   ///< invalid: none
  QColor casing = {}; ///< a wider line below, to stand out on any image; invalid: none
  bool dashed = false;
};

class OutlineLayer : public MapLayer {
public:
  OutlineLayer(std::vector<MultiPolygon> shapes, OutlineStyle style, QString name = {});
  Extent extent() const override { return m_extent; }
  bool paint(QImage& tile, const TileView& view, const std::stop_token& stop) const override;
  Legend legend() const override;
  size_t size() const { return m_shapes.size(); }

private:
  std::vector<MultiPolygon> m_shapes;
  std::vector<Extent> m_extents;
  Extent m_extent{0, 0, -1, -1};
  OutlineStyle m_style;
  QString m_name;
};

class LineWorkLayer : public MapLayer {
public:
  LineWorkLayer(std::vector<std::vector<Point>> lines, std::vector<Point> points, OutlineStyle style,
                QString name = {});
  Extent extent() const override { return m_extent; }
  bool paint(QImage& tile, const TileView& view, const std::stop_token& stop) const override;
  Legend legend() const override;

private:
  std::vector<std::vector<Point>> m_lines;
  std::vector<Point> m_points;
  std::vector<Extent> m_extents;
  Extent m_extent{0, 0, -1, -1};
  OutlineStyle m_style;
  QString m_name;
};

/// The part of a ring inside an extent (Sutherland and Hodgman); may run along the extent's edges.
Ring clipped(const Ring& ring, const Extent& extent);

} // namespace scarp
