// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/job.h"
#include "app/cli/verbs.h"
#include "core/base/version.h"

int main(int argc, char** argv) {
  CLI::App app("Scarp: from InSAR coherent targets to trusted maps of moving slopes", "scarp");
  app.set_version_flag("--version", std::string("scarp ") + scarp::kVersion);
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);
#ifdef SCARP_GEO
  scarp::addPointsVerbs(app);
  scarp::addHotspotVerb(app);
  scarp::addDensityVerb(app);
  scarp::addTerrainVerb(app);
  scarp::addProjectVerbs(app);
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
