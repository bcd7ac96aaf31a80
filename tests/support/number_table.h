// SPDX-License-Identifier: GPL-3.0-or-later
// A small comma separated table of numbers with a header, by column name.
#pragma once

#include "core/base/files.h"
#include "core/base/text.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace scarp::test {

class NumberTable {
public:
  explicit NumberTable(const std::filesystem::path& file) {
    const std::string text = readFile(file);
    std::vector<std::string> names;
    for (const std::string& line : splitText(text, '\n')) {
      if (trimmed(line).empty())
        continue;
      const auto cells = splitText(trimmed(line), ',');
      if (names.empty()) {
        names = cells;
        m_names = cells;
        continue;
      }
      for (size_t c = 0; c < names.size(); ++c) {
        const auto number = parseNumber(cells.at(c));
        if (!number)
          throw std::runtime_error("not a number in " + file.string() + ": " + cells[c]);
        m_columns[names[c]].push_back(*number);
      }
    }
  }
  const std::vector<double>& operator[](const std::string& name) const { return m_columns.at(name); }
  const std::vector<std::string>& names() const { return m_names; }

private:
  std::vector<std::string> m_names;
  std::map<std::string, std::vector<double>> m_columns;
};

/// Files of a folder of the test data whose name ends in `ending`, sorted.
inline std::vector<std::filesystem::path> filesEnding(const std::filesystem::path& folder,
                                                      const std::string& ending) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.size() > ending.size() && name.ends_with(ending))
      found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// "small12_d150_points.csv", "_points.csv" -> "small12_d150"
inline std::string stemBefore(const std::filesystem::path& file, const std::string& ending) {
  const std::string name = file.filename().string();
  return name.substr(0, name.size() - ending.size());
}

} // namespace scarp::test
