// SPDX-License-Identifier: GPL-3.0-or-later
// A project: a folder with project.json (this struct), labels/, layers/, datasets/, runs/. Paths inside are
// relative to it.
#pragma once

#include "core/base/json.h"
#include "core/geo/grid_spec.h"
#include "core/project/layer_tree.h"
#include "core/project/map_theme.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace scarp {

/// What a layer is decides how it is drawn and where it may be used.
enum class LayerKind {
  Image,      ///< optical RGB
  Dem,        ///< elevation, m
  Points,     ///< coherent targets
  HotSpot,    ///< kernel density of z
  Slope,      ///< degrees
  Aspect,     ///< degrees clockwise from north
  Labels,     ///< one expert's polygons
  Consensus,  ///< derived polygons
  Prediction, ///< probability raster 0..1 of a model
  Areas,      ///< polygons of a prediction
  Vector,     ///< plain reference layer: faults, old landslides
  BaseMap     ///< a map of the web; its style describes the service, it has no file
};
std::string nameOf(LayerKind kind); ///< "image", "hotspot", ...
LayerKind layerKindFrom(const std::string& name);

struct ProjectLayer {
  std::string id;   ///< unique in the project: "image", "labels-a", "prediction-XIII"
  std::string name; ///< for people
  LayerKind kind = LayerKind::Vector;
  std::filesystem::path file; ///< relative to the project when inside it
  bool visible = true;
  double opacity = 1;
  Json style = Json::object(); ///< ramp, limits, colour, run id...
  BlendMode blend = BlendMode::Normal;
  std::string group = {}; ///< path of the group it stands in, "Experts" or "Work/Old"; empty: none
};
/// The group that layers of a kind come into at first: "Experts", "Predictions", or none.
std::string usualGroup(LayerKind kind);

struct Expert {
  std::string id, name, colour; ///< colour "#rrggbb"
  std::filesystem::path file;   ///< labels/<id>.gpkg
};

struct Project {
  int schema = 1;
  std::filesystem::path folder; ///< absolute; not stored
  std::string name;
  bool synthetic = false;           ///< shown on every product
  std::string note;                 ///< e.g. how the synthetic scene was made
  GridSpec grid;                    ///< of the optical image; its CRS is the project's
  std::vector<ProjectLayer> layers; ///< top first, as drawn in the tree; those of a group together
  std::vector<LayerGroup> groups;   ///< of every path that a layer names, and empty ones
  std::vector<Expert> experts;
  std::vector<MapTheme> themes;
  std::vector<std::string> classes{"landslide"};
  double stabilityThreshold = 10; ///< mm/yr; CTs within +- this are muted
  Json settings = Json::object(); ///< anything else, kept as it came

  const ProjectLayer* layer(const std::string& id) const;
  const ProjectLayer* firstOf(LayerKind kind) const;
  std::filesystem::path pathOf(const std::filesystem::path& file) const; ///< absolute
  /// The path as it is stored: relative to the project when inside it, else absolute.
  std::filesystem::path storedPath(const std::filesystem::path& file) const;
  /// Adds above the layers of the kinds that are drawn below it (inside its group where that is), with the
  /// themes that it makes possible, or replaces the layer of the same id in place.
  void putLayer(const ProjectLayer& layer);
};

/// Throws Error(Input) naming project.json and what is wrong. Missing layer files are no error.
Project loadProject(const std::filesystem::path& folder);
void saveProject(const Project& project);
/// Loads, changes and saves under a lock (project.json.lock), so that two processes lose nothing of each
/// other's.
Project updateProject(const std::filesystem::path& folder, const std::function<void(Project&)>& change);

struct ProjectSources {
  std::filesystem::path image, dem, points;
  std::vector<std::filesystem::path> labels, vectors;
};
/// A new project folder that refers to the files (labels are copied to labels/ in the project's CRS,
/// everything else stays where it is). Throws Error when the folder is a project already or the image has no
/// georeference.
Project createProject(const std::filesystem::path& folder, const ProjectSources& sources);

/// Registers a product or another file as a layer; the usual id and name follow from kind and file when they
/// are empty (hotspot, slope, aspect, elevation, points, consensus, prediction-<stem>, areas-<stem>,
/// labels-<stem>, <stem>). Labels are copied to labels/ and make an expert. Throws Error(Input) when the file
/// cannot be what `kind` says or a product raster is not on the project's grid.
ProjectLayer addLayer(const std::filesystem::path& folder, LayerKind kind, const std::filesystem::path& file,
                      std::string id = {}, std::string name = {});
/// The same, but a layer that is there stays: where the usual id is taken, the new one gets an id of its own
/// and the file's name.
ProjectLayer addAnotherLayer(const std::filesystem::path& folder, LayerKind kind,
                             const std::filesystem::path& file);

} // namespace scarp
