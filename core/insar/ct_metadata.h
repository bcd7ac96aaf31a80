// SPDX-License-Identifier: GPL-3.0-or-later
// What a table of points cannot say in its cells (CRS, unit and sign of the velocity): layer metadata of a
// GeoPackage, a small JSON file beside a CSV (points.csv -> points.csv.json). Keys: crs velocity_field
// velocity_unit velocity_sign velocity_reference velocity_factor source format.
#pragma once

#include "core/insar/ct_points.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace scarp {

std::map<std::string, std::string> metadataOf(const CtPoints& points, const std::string& velocityField,
                                              const std::string& crs);
std::filesystem::path sidecarOf(const std::filesystem::path& csv);
/// Empty when there is none, or when it was made for a table with other columns.
std::map<std::string, std::string> readSidecar(const std::filesystem::path& csv,
                                               const std::vector<std::string>& columns);
void writeSidecar(const std::filesystem::path& csv, const std::map<std::string, std::string>& metadata,
                  const std::vector<std::string>& columns);

} // namespace scarp
