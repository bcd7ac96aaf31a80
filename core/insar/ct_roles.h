// SPDX-License-Identifier: GPL-3.0-or-later
// Which column of a table of coherent targets means what: the names that EGMS, TRE, MintPy, SARvey, SARPROZ,
// SARscape, StaMPS and people use, old and new, also cut to ten characters as in a shapefile.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace scarp {

/// "20200103", "D20200103", "D_20200103", "2020-01-03", "D03012020" -> "20200103"; nothing for other names.
std::optional<std::string> dateInName(const std::string& name);

/// Days since 0000-01-01 (MATLAB's datenum minus 1) -> "20141126".
std::optional<std::string> dateFromDays(double days);

struct CtRoles {
  std::optional<size_t> x, y; ///< metres, or unknown
  std::optional<size_t> lon, lat;
  std::optional<size_t> velocity, coherence;
  double velocityFactor = 1; ///< to mm/yr, from a unit in the column's name
  std::string velocityUnit = "mm/yr";
  std::vector<std::pair<std::string, size_t>> dates; ///< ascending
  size_t repeatedDates = 0;                          ///< columns whose date another column has already
  bool egms = false;
};

CtRoles rolesOf(const std::vector<std::string>& names);
/// The column of that name, exactly or else but for upper and lower case.
std::optional<size_t> columnNamed(const std::vector<std::string>& names, const std::string& name);
/// "a, b, c and 210 more"
std::string listed(const std::vector<std::string>& names);

} // namespace scarp
