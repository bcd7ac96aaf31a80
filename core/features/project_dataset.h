// SPDX-License-Identifier: GPL-3.0-or-later
// A project's channels and labels packed as a dataset to train on: streamed in strips of rows, channels in
// parallel, memory independent of the scene's height. Labels: pixel centres inside the polygons, on the
// image's grid.
#pragma once

#include "core/base/notice.h"
#include "core/base/params.h"
#include "core/base/progress.h"
#include "core/dataset/dataset.h"
#include "core/project/project.h"

#include <filesystem>
#include <string>

namespace scarp {

struct DatasetParams {
  std::string split = "blocks";
  int64_t seed = 1;
  std::string labels = "consensus"; ///< or a file: polygons, or a raster on the project's grid
  std::string channels = "all";     ///< "all" that the project has, or a list
  int64_t tile = 256;
  double overlap = 0.2;
  double test = 0.3;
  bool keepEmpty = true;

  void describe(ParamVisitor& v) {
    v.visit(split, {"split",
                    "random leaks, as tiles overlap (the paper's); blocks keeps test areas apart",
                    "",
                    {},
                    {},
                    {"random", "blocks"}});
    v.visit(seed, {"seed", "Of the split; the same seed gives the same split everywhere", "", 0, {}});
    v.visit(
        labels,
        {"labels",
         "consensus (the project's layer), or a file of polygons, or a label raster on the image's grid"});
    v.visit(channels,
            {"channels",
             "all that the project has, or a list: rgb, velocity, hotspot, slope, aspect, elevation"});
    v.visit(tile, {"tile", "Side of a tile", "px", 1, 65536});
    v.visit(overlap,
            {"overlap",
             "Share of a tile that it has in common with the next; stride = floor(tile * (1 - overlap))", "",
             0, 0.99});
    v.visit(test, {"test", "Share of the tiles kept for the test", "", 0.01, 0.99});
    v.visit(keepEmpty, {"keep-empty", "Keep tiles without any positive pixel"});
  }
};

/// Throws Error(Input) naming what is missing; nothing is left behind then.
Dataset createDataset(const Project& project, const DatasetParams& params,
                      const std::filesystem::path& folder, Notices& notices, const Progress& progress);

/// The channels for which the project has a layer, in the usual order.
std::vector<std::string> availableChannels(const Project& project);

} // namespace scarp
