// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/scene_params.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace scarp::synth {

namespace {

constexpr double kLeft = 640000, kTop = 4030000; // m

constexpr const char* kUtm47North =
    R"(PROJCS["WGS 84 / UTM zone 47N",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,)"
    R"(AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],)"
    R"(UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]],)"
    R"(PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",99],)"
    R"(PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],)"
    R"(UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],)"
    R"(AUTHORITY["EPSG","32647"]])";

double shareOfReference(const SceneParams& p) {
  return static_cast<double>(p.width) * static_cast<double>(p.height) /
         (static_cast<double>(kReferenceWidth) * static_cast<double>(kReferenceHeight));
}

double km2Of(int64_t width, int64_t height) {
  return static_cast<double>(width) * static_cast<double>(height) * kPixel * kPixel * 1e-6;
}

} // namespace

void checkSceneParams(const SceneParams& p) {
  for (const int64_t side : {p.width, p.height})
    if (side < kSmallestSide || side > kLargestSide)
      throw usageError("the size of a synthetic scene must be " + formatCount(kSmallestSide) + " to " +
                           formatCount(kLargestSide) + " px on each side, not " + formatCount(side),
                       "For example --size 2560 2048; one px is 2.5 m.");
  if (p.landslides < 0)
    throw usageError("the number of landslides must be 1 or more",
                     "Leave --landslides out for a number that fits the area.");
}

double areaKm2(const SceneParams& p) {
  return km2Of(p.width, p.height);
}

double corridorShare() {
  return static_cast<double>(kReferenceTargets) / kTargetsPerKm2 / km2Of(kReferenceWidth, kReferenceHeight);
}

int64_t targetCount(const SceneParams& p) {
  return std::llround(static_cast<double>(kReferenceTargets) * shareOfReference(p));
}

int64_t landslideCount(const SceneParams& p) {
  if (p.landslides > 0)
    return p.landslides;
  return std::max(kFewestLandslides, static_cast<int64_t>(std::llround(
                                         static_cast<double>(kReferenceLandslides) * shareOfReference(p))));
}

GridSpec imageGrid(const SceneParams& p) {
  return {kUtm47North, kLeft, kTop, kPixel, kPixel, p.width, p.height};
}

GridSpec demGrid(const SceneParams& p) {
  const auto cells = [](int64_t pixels) { return (pixels + 4) / 5; };
  return {kUtm47North, kLeft, kTop, kDemCell, kDemCell, cells(p.width), cells(p.height)};
}

} // namespace scarp::synth
