// SPDX-License-Identifier: GPL-3.0-or-later
// A project as the document that project.json holds, and back.
#pragma once

#include "core/project/project.h"

namespace scarp {

Json toJson(const ProjectLayer& layer);
Json toJson(const Project& project);
/// Throw Json::exception or Error(Input) for what cannot be meant.
ProjectLayer layerFromJson(const Json& document);
Project projectFromJson(const Json& document); ///< without its folder

} // namespace scarp
