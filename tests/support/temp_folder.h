// SPDX-License-Identifier: GPL-3.0-or-later
// A fresh folder that is removed with its contents.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace scarp::test {

class TempFolder {
public:
  TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "scarp-test-XXXXXX").string();
    m_path = ::mkdtemp(pattern.data());
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  const std::filesystem::path& path() const { return m_path; }
  std::filesystem::path operator/(const std::string& name) const { return m_path / name; }

private:
  std::filesystem::path m_path;
};

inline std::filesystem::path testData(const std::string& relative) {
  return std::filesystem::path(SCARP_TEST_DATA) / relative;
}

} // namespace scarp::test
