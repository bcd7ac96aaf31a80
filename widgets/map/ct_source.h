// SPDX-License-Identifier: GPL-3.0-or-later
// A table of coherent targets that was read once for the map, and from which more is read when somebody asks:
// further columns, the series of a few targets. Worker threads only, several at a time. Displacements in mm.
#pragma once

#include "core/insar/ct_reader.h"
#include "widgets/map/ct_filter.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace scarp {

class CtSource {
public:
  /// Reads the table. Throws Error(Input); lets Cancelled pass.
  CtSource(std::filesystem::path file, CtReadOptions options, const std::string& mapCrs,
           const Progress& progress = {});
  /// Targets that are in no file: what the cloud keeps is all there is.
  explicit CtSource(std::shared_ptr<const CtCloud> cloud) : m_cloud(std::move(cloud)) {}

  const std::shared_ptr<const CtCloud>& cloud() const { return m_cloud; }
  const Notices& notices() const { return m_notices; }
  /// Columns by name, in the cloud's order; each is read once. Throws Error(Input) when one is missing or
  /// holds texts, or when the file has changed meanwhile.
  CtColumns columns(const std::vector<std::string>& names, const Progress& progress = {}) const;
  /// Row per target, as many values as the cloud has dates; empty when the table has no series.
  std::vector<float> series(std::span<const uint32_t> targets, const Progress& progress = {}) const;
  /// Everything that the table says of one target, without its series.
  CtPoints row(uint32_t target, const Progress& progress = {}) const;

private:
  std::filesystem::path m_file;
  CtReadOptions m_options;
  std::shared_ptr<const CtCloud> m_cloud;
  Notices m_notices;
  mutable std::mutex m_mutex;
  mutable CtColumns m_columns;
};

} // namespace scarp
