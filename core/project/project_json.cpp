// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_json.h"

namespace scarp {

namespace {

Json toJson(const LayerGroup& group) {
  return {{"path", group.path},
          {"visible", group.visible},
          {"expanded", group.expanded},
          {"exclusive", group.exclusive}};
}

LayerGroup groupFrom(const Json& d) {
  return {d.at("path"), d.value("visible", true), d.value("expanded", true), d.value("exclusive", false)};
}

} // namespace

Json toJson(const ProjectLayer& layer) {
  return {{"id", layer.id},
          {"name", layer.name},
          {"kind", nameOf(layer.kind)},
          {"file", layer.file.generic_string()},
          {"visible", layer.visible},
          {"opacity", layer.opacity},
          {"blend", nameOf(layer.blend)},
          {"style", layer.style},
          {"group", layer.group}};
}

ProjectLayer layerFromJson(const Json& d) {
  ProjectLayer layer;
  layer.id = d.at("id");
  layer.name = d.at("name");
  layer.kind = layerKindFrom(d.at("kind"));
  layer.file = d.at("file").get<std::string>();
  layer.visible = d.value("visible", true);
  layer.opacity = d.value("opacity", 1.0);
  layer.blend = blendModeFrom(d.value("blend", "normal"));
  layer.style = d.value("style", Json::object());
  layer.group = d.value("group", "");
  return layer;
}

Json toJson(const Project& project) {
  Json d = {{"schema", project.schema},
            {"name", project.name},
            {"synthetic", project.synthetic},
            {"note", project.note},
            {"grid", toJson(project.grid)},
            {"layers", Json::array()},
            {"groups", Json::array()},
            {"experts", Json::array()},
            {"themes", Json::array()},
            {"classes", project.classes},
            {"stability_threshold_mm_yr", project.stabilityThreshold},
            {"settings", project.settings}};
  for (const ProjectLayer& layer : project.layers)
    d["layers"].push_back(toJson(layer));
  for (const LayerGroup& group : project.groups)
    d["groups"].push_back(toJson(group));
  for (const Expert& expert : project.experts)
    d["experts"].push_back({{"id", expert.id},
                            {"name", expert.name},
                            {"colour", expert.colour},
                            {"file", expert.file.generic_string()}});
  for (const MapTheme& theme : project.themes)
    d["themes"].push_back(toJson(theme));
  return d;
}

Project projectFromJson(const Json& d) {
  Project project;
  project.schema = d.at("schema");
  project.name = d.at("name");
  project.synthetic = d.value("synthetic", false);
  project.note = d.value("note", "");
  project.grid = gridFromJson(d.at("grid"));
  for (const Json& layer : d.at("layers"))
    project.layers.push_back(layerFromJson(layer));
  for (const Json& group : d.value("groups", Json::array()))
    project.groups.push_back(groupFrom(group));
  for (const Json& expert : d.at("experts"))
    project.experts.push_back(
        {expert.at("id"), expert.at("name"), expert.at("colour"), expert.at("file").get<std::string>()});
  for (const Json& theme : d.value("themes", Json::array()))
    project.themes.push_back(themeFromJson(theme));
  project.classes = d.value("classes", project.classes);
  project.stabilityThreshold = d.value("stability_threshold_mm_yr", project.stabilityThreshold);
  project.settings = d.value("settings", Json::object());
  return project;
}

} // namespace scarp
