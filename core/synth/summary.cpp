// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/synth/write_project.h"

#include <unistd.h>

#include <cerrno>

namespace scarp::synth {
namespace fs = std::filesystem;

std::string sceneNote(const SceneParams& p) {
  return "SYNTHETIC scene, no real place: scarp synth --size " + std::to_string(p.width) + " " +
         std::to_string(p.height) + " --seed " + std::to_string(p.seed) +
         (p.landslides > 0 ? " --landslides " + std::to_string(p.landslides) : "") +
         ". Relief by uplift and stream incision; landslides on slope units; line of sight of a descending, "
         "right-looking satellite (incidence 39.2 degrees, heading 190 degrees), positive toward it; targets "
         "with 4 mm/yr noise inside the observed corridor along the river.";
}

fs::path freshFolder(const fs::path& folder) {
  fs::path path = fs::absolute(folder).lexically_normal();
  if (!path.has_filename())
    path = path.parent_path();
  std::error_code code;
  if (fs::exists(path, code) && (!fs::is_directory(path, code) || !fs::is_empty(path, code)))
    throw inputError(path.string() + " exists already",
                     "Choose a new folder for the synthetic scene, or remove this one.");
  makeFolder(path.parent_path());
  if (::access(path.parent_path().c_str(), W_OK) != 0)
    throwFileError(path, "create", errno);
  return path;
}

} // namespace scarp::synth
