// SPDX-License-Identifier: GPL-3.0-or-later
// A table that is read row by row, whatever it is stored in: named columns, cells as numbers or texts,
// perhaps a place.
#pragma once

#include "core/geo/polygon.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scarp {

class TableSource {
public:
  virtual ~TableSource() = default;
  const std::vector<std::string>& names() const { return m_names; }
  /// Goes to the next row; false at the end.
  virtual bool next() = 0;
  /// The cell as text; empty where missing. Valid until next().
  virtual std::string_view text(size_t column) = 0;
  /// The cell as a number; nothing where it is no number. A missing cell is NaN.
  virtual std::optional<double> number(size_t column) = 0;
  /// Whether the cell's text may say more than its number (leading zeros, more than 15 digits).
  virtual bool mayBeIdentifier(size_t) { return true; }
  /// The place that a feature brings by itself.
  virtual std::optional<Point> place() { return std::nullopt; }
  virtual bool hasPlaces() const { return false; }
  virtual std::string crs() const { return {}; } ///< of the places
  virtual double fraction() const = 0;           ///< how much of the file has been read, 0..1
  /// What the file says of itself, as writePoints wrote it.
  const std::map<std::string, std::string>& metadata() const { return m_metadata; }
  void takeMetadata(std::map<std::string, std::string> metadata) { m_metadata = std::move(metadata); }
  const std::string& format() const { return m_format; } ///< "CSV", "GeoPackage", "Shapefile"
  virtual int64_t badRows() const { return 0; } ///< rows left out because they had too many or too few cells

protected:
  std::vector<std::string> m_names;
  std::map<std::string, std::string> m_metadata;
  std::string m_format = "CSV";
};

/// A number as people write it in tables ("NaN", "NA", "null" and the empty cell are NaN), or nothing.
std::optional<double> numberInCell(std::string_view text, bool decimalComma = false);

} // namespace scarp
