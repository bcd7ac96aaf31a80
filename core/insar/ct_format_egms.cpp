// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/insar/ct_formats.h"

namespace scarp {

bool looksLikeEgms(const CtRoles& roles, const TableSource&) {
  return roles.egms;
}

CtPlan planEgms(const TableSource& source, const std::filesystem::path& file, const CtReadOptions& options) {
  CtPlan plan;
  plan.roles = rolesOf(source.names());
  plan.provenance.format = "EGMS";
  plan.provenance.sign = "positive toward the satellite";
  const std::string name = lowerCase(file.filename().string());
  const auto says = [&](const char* part) { return name.find(part) != std::string::npos; };
  if (says("_l3_")) {
    const bool east = says("_e_");
    plan.provenance.sign = east          ? "positive eastward"
                           : says("_u_") ? "positive upward"
                                         : "positive eastward or upward";
    plan.provenance.reference = "EGMS level 3 (ortho), calibrated with the GNSS velocity model";
    plan.notices.push_back(
        {Notice::Severity::Warning, "EGMS level 3 velocities are " +
                                        std::string(east ? "eastward" : "vertical or eastward") +
                                        ", not along the line of sight"});
  } else if (says("_l2a_")) {
    plan.provenance.reference = "EGMS level 2a (basic), relative to a point of its burst";
  } else if (says("_l2b_") || columnNamed(source.names(), "gnss_velocity")) {
    plan.provenance.reference = "EGMS level 2b (calibrated), with the GNSS velocity model";
  } else {
    plan.provenance.reference = "EGMS, level not given";
  }
  choosePlace(plan, source, file, options, crsFromUser("EPSG:3035"));
  chooseVelocity(plan, source, file, options);
  return plan;
}

} // namespace scarp
