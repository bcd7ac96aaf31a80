// SPDX-License-Identifier: GPL-3.0-or-later
// A table of 3,000 coherent targets on 3 x 3 km of which a round slope moves away from the satellite, and a
// project with it.
#pragma once

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/project/project.h"
#include "tests/support/small_rasters.h"
#include "tests/support/temp_folder.h"

#include <cmath>
#include <random>

namespace scarp::test {

struct MovingSlope {
  TempFolder temp;
  GridSpec grid{crsFromUser("EPSG:32647"), 500000, 3903000, 10, 10, 300, 300};
  Point middle{501000, 3901000}; ///< of the slope
  std::filesystem::path points = temp / "points.csv";

  MovingSlope() {
    std::mt19937 random(17);
    std::uniform_real_distribution<double> place(0, 3000);
    std::normal_distribution<double> speed(0, 3);
    std::string csv = "x,y,velocity,height,coherence,20200103,20200115,20200127\n";
    for (int i = 0; i < 3000; ++i) {
      const double x = 500000 + place(random), y = 3900000 + place(random);
      const double v = speed(random) - (std::hypot(x - middle.x, y - middle.y) < 250 ? 40 : 0);
      for (const double value : {x, y, v, 2000 + v * v, 0.9, 0.0, v / 30})
        csv += formatNumber(value) + ",";
      csv += formatNumber(v / 15) + "\n";
    }
    writeFileAtomically(points, csv);
  }
  std::filesystem::path folder() const { return temp / "project"; }
  Project makeProject() const {
    writeImage(temp / "image.tif", grid);
    return createProject(folder(), {temp / "image.tif", {}, points, {}, {}});
  }
};

} // namespace scarp::test
