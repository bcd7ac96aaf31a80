// SPDX-License-Identifier: GPL-3.0-or-later
// tiles: how many training tiles a raster gives.
#include "app/cli/job.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/dataset/tiling.h"
#ifdef SCARP_GEO
#include "core/geo/raster.h"
#endif

#include <limits>
#include <memory>

namespace scarp {

namespace {

struct Options {
  std::vector<int64_t> size;
  std::string like;
  int64_t tile = 256;
  double overlap = 0.2;

  void describe(ParamVisitor& v) {
    v.visit(tile, {"tile", "Side of a tile", "px", 1, 1048576});
    v.visit(overlap,
            {"overlap", "Share that neighbouring tiles have in common; stride = floor(tile * (1 - overlap)) "
                        "(0 to below 1)"});
  }
};

Tiling tilingFor(const Options& options) {
  if (options.size.empty() == options.like.empty())
    throw usageError("tiles needs either --size W H or --like IMAGE", "For example --size 50661 35415.");
#ifdef SCARP_GEO
  if (!options.like.empty()) {
    const GridSpec grid = RasterReader(options.like).grid();
    return tilingOf(grid.columns, grid.rows, options.tile, options.overlap);
  }
#endif
  for (const int64_t side : options.size)
    if (side > std::numeric_limits<int32_t>::max())
      throw usageError("no raster has " + formatCount(side) + " px in a row or column",
                       "Give a width and a height of at most 2,147,483,647 px.");
  return tilingOf(options.size.at(0), options.size.at(1), options.tile, options.overlap);
}

JobResult countTiles(const Options& options) {
  const Tiling tiling = tilingFor(options);
  JobResult result;
  result.document = {{"columns", tiling.columns},
                     {"rows", tiling.rows},
                     {"count", tiling.count()},
                     {"stride", tiling.stride},
                     {"tile", tiling.tile},
                     {"overlap", options.overlap},
                     {"width", tiling.width},
                     {"height", tiling.height},
                     {"uncovered_right", tiling.uncoveredRight()},
                     {"uncovered_bottom", tiling.uncoveredBottom()}};
  result.text = formatCount(tiling.columns) + " x " + formatCount(tiling.rows) + " = " +
                formatCount(tiling.count()) + " full tiles of " + formatCount(tiling.tile) + " px, stride " +
                formatCount(tiling.stride) + " px\n" +
                "not covered: " + formatCount(tiling.uncoveredRight()) + " px at the right, " +
                formatCount(tiling.uncoveredBottom()) + " px at the bottom\n";
  return result;
}

} // namespace

void addTilesVerb(CLI::App& root) {
  auto options = std::make_shared<Options>();
  CLI::App* app = addJob(root, "tiles", "How many training tiles a raster gives: full tiles only",
                         {"tiles",
                          [options] {
                            return Json{{"size", options->size},
                                        {"like", options->like},
                                        {"tile", options->tile},
                                        {"overlap", options->overlap}};
                          },
                          [options](JobContext&) { return countTiles(*options); }});
  app->add_option("--size", options->size, "Width and height of the raster [px]")
      ->expected(2)
      ->type_name("W H")
      ->default_str("");
#ifdef SCARP_GEO
  app->add_option("--like", options->like, "Take the size of this image instead")->type_name("IMAGE");
#endif
  addParams(*app, *options);
}

} // namespace scarp
