// SPDX-License-Identifier: GPL-3.0-or-later
// synth: a synthetic valley as a project, or as a packed dataset alone.
#include "app/cli/job.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/synth/write_pack.h"
#include "core/synth/write_project.h"

#include <memory>

namespace scarp {

namespace {

struct Options {
  std::string folder;
  std::vector<int64_t> size;
  int64_t seed = 1, landslides = 0;
  bool pack = false;
};

synth::SceneParams paramsOf(const Options& o) {
  return {o.size.at(0), o.size.at(1), static_cast<uint64_t>(o.seed), o.landslides};
}

synth::SceneSummary make(const Options& o, const Progress& progress) {
  const synth::SceneParams params = paramsOf(o);
#ifdef SCARP_GEO
  if (!o.pack)
    return synth::writeSceneProject(o.folder, params, progress);
#else
  if (!o.pack)
    throw usageError("this build of scarp has no GDAL and cannot write a project",
                     "Ask for a packed dataset with --pack.");
#endif
  return synth::writeScenePack(o.folder, params, progress);
}

JobResult run(const Options& o, JobContext& context) {
  if (o.seed < 0)
    throw usageError("--seed must be 0 or more");
  if (o.landslides < 0)
    throw usageError("--landslides must be 1 or more",
                     "Leave it out for a number in proportion to the area.");
  const synth::SceneSummary s = make(o, context.progress);
  const int64_t expected = synth::landslideCount(s.params);
  if (s.landslides < expected)
    context.report({{Notice::Severity::Warning,
                     "only " + formatCount(s.landslides) + " of " + formatCount(expected) +
                         " landslides fit on the slopes of so small a scene",
                     ""}});
  JobResult result;
  result.document = {{o.pack ? "dataset" : "project", s.folder.string()},
                     {"synthetic", true},
                     {"width", s.params.width},
                     {"height", s.params.height},
                     {"seed", s.params.seed},
                     {"area_km2", s.areaKm2},
                     {"corridor_km2", s.corridorKm2},
                     {"targets", s.targets},
                     {"false_movers", s.falseMovers},
                     {"velocity", {{"unit", "mm/yr"}, {"min", s.slowest}, {"max", s.fastest}}},
                     {"series_dates", s.dates},
                     {"landslides", s.landslides},
                     {"landslide_km2", s.landslideKm2},
                     {"old_landslides", s.oldLandslides},
                     {"expert_areas", s.drawn}};
  if (o.pack)
    result.document["hash"] = s.hash;
  const auto fixed = [](double v, int decimals) { return formatFixed(v, decimals); };
  result.text =
      std::string(o.pack ? "dataset     " : "project     ") + s.folder.string() + " (SYNTHETIC)\n" +
      "scene       " + formatCount(s.params.width) + " x " + formatCount(s.params.height) + " px of 2.5 m, " +
      fixed(s.areaKm2, 1) + " km2, seed " + std::to_string(s.params.seed) + "\n" + "targets     " +
      formatCount(s.targets) + " CTs in an observed corridor of " + fixed(s.corridorKm2, 1) + " km2, " +
      fixed(s.slowest, 0) + " to " + fixed(s.fastest, 0) + " mm/yr along the line of sight" +
      (s.dates > 0 ? ", series of " + std::to_string(s.dates) + " dates" : ", no time series") + "\n" +
      "landslides  " + formatCount(s.landslides) + " moving (" + fixed(s.landslideKm2, 2) + " km2), " +
      formatCount(s.oldLandslides) + " old at rest\n" + "experts     " + formatCount(s.drawn[0]) + ", " +
      formatCount(s.drawn[1]) + ", " + formatCount(s.drawn[2]) + " areas drawn\n";
  return result;
}

} // namespace

void addSynthVerb(CLI::App& root) {
  auto o = std::make_shared<Options>();
  JobSpec spec{"synth",
               [o] {
                 return Json{{"dir", o->folder},
                             {"size", o->size},
                             {"seed", o->seed},
                             {"landslides", o->landslides},
                             {"pack", o->pack}};
               },
               [o](JobContext& context) { return run(*o, context); }};
  CLI::App* app = addJob(
      root, "synth",
      "A synthetic valley: image 2.5 m, elevations 12.5 m, coherent targets, landslides, three experts; "
      "a whole project, marked as synthetic",
      std::move(spec));
  app->add_option("dir", o->folder, "Folder to make; must not exist or be empty")
      ->required()
      ->type_name("DIR");
  app->add_option("--size", o->size,
                  "Width and height [px of 2.5 m] (256 to 100,000; the study: 50661 35415)")
      ->required()
      ->expected(2)
      ->type_name("W H")
      ->default_str("");
  app->add_option("--seed", o->seed, "The same seed gives the same scene, whatever the machine")
      ->type_name("N");
  app->add_option(
         "--landslides", o->landslides,
         "Moving landslides; 0: in proportion to the area (476 on the study's), at least 8 where they fit")
      ->type_name("N");
  app->add_flag("--pack", o->pack,
                "A packed dataset alone, for training: all channels, mask of the experts' majority");
}

} // namespace scarp
