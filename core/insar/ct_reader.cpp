// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/ct_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/insar/ct_assembly.h"
#include "core/insar/ct_formats.h"
#include "core/insar/ct_metadata.h"
#include "core/insar/delimited_source.h"
#include "core/insar/feature_source.h"

#include <algorithm>
#include <cmath>

namespace scarp {
namespace fs = std::filesystem;

namespace {

bool isFeatureFile(const fs::path& file) {
  const std::string extension = lowerCase(file.extension().string());
  for (const char* known :
       {".gpkg", ".shp", ".dbf", ".geojson", ".json", ".kml", ".fgb", ".sqlite", ".gml", ".parquet"})
    if (extension == known)
      return true;
  return false;
}

void checkFormatName(const std::string& format) {
  for (const char* known : {"", "egms", "stamps-visualizer", "csv", "gpkg", "shp"})
    if (format == known)
      return;
  throw usageError("unknown format '" + format + "'",
                   "Known are egms, stamps-visualizer, csv, gpkg and shp.");
}

CtPoints readFeatures(const fs::path& file, const CtReadOptions& options, const Progress& progress) {
  FeatureSource source(file);
  const CtRoles roles = rolesOf(source.names());
  const bool egms = options.format == "egms" || (options.format.empty() && looksLikeEgms(roles, source));
  const CtPlan plan = egms ? planEgms(source, file, options) : planGeneric(source, file, options);
  return assemble(source, plan, file, options, progress);
}

CtPoints readText(const fs::path& file, const CtReadOptions& options, const Progress& progress) {
  DelimitedSource source(file);
  source.takeMetadata(readSidecar(file, source.names()));
  if (options.format == "stamps-visualizer" ||
      (options.format.empty() && looksLikeStampsVisualizer(source))) {
    const CtPlan plan = planStampsVisualizer(source, file, options);
    return assemble(source, plan, file, options, progress);
  }
  const auto isNumber = [](const std::string& name) { return parseNumber(name).has_value(); };
  if (source.names().size() > 1 && std::all_of(source.names().begin(), source.names().end(), isNumber))
    throw inputError(file.string() + " has no header line with the names of its columns",
                     "Add a first line such as lon,lat,velocity.", "no-header");
  const CtRoles roles = rolesOf(source.names());
  const bool egms = options.format == "egms" || (options.format.empty() && looksLikeEgms(roles, source));
  const CtPlan plan = egms ? planEgms(source, file, options) : planGeneric(source, file, options);
  return assemble(source, plan, file, options, progress);
}

/// Degrees must look like degrees: a wrong --crs shall not go through in silence.
void checkRange(const CtPoints& points, const fs::path& file) {
  if (!isGeographic(points.crs))
    return;
  const Extent e = points.extent();
  if (e.xMin < -360 || e.xMax > 360 || e.yMin < -90 || e.yMax > 90)
    throw inputError("the coordinates of " + file.string() + " are no degrees, but its CRS is " +
                         crsLabel(points.crs),
                     "Give the right CRS with --crs.", "not-degrees");
}

} // namespace

CtPoints readPoints(const fs::path& file, const CtReadOptions& options, const Progress& progress) {
  checkFormatName(options.format);
  std::error_code code;
  if (!fs::exists(file, code))
    throw inputError(file.string() + " does not exist", "Check the path.", "missing");
  if (fs::is_directory(file, code))
    throw inputError(file.string() + " is a folder, a table of points was expected",
                     "Name the file inside it.");
  if (fs::file_size(file, code) == 0)
    throw inputError(file.string() + " is empty, a table of points was expected", "", "not-a-table");
  const bool features =
      options.format == "gpkg" || options.format == "shp" ||
      (isFeatureFile(file) && options.format != "csv" && options.format != "stamps-visualizer");
  CtPoints points = features ? readFeatures(file, options, progress) : readText(file, options, progress);
  points.provenance.file = file.string();
  checkRange(points, file);
  return points;
}

} // namespace scarp
