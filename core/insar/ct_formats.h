// SPDX-License-Identifier: GPL-3.0-or-later
// One function per format: what its columns, units, sign and reference are. The generic one is the last
// resort.
#pragma once

#include "core/insar/ct_assembly.h"
#include "core/insar/delimited_source.h"

namespace scarp {

/// EGMS L2a, L2b, L3, old and new names, and what EGMStoolkit and EGMStream make of them.
bool looksLikeEgms(const CtRoles& roles, const TableSource& source);
CtPlan planEgms(const TableSource& source, const std::filesystem::path& file, const CtReadOptions& options);

/// StaMPS-Visualizer: names without meaning, and a first row with the reference point and the dates as days.
bool looksLikeStampsVisualizer(const TableSource& source);
/// Reads the first row and gives the columns their names.
CtPlan planStampsVisualizer(DelimitedSource& source, const std::filesystem::path& file,
                            const CtReadOptions& options);

/// Any table with the field's usual names.
CtPlan planGeneric(const TableSource& source, const std::filesystem::path& file,
                   const CtReadOptions& options);

/// For all formats: the velocity column by wish or by name, its unit and sign. Throws when there is none and
/// one is needed.
void chooseVelocity(CtPlan& plan, const TableSource& source, const std::filesystem::path& file,
                    const CtReadOptions& options);
/// For all formats: which columns are the place, and their CRS.
void choosePlace(CtPlan& plan, const TableSource& source, const std::filesystem::path& file,
                 const CtReadOptions& options, const std::string& metricCrs);

} // namespace scarp
