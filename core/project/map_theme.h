// SPDX-License-Identifier: GPL-3.0-or-later
// Map themes: named snapshots of which layers and groups are checked, how layers look and which groups are
// open. A theme never owns data; layers are named by id, and one that has left the project is passed over.
#pragma once

#include "core/base/json.h"

#include <string>
#include <vector>

namespace scarp {

struct Project;

/// How a layer's colours meet those of the layers below it.
enum class BlendMode { Normal, Multiply, Screen, Overlay, Darken, Lighten };
std::string nameOf(BlendMode mode); ///< "normal", "multiply", ...
/// Throws Error(Input) for a name that is not known.
BlendMode blendModeFrom(const std::string& name);

struct ThemeLayer {
  std::string id;
  bool visible = true;
  double opacity = 1;
  BlendMode blend = BlendMode::Normal;
  Json style = Json::object();
  bool operator==(const ThemeLayer&) const = default;
};

struct ThemeGroup {
  std::string path;
  bool visible = true, expanded = true;
  bool operator==(const ThemeGroup&) const = default;
};

struct MapTheme {
  std::string name; ///< unique in the project
  std::vector<ThemeLayer> layers;
  std::vector<ThemeGroup> groups = {};
  bool operator==(const MapTheme&) const = default;
};

Json toJson(const MapTheme& theme);
MapTheme themeFromJson(const Json& document);
/// The project's layers as they look now.
MapTheme themeOf(const Project& project, const std::string& name);
/// The project as the theme shows it: layers that the theme does not know are hidden, order stays.
void applyTheme(Project& project, const MapTheme& theme);

} // namespace scarp
