// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/default_themes.h"

#include "core/base/text.h"

#include <algorithm>
#include <cctype>
#include <functional>

namespace scarp {

namespace {

using Shown = std::function<bool(const ProjectLayer&)>;

/// The project with only those layers checked, and all groups.
MapTheme themeShowing(const Project& project, const std::string& name, const Shown& shown) {
  MapTheme theme = themeOf(project, name);
  for (ThemeLayer& layer : theme.layers)
    layer.visible = shown(*project.layer(layer.id));
  for (ThemeGroup& group : theme.groups)
    group.visible = true;
  return theme;
}

std::string afterDash(const std::string& id) {
  const size_t dash = id.find('-');
  return dash == std::string::npos ? std::string() : id.substr(dash + 1);
}

/// "Model XIII" for the study's models, else the layer's own name.
std::string predictionName(const ProjectLayer& layer) {
  const std::string stem = afterDash(layer.id);
  const bool roman = !stem.empty() && lowerCase(stem).find_first_not_of("ivx") == std::string::npos;
  if (!roman)
    return layer.name;
  std::string name = "Model ";
  for (const char c : stem)
    name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

/// Outlines of the same prediction: of the same run, or made from the same file.
bool belongsTo(const ProjectLayer& areas, const ProjectLayer& prediction) {
  const std::string run = prediction.style.value("run", "");
  return (!run.empty() && areas.style.value("run", "") == run) ||
         afterDash(areas.id) == afterDash(prediction.id);
}

} // namespace

std::vector<MapTheme> defaultThemes(const Project& project) {
  const auto kindIs = [](const ProjectLayer& layer, std::initializer_list<LayerKind> kinds) {
    return std::ranges::find(kinds, layer.kind) != kinds.end();
  };
  std::vector<MapTheme> themes;
  if (project.firstOf(LayerKind::Image) && project.firstOf(LayerKind::Points))
    themes.push_back(themeShowing(project, "Image + CTs", [&](const ProjectLayer& layer) {
      return kindIs(layer, {LayerKind::Image, LayerKind::Points});
    }));
  const auto isHotSpot = [](const ProjectLayer& layer) {
    return layer.kind == LayerKind::HotSpot && layer.id != "velocity";
  };
  if (std::ranges::any_of(project.layers, isHotSpot))
    themes.push_back(themeShowing(project, "Hot spots", [&](const ProjectLayer& layer) {
      return layer.kind == LayerKind::Image || isHotSpot(layer);
    }));
  if (project.firstOf(LayerKind::Labels))
    themes.push_back(themeShowing(project, "Labels", [&](const ProjectLayer& layer) {
      return kindIs(layer, {LayerKind::Image, LayerKind::Labels, LayerKind::Consensus});
    }));
  for (const ProjectLayer& prediction : project.layers)
    if (prediction.kind == LayerKind::Prediction)
      themes.push_back(themeShowing(project, predictionName(prediction), [&](const ProjectLayer& layer) {
        return layer.kind == LayerKind::Image || layer.id == prediction.id ||
               (layer.kind == LayerKind::Areas && belongsTo(layer, prediction));
      }));
  return themes;
}

void addNewDefaultThemes(const Project& before, Project& project) {
  const auto has = [](const std::vector<MapTheme>& themes, const std::string& name) {
    return std::ranges::find(themes, name, &MapTheme::name) != themes.end();
  };
  const auto known = defaultThemes(before);
  for (const MapTheme& theme : defaultThemes(project))
    if (!has(known, theme.name) && !has(project.themes, theme.name))
      project.themes.push_back(theme);
}

} // namespace scarp
