// SPDX-License-Identifier: GPL-3.0-or-later
// Every verb of `scarp`, one file each. A verb declares its options and hands the work to core, annotation or
// training.
#pragma once

namespace CLI {
class App;
}

namespace scarp {

// in the order of --help
void addPointsVerbs(CLI::App& root); // info, import, count
void addHotspotVerb(CLI::App& root);
void addDensityVerb(CLI::App& root);
void addTerrainVerb(CLI::App& root);
void addOverviewsVerb(CLI::App& root);
void addRasterizeVerbs(CLI::App& root); // points, labels
void addEnhanceVerb(CLI::App& root);
void addProjectVerbs(CLI::App& root);   // create, add
void addLabelsVerbs(CLI::App& root);    // agreement, consensus
void addTilesVerb(CLI::App& root);
void addDatasetVerbs(CLI::App& root); // create, from-images
void addTrainVerb(CLI::App& root);
void addEvaluateVerb(CLI::App& root);
void addPredictVerb(CLI::App& root);
void addAreasVerb(CLI::App& root);
void addSynthVerb(CLI::App& root);
void addDemoVerb(CLI::App& root);

} // namespace scarp
