// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/raster_style.h"

#include <array>
#include <cmath>

namespace scarp {

namespace {

constexpr std::array kStretches{"stored", "minmax", "percentile", "deviation", "extent", "typed"};

std::optional<double> number(const Json& from, const char* key) {
  const auto found = from.find(key);
  return found != from.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

std::optional<bool> flag(const Json& from, const char* key) {
  const auto found = from.find(key);
  return found != from.end() && found->is_boolean() ? std::optional(found->get<bool>()) : std::nullopt;
}

std::string word(const Json& from, const char* key) {
  const auto found = from.find(key);
  return found != from.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& list(const Json& from, const char* key) {
  static const Json none = Json::array();
  const auto found = from.find(key);
  return found != from.end() && found->is_array() ? *found : none;
}

std::optional<Stretch> stretchFrom(const std::string& name) {
  for (size_t i = 0; i < kStretches.size(); ++i)
    if (name == kStretches[i])
      return static_cast<Stretch>(i);
  return {};
}

/// Of a prediction it is the probability from which on a place counts as landslide.
const char* belowKey(const ProjectLayer& layer) {
  return layer.kind == LayerKind::Prediction ? "threshold" : "below";
}

template <class T> void put(Json& style, const char* key, const std::optional<T>& value) {
  if (value)
    style[key] = *value;
  else
    style.erase(key);
}

} // namespace

std::string nameOf(Stretch stretch) {
  return kStretches[static_cast<size_t>(stretch)];
}

RasterStyle rasterStyleOf(const ProjectLayer& layer) {
  RasterStyle style;
  if (!layer.style.is_object())
    return style;
  const Json& from = layer.style;
  for (const Json& band : list(from, "bands"))
    if (band.is_number_integer() && band.get<int>() >= 1)
      style.bands.push_back(band.get<int>());
  if (style.bands.size() != 1 && style.bands.size() != 3)
    style.bands.clear();
  style.stretch = stretchFrom(word(from, "stretch"));
  for (const Json& pair : list(from, "limits"))
    if (pair.is_array() && pair.size() == 2 && pair[0].is_number() && pair[1].is_number())
      style.limits.emplace_back(pair[0].get<double>(), pair[1].get<double>());
  if (const Json& box = list(from, "extent");
      box.size() == 4 && box[0].is_number() && box[1].is_number() && box[2].is_number() && box[3].is_number())
    style.extent =
        Extent{box[0].get<double>(), box[1].get<double>(), box[2].get<double>(), box[3].get<double>()};
  style.symmetric = flag(from, "symmetric");
  style.ramp = word(from, "ramp");
  style.invert = flag(from, "invert").value_or(false);
  style.below = number(from, belowKey(layer));
  style.above = number(from, "above");
  style.noData = number(from, "nodata");
  if (const auto light = from.find("hillshade"); light != from.end() && light->is_object()) {
    const Hillshade usual;
    style.hillshade = Hillshade{number(*light, "azimuth").value_or(usual.azimuth),
                                number(*light, "altitude").value_or(usual.altitude),
                                number(*light, "z").value_or(usual.zFactor)};
  }
  style.smooth = word(from, "resampling") == "bilinear";
  return style;
}

void setRasterStyle(ProjectLayer& layer, const RasterStyle& style) {
  if (!layer.style.is_object())
    layer.style = Json::object();
  Json& to = layer.style;
  put(to, "bands", style.bands.empty() ? std::nullopt : std::optional(style.bands));
  put(to, "stretch", style.stretch ? std::optional(nameOf(*style.stretch)) : std::nullopt);
  Json limits = Json::array();
  for (const auto& [low, high] : style.limits)
    limits.push_back({low, high});
  put(to, "limits", style.limits.empty() ? std::nullopt : std::optional(limits));
  put(to, "extent",
      style.extent ? std::optional(std::array{style.extent->xMin, style.extent->yMin, style.extent->xMax,
                                              style.extent->yMax})
                   : std::nullopt);
  put(to, "symmetric", style.symmetric);
  put(to, "ramp", style.ramp.empty() ? std::nullopt : std::optional(style.ramp));
  put(to, "invert", style.invert ? std::optional(true) : std::nullopt);
  put(to, belowKey(layer), style.below);
  put(to, "above", style.above);
  put(to, "nodata", style.noData);
  put(to, "hillshade",
      style.hillshade ? std::optional(Json{{"azimuth", style.hillshade->azimuth},
                                           {"altitude", style.hillshade->altitude},
                                           {"z", style.hillshade->zFactor}})
                      : std::nullopt);
  put(to, "resampling", style.smooth ? std::optional(std::string("bilinear")) : std::nullopt);
}

bool isRasterKind(LayerKind kind) {
  switch (kind) {
  case LayerKind::Image:
  case LayerKind::Dem:
  case LayerKind::HotSpot:
  case LayerKind::Slope:
  case LayerKind::Aspect:
  case LayerKind::Prediction:
    return true;
  default:
    return false;
  }
}

} // namespace scarp
