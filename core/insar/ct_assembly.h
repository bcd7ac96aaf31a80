// SPDX-License-Identifier: GPL-3.0-or-later
// From the rows of a table to columns of coherent targets, once it is known which column means what.
#pragma once

#include "core/base/progress.h"
#include "core/insar/ct_points.h"
#include "core/insar/ct_reader.h"
#include "core/insar/ct_roles.h"
#include "core/insar/table_source.h"

#include <filesystem>
#include <optional>

namespace scarp {

/// What a format decides before the rows are read.
struct CtPlan {
  CtRoles roles;
  std::optional<size_t> x, y; ///< none: the places of the features
  std::string crs;            ///< WKT
  CtProvenance
      provenance; ///< factor: file value * factor = mm/yr toward the satellite, also for displacements
  Notices notices;
};

/// Reads all rows; leaves out those without a place or below the wanted coherence, and says so.
CtPoints assemble(TableSource& source, const CtPlan& plan, const std::filesystem::path& file,
                  const CtReadOptions& options, const Progress& progress);

/// A column that starts as numbers and becomes texts with the first cell that is none.
class ColumnBuilder {
public:
  ColumnBuilder(std::string name, bool mustBeNumbers)
      : m_name(std::move(name)), m_mustBeNumbers(mustBeNumbers) {}
  void add(TableSource& source, size_t column);
  CtColumn take();
  const std::vector<double>& numbers() const { return m_numbers; }
  int64_t unreadable() const {
    return m_unreadable;
  } ///< cells that are no numbers in a column that must hold them

private:
  std::string m_name;
  bool m_mustBeNumbers, m_isText = false;
  std::vector<double> m_numbers;
  std::vector<std::string> m_texts;
  int64_t m_unreadable = 0;
};

} // namespace scarp
