// SPDX-License-Identifier: GPL-3.0-or-later
// A project's layer made ready to draw, by its kind and style. Slow: for worker threads. Coordinates come out
// in the project's CRS.
#pragma once

#include "core/base/notice.h"
#include "core/base/progress.h"
#include "core/project/project.h"
#include "widgets/map/map_layer.h"
#include "widgets/map/outline_layer.h"

#include <QString>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace scarp {

class CtSource;
class RasterSource;

struct LoadedLayer {
  MapLayerPtr layer; ///< null when there is a problem
  bool missing = false;
  QString problem, hint;
  Notices notices;
};

/// Read files that are kept while only the style of their layer changes. One thread.
struct LayerCache {
  struct Raster {
    std::string stamp; ///< of the file and its overviews
    std::shared_ptr<const RasterSource> source;
  };
  std::map<std::string, std::shared_ptr<const CtSource>> tables; ///< of targets, by file and time
  std::string areaKey;                   ///< table and polygons of the last filter by an area
  std::vector<uint8_t> area;             ///< which of its targets are inside
  std::map<std::string, Raster> rasters; ///< by file
};

/// Changes whenever the file is written; the same for all files that are not there.
std::string fileStamp(const std::filesystem::path& file);

/// Colours of a polygon or line layer: those of the expert, of the model, or black on white for a consensus.
/// Documents that draw a layer themselves use the same.
OutlineStyle outlineStyleFor(const Project& project, const ProjectLayer& layer);

/// Never throws Error: what is wrong is in the result. Lets Cancelled pass.
LoadedLayer loadLayer(const Project& project, const ProjectLayer& layer, LayerCache& cache,
                      const Progress& progress = {});

} // namespace scarp
