// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/job.h"
#include "app/cli/outputs.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/geo/polygon_file.h"
#include "core/insar/ct_projection.h"
#include "core/insar/ct_reader.h"
#include "core/insar/ct_summary.h"
#include "core/insar/point_filter.h"

#include <algorithm>

namespace scarp {

namespace {

struct ReadArguments {
  std::string file, format, crs, velocity;
  std::optional<double> minCoherence;
  bool flipSign = false;

  CtReadOptions options() const {
    CtReadOptions o;
    o.format = format;
    o.crs = crs;
    o.velocityField = velocity;
    o.minCoherence = minCoherence;
    o.flipSign = flipSign;
    return o;
  }
};

void addReadOptions(CLI::App& app, ReadArguments& arguments) {
  app.add_option("--format", arguments.format, "Format, where it is not recognised")
      ->check(CLI::IsMember({"egms", "stamps-visualizer", "csv", "gpkg", "shp"}))
      ->default_str("detected");
  app.add_option("--crs", arguments.crs,
                 "CRS of the coordinates, such as EPSG:32647, where the file gives none")
      ->default_str("as the file says");
  app.add_option("--velocity", arguments.velocity, "Column with the velocity")
      ->default_str("by its usual names");
}

/// "EPSG:3035" where the CRS has a code, else its name; null without a CRS.
Json crsCode(const std::string& crs) {
  if (crs.empty())
    return nullptr;
  const std::string label = crsLabel(crs);
  return label.rfind("EPSG:", 0) == 0 ? label.substr(0, label.find(' ')) : label;
}

std::string isoDate(const std::string& date) {
  return date.substr(0, 4) + "-" + date.substr(4, 2) + "-" + date.substr(6, 2);
}

Json fieldsOf(const CtPoints& points) {
  Json fields = Json::array();
  for (size_t k = 0; k < points.columns.size(); ++k)
    fields.push_back(points.columns[k].name);
  return fields;
}

Json summaryOf(const CtPoints& points) {
  const VelocitySummary v = summarise(points.velocity);
  const CtProvenance& p = points.provenance;
  if (p.velocityField.empty())
    return nullptr;
  return {{"field", p.velocityField},
          {"unit", "mm/yr"},
          {"sign", p.factor < 0 ? "positive toward the satellite (turned)" : p.sign},
          {"min", numberOrNull(v.min)},
          {"max", numberOrNull(v.max)},
          {"mean", numberOrNull(v.mean)},
          {"std", numberOrNull(v.std)},
          {"missing", v.missing},
          {"unit_in_file", p.unit},
          {"sign_in_file", p.sign},
          {"factor", p.factor},
          {"reference", p.reference}};
}

Json describe(const CtPoints& points) {
  const Extent e = points.extent();
  Json document = {
      {"file", points.provenance.file}, {"format", points.provenance.format}, {"count", points.size()}};
  document["crs"] = crsCode(points.crs);
  document["crs_name"] = crsLabel(points.crs);
  document["extent"] = {{"xmin", e.xMin}, {"ymin", e.yMin}, {"xmax", e.xMax}, {"ymax", e.yMax}};
  document["velocity"] = summaryOf(points);
  document["coherence"] = nullptr;
  if (!points.coherence.empty()) {
    const VelocitySummary c = summarise(points.coherence);
    document["coherence"] = {
        {"min", numberOrNull(c.min)}, {"max", numberOrNull(c.max)}, {"mean", numberOrNull(c.mean)}};
  }
  document["suggested_stability_threshold"] = points.provenance.velocityField.empty()
                                                  ? Json(nullptr)
                                                  : Json(suggestedStabilityThreshold(points.velocity));
  document["dates"] = points.dates;
  document["fields"] = fieldsOf(points);
  return document;
}

std::string textOf(const CtPoints& points) {
  const Extent e = points.extent();
  const CtProvenance& p = points.provenance;
  const int decimals = isGeographic(points.crs) ? 6 : 1;
  const auto number = [&](double value) { return formatFixed(value, decimals); };
  std::string text = formatCount(static_cast<int64_t>(points.size())) + " points, " + p.format + "\n";
  text += "CRS        " + crsLabel(points.crs) + "\n";
  text += "extent     x " + number(e.xMin) + " to " + number(e.xMax) + ", y " + number(e.yMin) + " to " +
          number(e.yMax) + (isGeographic(points.crs) ? " degrees\n" : " m\n");
  if (!p.velocityField.empty()) {
    const VelocitySummary v = summarise(points.velocity);
    text += "velocity   " + p.velocityField + ": " + formatFixed(v.min, 2) + " to " + formatFixed(v.max, 2) +
            " mm/yr, mean " + formatFixed(v.mean, 2) + ", standard deviation " + formatFixed(v.std, 2);
    text += (v.missing > 0 ? ", " + formatCount(v.missing) + " missing" : "") + "\n";
    text += "           in the file: " + p.unit + ", " + p.sign + "\n";
    text += "reference  " + p.reference + "\n";
    text += "stable     within +-" + formatFixed(suggestedStabilityThreshold(points.velocity), 1) +
            " mm/yr (suggested from the spread)\n";
  }
  if (!points.coherence.empty()) {
    const VelocitySummary c = summarise(points.coherence);
    text += "coherence  " + formatFixed(c.min, 2) + " to " + formatFixed(c.max, 2) + "\n";
  }
  text += "dates      ";
  text += points.dates.empty() ? "none"
                               : std::to_string(points.dates.size()) + ", " + isoDate(points.dates.front()) +
                                     " to " + isoDate(points.dates.back());
  text += "\nfields     ";
  for (size_t k = 0; k < points.columns.size(); ++k)
    text += (k ? ", " : "") + points.columns[k].name;
  return text;
}

void addInfo(CLI::App& group) {
  auto arguments = std::make_shared<ReadArguments>();
  JobSpec spec;
  spec.kind = "points-info";
  spec.parameters = [arguments] { return Json{{"file", arguments->file}}; };
  spec.body = [arguments](JobContext& context) {
    CtReadOptions options = arguments->options();
    options.needVelocity = !options.velocityField.empty();
    const CtPoints points = readPoints(arguments->file, options, context.progress);
    context.report(points.notices);
    if (points.provenance.velocityField.empty())
      context.report(
          {{Notice::Severity::Warning, "no velocity column is known by name; name it with --velocity",
            points.provenance.file}});
    return JobResult{describe(points), textOf(points)};
  };
  CLI::App* app = addJob(group, "info", "What a table of coherent targets holds", spec);
  app->add_option("file", arguments->file,
                  "EGMS ZIP or CSV, StaMPS-Visualizer CSV, CSV, GeoPackage or Shapefile")
      ->required()
      ->type_name("FILE");
  addReadOptions(*app, *arguments);
}

void addImport(CLI::App& group) {
  auto arguments = std::make_shared<ReadArguments>();
  auto out = std::make_shared<std::string>();
  JobSpec spec;
  spec.kind = "points-import";
  spec.parameters = [arguments, out] {
    return Json{{"file", arguments->file},
                {"out", *out},
                {"format", arguments->format},
                {"crs", arguments->crs},
                {"velocity", arguments->velocity},
                {"flip-sign", arguments->flipSign},
                {"min-coherence", arguments->minCoherence ? Json(*arguments->minCoherence) : Json(nullptr)}};
  };
  spec.body = [arguments, out](JobContext& context) {
    requirePointsOut(*out);
    refuseOverwriting(arguments->file, *out);
    const CtPoints points = readPoints(arguments->file, arguments->options(), context.progress.part(0, 0.7));
    context.report(points.notices);
    writePoints(*out, points, {}, context.progress.part(0.7, 1));
    Json document = describe(points);
    document["out"] = *out;
    return JobResult{document,
                     formatCount(static_cast<int64_t>(points.size())) + " points written to " + *out +
                         "\nvelocities in mm/yr along the line of sight, positive toward the satellite"};
  };
  CLI::App* app = addJob(group, "import", "Bring a table into mm/yr, positive toward the satellite", spec);
  app->add_option("file", arguments->file, "Table of coherent targets")->required()->type_name("FILE");
  app->add_option("--out", *out, "GeoPackage (.gpkg) or CSV (.csv) to write")->required()->type_name("FILE");
  addReadOptions(*app, *arguments);
  app->add_option("--min-coherence", arguments->minCoherence,
                  "Keep points with temporal coherence of at least this (0 to 1)")
      ->check(CLI::Range(0.0, 1.0))
      ->default_str("keep all");
  app->add_flag("--flip-sign", arguments->flipSign, "The file counts positive away from the satellite");
}

int64_t countInside(const CtPoints& points, const std::vector<bool>& keep, const PolygonLayer& polygons) {
  std::vector<Extent> extents;
  for (const PolygonFeature& feature : polygons.features)
    extents.push_back(extentOf(feature.shape));
  int64_t count = 0;
  for (size_t i = 0; i < points.size(); ++i) {
    const Point p{points.x[i], points.y[i]};
    for (size_t k = 0; keep[i] && k < extents.size(); ++k) {
      const Extent& e = extents[k];
      if (p.x >= e.xMin && p.x <= e.xMax && p.y >= e.yMin && p.y <= e.yMax &&
          contains(polygons.features[k].shape, p)) {
        ++count; // once, however many polygons it lies in
        break;
      }
    }
  }
  return count;
}

/// Also where neither side gives a CRS: what lies in two different ones is never silently counted as 0.
bool overlap(const CtPoints& points, const PolygonLayer& polygons) {
  const Extent p = points.extent();
  for (const PolygonFeature& feature : polygons.features) {
    const Extent e = extentOf(feature.shape);
    if (e.xMin <= p.xMax && e.xMax >= p.xMin && e.yMin <= p.yMax && e.yMax >= p.yMin)
      return true;
  }
  return false;
}

void addCount(CLI::App& group) {
  struct Arguments {
    std::string points, inside, where, crs;
  };
  auto arguments = std::make_shared<Arguments>();
  JobSpec spec;
  spec.kind = "points-count";
  spec.parameters = [arguments] {
    return Json{{"points", arguments->points}, {"inside", arguments->inside}, {"where", arguments->where}};
  };
  spec.body = [arguments](JobContext& context) {
    const PointFilter filter(arguments->where);
    CtReadOptions options;
    options.crs = arguments->crs;
    options.needVelocity = false;
    options.readSeries = false;
    const PolygonLayer polygons = readPolygons(arguments->inside);
    context.report(polygons.notices);
    if (polygons.features.empty())
      throw inputError(arguments->inside + " holds no polygons", "Lines and points have no inside.");
    CtPoints points = inCrs(readPoints(arguments->points, options, context.progress), polygons.crs);
    context.report(points.notices);
    if (!overlap(points, polygons))
      context.report(
          {{Notice::Severity::Warning,
            "points and polygons lie in different places: is the CRS of both right?", arguments->points}});
    const std::vector<bool> keep = filter.flags(points);
    const auto matching = std::count(keep.begin(), keep.end(), true);
    const int64_t count = countInside(points, keep, polygons);
    const int64_t inside = countInside(points, std::vector<bool>(points.size(), true), polygons);
    const Json document = {
        {"count", count},   {"total", points.size()}, {"where", arguments->where},
        {"inside", inside}, {"matching", matching},   {"polygons", polygons.features.size()}};
    const std::string condition = arguments->where.empty() ? "" : " with " + arguments->where;
    return JobResult{document, formatCount(count) + " points" + condition + " inside " +
                                   formatCount(static_cast<int64_t>(polygons.features.size())) +
                                   (polygons.features.size() == 1 ? " polygon" : " polygons") + "; " +
                                   formatCount(inside) + " points inside, " + formatCount(matching) + " of " +
                                   formatCount(static_cast<int64_t>(points.size())) +
                                   " fulfil the condition"};
  };
  CLI::App* app = addJob(group, "count", "How many points lie inside polygons", spec);
  app->add_option("points", arguments->points, "Table of points")->required()->type_name("POINTS");
  app->add_option("--inside", arguments->inside, "Polygons (GeoPackage, Shapefile, GeoJSON, KML)")
      ->required()
      ->type_name("POLYGONS");
  app->add_option("--where", arguments->where,
                  "Comparisons of columns with numbers, joined by and: \"gi_bin<=-2\"")
      ->default_str("all points");
  app->add_option("--crs", arguments->crs, "CRS of the points, where the file gives none")
      ->default_str("as the file says");
}

} // namespace

void addPointsVerbs(CLI::App& root) {
  CLI::App* group = addGroup(root, "points", "Coherent targets: look at, import and count them");
  addInfo(*group);
  addImport(*group);
  addCount(*group);
}

} // namespace scarp
