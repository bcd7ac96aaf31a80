// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/job.h"
#include "app/cli/verbs.h"
#include "core/base/version.h"

#ifdef SCARP_TRAINING
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace {

/// OpenMP's threads spin while they wait. Where another program wants the cores too (the studio, a second
/// run), that makes training several times slower; how they wait can only be said before the library is
/// loaded, so the command starts itself once more with the answer.
void waitWithoutSpinning(int argc, char** argv) {
  const std::string_view verb = argc > 1 ? argv[1] : "";
  const bool computes = verb == "train" || verb == "evaluate" || verb == "predict";
  if (!computes || std::getenv("OMP_WAIT_POLICY") != nullptr)
    return;
  ::setenv("OMP_WAIT_POLICY", "passive", 1);
  ::execv("/proc/self/exe", argv); // when this fails we are merely slower
}

} // namespace
#endif

int main(int argc, char** argv) {
#ifdef SCARP_TRAINING
  waitWithoutSpinning(argc, argv);
#endif
  CLI::App app("Scarp: from InSAR coherent targets to trusted maps of moving slopes", "scarp");
  app.set_version_flag("--version", std::string("scarp ") + scarp::kVersion);
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);
#ifdef SCARP_GEO
  scarp::addPointsVerbs(app);
  scarp::addHotspotVerb(app);
  scarp::addDensityVerb(app);
  scarp::addTerrainVerb(app);
  scarp::addEnhanceVerb(app);
  scarp::addProjectVerbs(app);
  scarp::addOverviewsVerb(app);
  scarp::addRasterizeVerbs(app);
  scarp::addLabelsVerbs(app);
  scarp::addAreasVerb(app);
#endif
  scarp::addTilesVerb(app);
#ifdef SCARP_GEO
  scarp::addDatasetVerbs(app);
#endif
#ifdef SCARP_TRAINING
  scarp::addTrainVerb(app);
#endif
  scarp::addEvaluateVerb(app);
#ifdef SCARP_TRAINING
  scarp::addPredictVerb(app);
#endif
  scarp::addSynthVerb(app);
#if defined(SCARP_GEO) && defined(SCARP_TRAINING)
  scarp::addDemoVerb(app);
#endif
  return scarp::runCommand(app, argc, argv);
}
