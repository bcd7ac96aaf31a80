// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/map_theme.h"

#include "core/base/error.h"
#include "core/project/project.h"

#include <algorithm>
#include <array>
#include <utility>

namespace scarp {

namespace {
constexpr std::array<std::pair<BlendMode, const char*>, 6> kModes{{{BlendMode::Normal, "normal"},
                                                                   {BlendMode::Multiply, "multiply"},
                                                                   {BlendMode::Screen, "screen"},
                                                                   {BlendMode::Overlay, "overlay"},
                                                                   {BlendMode::Darken, "darken"},
                                                                   {BlendMode::Lighten, "lighten"}}};
}

std::string nameOf(BlendMode mode) {
  return std::ranges::find(kModes, mode, &std::pair<BlendMode, const char*>::first)->second;
}

BlendMode blendModeFrom(const std::string& name) {
  std::string known;
  for (const auto& [mode, word] : kModes) {
    if (name == word)
      return mode;
    known += (known.empty() ? "" : ", ") + std::string(word);
  }
  throw inputError("'" + name + "' is no way to blend layers", "Known are " + known + ".");
}

Json toJson(const MapTheme& theme) {
  Json layers = Json::array();
  for (const ThemeLayer& layer : theme.layers)
    layers.push_back({{"id", layer.id},
                      {"visible", layer.visible},
                      {"opacity", layer.opacity},
                      {"blend", nameOf(layer.blend)},
                      {"style", layer.style}});
  Json groups = Json::array();
  for (const ThemeGroup& group : theme.groups)
    groups.push_back({{"path", group.path}, {"visible", group.visible}, {"expanded", group.expanded}});
  return {{"name", theme.name}, {"layers", layers}, {"groups", groups}};
}

MapTheme themeFromJson(const Json& document) {
  MapTheme theme{document.at("name"), {}, {}};
  for (const Json& d : document.at("layers"))
    theme.layers.push_back({d.at("id"), d.value("visible", true), d.value("opacity", 1.0),
                            blendModeFrom(d.value("blend", "normal")), d.value("style", Json::object())});
  for (const Json& d : document.value("groups", Json::array()))
    theme.groups.push_back({d.at("path"), d.value("visible", true), d.value("expanded", true)});
  return theme;
}

MapTheme themeOf(const Project& project, const std::string& name) {
  MapTheme theme{name, {}, {}};
  for (const ProjectLayer& layer : project.layers)
    theme.layers.push_back({layer.id, layer.visible, layer.opacity, layer.blend, layer.style});
  for (const LayerGroup& group : project.groups)
    theme.groups.push_back({group.path, group.visible, group.expanded});
  return theme;
}

void applyTheme(Project& project, const MapTheme& theme) {
  for (ProjectLayer& layer : project.layers) {
    const auto known = std::ranges::find(theme.layers, layer.id, &ThemeLayer::id);
    if (known == theme.layers.end()) {
      layer.visible = false;
      continue;
    }
    layer.visible = known->visible;
    layer.opacity = known->opacity;
    layer.blend = known->blend;
    layer.style = known->style;
  }
  for (LayerGroup& group : project.groups) {
    const auto known = std::ranges::find(theme.groups, group.path, &ThemeGroup::path);
    group.visible = known == theme.groups.end() || known->visible;
    if (known != theme.groups.end())
      group.expanded = known->expanded;
  }
}

} // namespace scarp
