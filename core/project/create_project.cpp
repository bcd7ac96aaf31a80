// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/geo/polygon_file.h"
#include "core/geo/raster.h"
#include "core/insar/ct_reader.h"
#include "core/project/project.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace scarp {
namespace fs = std::filesystem;

namespace {

/// Okabe and Ito's colours, told apart by colour-blind readers too; the first three for the usual three
/// experts.
constexpr std::array kExpertColours = {"#0072b2", "#e69f00", "#009e73", "#cc79a7",
                                       "#d55e00", "#56b4e9", "#f0e442"};

/// A word for ids and file names: small letters, digits, dashes.
std::string idFrom(const fs::path& file) {
  std::string id;
  for (const char c : lowerCase(file.stem().string())) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (plain || c == '_')
      id += c;
    else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  while (!id.empty() && id.back() == '-')
    id.pop_back();
  return id.empty() ? "layer" : id;
}

template <class Taken> std::string unusedId(const std::string& wanted, Taken&& taken) {
  std::string id = wanted;
  for (int k = 2; taken(id); ++k)
    id = wanted + "-" + std::to_string(k);
  return id;
}

void requireFile(const fs::path& file) {
  std::error_code code;
  if (!fs::exists(file, code))
    throw inputError(file.string() + " does not exist", "Check the path.");
}

/// A table that later steps cannot use is refused now, not when training is set up.
void requirePoints(const fs::path& file) {
  CtReadOptions options;
  options.readSeries = false;
  readPoints(file, options);
}

Expert newExpert(const Project& project, const fs::path& file) {
  Expert expert;
  expert.id = unusedId(idFrom(file), [&](const std::string& id) {
    return project.layer("labels-" + id) != nullptr ||
           std::ranges::find(project.experts, id, &Expert::id) != project.experts.end();
  });
  expert.name = file.stem().string();
  expert.colour = kExpertColours[project.experts.size() % kExpertColours.size()];
  expert.file = fs::path("labels") / (expert.id + ".gpkg");
  return expert;
}

ProjectLayer labelLayer(const Expert& expert) {
  ProjectLayer layer{"labels-" + expert.id, expert.name, LayerKind::Labels, expert.file};
  layer.style = {{"colour", expert.colour}};
  layer.group = usualGroup(LayerKind::Labels);
  return layer;
}

/// The expert's polygons in the project's CRS. A file without CRS is taken to be in it already.
PolygonLayer labelsFor(const Project& project, const fs::path& file) {
  PolygonLayer labels = readPolygons(file, project.grid.crs);
  labels.crs = project.grid.crs;
  return labels;
}

std::string usualName(LayerKind kind, const std::string& id, const fs::path& file) {
  switch (kind) {
  case LayerKind::Image:
    return "Optical image";
  case LayerKind::Dem:
    return id == "elevation" ? "Elevation" : "Height model";
  case LayerKind::Points:
    return "Coherent targets";
  case LayerKind::HotSpot:
    return id == "velocity" ? "Velocity" : "Hot spots";
  case LayerKind::Slope:
    return "Slope";
  case LayerKind::Aspect:
    return "Aspect";
  case LayerKind::Consensus:
    return "Consensus";
  case LayerKind::Prediction:
    return "Prediction " + file.stem().string();
  case LayerKind::Areas:
    return "Areas " + file.stem().string();
  case LayerKind::Labels:
  case LayerKind::Vector:
  case LayerKind::BaseMap:
    break;
  }
  return file.stem().string();
}

std::string usualId(LayerKind kind, const fs::path& file, bool onGrid) {
  switch (kind) {
  case LayerKind::Dem:
    return onGrid ? "elevation" : "dem";
  case LayerKind::Labels:
  case LayerKind::Prediction:
  case LayerKind::Areas:
    return nameOf(kind) + "-" + idFrom(file);
  case LayerKind::Vector:
    return idFrom(file);
  default:
    return nameOf(kind);
  }
}

/// True when the raster is on the project's grid; throws when it cannot be used at all.
bool checkRaster(const Project& project, LayerKind kind, const fs::path& file) {
  const RasterReader raster(file);
  raster.requireGeoreference();
  const bool onGrid = sameCells(raster.grid(), project.grid) &&
                      (raster.grid().crs.empty() || sameCrs(raster.grid().crs, project.grid.crs));
  const bool product = kind != LayerKind::Image && kind != LayerKind::Dem;
  if (product && !onGrid)
    throw inputError(file.string() + " is not on the project's grid of " +
                         std::to_string(project.grid.columns) + " x " + std::to_string(project.grid.rows) +
                         " cells",
                     "Make it with --like and the project's image.");
  return onGrid;
}

bool isRaster(LayerKind kind) {
  return kind == LayerKind::Image || kind == LayerKind::Dem || kind == LayerKind::HotSpot ||
         kind == LayerKind::Slope || kind == LayerKind::Aspect || kind == LayerKind::Prediction;
}

/// Throws when the file cannot be what `kind` says; true when it is a raster on the project's grid.
bool checkFile(const Project& project, LayerKind kind, const fs::path& file) {
  if (kind == LayerKind::BaseMap)
    throw usageError("a base map is no file", "Add it in the studio: Layer, Add base map.");
  requireFile(file);
  if (isRaster(kind))
    return checkRaster(project, kind, file);
  if (kind == LayerKind::Consensus || kind == LayerKind::Areas)
    readPolygons(file, project.grid.crs);
  else if (kind == LayerKind::Vector)
    readLines(file, project.grid.crs);
  else if (kind == LayerKind::Points)
    requirePoints(file);
  return false;
}

/// Copies the labels into the project and adds them as those of a new expert.
ProjectLayer addExpert(Project& project, const fs::path& file, const std::string& id,
                       const std::string& name) {
  Expert expert = newExpert(project, id.empty() ? file : fs::path(id));
  expert.name = name.empty() ? file.stem().string() : name;
  writePolygons(project.folder / expert.file, labelsFor(project, file));
  project.experts.push_back(expert);
  project.putLayer(labelLayer(expert));
  return labelLayer(expert);
}

ProjectLayer productLayer(const Project& project, LayerKind kind, const fs::path& file, const std::string& id,
                          const std::string& name) {
  ProjectLayer layer{id, name.empty() ? usualName(kind, id, file) : name, kind, project.storedPath(file)};
  layer.visible = kind != LayerKind::Slope && kind != LayerKind::Aspect && kind != LayerKind::Dem;
  layer.opacity = kind == LayerKind::Prediction || kind == LayerKind::HotSpot ? 0.6 : 1;
  layer.group = usualGroup(kind);
  return layer;
}

} // namespace

