// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/insar/ct_formats.h"

#include <cmath>

namespace scarp {

bool looksLikeStampsVisualizer(const TableSource& source) {
  return !source.names().empty() && lowerCase(source.names().front()).rfind("export_res", 0) == 0;
}

CtPlan planStampsVisualizer(DelimitedSource& source, const std::filesystem::path& file,
                            const CtReadOptions& options) {
  const auto broken = [&](const std::string& why) {
    return inputError(
        file.string() + " is no StaMPS-Visualizer table: " + why,
        "Its second line holds longitude and latitude of the reference point, NaN, and the dates as days.",
        "not-a-table");
  };
  if (source.names().size() < 3)
    throw broken("it has fewer than three columns");
  if (!source.next())
    throw broken("the line with the dates is missing or has a wrong number of cells");
  std::vector<std::string> names = {"lon", "lat", "velocity"};
  const auto lon = source.number(0), lat = source.number(1), none = source.number(2);
  if (!lon || !lat || !none || !std::isnan(*none))
    throw broken("the second line does not hold the reference point");
  for (size_t i = 3; i < source.names().size(); ++i) {
    const auto days = source.number(i);
    const auto date = days ? dateFromDays(*days) : std::nullopt;
    if (!date)
      throw broken("'" + std::string(source.text(i)) +
                   "' in the second line is no date in days since 0000-01-01");
    names.push_back(*date);
  }
  CtPlan plan;
  plan.provenance.format = "StaMPS-Visualizer";
  plan.provenance.sign = "positive toward the satellite";
  plan.provenance.reference =
      "reference point at longitude " + formatNumber(*lon) + ", latitude " + formatNumber(*lat);
  source.rename(names);
  plan.roles = rolesOf(source.names());
  choosePlace(plan, source, file, options, {});
  chooseVelocity(plan, source, file, options);
  return plan;
}

} // namespace scarp
