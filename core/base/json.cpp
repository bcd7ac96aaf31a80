// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <cmath>

namespace scarp {

Json readJson(const std::filesystem::path& file) {
  const std::string text = readFile(file);
  try {
    return Json::parse(text);
  } catch (const Json::exception& e) {
    throw inputError(file.string() + " is not valid JSON (" + e.what() + ")",
                     "Restore the file from a copy.");
  }
}

void writeJson(const std::filesystem::path& file, const Json& document) {
  writeFileAtomically(file, document.dump(2) + "\n");
}

Json numberOrNull(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

} // namespace scarp
