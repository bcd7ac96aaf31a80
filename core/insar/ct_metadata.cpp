// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/ct_metadata.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/text.h"

namespace scarp {
namespace fs = std::filesystem;

std::map<std::string, std::string> metadataOf(const CtPoints& points, const std::string& velocityField,
                                              const std::string& crs) {
  std::map<std::string, std::string> result;
  const auto put = [&](const char* key, const std::string& value) {
    if (!value.empty())
      result[key] = value;
  };
  put("crs", crs);
  put("source", fs::path(points.provenance.file).filename().string());
  put("format", points.provenance.format);
  if (velocityField.empty())
    return result;
  put("velocity_field", velocityField);
  put("velocity_unit", "mm/yr");
  // What was assumed stays assumed; what was turned is now toward the satellite.
  const bool turned = points.provenance.factor < 0;
  put("velocity_sign", turned ? "positive toward the satellite (turned on import)" : points.provenance.sign);
  put("velocity_reference", points.provenance.reference);
  put("velocity_factor", formatNumber(points.provenance.factor));
  return result;
}

fs::path sidecarOf(const fs::path& csv) {
  fs::path file = csv;
  file += ".json";
  return file;
}

std::map<std::string, std::string> readSidecar(const fs::path& csv, const std::vector<std::string>& columns) {
  std::map<std::string, std::string> result;
  std::error_code code;
  if (!fs::is_regular_file(sidecarOf(csv), code))
    return result;
  try {
    const Json document = readJson(sidecarOf(csv));
    if (document.value("kind", "") != "scarp points" || document.at("columns") != Json(columns))
      return result;
    for (const auto& [key, value] : document.items())
      if (value.is_string() && key != "kind")
        result[key] = value.get<std::string>();
  } catch (const Error&) {
    return {}; // somebody else's file of that name
  } catch (const Json::exception&) {
    return {};
  }
  return result;
}

void writeSidecar(const fs::path& csv, const std::map<std::string, std::string>& metadata,
                  const std::vector<std::string>& columns) {
  Json document = {{"kind", "scarp points"}};
  for (const auto& [key, value] : metadata)
    document[key] = value;
  document["columns"] = columns;
  writeJson(sidecarOf(csv), document);
}

} // namespace scarp
