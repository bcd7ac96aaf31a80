// SPDX-License-Identifier: GPL-3.0-or-later
// A synthetic scene as a packed dataset alone, without GDAL: what a node for training needs. Channels as a
// full build would make them from the project: Gi* (150 m, star includes the point) and kernel density (150
// m, per km2) of the targets, slope and aspect (Horn) derived on the 12.5 m grid, the mask the majority of
// the three experts.
#pragma once

#include "core/synth/write_project.h"

namespace scarp::synth {

SceneSummary writeScenePack(const std::filesystem::path& folder, const SceneParams& params,
                            const Progress& progress);

} // namespace scarp::synth
