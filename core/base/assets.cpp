// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/assets.h"

#include "core/base/error.h"

#include <cstdlib>
#include <vector>

namespace scarp {
namespace fs = std::filesystem;

fs::path assetPath(const fs::path& relative) {
  std::error_code code;
  std::vector<fs::path> places;
  if (const char* set = std::getenv("SCARP_ASSETS"))
    places.emplace_back(set);
  const fs::path program = fs::read_symlink("/proc/self/exe", code);
  if (!program.empty())
    places.push_back(program.parent_path().parent_path() / "share" / "scarp");
  places.emplace_back(SCARP_SOURCE_ASSETS);
  for (const auto& place : places)
    if (fs::exists(place / relative, code))
      return place / relative;
  throw inputError("the bundled file " + relative.string() + " is missing",
                   "Reinstall Scarp, or set SCARP_ASSETS to its assets folder.");
}

} // namespace scarp
