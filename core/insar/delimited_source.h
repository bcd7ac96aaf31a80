// SPDX-License-Identifier: GPL-3.0-or-later
// Delimited text, also inside a ZIP or gzip file: comma, semicolon, tab, bar or blanks; quotes, byte order
// mark, CRLF and comment lines that start with #; UTF-8, or else Windows 1252. Read in pieces, so a table may
// be larger than memory.
#pragma once

#include "core/insar/table_source.h"

#include <cpl_vsi.h>

namespace scarp {

class DelimitedSource final : public TableSource {
public:
  /// Throws Error(Input) when the file is missing, binary, empty, or has no header line.
  explicit DelimitedSource(const std::filesystem::path& file);
  ~DelimitedSource() override;
  DelimitedSource(const DelimitedSource&) = delete;
  DelimitedSource& operator=(const DelimitedSource&) = delete;

  bool next() override;
  std::string_view text(size_t column) override { return m_cells[column]; }
  std::optional<double> number(size_t column) override {
    return numberInCell(m_cells[column], m_delimiter != ',');
  }
  double fraction() const override;
  int64_t badRows() const override { return m_badRows; }
  /// Other names for the columns: formats whose header says nothing.
  void rename(std::vector<std::string> names) { m_names = std::move(names); }

private:
  bool readRecord(); ///< into m_record, without its end of line
  bool fill();
  void splitRecord();
  void checkLooksLikeText() const;

  std::filesystem::path m_file;
  VSILFILE* m_handle = nullptr;
  double m_size = 0, m_consumed = 0;
  std::string m_buffer, m_record;
  size_t m_at = 0;
  bool m_atEnd = false;
  char m_delimiter = ',';
  std::vector<std::string_view> m_cells;
  int64_t m_badRows = 0;
};

} // namespace scarp
