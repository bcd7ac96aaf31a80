// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/ct_style.h"

#include "core/base/error.h"
#include "core/insar/point_filter.h"

#include <algorithm>

namespace scarp {

namespace {

template <class T> void read(const Json& document, const char* key, T& value) {
  const auto found = document.find(key);
  if (found == document.end())
    return;
  if constexpr (std::is_same_v<T, bool>) {
    if (found->is_boolean())
      value = found->template get<bool>();
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (found->is_string())
      value = found->template get<std::string>();
  } else if (found->is_number()) {
    value = found->template get<double>();
  }
}

/// A key that says what is the default anyway is not stored.
template <class T> void put(Json& document, const char* key, const T& value, bool stored) {
  if (stored)
    document[key] = value;
  else
    document.erase(key);
}

} // namespace

CtStyle ctStyleFrom(const Json& document) {
  CtStyle style;
  if (!document.is_object())
    return style;
  read(document, "field", style.field);
  read(document, "limit", style.limit);
  read(document, "low", style.low);
  read(document, "high", style.high);
  read(document, "share", style.share);
  read(document, "size", style.size);
  read(document, "size_by_value", style.sizeByValue);
  style.size = std::clamp(style.size, 0.3, 4.0);
  style.share = std::clamp(style.share, 0.5, 1.0);
  if (const auto found = document.find("filter"); found != document.end())
    style.filter = ctFilterFrom(*found);
  if (const auto found = document.find("reference"); found != document.end() && found->is_object()) {
    CtReference reference;
    reference.area = ctFilterFrom(*found).area;
    if (const auto place = found->find("place"); place != found->end() && place->is_array() &&
                                                 place->size() == 2 && (*place)[0].is_number() &&
                                                 (*place)[1].is_number())
      reference.place = Point{(*place)[0].get<double>(), (*place)[1].get<double>()};
    if (!reference.area.empty() || reference.place)
      style.reference = reference;
  }
  return style;
}

void putStyle(Json& document, const CtStyle& style) {
  if (!document.is_object())
    document = Json::object();
  const CtStyle usual;
  put(document, "field", style.field, style.field != usual.field);
  put(document, "limit", style.limit, style.limit > 0);
  put(document, "low", style.low.value_or(0), style.low.has_value());
  put(document, "high", style.high.value_or(0), style.high.has_value());
  put(document, "share", style.share, style.share != usual.share);
  put(document, "size", style.size, style.size != usual.size);
  put(document, "size_by_value", style.sizeByValue, style.sizeByValue);
  put(document, "filter", toJson(style.filter), !style.filter.empty());
  if (!style.reference) {
    document.erase("reference");
    return;
  }
  CtFilter area;
  area.area = style.reference->area;
  document["reference"] = toJson(area);
  if (style.reference->place)
    document["reference"]["place"] = {style.reference->place->x, style.reference->place->y};
}

std::vector<std::string> columnsNeeded(const CtStyle& style) {
  std::vector<std::string> names;
  if (!CtCloud::keeps(style.field))
    names.push_back(style.field);
  try {
    for (const std::string& name : PointFilter(style.filter.where).columns())
      if (std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
  } catch (const Error&) { // said when the filter is used
  }
  return names;
}

} // namespace scarp
