// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/source_repair.h"

#include <algorithm>

namespace scarp {
namespace fs = std::filesystem;

namespace {

bool isThere(const fs::path& file) {
  std::error_code code;
  return fs::exists(file, code);
}

/// The folders that differ at the front of both paths: /old/data/x.tif and /new/data/x.tif give /old and
/// /new.
std::pair<fs::path, fs::path> movedFolder(fs::path before, fs::path after) {
  while (before.filename() == after.filename() && before.has_relative_path() && after.has_relative_path()) {
    before = before.parent_path();
    after = after.parent_path();
  }
  return {before, after};
}

} // namespace

void repairSources(Project& project, const std::vector<SourceRepair>& repairs) {
  for (const SourceRepair& repair : repairs) {
    const auto layer = std::ranges::find(project.layers, repair.id, &ProjectLayer::id);
    if (layer == project.layers.end())
      continue;
    const fs::path stored = project.storedPath(repair.file);
    if (layer->kind == LayerKind::Labels)
      for (Expert& expert : project.experts)
        if (project.pathOf(expert.file) == project.pathOf(layer->file))
          expert.file = stored;
    layer->file = stored;
  }
}

std::vector<SourceRepair> movedAlong(const Project& project, const std::string& id, const fs::path& oldFile,
                                     const fs::path& newFile) {
  const auto [before, after] = movedFolder(oldFile, newFile);
  std::vector<SourceRepair> found;
  for (const ProjectLayer& layer : project.layers) {
    const fs::path file = project.pathOf(layer.file);
    if (layer.id == id || isThere(file))
      continue;
    const fs::path inside = file.lexically_relative(before);
    const bool below = !inside.empty() && *inside.begin() != "..";
    const fs::path beside = newFile.parent_path() / file.filename();
    if (below && isThere(after / inside))
      found.push_back({layer.id, after / inside});
    else if (isThere(beside))
      found.push_back({layer.id, beside});
  }
  return found;
}

} // namespace scarp
