// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/view_transform.h"

#include <algorithm>
#include <cmath>

namespace scarp {

namespace {
constexpr double kSmallest = 1e-7,
                 kLargest = 1e7; // map units per pixel: beyond that doubles or people are lost
}

ViewTransform::ViewTransform(Point centre, double mapPerPixel, QSizeF size)
    : m_centre(centre), m_mapPerPixel(std::clamp(mapPerPixel, kSmallest, kLargest)), m_size(size) {}

QPointF ViewTransform::toScreen(Point map) const {
  return {(map.x - m_centre.x) / m_mapPerPixel + m_size.width() / 2,
          (m_centre.y - map.y) / m_mapPerPixel + m_size.height() / 2};
}

Point ViewTransform::toMap(QPointF screen) const {
  return {m_centre.x + (screen.x() - m_size.width() / 2) * m_mapPerPixel,
          m_centre.y - (screen.y() - m_size.height() / 2) * m_mapPerPixel};
}

Extent ViewTransform::extent() const {
  const double halfWidth = m_size.width() / 2 * m_mapPerPixel,
               halfHeight = m_size.height() / 2 * m_mapPerPixel;
  return {m_centre.x - halfWidth, m_centre.y - halfHeight, m_centre.x + halfWidth, m_centre.y + halfHeight};
}

ViewTransform ViewTransform::zoomedAt(QPointF anchor, double factor) const {
  const Point fixed = toMap(anchor);
  ViewTransform view(m_centre, m_mapPerPixel / factor, m_size);
  view.m_centre = {fixed.x - (anchor.x() - m_size.width() / 2) * view.m_mapPerPixel,
                   fixed.y + (anchor.y() - m_size.height() / 2) * view.m_mapPerPixel};
  return view;
}

ViewTransform ViewTransform::panned(QPointF delta) const {
  return {{m_centre.x - delta.x() * m_mapPerPixel, m_centre.y + delta.y() * m_mapPerPixel},
          m_mapPerPixel,
          m_size};
}

ViewTransform ViewTransform::zoomedToBox(const QRectF& box) const {
  if (box.width() <= 0 || box.height() <= 0)
    return *this;
  const double factor = std::min(m_size.width() / box.width(), m_size.height() / box.height());
  return {toMap(box.center()), m_mapPerPixel / factor, m_size};
}

ViewTransform ViewTransform::fitting(const Extent& extent, QSizeF size, double margin) {
  const double usable = 1 - 2 * margin;
  const double width = std::max(1.0, size.width() * usable), height = std::max(1.0, size.height() * usable);
  double perPixel = std::max(extent.width() / width, extent.height() / height);
  if (!(perPixel > 0)) // a single point: about 500 m across
    perPixel = 500 / width;
  return {{(extent.xMin + extent.xMax) / 2, (extent.yMin + extent.yMax) / 2}, perPixel, size};
}

} // namespace scarp
