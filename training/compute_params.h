// SPDX-License-Identifier: GPL-3.0-or-later
// Where and how a trained model computes: shared by evaluation and prediction. No LibTorch in this header.
#pragma once

#include "core/base/params.h"

#include <string>

namespace scarp {

struct ComputeParams {
  std::string device = "auto"; ///< auto | cpu | cuda
  int64_t batch = 8;
  int64_t threads = 0; ///< 0: all cores

  void describe(ParamVisitor& v) {
    v.visit(device, {"device",
                     "Where to compute; auto takes a GPU when there is one",
                     "",
                     {},
                     {},
                     {"auto", "cpu", "cuda"}});
    v.visit(batch, {"batch", "Tiles computed at a time", "tiles", 1, 4096});
    v.visit(threads, {"threads", "CPU threads; 0 takes all cores", "", 0, 1024});
  }
};

} // namespace scarp
