// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/insar/ct_formats.h"

#include <algorithm>

namespace scarp {

namespace {
const char* const kAssumedSign = "positive toward the satellite (assumed: the file does not say)";

std::string metadataOf(const TableSource& source, const char* key) {
  const auto at = source.metadata().find(key);
  return at == source.metadata().end() ? std::string() : at->second;
}
} // namespace

CtPlan planGeneric(const TableSource& source, const std::filesystem::path& file,
                   const CtReadOptions& options) {
  CtPlan plan;
  plan.roles = rolesOf(source.names());
  plan.provenance.format = source.format();
  plan.provenance.sign = kAssumedSign;
  plan.provenance.reference = "not given";
  choosePlace(plan, source, file, options, {});
  chooseVelocity(plan, source, file, options);
  return plan;
}

void chooseVelocity(CtPlan& plan, const TableSource& source, const std::filesystem::path& file,
                    const CtReadOptions& options) {
  CtRoles& roles = plan.roles;
  CtProvenance& provenance = plan.provenance;
  const std::string writtenField = metadataOf(source, "velocity_field");
  if (!options.velocityField.empty()) {
    const auto named = columnNamed(source.names(), options.velocityField);
    if (!named)
      throw inputError(file.string() + " has no column '" + options.velocityField + "'",
                       "It has: " + listed(source.names()) + ".", "no-velocity");
    CtRoles alone = rolesOf({source.names()[*named]});
    roles.velocity = named;
    roles.velocityUnit = alone.velocity ? alone.velocityUnit : "mm/yr";
    roles.velocityFactor = alone.velocity ? alone.velocityFactor : 1;
  } else if (const auto written = columnNamed(source.names(), writtenField);
             written && !writtenField.empty()) {
    roles.velocity = written;
  }
  if (!roles.velocity) {
    if (options.needVelocity)
      throw inputError(file.string() + " has no velocity column that is known by name",
                       "It has: " + listed(source.names()) + ". Name the column with --velocity.",
                       "no-velocity");
    return;
  }
  provenance.velocityField = source.names()[*roles.velocity];
  provenance.unit = roles.velocityUnit;
  provenance.factor = roles.velocityFactor;
  if (!writtenField.empty() && provenance.velocityField == writtenField) { // written by Scarp: it knows
    provenance.unit = metadataOf(source, "velocity_unit");
    provenance.sign = metadataOf(source, "velocity_sign");
    provenance.reference = metadataOf(source, "velocity_reference");
    provenance.factor = 1;
  }
  if (provenance.factor != 1 && !roles.dates.empty())
    plan.notices.push_back(
        {Notice::Severity::Warning, "velocities are in " + provenance.unit +
                                        "; displacements are taken to be in the same unit of length"});
  if (options.flipSign) {
    provenance.factor = -provenance.factor;
    provenance.sign = "positive away from the satellite (as stated on import)";
  }
}

void choosePlace(CtPlan& plan, const TableSource& source, const std::filesystem::path& file,
                 const CtReadOptions& options, const std::string& metricCrs) {
  const CtRoles& roles = plan.roles;
  const std::string wanted = options.crs.empty() ? std::string() : crsFromUser(options.crs);
  const std::string written = metadataOf(source, "crs");
  if (options.minCoherence && !roles.coherence)
    throw inputError(file.string() + " has no column with the coherence",
                     "It has: " + listed(source.names()) + ".", "no-coherence");
  if (source.hasPlaces()) {
    plan.crs = wanted.empty() ? source.crs() : wanted;
    if (!wanted.empty() && !source.crs().empty() && !sameCrs(wanted, source.crs()))
      plan.notices.push_back(
          {Notice::Severity::Warning,
           "the file says " + crsLabel(source.crs()) + ", read as " + crsLabel(wanted) + " as asked for"});
  } else {
    // Degrees are known to be degrees; metres only with a CRS. So degrees win where metres have none.
    const std::string metres = !wanted.empty() ? wanted : !written.empty() ? written : metricCrs;
    const bool metresKnown = roles.x && !metres.empty() && !isGeographic(metres);
    if (roles.x && (metresKnown || !roles.lon)) {
      plan.x = roles.x;
      plan.y = roles.y;
      plan.crs = metres;
    } else if (roles.lon) {
      if (!wanted.empty() && !isGeographic(wanted))
        throw inputError(source.names()[*roles.lon] + " and " + source.names()[*roles.lat] + " of " +
                             file.string() + " are degrees, but " + crsLabel(wanted) + " is in metres",
                         "Leave out --crs: the degrees are reprojected where metres are needed.", "degrees");
      plan.x = roles.lon;
      plan.y = roles.lat;
      plan.crs = !wanted.empty() ? wanted : crsFromUser("EPSG:4326");
    } else {
      throw inputError(file.string() + " has no columns with coordinates that are known by name",
                       "It has: " + listed(source.names()) +
                           ". Expected are x and y, easting and northing, or lon and lat.",
                       "no-coordinates");
    }
    plan.provenance.xField = source.names()[*plan.x];
    plan.provenance.yField = source.names()[*plan.y];
  }
  if (plan.crs.empty())
    plan.notices.push_back(
        {Notice::Severity::Info, "no CRS is given: x and y are taken as metres on a plane"});
  plan.provenance.crs = plan.crs;
}

} // namespace scarp
