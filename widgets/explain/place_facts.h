// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a project knows of one place, as values: targets around, Gi*, density, terrain, votes of the
// experts, predictions, the nearest lines. Gathered on a worker; what cannot be told carries the reason.
#pragma once

#include "annotation/review/place_votes.h"
#include "core/geo/nearest_line.h"
#include "core/insar/ct_surroundings.h"
#include "core/project/project.h"
#include "widgets/explain/place_sources.h"
#include "widgets/hotspot/gi_field.h"

#include <QString>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace scarp {

class CtLayer;

struct PlaceQuestion {
  Point place;
  double mapPerPixel = 1;
  Project project;
  std::shared_ptr<const CtLayer> targets; ///< null: none loaded
  std::shared_ptr<const GiScene> gi;      ///< null: not read
  GiStarParams giParams;                  ///< its distance is the radius of what is around
};

struct PlaceFacts {
  struct Value { ///< of one raster layer
    std::string layer;
    std::optional<double> value;
    QString problem;       ///< why there is none, other than NoData
    bool velocity = false; ///< a raster of velocities instead of a density
  };
  struct Prediction : Value {
    double threshold = 0.5;
  };
  struct Cover { ///< of one polygon layer
    std::string layer;
    std::optional<double> area; ///< m2 of the polygon that covers the place; none: no polygon does
    QString problem;
  };
  struct Line {
    std::string layer;
    std::optional<NearestLine> nearest;
    QString problem;
  };
  struct Gi {
    double distance = 0; ///< m, from the place to the target that the value is of
    double z = 0, p = 0;
    int bin = 0;
    int64_t neighbours = 0; ///< beside the target itself
  };

  Point place;
  std::string crs;
  std::optional<Point> geographic; ///< longitude, latitude
  double radius = 0;               ///< m, of "around"
  double threshold = 0;            ///< mm/yr; velocities up to this count as stable
  bool hasTargets = false;
  CtSurroundings around;
  std::optional<double> nearestVelocity, nearestDistance;
  std::vector<std::vector<float>> series; ///< of the few nearest targets
  std::vector<std::string> dates;
  bool hasGi = false; ///< the targets are read for hot spots
  std::optional<Gi> gi;
  std::vector<Value> densities, elevations, slopes, aspects;
  std::vector<PlaceVote> votes;
  std::vector<Cover> consensus, predictedAreas;
  std::vector<Prediction> predictions;
  std::vector<Line> lines;
  std::vector<QString> problems; ///< of experts' files
};

PlaceFacts gatherFacts(const PlaceQuestion& question, PlaceSources& sources, const Progress& progress = {});

/// What every visible layer has at the pointer, top first; layers without a value there are left out.
struct PointerValue {
  std::string layer;
  QString value;
};
std::vector<PointerValue> valuesAt(const PlaceQuestion& question,
                                   const std::vector<std::pair<ProjectLayer, MapLayerPtr>>& visible,
                                   PlaceSources& sources, const Progress& progress = {});

} // namespace scarp
