// SPDX-License-Identifier: GPL-3.0-or-later
// Areas and random edits for the labelling tests.
#pragma once

#include "annotation/labels/label_set.h"

#include <cmath>
#include <iterator>
#include <random>

namespace scarp::test {

inline MultiPolygon square(double x, double y, double side) {
  return {{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, {}}};
}

inline Area squareArea(double x, double y, double side) {
  Area area;
  area.id = newAreaId();
  area.shape = square(x, y, side);
  area.author = "a";
  area.created = area.modified = "2024-11-18T08:30:00Z";
  return area;
}

/// Random edits that fit a set: additions, removals, new shapes with holes and parts, attributes, compounds.
class RandomEdits {
public:
  explicit RandomEdits(uint64_t seed) : m_random(seed) {}

  Edit next(const LabelSet& set) {
    const int kind = static_cast<int>(m_random() % 10);
    if (set.empty() || kind < 3)
      return AddArea{newArea()};
    const AreaId id = someId(set);
    if (kind == 3)
      return RemoveArea{id};
    if (kind < 7)
      return ReplaceShape{id, shape(), time()};
    if (kind < 9)
      return SetAttributes{id, attributes(), time()};
    const Area piece = newArea();
    return Compound{"Split area", {ReplaceShape{id, shape(), time()}, AddArea{piece}}};
  }

private:
  double number(double from, double to) { return std::uniform_real_distribution(from, to)(m_random); }
  Ring ring(Point c, double r) {
    Ring points;
    const int corners = 3 + static_cast<int>(m_random() % 40);
    for (int i = 0; i < corners; ++i) {
      const double angle = 2 * 3.14159265358979 * i / corners, radius = r * number(0.7, 1);
      points.push_back({c.x + radius * std::cos(angle), c.y + radius * std::sin(angle)});
    }
    return points;
  }
  MultiPolygon shape() {
    MultiPolygon parts;
    for (uint64_t n = 1 + m_random() % 2, i = 0; i < n; ++i) {
      const Point c{number(700000, 750000) + static_cast<double>(i) * 60000, number(3970000, 4000000)};
      const double r = number(20, 400);
      Polygon part{ring(c, r), {}};
      if (m_random() % 3 == 0)
        part.holes.push_back(ring(c, r / 4));
      parts.push_back(std::move(part));
    }
    return parts;
  }
  AreaAttributes attributes() {
    AreaAttributes a;
    a.className = m_random() % 2 ? "landslide" : "old landslide";
    a.confidence = static_cast<Confidence>(m_random() % 4);
    a.signs = {m_random() % 2 == 0, m_random() % 2 == 0, m_random() % 2 == 0, m_random() % 2 == 0};
    a.note = m_random() % 2 ? "滑坡 \"quoted\"\n\tnext line, café \\ 𝛼" : "";
    return a;
  }
  Area newArea() {
    Area area;
    area.id = AreaId{m_random() | 1};
    area.shape = shape();
    area.attributes = attributes();
    area.author = "expert-a";
    area.created = area.modified = time();
    area.provenance = m_random() % 4 ? Provenance{} : Provenance{Provenance::Kind::Model, "run:7"};
    return area;
  }
  std::string time() { return "2024-11-18T08:" + std::to_string(10 + m_random() % 50) + ":00Z"; }
  AreaId someId(const LabelSet& set) {
    return std::next(set.areas().begin(), static_cast<std::ptrdiff_t>(m_random() % set.size()))->first;
  }
  std::mt19937_64 m_random;
};

} // namespace scarp::test
