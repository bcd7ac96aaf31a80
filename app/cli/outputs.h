// SPDX-License-Identifier: GPL-3.0-or-later
// What a verb asks of the name of a file before it starts to work: a wrong one must not show after an hour.
#pragma once

#include <string>

namespace scarp {

/// Throws Error(Usage) when `out` is `in`.
void refuseOverwriting(const std::string& in, const std::string& out);
/// Throws Error(Usage) unless the name ends in .tif, Error(Input) where its folder takes no file.
void requireRasterOut(const std::string& out);
/// Throws Error(Usage) unless the name ends in .csv or .gpkg, Error(Input) where its folder takes no file.
void requirePointsOut(const std::string& out);

} // namespace scarp
