// SPDX-License-Identifier: GPL-3.0-or-later
// What a file that somebody brings may be as a layer, judged by what is in it (bands, values, geometries,
// columns) and, where that leaves several, by its name. Reads little: a header and a sample.
#pragma once

#include "core/project/project.h"

#include <filesystem>
#include <vector>

namespace scarp {

struct FileKinds {
  bool project = false;         ///< a project folder or its project.json
  std::vector<LayerKind> kinds; ///< likeliest first
  bool certain = true;          ///< false: a person should say which
};

/// `project` (may be null): on its grid, a raster may be a product. Throws Error(Input) that names the file
/// when it is nothing that Scarp can show.
FileKinds kindsOf(const std::filesystem::path& file, const Project* project = nullptr);

} // namespace scarp
