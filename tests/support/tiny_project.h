// SPDX-License-Identifier: GPL-3.0-or-later
// A project of 120 x 90 px with every layer, whose values follow from simple formulas.
#pragma once

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/project/project.h"
#include "tests/support/small_rasters.h"
#include "tests/support/temp_folder.h"

#include <cmath>
#include <limits>

namespace scarp::test {

struct TinyProject {
  TempFolder temp;
  GridSpec grid = smallGrid(120, 90);
  std::filesystem::path folder() const { return temp / "project"; }

  static double hotspot(int64_t x, int64_t y) {
    return x < 20 ? std::numeric_limits<double>::quiet_NaN() : double(x - 60) * 100 + double(y);
  }
  static double slope(int64_t x, int64_t) { return double(x) / 2; }
  static double aspect(int64_t, int64_t y) {
    return y < 10 ? std::numeric_limits<double>::quiet_NaN() : double(y) * 4;
  }
  static double elevation(int64_t x, int64_t y) { return 1837.5 + double(x) + double(y) * 2; }

  TinyProject() {
    writeImage(temp / "image.tif", grid);
    // Two points in one cell (the first counts), one on the corner of a cell, one outside, one without a
    // velocity.
    std::string csv = "x,y,velocity\n";
    const auto point = [&](double x, double y, const std::string& v) {
      csv += formatNumber(x) + "," + formatNumber(y) + "," + v + "\n";
    };
    point(grid.centreX(5), grid.centreY(7), "-12.5");
    point(grid.centreX(5) + 0.5, grid.centreY(7), "99");
    point(grid.left + 10 * grid.cellX, grid.top - 20 * grid.cellY, "366");
    point(grid.right() + 1, grid.centreY(3), "500");
    point(grid.centreX(50), grid.centreY(50), "");
    point(grid.centreX(119), grid.centreY(89), "-234");
    writeFileAtomically(temp / "points.csv", csv);
    createProject(folder(), {temp / "image.tif", {}, temp / "points.csv", {}, {}});
    RasterOptions options;
    options.noData = -9999;
    const auto layers = folder() / "layers";
    writeRaster(layers / "hotspot.tif", grid, options,
                [](int, int64_t x, int64_t y) { return hotspot(x, y); });
    writeRaster(layers / "slope.tif", grid, options, [](int, int64_t x, int64_t y) { return slope(x, y); });
    writeRaster(layers / "aspect.tif", grid, options, [](int, int64_t x, int64_t y) { return aspect(x, y); });
    writeRaster(layers / "elevation.tif", grid, options,
                [](int, int64_t x, int64_t y) { return elevation(x, y); });
    addLayer(folder(), LayerKind::HotSpot, layers / "hotspot.tif");
    addLayer(folder(), LayerKind::Slope, layers / "slope.tif");
    addLayer(folder(), LayerKind::Aspect, layers / "aspect.tif");
    addLayer(folder(), LayerKind::Dem, layers / "elevation.tif");
    writeRectangles(folder() / "labels" / "consensus.gpkg", grid, {{10, 10, 30, 20}, {80, 50, 25, 25}});
    addLayer(folder(), LayerKind::Consensus, folder() / "labels" / "consensus.gpkg");
  }
};

} // namespace scarp::test
