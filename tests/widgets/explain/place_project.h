// SPDX-License-Identifier: GPL-3.0-or-later
// The moving slope as a project with terrain, labels of two experts, a prediction with its areas, and a
// fault.
#pragma once

#include "annotation/storage/label_file.h"
#include "core/geo/polygon_file.h"
#include "tests/annotation/label_fixtures.h"
#include "tests/widgets/hotspot/moving_slope.h"

namespace scarp::test {

struct PlaceProject : MovingSlope {
  Area area = squareArea(middle.x - 200, middle.y - 200, 400);

  PlaceProject() {
    makeProject();
    const auto layers = folder() / "layers";
    makeFolder(layers);
    const auto raster = [&](const char* name, double value) {
      RasterOptions options;
      options.noData = -9999;
      writeRaster(layers / name, grid, options, [value](int, int64_t x, int64_t) {
        return x < 5 ? std::nan("") : value; // the western edge has no value
      });
      return layers / name;
    };
    addLayer(folder(), LayerKind::Dem, raster("elevation.tif", 2345));
    addLayer(folder(), LayerKind::Slope, raster("slope.tif", 23));
    addLayer(folder(), LayerKind::Aspect, raster("aspect.tif", 45));
    addLayer(folder(), LayerKind::HotSpot, raster("hotspot.tif", -1234));
    addLayer(folder(), LayerKind::Prediction, raster("XIII.tif", 0.83));
    addExpert("a", "Expert A", {area});
    addExpert("b", "Expert B", {squareArea(502500, 3902500, 100)});
    PolygonLayer areas;
    areas.crs = grid.crs;
    areas.features.push_back({area.shape, {}});
    writePolygons(layers / "XIII-areas.gpkg", areas);
    addLayer(folder(), LayerKind::Areas, layers / "XIII-areas.gpkg");
    LineLayer fault;
    fault.crs = grid.crs;
    fault.lines = {{{502000, 3900000}, {502000, 3903000}}};
    writeLines(layers / "fault.gpkg", fault);
    addLayer(folder(), LayerKind::Vector, layers / "fault.gpkg");
  }
  void addExpert(const std::string& id, const std::string& name, const std::vector<Area>& drawn) {
    LabelSet labels;
    for (const Area& each : drawn)
      labels.apply(AddArea{each});
    makeFolder(folder() / "labels");
    writeLabels(folder() / "labels" / (id + ".gpkg"), labels, grid.crs, 0);
    updateProject(folder(), [&](Project& project) {
      project.experts.push_back({id, name, "#0072b2", std::filesystem::path("labels") / (id + ".gpkg")});
    });
  }
  Project project() const { return loadProject(folder()); }
};

} // namespace scarp::test
