// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/ct_filter.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/insar/point_filter.h"

#include <algorithm>
#include <cmath>

namespace scarp {

namespace {

constexpr int64_t kPiece = 1 << 16;

Json toJson(const MultiPolygon& shape) {
  const auto ring = [](const Ring& points) {
    Json list = Json::array();
    for (const Point& p : points)
      list.push_back({p.x, p.y});
    return list;
  };
  Json list = Json::array();
  for (const Polygon& polygon : shape) {
    Json rings = Json::array({ring(polygon.outer)});
    for (const Ring& hole : polygon.holes)
      rings.push_back(ring(hole));
    list.push_back(rings);
  }
  return list;
}

MultiPolygon shapeFrom(const Json& document) {
  MultiPolygon shape;
  for (const Json& rings : document) {
    Polygon polygon;
    for (const Json& points : rings) {
      Ring ring;
      for (const Json& p : points)
        ring.push_back({p.at(0).get<double>(), p.at(1).get<double>()});
      if (polygon.outer.empty())
        polygon.outer = std::move(ring);
      else
        polygon.holes.push_back(std::move(ring));
    }
    if (!polygon.outer.empty())
      shape.push_back(std::move(polygon));
  }
  return shape;
}

template <class T> void put(Json& document, const char* key, const std::optional<T>& value) {
  if (value)
    document[key] = *value;
}

/// Lowers the flags of those that do not hold, on all cores.
template <class Holds> void keep(std::vector<uint8_t>& flags, Holds&& holds) {
  parallelRanges(static_cast<int64_t>(flags.size()), kPiece, [&](int64_t first, int64_t last) {
    for (auto i = static_cast<size_t>(first); i < static_cast<size_t>(last); ++i)
      flags[i] = flags[i] & static_cast<uint8_t>(holds(i));
  });
}

struct Edge {
  Point a, b;
};

} // namespace

Json toJson(const CtFilter& filter) {
  Json d = Json::object();
  put(d, "min_coherence", filter.minCoherence);
  put(d, "min_velocity", filter.minVelocity);
  put(d, "max_velocity", filter.maxVelocity);
  put(d, "min_motion", filter.minMotion);
  put(d, "min_z", filter.minZ);
  put(d, "min_bin", filter.minBin);
  put(d, "min_coverage", filter.minCoverage);
  if (!filter.area.empty())
    d["area"] = toJson(filter.area);
  if (!filter.areaLayer.empty())
    d["area_layer"] = filter.areaLayer;
  if (!filter.where.empty())
    d["where"] = filter.where;
  return d;
}

CtFilter ctFilterFrom(const Json& document) {
  CtFilter filter;
  if (!document.is_object())
    return filter;
  const auto number = [&](const char* key, auto& value) {
    if (const auto found = document.find(key); found != document.end() && found->is_number())
      value = found->get<typename std::decay_t<decltype(value)>::value_type>();
  };
  const auto text = [&](const char* key, std::string& value) {
    if (const auto found = document.find(key); found != document.end() && found->is_string())
      value = found->get<std::string>();
  };
  number("min_coherence", filter.minCoherence);
  number("min_velocity", filter.minVelocity);
  number("max_velocity", filter.maxVelocity);
  number("min_motion", filter.minMotion);
  number("min_z", filter.minZ);
  number("min_bin", filter.minBin);
  number("min_coverage", filter.minCoverage);
  text("area_layer", filter.areaLayer);
  text("where", filter.where);
  try {
    if (const auto area = document.find("area"); area != document.end())
      filter.area = shapeFrom(*area);
  } catch (const Json::exception&) { // edited by hand: shown everywhere rather than not at all
    filter.area.clear();
  }
  return filter;
}

std::vector<uint8_t> shownTargets(const CtCloud& cloud, const CtFilter& filter, float referenceVelocity,
                                  const CtColumns& columns, const std::vector<uint8_t>* inside) {
  std::vector<uint8_t> flags(cloud.size(), 1);
  if (inside)
    flags = *inside;
  if (filter.minCoherence) {
    const auto least = static_cast<float>(*filter.minCoherence);
    const auto coherence = cloud.coherences();
    keep(flags, [&](size_t i) { return !coherence.empty() && coherence[i] >= least; });
  }
  if (filter.minVelocity || filter.maxVelocity || filter.minMotion) {
    const auto least = static_cast<float>(filter.minVelocity.value_or(-INFINITY));
    const auto most = static_cast<float>(filter.maxVelocity.value_or(INFINITY));
    const auto motion = static_cast<float>(filter.minMotion.value_or(0));
    keep(flags, [&](size_t i) {
      const float v = cloud.velocity(i) - referenceVelocity;
      return v >= least && v <= most && std::abs(v) >= motion;
    });
  }
  if (filter.minZ) {
    const auto least = static_cast<float>(*filter.minZ);
    const auto z = cloud.zScores();
    keep(flags, [&](size_t i) { return !z.empty() && std::abs(z[i]) >= least; });
  }
  if (filter.minBin)
    keep(flags, [&](size_t i) { return std::abs(cloud.bin(i).value_or(0)) >= *filter.minBin; });
  if (filter.minCoverage) {
    const auto least = static_cast<float>(*filter.minCoverage);
    const auto coverage = cloud.coverages();
    keep(flags, [&](size_t i) { return !coverage.empty() && coverage[i] >= least; });
  }
  if (const PointFilter where(filter.where); !where.columns().empty()) {
    std::vector<const std::vector<float>*> used;
    for (const std::string& name : where.columns()) {
      const auto found = columns.find(name);
      if (found == columns.end() || !found->second)
        throw inputError("the table has no column '" + name + "' with numbers");
      used.push_back(found->second.get());
    }
    keep(flags, [&](size_t i) {
      for (size_t k = 0; k < used.size(); ++k)
        if (!where.holds(k, (*used[k])[i]))
          return false;
      return true;
    });
  }
  return flags;
}

std::vector<uint8_t> insideTargets(const CtCloud& cloud, const MultiPolygon& shape) {
  std::vector<uint8_t> flags(cloud.size(), 0);
  for (const Polygon& polygon : shape) {
    std::vector<Edge> edges;
    const auto addRing = [&](const Ring& ring) {
      for (size_t k = 0; k < ring.size(); ++k)
        edges.push_back({ring[k], ring[(k + 1) % ring.size()]});
    };
    addRing(polygon.outer);
    for (const Ring& hole : polygon.holes)
      addRing(hole);
    std::vector<Edge> near;
    // A run is one row of the grid: only edges that reach its height can separate its points from the
    // outside.
    cloud.runsIn(extentOf({polygon}), [&](size_t first, size_t last) {
      double low = INFINITY, high = -INFINITY;
      for (size_t i = first; i < last; ++i) {
        low = std::min(low, cloud.y(i));
        high = std::max(high, cloud.y(i));
      }
      near.clear();
      std::copy_if(edges.begin(), edges.end(), std::back_inserter(near), [&](const Edge& e) {
        return std::max(e.a.y, e.b.y) >= low && std::min(e.a.y, e.b.y) <= high;
      });
      for (size_t i = first; i < last; ++i) {
        const double x = cloud.x(i), y = cloud.y(i);
        bool in = false;
        for (const Edge& e : near)
          if ((e.a.y > y) != (e.b.y > y) && x < e.a.x + (y - e.a.y) / (e.b.y - e.a.y) * (e.b.x - e.a.x))
            in = !in;
        flags[i] = flags[i] | static_cast<uint8_t>(in);
      }
    });
  }
  return flags;
}

} // namespace scarp
