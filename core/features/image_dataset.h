// SPDX-License-Identifier: GPL-3.0-or-later
// Two folders, RGB images and masks, as a dataset to train on: no georeference needed, sizes may differ. The
// images are stacked in one plane, each a named region; tiles never reach across images. A mask is positive
// where it is not black.
#pragma once

#include "core/base/notice.h"
#include "core/base/params.h"
#include "core/base/progress.h"
#include "core/dataset/dataset.h"

#include <filesystem>
#include <string>
#include <vector>

namespace scarp {

struct ImagePair {
  std::filesystem::path image, mask;
};

struct ImagePairs {
  std::vector<ImagePair> pairs; ///< by image name
  std::vector<std::filesystem::path> unpaired;
};

/// Pairs PNG, JPEG, TIFF and BMP files by the same stem, else by the stem without words such as "label" and
/// "mask" (Landslide001 and LandslideLabel001), else by the last number in the name where that is unique.
ImagePairs pairedImages(const std::filesystem::path& images, const std::filesystem::path& masks);

struct ImageDatasetParams {
  std::string split = "images";
  int64_t seed = 1;
  int64_t tile = 256;
  double overlap = 0.2;
  double test = 0.3;

  void describe(ParamVisitor& v) {
    v.visit(split, {"split",
                    "images keeps whole images apart; random draws tiles and leaks where they overlap",
                    "",
                    {},
                    {},
                    {"images", "random"}});
    v.visit(seed, {"seed", "Of the split; the same seed gives the same split everywhere", "", 0, {}});
    v.visit(tile, {"tile", "Side of a tile", "px", 1, 65536});
    v.visit(overlap,
            {"overlap",
             "Share of a tile that it has in common with the next; stride = floor(tile * (1 - overlap))", "",
             0, 0.99});
    v.visit(test, {"test", "Share of the images (or tiles) kept for the test", "", 0.01, 0.99});
  }
};

/// Throws Error(Input) naming the file: no pairs, no RGB image, image and mask of different size, nothing as
/// large as a tile. Files without a partner and images smaller than a tile are left out with a notice.
Dataset createImageDataset(const std::filesystem::path& images, const std::filesystem::path& masks,
                           const ImageDatasetParams& params, const std::filesystem::path& folder,
                           Notices& notices, const Progress& progress);

} // namespace scarp
