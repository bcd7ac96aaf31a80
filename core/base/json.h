// SPDX-License-Identifier: GPL-3.0-or-later
// JSON in and out: nlohmann/json with our errors. Files are written whole or not at all.
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace scarp {

using Json = nlohmann::ordered_json;

/// Throws Error(Input) naming the file when it is missing, unreadable or not JSON.
Json readJson(const std::filesystem::path& file);
/// Indented; bytes that are no UTF-8 (a file name may hold any) are replaced rather than refused.
std::string jsonText(const Json& document);
/// Writes beside and renames. NaN and infinities become null.
void writeJson(const std::filesystem::path& file, const Json& document);
/// Undefined values are null in every document we print.
Json numberOrNull(double value);

} // namespace scarp