Project createProject(const fs::path& folder, const ProjectSources& sources) {
  std::error_code code;
  if (fs::exists(folder / "project.json", code))
    throw inputError(folder.string() + " is a project already", "Choose another folder, or open it.");
  if (fs::exists(folder, code) && !fs::is_directory(folder, code))
    throw inputError(folder.string() + " exists and is not a folder", "Choose another name.");
  if (sources.image.empty())
    throw usageError("a project needs an optical image", "Name it with --image.");

  // Everything is looked at before anything is written.
  const RasterReader image(sources.image);
  image.requireGeoreference();
  if (image.bands() < 3)
    throw inputError(sources.image.string() + " has " + std::to_string(image.bands()) +
                         " band(s), an optical image of red, green and blue was expected",
                     "Give an RGB image; height models go to --dem.");
  if (!isMetric(image.grid().crs))
    throw inputError(sources.image.string() + " is in " + crsLabel(image.grid().crs) +
                         ", and distances and areas need metres",
                     "Warp it to the UTM zone of the area first, for example with gdalwarp -t_srs.",
                     "degrees");
  Project project;
  project.folder = fs::absolute(folder).lexically_normal();
  if (!project.folder.has_filename())
    project.folder = project.folder.parent_path();
  project.name = project.folder.filename().string();
  project.grid = image.grid();

  std::vector<std::pair<fs::path, PolygonLayer>> labels;
  for (const fs::path& file : sources.labels) {
    const Expert expert = newExpert(project, file);
    labels.emplace_back(project.folder / expert.file, labelsFor(project, file));
    project.experts.push_back(expert);
    project.putLayer(labelLayer(expert));
  }
  for (const fs::path& file : sources.vectors) {
    readLines(file, project.grid.crs);
    const std::string id =
        unusedId(idFrom(file), [&](const std::string& i) { return project.layer(i) != nullptr; });
    project.putLayer({id, file.stem().string(), LayerKind::Vector, project.storedPath(file)});
  }
  if (!sources.points.empty()) {
    requirePoints(sources.points);
    project.putLayer({"points", "Coherent targets", LayerKind::Points, project.storedPath(sources.points)});
  }
  if (!sources.dem.empty()) {
    const std::string id = checkRaster(project, LayerKind::Dem, sources.dem) ? "elevation" : "dem";
    ProjectLayer dem{id, "Height model", LayerKind::Dem, project.storedPath(sources.dem)};
    dem.visible = false;
    project.putLayer(dem);
  }
  project.putLayer({"image", "Optical image", LayerKind::Image, project.storedPath(sources.image)});

  const bool isNew = !fs::exists(project.folder, code);
  std::vector<fs::path> written;
  try {
    for (const char* name : {"labels", "layers", "datasets", "runs", "predictions"})
      makeFolder(project.folder / name);
    for (const auto& [file, layer] : labels) {
      if (fs::exists(file, code))
        throw inputError(file.string() + " exists already", "Choose an empty folder for the project.");
      writePolygons(file, layer);
      written.push_back(file);
    }
    saveProject(project);
  } catch (...) {
    for (const fs::path& file : written)
      fs::remove(file, code);
    if (isNew)
      fs::remove_all(project.folder, code);
    throw;
  }
  return project;
}

ProjectLayer addLayer(const fs::path& folder, LayerKind kind, const fs::path& file, std::string id,
                      std::string name) {
  const bool onGrid = checkFile(loadProject(folder), kind, file);
  ProjectLayer layer;
  updateProject(folder, [&](Project& project) {
    if (kind == LayerKind::Labels) {
      layer = addExpert(project, file, id, name);
      return;
    }
    layer = productLayer(project, kind, file, id.empty() ? usualId(kind, file, onGrid) : id, name);
    if (const ProjectLayer* old = project.layer(layer.id); old && old->kind == kind) { // keep what people set
      layer.visible = old->visible;
      layer.opacity = old->opacity;
      layer.blend = old->blend;
      layer.style = old->style;
      layer.group = old->group;
    }
    project.putLayer(layer);
  });
  return layer;
}

ProjectLayer addAnotherLayer(const fs::path& folder, LayerKind kind, const fs::path& file) {
  const bool onGrid = checkFile(loadProject(folder), kind, file);
  ProjectLayer layer;
  updateProject(folder, [&](Project& project) {
    if (kind == LayerKind::Labels) {
      layer = addExpert(project, file, {}, {});
      return;
    }
    const std::string usual = usualId(kind, file, onGrid);
    const bool taken = project.layer(usual) != nullptr;
    layer = productLayer(project, kind, file, taken ? unusedLayerId(project, idFrom(file)) : usual,
                         taken ? file.stem().string() : std::string());
    layer.visible = true; // somebody wants to see it
    project.putLayer(layer);
  });
  return layer;
}

} // namespace scarp
