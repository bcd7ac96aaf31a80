// SPDX-License-Identifier: GPL-3.0-or-later
// A vector file that appears whole or not at all: written through OGR into a hidden folder beside it, then
// moved. A shapefile's several files move together, the .shp last.
#pragma once

#include "core/base/progress.h"
#include "core/geo/gdal_session.h"

#include <filesystem>
#include <string>
#include <vector>

namespace scarp {

/// By extension: "GPKG", "ESRI Shapefile", "GeoJSON", "KML" or "CSV"; throws Error(Usage) for another.
std::string vectorDriverOf(const std::filesystem::path& file);

class VectorWriter {
public:
  explicit VectorWriter(const std::filesystem::path& file);
  ~VectorWriter();
  VectorWriter(const VectorWriter&) = delete;
  VectorWriter& operator=(const VectorWriter&) = delete;
  const std::string& driver() const { return m_driver; }
  GDALDataset& dataset() { return *m_dataset; }
  OGRLayer& addLayer(const std::string& name, const std::string& crs, OGRwkbGeometryType type,
                     const std::vector<std::string>& options = {});
  /// Throws with what GDAL said when `error` is one.
  void check(int error) const;
  /// Indexes, flushes, checks every late error (a full disk), renames. Throws Cancelled when stopped.
  void finish(const Progress& progress = {});

private:
  std::filesystem::path m_file, m_folder;
  std::string m_driver;
  GdalMessages m_messages; ///< outlives the dataset
  DatasetHandle m_dataset;
  std::vector<OGRLayer*> m_open; ///< layers in a transaction
};

} // namespace scarp
