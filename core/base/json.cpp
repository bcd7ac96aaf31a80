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
    const auto* torn = dynamic_cast<const Json::parse_error*>(&e);
    throw inputError(file.string() + " is not valid JSON: it is damaged or torn off" +
                         (torn ? " at byte " + std::to_string(torn->byte) : std::string()),
                     "Restore the file from a copy.");
  }
}

std::string jsonText(const Json& document) {
  return document.dump(2, ' ', false, Json::error_handler_t::replace);
}

void writeJson(const std::filesystem::path& file, const Json& document) {
  writeFileAtomically(file, jsonText(document) + "\n");
}

Json numberOrNull(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

} // namespace scarp
