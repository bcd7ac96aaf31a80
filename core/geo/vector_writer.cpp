// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/vector_writer.h"

#include "core/base/files.h"
#include "core/base/text.h"

#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <utility>

namespace scarp {
namespace fs = std::filesystem;

std::string vectorDriverOf(const fs::path& file) {
  const std::string extension = lowerCase(file.extension().string());
  if (extension == ".gpkg")
    return "GPKG";
  if (extension == ".shp")
    return "ESRI Shapefile";
  if (extension == ".geojson" || extension == ".json")
    return "GeoJSON";
  if (extension == ".kml")
    return "KML";
  throw usageError("cannot tell the format of " + file.string() + " from its extension",
                   "Use .gpkg, .shp, .geojson or .kml.");
}

VectorWriter::VectorWriter(const fs::path& file) : m_file(file), m_driver(vectorDriverOf(file)) {
  requireWritableFolder(file);
  m_folder = temporaryBeside(file);
  makeFolder(m_folder);
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(m_driver.c_str());
  if (driver)
    m_dataset.reset(driver->Create((m_folder / file.filename()).c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!m_dataset) {
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
    throwGdalError(m_file, "write", m_messages);
  }
}

VectorWriter::~VectorWriter() {
  for (OGRLayer* layer : m_open) // what is thrown away need not be written first
    layer->RollbackTransaction();
  m_dataset.reset();
  std::error_code ignored;
  fs::remove_all(m_folder, ignored);
}

OGRLayer& VectorWriter::addLayer(const std::string& name, const std::string& crs, OGRwkbGeometryType type,
                                 const std::vector<std::string>& options) {
  CPLStringList list;
  for (const std::string& option : options)
    list.AddString(option.c_str());
  if (m_driver == "GPKG")
    list.AddString("SPATIAL_INDEX=NO"); // made by finish(), which can be stopped
  OGRLayer* layer = nullptr;
  if (crs.empty() && m_driver == "GPKG") {
    // a GeoPackage without CRS is read as degrees; this is its way to say "a plane"
    OGRSpatialReference plane;
    plane.SetLocalCS("Undefined Cartesian SRS");
    layer = m_dataset->CreateLayer(name.c_str(), &plane, type, list.List());
  } else if (crs.empty()) {
    layer = m_dataset->CreateLayer(name.c_str(), nullptr, type, list.List());
  } else {
    OGRSpatialReference reference = referenceOf(crs);
    layer = m_dataset->CreateLayer(name.c_str(), &reference, type, list.List());
  }
  if (!layer)
    throwGdalError(m_file, "write", m_messages);
  if (layer->TestCapability(OLCTransactions)) {
    check(layer->StartTransaction());
    m_open.push_back(layer);
  }
  return *layer;
}

void VectorWriter::check(int error) const {
  if (error != OGRERR_NONE || m_messages.failed())
    throwGdalError(m_file, "write", m_messages);
}

void VectorWriter::finish(const Progress& progress) {
  {
    // One statement may take seconds on a million features, and only its interruption ends it early.
    const std::stop_callback interrupt(progress.stopToken(), [this] { m_dataset->AbortSQL(); });
    for (OGRLayer* layer : m_dataset->GetLayers()) {
      if (progress.stopRequested())
        throw Cancelled{};
      if (m_driver == "GPKG" && layer->GetGeomType() != wkbNone) {
        const std::string statement = std::string("SELECT CreateSpatialIndex('") + layer->GetName() + "', '" +
                                      layer->GetGeometryColumn() + "')";
        m_dataset->ReleaseResultSet(m_dataset->ExecuteSQL(statement.c_str(), nullptr, nullptr));
      }
    }
  }
  if (progress.stopRequested())
    throw Cancelled{};
  check(OGRERR_NONE);
  for (OGRLayer* layer : std::exchange(m_open, {}))
    check(layer->CommitTransaction());
  m_dataset->FlushCache(true);
  m_dataset.reset();
  check(OGRERR_NONE);
  std::vector<fs::path> parts;
  for (const auto& entry : fs::directory_iterator(m_folder))
    parts.push_back(entry.path());
  // The file with the asked name comes last: while it is missing, nobody takes the others for whole.
  std::stable_partition(parts.begin(), parts.end(),
                        [&](const fs::path& p) { return p.filename() != m_file.filename(); });
  for (const fs::path& part : parts)
    commitFile(part, m_file.parent_path() / part.filename());
}

} // namespace scarp
