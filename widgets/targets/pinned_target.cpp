// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/targets/pinned_target.h"

namespace scarp {

namespace {
Json toJson(Point p) {
  return {p.x, p.y};
}

Point pointFrom(const Json& document) {
  return {document.at(0).get<double>(), document.at(1).get<double>()};
}
} // namespace

MultiPolygon PinnedTarget::shape() const {
  return isArea() ? MultiPolygon{{area, {}}} : MultiPolygon{};
}

Extent PinnedTarget::extent() const {
  return isArea() ? extentOf(shape()) : Extent{place.x, place.y, place.x, place.y};
}

Json toJson(const PinnedTarget& pin) {
  Json d = {{"layer", pin.layer}, {"name", pin.name}, {"colour", pin.colour}, {"shown", pin.shown}};
  if (!pin.isArea()) {
    d["place"] = toJson(pin.place);
    return d;
  }
  d["area"] = Json::array();
  for (const Point& p : pin.area)
    d["area"].push_back(toJson(p));
  return d;
}

std::optional<PinnedTarget> pinnedTargetFrom(const Json& document) {
  try {
    PinnedTarget pin;
    pin.layer = document.at("layer").get<std::string>();
    pin.name = document.value("name", "");
    pin.colour = document.value("colour", "#0072b2");
    pin.shown = document.value("shown", true);
    if (document.contains("place")) {
      pin.place = pointFrom(document.at("place"));
      return pin;
    }
    for (const Json& p : document.at("area"))
      pin.area.push_back(pointFrom(p));
    return pin.area.size() >= 3 ? std::optional(pin) : std::nullopt;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

} // namespace scarp
