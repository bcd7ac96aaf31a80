// SPDX-License-Identifier: GPL-3.0-or-later
// hotspot: Gi* of the velocities of coherent targets, as columns of a table and as a raster of its density.
#include "app/cli/outputs.h"
#include "app/cli/point_options.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/hotspot/hot_spot_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>

namespace scarp {

namespace {

struct Options {
  PointOptions points;
  TargetOptions target;
  GiStarParams gi;
  KernelDensityParams density;
  std::string pointsOut;

  Json parameters() const {
    Json all = points.parameters();
    all.update(toJson(gi));
    all.update(toJson(density));
    all.update(target.parameters());
    all["points-out"] = pointsOut;
    return all;
  }
  void check() const {
    target.check("--raster-out");
    if (!pointsOut.empty())
      requirePointsOut(pointsOut);
    refuseOverwriting(points.file, pointsOut);
  }
};

struct Counts {
  std::array<int64_t, 7> bins{}; ///< -3..3
  int64_t hot = 0, cold = 0;     ///< at 95 % confidence or more
  explicit Counts(const std::vector<int8_t>& values) {
    for (const int8_t bin : values)
      ++bins[static_cast<size_t>(bin + 3)];
    cold = bins[0] + bins[1];
    hot = bins[5] + bins[6];
  }
  Json toJson() const {
    Json document = Json::object();
    for (int bin = -3; bin <= 3; ++bin)
      document[std::to_string(bin)] = bins[static_cast<size_t>(bin + 3)];
    return document;
  }
};

struct Spread {
  double minimum = std::numeric_limits<double>::quiet_NaN(), mean = minimum, maximum = minimum;
};

template <class T> Spread spreadOf(const std::vector<T>& values, const std::vector<double>& unlessNaN) {
  Spread s;
  double sum = 0, n = 0;
  for (size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(unlessNaN[i])) {
      const auto v = static_cast<double>(values[i]);
      s.minimum = std::fmin(s.minimum, v);
      s.maximum = std::fmax(s.maximum, v);
      sum += v;
      ++n;
    }
  s.mean = sum / n;
  return s;
}

/// Why no z could be computed at all; empty when at least one was.
std::string whyUndefined(const GiStarResult& gi, const Options& options) {
  if (gi.moments.n == 0)
    return "no point of " + options.points.file + " has a velocity, so Gi* is undefined";
  if (!(gi.moments.sd > 0))
    return "all velocities of " + options.points.file + " are equal (" + formatNumber(gi.moments.mean) +
           " mm/yr), so Gi* is undefined";
  const auto size = static_cast<int64_t>(gi.z.size());
  if (gi.leftOut + gi.undefined < size)
    return {};
  return "Gi* is undefined at every point of " + options.points.file + " with neighbours up to " +
         formatNumber(options.gi.distance) + " m";
}

Notices findings(const GiStarResult& gi, const Options& options) {
  Notices notices;
  if (const std::string why = whyUndefined(gi, options); !why.empty())
    notices.push_back({Notice::Severity::Warning, why + "; gi_z and gi_p are NaN"});
  else if (gi.undefined > 0)
    notices.push_back(
        {Notice::Severity::Warning, "Gi* is undefined at " + formatCount(gi.undefined) +
                                        " points: no neighbours, or no other points than neighbours"});
  if (gi.leftOut > 0)
    notices.push_back({Notice::Severity::Warning,
                       formatCount(gi.leftOut) + " points without a velocity were left out",
                       options.points.file});
  if (gi.moments.n > 0 && gi.moments.n < 30)
    notices.push_back({Notice::Severity::Warning,
                       "only " + formatCount(gi.moments.n) + " points: significance is doubtful below 30"});
  return notices;
}

Json rangeJson(const Spread& s) {
  return {{"min", numberOrNull(s.minimum)}, {"mean", numberOrNull(s.mean)}, {"max", numberOrNull(s.maximum)}};
}

Json documentOf(const CtPoints& points, const GiStarResult& gi, const Options& options) {
  const Counts counts(gi.bin);
  Json document = {{"file", options.points.file},
                   {"count", points.size()},
                   {"n", gi.moments.n},
                   {"left_out", gi.leftOut},
                   {"undefined", gi.undefined},
                   {"crs", points.crs.empty() ? Json(nullptr) : Json(crsLabel(points.crs))},
                   {"velocity",
                    {{"field", points.provenance.velocityField},
                     {"unit", "mm/yr"},
                     {"sign", "positive toward the satellite"},
                     {"mean", numberOrNull(gi.moments.n ? gi.moments.mean : std::nan(""))},
                     {"sd", numberOrNull(gi.moments.n ? gi.moments.sd : std::nan(""))}}},
                   {"distance", options.gi.distance},
                   {"self", options.gi.self},
                   {"neighbours", rangeJson(spreadOf(gi.neighbours, points.velocity))},
                   {"z", rangeJson(spreadOf(gi.z, gi.z))},
                   {"hot", counts.hot},
                   {"cold", counts.cold},
                   {"bins", counts.toJson()}};
  if (!gi.binFdr.empty()) {
    const Counts fdr(gi.binFdr);
    document["fdr"] = {{"hot", fdr.hot}, {"cold", fdr.cold}, {"bins", fdr.toJson()}};
  }
  document["points_out"] = options.pointsOut.empty() ? Json(nullptr) : Json(options.pointsOut);
  document["raster"] = nullptr;
  return document;
}

std::string binLine(const std::string& title, const Counts& c) {
  const auto n = [&](int bin) { return formatCount(c.bins[static_cast<size_t>(bin + 3)]); };
  return title + "hot " + n(3) + " / " + n(2) + " / " + n(1) + ", cold " + n(-3) + " / " + n(-2) + " / " +
         n(-1) + " points at 99 / 95 / 90 %; neither " + n(0) + "\n";
}

std::string textOf(const CtPoints& points, const GiStarResult& gi, const Options& options) {
  const Spread neighbours = spreadOf(gi.neighbours, points.velocity), z = spreadOf(gi.z, gi.z);
  std::string text =
      formatCount(static_cast<int64_t>(points.size())) + " points, " + crsLabel(points.crs) + "\n";
  text += "velocity    mean " + formatFixed(gi.moments.mean, 2) + ", standard deviation " +
          formatFixed(gi.moments.sd, 2) + " mm/yr, positive toward the satellite\n";
  text += "neighbours  " + formatFixed(neighbours.minimum, 0) + " to " + formatFixed(neighbours.maximum, 0) +
          ", mean " + formatFixed(neighbours.mean, 1) + " within " + formatNumber(options.gi.distance) +
          " m\n";
  text += "z           " + formatFixed(z.minimum, 2) + " to " + formatFixed(z.maximum, 2) + "\n";
  text += binLine("bins        ", Counts(gi.bin));
  if (!gi.binFdr.empty())
    text += binLine("with FDR    ", Counts(gi.binFdr));
  return text;
}

JobResult run(const Options& options, JobContext& context) {
  options.check();
  const std::optional<GridSpec> like = options.target.likeGrid();
  CtPoints points = readMetricPoints(options.points, true, !options.pointsOut.empty(), like, context,
                                     context.progress.part(0, 0.3));
  for (const std::string& name : dropGiColumns(points))
    context.report({{Notice::Severity::Info, "the column " + name + " of an earlier run is replaced"}});
  const GiStarResult gi =
      giStar(points.x, points.y, points.velocity, options.gi, context.progress.part(0.3, 0.5));
  if (const std::string why = whyUndefined(gi, options); !why.empty() && !options.target.raster.empty())
    throw inputError(why, "There is nothing to map; check the velocity column (--velocity) and --distance.",
                     "undefined");
  context.report(findings(gi, options));

  JobResult result{documentOf(points, gi, options), textOf(points, gi, options)};
  if (!options.target.raster.empty()) {
    const GridSpec grid = like ? *like : gridAround(points, *options.target.cell, options.density.radius);
    const DensityMap map =
        writeDensityMap(options.target.raster, grid, points, gi.z, "Gi* z", options.density,
                        hotSpotMetadata(points, gi, options.gi), context.progress.part(0.5, 0.95));
    result.document["raster"] = densityDocument(options.target.raster, map, options.density);
    result.text += densityText(options.target.raster, map);
  }
  if (!options.pointsOut.empty()) {
    context.progress.step(0.95, "writing points");
    writePoints(options.pointsOut, points, giColumns(gi), context.progress.part(0.95, 1));
    result.text += "points      " + options.pointsOut + "\n";
  }
  context.progress.step(1, "done");
  return result;
}

} // namespace

void addHotspotVerb(CLI::App& root) {
  auto options = std::make_shared<Options>();
  CLI::App* app =
      addJob(root, "hotspot", "Significant hot and cold spots of velocity: Getis-Ord Gi* and its density",
             {"hotspot", [options] { return options->parameters(); },
              [options](JobContext& context) { return run(*options, context); }});
  options->points.declare(*app, true);
  addParams(*app, options->gi);
  app->add_option("--points-out", options->pointsOut,
                  "Write the points with n_neighbours, gi_z, gi_p, gi_bin (gi_bin_fdr)")
      ->type_name("F.csv|.gpkg")
      ->default_str("");
  options->target.declare(*app, "--raster-out", "Write the kernel density of z", false);
  addParams(*app, options->density);
}

} // namespace scarp
