// SPDX-License-Identifier: GPL-3.0-or-later
// Which training run a probability raster of a project comes from, and the figures that it reached on its
// test part (outputs/evaluation.json). Reads small files only.
#pragma once

#include "core/metrics/confusion.h"
#include "core/project/project.h"

#include <filesystem>
#include <optional>
#include <string>

namespace scarp {

struct ModelFigures {
  std::string preset;                     ///< "XIII"; empty when it is none of the presets
  std::string description;                ///< "U-Net (model XIII): red green ...", as the raster says
  std::filesystem::path run;              ///< of the training; empty when it was not found
  std::optional<Scores> pooled, tileMean; ///< undefined ratios are NaN; none without an evaluation
};

/// Never throws for files that are missing or say nothing: what is not known stays empty.
ModelFigures figuresOf(const Project& project, const ProjectLayer& prediction);

} // namespace scarp
