// SPDX-License-Identifier: GPL-3.0-or-later
// Layers whose files have moved: where a layer's file is now, and which other missing files have moved along
// with it.
#pragma once

#include "core/project/project.h"

#include <filesystem>
#include <string>
#include <vector>

namespace scarp {

struct SourceRepair {
  std::string id;             ///< of the layer
  std::filesystem::path file; ///< where its file is now
};

/// Points layers (and the experts whose labels they are) at their new files.
void repairSources(Project& project, const std::vector<SourceRepair>& repairs);

/// Other layers that miss their file and whose file is found beside the new one, or at the same place below
/// the folder that has moved.
std::vector<SourceRepair> movedAlong(const Project& project, const std::string& id,
                                     const std::filesystem::path& oldFile,
                                     const std::filesystem::path& newFile);

} // namespace scarp
