// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/stroke_field.h"

#include <algorithm>
#include <cmath>

namespace scarp {

namespace {
constexpr float kUnit = 256; // of the stored distances, per pixel
constexpr uint16_t kFar = 65535;
} // namespace

StrokeField::StrokeField(QSize tile, double widest)
    : m_width(tile.width()), m_height(tile.height()), m_top(tile.height()), m_bottom(-1),
      m_reach(static_cast<float>(std::clamp(widest / 2 + 0.5, 0.5, 250.0))),
      m_distance(static_cast<size_t>(m_width) * static_cast<size_t>(m_height), kFar),
      m_touched(static_cast<size_t>(m_height), {m_width, -1}) {}

void StrokeField::add(QPointF a, QPointF b) {
  const auto ax = static_cast<float>(a.x()), ay = static_cast<float>(a.y());
  const auto dx = static_cast<float>(b.x() - a.x()), dy = static_cast<float>(b.y() - a.y());
  const float bx = ax + dx, by = ay + dy, r = m_reach;
  const int top = std::max(0, static_cast<int>(std::floor(std::min(ay, by) - r)));
  const int bottom = std::min(m_height - 1, static_cast<int>(std::ceil(std::max(ay, by) + r)));
  if (top > bottom || std::max(ax, bx) + r < 0 || std::min(ax, bx) - r > static_cast<float>(m_width))
    return;
  const float length = std::sqrt(dx * dx + dy * dy);
  const float ux = length > 0 ? dx / length : 0, uy = length > 0 ? dy / length : 0;
  bool drawn = false;
  for (int row = top; row <= bottom; ++row) {
    const float y = static_cast<float>(row) + 0.5F;
    // What is within reach is convex: round ends and the two long sides give its first and last column.
    float left = static_cast<float>(m_width), right = -1;
    const auto reachTo = [&](float from, float to) {
      left = std::min(left, from);
      right = std::max(right, to);
    };
    for (const auto& [ex, ey] : {std::pair{ax, ay}, std::pair{bx, by}})
      if (const float away = y - ey; std::abs(away) < r) {
        const float half = std::sqrt(r * r - away * away);
        reachTo(ex - half, ex + half);
      }
    if (dy != 0)
      for (const float side : {-r, r}) {
        const float t = (y - (ay + side * ux)) / dy;
        if (t >= 0 && t <= 1) {
          const float x = ax - side * uy + t * dx;
          reachTo(x, x);
        }
      }
    const int first = std::max(0, static_cast<int>(std::floor(left)));
    const int last = std::min(m_width - 1, static_cast<int>(std::ceil(right)));
    if (first > last)
      continue;
    uint16_t* line = m_distance.data() + static_cast<size_t>(row) * static_cast<size_t>(m_width);
    const float py = y - ay, along0 = py * uy;
    for (int column = first; column <= last; ++column) {
      const float px = static_cast<float>(column) + 0.5F - ax;
      const float along = std::clamp(px * ux + along0, 0.0F, length);
      const float ox = px - along * ux, oy = py - along * uy;
      const float squared = ox * ox + oy * oy;
      if (squared >= r * r)
        continue;
      const auto distance = static_cast<uint16_t>(std::sqrt(squared) * kUnit);
      line[column] = std::min(line[column], distance);
    }
    auto& touched = m_touched[static_cast<size_t>(row)];
    touched = {std::min(touched.first, first), std::max(touched.second, last)};
    drawn = true;
  }
  if (drawn) {
    m_top = std::min(m_top, top);
    m_bottom = std::max(m_bottom, bottom);
  }
}

void StrokeField::paint(QImage& tile, const QColor& colour, double width) const {
  const QRgb solid = qPremultiply(colour.rgba());
  // Colour by distance in steps of 1/16 px: from all of it well inside to none half a pixel outside.
  const double half = width / 2;
  std::vector<QRgb> byDistance(static_cast<size_t>(std::ceil((half + 0.5) * 16)) + 1, 0);
  for (size_t k = 0; k < byDistance.size(); ++k) {
    // A line thinner than a pixel covers no more of a pixel than its width.
    const double covered =
        std::clamp(half + 0.5 - (static_cast<double>(k) + 0.5) / 16, 0.0, std::min(1.0, width));
    const auto part = [&](int value) { return static_cast<int>(std::lround(value * covered)); };
    byDistance[k] = qRgba(part(qRed(solid)), part(qGreen(solid)), part(qBlue(solid)), part(qAlpha(solid)));
  }
  for (int row = m_top; row <= m_bottom; ++row) {
    const auto [first, last] = m_touched[static_cast<size_t>(row)];
    const uint16_t* line = m_distance.data() + static_cast<size_t>(row) * static_cast<size_t>(m_width);
    auto* pixels = reinterpret_cast<QRgb*>(tile.scanLine(row));
    for (int column = first; column <= last; ++column) {
      const auto step = static_cast<size_t>(line[column] >> 4);
      if (step >= byDistance.size())
        continue;
      const QRgb source = byDistance[step];
      const uint32_t rest = 255 - static_cast<uint32_t>(qAlpha(source));
      // Two channels at a time: below * rest / 255, rounded.
      const QRgb below = pixels[column];
      uint32_t odd = ((below >> 8) & 0xff00ff) * rest, even = (below & 0xff00ff) * rest;
      odd = ((odd + ((odd >> 8) & 0xff00ff) + 0x800080) & 0xff00ff00);
      even = ((even + ((even >> 8) & 0xff00ff) + 0x800080) >> 8) & 0xff00ff;
      pixels[column] = source + (odd | even);
    }
  }
}

} // namespace scarp
