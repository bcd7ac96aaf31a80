// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/project/default_themes.h"
#include "core/project/project_json.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace scarp {
namespace fs = std::filesystem;

namespace {

constexpr int kSchema = 1;

struct KindName {
  LayerKind kind;
  const char* name;
  int height; ///< layers of a smaller number are drawn above
};

constexpr std::array kKinds = {
    KindName{LayerKind::Labels, "labels", 0},   KindName{LayerKind::Consensus, "consensus", 1},
    KindName{LayerKind::Areas, "areas", 2},     KindName{LayerKind::Vector, "vector", 3},
    KindName{LayerKind::Points, "points", 4},   KindName{LayerKind::Prediction, "prediction", 5},
    KindName{LayerKind::HotSpot, "hotspot", 6}, KindName{LayerKind::Slope, "slope", 7},
    KindName{LayerKind::Aspect, "aspect", 8},   KindName{LayerKind::Dem, "dem", 9},
    KindName{LayerKind::Image, "image", 10},    KindName{LayerKind::BaseMap, "basemap", 11},
};

const KindName& entryOf(LayerKind kind) {
  return *std::ranges::find(kKinds, kind, &KindName::kind);
}

void check(const Project& project) {
  if (project.schema != kSchema)
    throw inputError("schema " + std::to_string(project.schema) + " is not known, expected 1",
                     "Open the project with the version of Scarp that made it.");
  const GridSpec& grid = project.grid;
  if (grid.columns <= 0 || grid.rows <= 0 || !(grid.cellX > 0) || !(grid.cellY > 0))
    throw inputError("the grid has no size", "Restore the file from a copy.");
  for (size_t k = 0; k < project.layers.size(); ++k) {
    const std::string& id = project.layers[k].id;
    if (id.empty() || std::ranges::count(project.layers, id, &ProjectLayer::id) != 1)
      throw inputError("layer id '" + id + "' is empty or used twice", "Give every layer its own id.");
  }
}

/// Exclusive among processes until destroyed.
class FolderLock {
public:
  explicit FolderLock(const fs::path& folder) {
    const fs::path file = folder / "project.json.lock";
    m_descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (m_descriptor < 0)
      throwFileError(file, "write", errno);
    while (::flock(m_descriptor, LOCK_EX) != 0)
      if (errno != EINTR) {
        const int error = errno;
        ::close(m_descriptor);
        throwFileError(file, "lock", error);
      }
  }
  ~FolderLock() { ::close(m_descriptor); }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

private:
  int m_descriptor = -1;
};

} // namespace

std::string nameOf(LayerKind kind) {
  return entryOf(kind).name;
}

LayerKind layerKindFrom(const std::string& name) {
  std::string known;
  for (const KindName& entry : kKinds) {
    if (entry.name == name)
      return entry.kind;
    known += (known.empty() ? "" : ", ") + std::string(entry.name);
  }
  throw inputError("'" + name + "' is no kind of layer", "Known are " + known + ".");
}

std::string usualGroup(LayerKind kind) {
  if (kind == LayerKind::Labels)
    return "Experts";
  return kind == LayerKind::Prediction || kind == LayerKind::Areas ? "Predictions" : "";
}

const ProjectLayer* Project::layer(const std::string& id) const {
  const auto found = std::ranges::find(layers, id, &ProjectLayer::id);
  return found == layers.end() ? nullptr : &*found;
}

const ProjectLayer* Project::firstOf(LayerKind kind) const {
  const auto found = std::ranges::find(layers, kind, &ProjectLayer::kind);
  return found == layers.end() ? nullptr : &*found;
}

fs::path Project::pathOf(const fs::path& file) const {
  return (folder / file).lexically_normal();
}

fs::path Project::storedPath(const fs::path& file) const {
  const fs::path whole = fs::weakly_canonical(fs::absolute(file));
  const fs::path relative = whole.lexically_relative(fs::weakly_canonical(folder));
  return relative.empty() || *relative.begin() == ".." ? whole : relative;
}

void Project::putLayer(const ProjectLayer& layer) {
  const auto same = std::ranges::find(layers, layer.id, &ProjectLayer::id);
  if (same != layers.end()) {
    *same = layer;
    return;
  }
  const Project before = *this;
  const auto lower = [&](const ProjectLayer& other) {
    return entryOf(other.kind).height > entryOf(layer.kind).height;
  };
  const auto mate = [&](const ProjectLayer& other) {
    return !layer.group.empty() && other.group == layer.group;
  };
  auto place = std::ranges::find_if(layers, lower);
  const auto first = std::ranges::find_if(layers, mate);
  if (first != layers.end()) { // inside its group, wherever that stands
    const auto end = std::ranges::find_if_not(first, layers.end(), mate);
    place = std::find_if(first, end, lower);
  } else if (layer.kind == LayerKind::Areas && !layer.group.empty()) {
    // Outlines that open the group of predictions: its rasters must not cover the targets later.
    place = std::ranges::find_if(layers, [](const ProjectLayer& other) {
      return entryOf(other.kind).height > entryOf(LayerKind::Prediction).height;
    });
  }
  layers.insert(place, layer);
  arrangeLayers(*this);
  addNewDefaultThemes(before, *this);
}

Project loadProject(const fs::path& folder) {
  const fs::path file = folder / "project.json";
  std::error_code code;
  if (!fs::exists(file, code))
    throw inputError(folder.string() + " is no project: it holds no project.json",
                     "Make one with 'scarp project create'.");
  const Json document = readJson(file);
  Project project;
  try {
    project = projectFromJson(document);
    check(project);
  } catch (const Json::exception& e) {
    throw inputError(file.string() + " is not a project description (" + e.what() + ")",
                     "Restore the file from a copy.");
  } catch (const Error& e) {
    throw e.within(file.string());
  }
  arrangeLayers(project);
  if (project.themes.empty())
    project.themes = defaultThemes(project);
  project.folder = fs::absolute(folder).lexically_normal();
  if (!project.folder.has_filename())
    project.folder = project.folder.parent_path(); // without the slash at the end
  return project;
}

void saveProject(const Project& project) {
  writeJson(project.folder / "project.json", toJson(project));
}

Project updateProject(const fs::path& folder, const std::function<void(Project&)>& change) {
  loadProject(folder); // a folder that is no project gets no lock file
  const FolderLock lock(folder);
  Project project = loadProject(folder);
  change(project);
  arrangeLayers(project);
  check(project);
  saveProject(project);
  return project;
}

} // namespace scarp
