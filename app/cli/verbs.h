// SPDX-License-Identifier: GPL-3.0-or-later
// Every verb of `scarp`, one file each. A verb declares its options and hands the work to core, annotation or
// training.
#pragma once

namespace CLI {
class App;
}

namespace scarp {

// one line per verb, in the order of --help: void addHotspotVerb(CLI::App& root);
void addLabelsVerbs(CLI::App& root); // agreement, consensus
void addEvaluateVerb(CLI::App& root);
void addAreasVerb(CLI::App& root);

} // namespace scarp
