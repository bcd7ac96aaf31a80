// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/review/consensus.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/geo/polygon_file.h"
#include "core/geo/raster.h"
#include "core/predict/region_tracer.h"

#include <bit>
#include <cmath>
#include <limits>

namespace scarp {
namespace fs = std::filesystem;

namespace {

constexpr uint8_t kMissing = 255;

/// Sensitivity and specificity of each rater where the consensus is taken as the truth.
void judgeRaters(const VotePatterns& votes, Consensus& c) {
  const auto ratio = [](int64_t part, int64_t whole) {
    return whole == 0 ? std::numeric_limits<double>::quiet_NaN()
                      : static_cast<double>(part) / static_cast<double>(whole);
  };
  for (int r = 0; r < votes.raters; ++r) {
    int64_t hit = 0, truth = 0, spared = 0, background = 0;
    for (size_t pattern = 0; pattern < votes.counts.size(); ++pattern) {
      const int64_t count = votes.counts[pattern];
      const bool marked = pattern >> r & 1;
      (c.accepted[pattern] ? truth : background) += count;
      if (c.accepted[pattern])
        hit += marked ? count : 0;
      else
        spared += marked ? 0 : count;
    }
    c.sensitivity.push_back(ratio(hit, truth));
    c.specificity.push_back(ratio(spared, background));
  }
}

/// One strip of the decision after the other: 0, 1 or kMissing.
template <class Use>
void eachStrip(const VoteSource& source, const Consensus& consensus, const Progress& progress, Use&& use) {
  const GridSpec& grid = source.grid();
  constexpr int64_t height = 256; // a row of blocks in our files
  std::vector<VotePattern> votes;
  std::vector<uint8_t> decided;
  for (int64_t y = 0; y < grid.rows; y += height) {
    progress.step(static_cast<double>(y) / static_cast<double>(grid.rows), "writing the consensus");
    const Window strip{0, y, grid.columns, std::min(height, grid.rows - y)};
    votes.resize(static_cast<size_t>(strip.cells()));
    decided.resize(votes.size());
    source.read(strip, votes);
    for (size_t i = 0; i < votes.size(); ++i)
      decided[i] = votes[i] == kNoVote ? kMissing : consensus.accepted[votes[i]];
    use(strip, std::span<const uint8_t>(decided));
  }
  progress.step(1, "writing the consensus");
}

void writePolygonConsensus(const VoteSource& source, const Consensus& consensus, const fs::path& out,
                           const Progress& progress) {
  if (!source.hasGeoreference())
    throw usageError("the masks have no georeference, so " + out.string() + " cannot hold their polygons",
                     "Write a raster (.tif) instead.");
  const GridSpec& grid = source.grid();
  const double cellArea = cellAreaOf(grid, true);
  PolygonLayer layer{grid.crs, {}, {}};
  RegionTracer tracer(grid.columns, 1, [&](Region&& region) {
    PolygonFeature feature{{placedOn(grid, region.outline)}, {}};
    if (std::isfinite(cellArea))
      feature.attributes["area_m2"] = static_cast<double>(region.cells) * cellArea;
    layer.features.push_back(std::move(feature));
  });
  std::vector<uint8_t> inside(static_cast<size_t>(grid.columns));
  eachStrip(source, consensus, progress, [&](const Window& strip, std::span<const uint8_t> decided) {
    for (int64_t row = 0; row < strip.height; ++row) {
      for (size_t x = 0; x < inside.size(); ++x)
        inside[x] = decided[static_cast<size_t>(row * strip.width) + x] == 1;
      tracer.addRow(inside, {});
    }
  });
  tracer.finish();
  writePolygons(out, layer);
}

} // namespace

ConsensusMethod consensusMethodFrom(const std::string& name) {
  if (name == "majority")
    return ConsensusMethod::Majority;
  if (name == "quorum")
    return ConsensusMethod::Quorum;
  if (name == "staple")
    return ConsensusMethod::Staple;
  throw usageError("there is no consensus method '" + name + "'", "Choose majority, quorum or staple.");
}

Consensus consensusOf(const VotePatterns& votes, ConsensusMethod method, int quorum,
                      const Progress& progress) {
  Consensus c;
  c.method = method;
  c.leftOut = votes.leftOut;
  if (method == ConsensusMethod::Majority)
    quorum = votes.raters / 2 + 1;
  if (method != ConsensusMethod::Staple && (quorum < 1 || quorum > votes.raters))
    throw usageError("a quorum of " + std::to_string(quorum) + " cannot be met by " +
                         std::to_string(votes.raters) + " raters",
                     "Give --quorum a number from 1 to " + std::to_string(votes.raters) + ".");
  if (method == ConsensusMethod::Staple) {
    Staple estimate = staple(votes, progress);
    for (const double weight : estimate.weight)
      c.accepted.push_back(weight >= 0.5); // NaN: no pixel has this pattern
    c.sensitivity = std::move(estimate.sensitivity);
    c.specificity = std::move(estimate.specificity);
    c.iterations = estimate.iterations;
    c.converged = estimate.converged;
  } else {
    for (size_t pattern = 0; pattern < votes.counts.size(); ++pattern)
      c.accepted.push_back(std::popcount(pattern) >= quorum);
    judgeRaters(votes, c);
  }
  for (size_t pattern = 0; pattern < votes.counts.size(); ++pattern)
    if (c.accepted[pattern])
      c.pixels += votes.counts[pattern];
  return c;
}

void writeConsensus(const VoteSource& source, const Consensus& consensus, const fs::path& out,
                    const Progress& progress) {
  const std::string extension = lowerCase(out.extension().string());
  if (extension != ".tif" && extension != ".tiff")
    return writePolygonConsensus(source, consensus, out, progress);
  RasterOptions options;
  options.type = RasterType::Byte;
  if (consensus.leftOut > 0)
    options.noData = kMissing;
  options.georeferenced = source.hasGeoreference();
  options.descriptions = {"consensus: 1 inside, 0 outside"};
  RasterWriter writer(out, source.grid(), options);
  eachStrip(source, consensus, progress, [&](const Window& strip, std::span<const uint8_t> decided) {
    writer.writeBytes(strip, 1, decided);
  });
  writer.finish();
}

Json toJson(const Consensus& consensus, const std::vector<std::string>& names, double cellArea) {
  Json raters = Json::array();
  for (size_t r = 0; r < names.size(); ++r)
    raters.push_back({{"name", names[r]},
                      {"sensitivity", numberOrNull(consensus.sensitivity[r])},
                      {"specificity", numberOrNull(consensus.specificity[r])}});
  const bool iterative = consensus.method == ConsensusMethod::Staple;
  return {{"raters", raters},
          {"iterations", iterative ? Json(consensus.iterations) : Json()},
          {"area_m2", numberOrNull(static_cast<double>(consensus.pixels) * cellArea)},
          {"pixels", consensus.pixels}};
}

} // namespace scarp
