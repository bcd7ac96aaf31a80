// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/review/vote_patterns.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/geo/polygon_file.h"
#include "core/geo/raster.h"
#include "core/geo/rasterise.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <optional>

namespace scarp {
namespace fs = std::filesystem;

int64_t VotePatterns::pixels() const {
  return std::accumulate(counts.begin(), counts.end(), int64_t{0});
}

int64_t VotePatterns::marked(int rater) const {
  int64_t sum = 0;
  for (size_t pattern = 0; pattern < counts.size(); ++pattern)
    if (pattern >> rater & 1)
      sum += counts[pattern];
  return sum;
}

double cellAreaOf(const GridSpec& grid, bool georeferenced) {
  return georeferenced && isMetric(grid.crs) ? grid.cellX * grid.cellY
                                             : std::numeric_limits<double>::quiet_NaN();
}

bool isMaskFile(const fs::path& file) {
  static constexpr std::array kExtensions = {".tif", ".tiff", ".vrt", ".png", ".img", ".bil", ".jp2", ".asc"};
  const std::string extension = lowerCase(file.extension().string());
  return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

std::vector<std::string> raterNames(const std::vector<fs::path>& files) {
  std::map<std::string, int> uses;
  for (const fs::path& file : files)
    ++uses[file.stem().string()];
  std::vector<std::string> names;
  for (const fs::path& file : files) {
    std::string name = uses[file.stem().string()] > 1 ? file.string() : file.stem().string();
    const auto taken = std::count(names.begin(), names.end(), name);
    names.push_back(taken > 0 ? name + " (" + std::to_string(taken + 1) + ")" : name);
  }
  return names;
}

namespace {

constexpr const char* kMaskHint = "A mask holds 1 inside the areas and 0 outside.";

std::string shapeText(const GridSpec& g) {
  return std::to_string(g.columns) + " x " + std::to_string(g.rows) + " px";
}

void requireSameGrid(const RasterReader& a, const fs::path& reference, const GridSpec& grid,
                     bool georeferenced) {
  const GridSpec& own = a.grid();
  if (own.columns != grid.columns || own.rows != grid.rows)
    throw inputError(a.file().string() + " has " + shapeText(own) + ", but " + reference.string() + " has " +
                         shapeText(grid),
                     "Masks must lie on one grid; rasterise both with the same --like.", "different-grids");
  if (!georeferenced || !a.hasGeoreference())
    return;
  if (!own.crs.empty() && !grid.crs.empty() && !sameCrs(own.crs, grid.crs))
    throw inputError(a.file().string() + " is in " + crsLabel(own.crs) + ", but " + reference.string() +
                         " is in " + crsLabel(grid.crs),
                     "Masks must lie on one grid; rasterise both with the same --like.", "different-crs");
  if (!sameCells(own, grid))
    throw inputError(a.file().string() + " does not lie on the grid of " + reference.string(),
                     "Origin and cell size must agree; rasterise both with the same --like.",
                     "different-grids");
}

} // namespace

struct VoteSource::Impl {
  /// One rater: a band of a mask, or shapes in the grid's CRS.
  struct Rater {
    std::shared_ptr<RasterReader> mask;
    int band = 1;
    bool plainBytes = false; ///< no NoData to look for
    bool noDataIsZero = false;
    std::vector<MultiPolygon> shapes;
  };

  std::vector<Rater> raters;
  std::vector<std::string> names;
  std::optional<GridSpec> grid;
  bool georeferenced = false;
  fs::path gridFile;
  Notices notices;
  mutable std::vector<uint8_t> bytes;
  mutable std::vector<float> values;

  void takeGrid(const RasterReader& reader) {
    grid = reader.grid();
    georeferenced = reader.hasGeoreference();
    gridFile = reader.file();
  }

  void addMask(const fs::path& file, const std::string& name) {
    auto reader = std::make_shared<RasterReader>(file);
    if (grid)
      requireSameGrid(*reader, gridFile, *grid, georeferenced);
    else
      takeGrid(*reader);
    for (int band = 1; band <= reader->bands(); ++band) {
      const auto noData = reader->noData(band);
      raters.push_back(
          {reader, band, reader->type() == RasterType::Byte && !noData, noData && *noData == 0, {}});
      names.push_back(reader->bands() > 1 ? name + ":" + std::to_string(band) : name);
    }
  }

  void addPolygons(const fs::path& file, const std::string& name) {
    PolygonLayer layer = readPolygons(file, grid->crs);
    notices.insert(notices.end(), layer.notices.begin(), layer.notices.end());
    if (!georeferenced)
      throw inputError(gridFile.string() + " has no georeference, so " + file.string() +
                           " cannot be laid on it",
                       "Give an image with a position and a cell size with --like.", "no-georeference");
    if (layer.crs.empty() != grid->crs.empty())
      notices.push_back({Notice::Severity::Warning,
                         (layer.crs.empty() ? file.string() : gridFile.string()) +
                             " has no CRS; it is taken to have that of " +
                             (layer.crs.empty() ? gridFile.string() : file.string()),
                         file.filename().string()});
    if (layer.features.empty())
      notices.push_back({Notice::Severity::Warning, "there is no polygon in " + file.string(), name});
    Rater rater;
    for (PolygonFeature& feature : layer.features)
      rater.shapes.push_back(std::move(feature.shape));
    raters.push_back(std::move(rater));
    names.push_back(name);
  }

  void readMaskVotes(const Rater& rater, const Window& window, VotePattern bit,
                     std::span<VotePattern> out) const {
    const auto refuse = [&rater](double value) {
      throw inputError(rater.mask->file().string() + " holds the value " + formatNumber(value) + " in band " +
                           std::to_string(rater.band) + "; a mask of 0 and 1 is expected",
                       kMaskHint, "not-a-mask");
    };
    if (rater.plainBytes) {
      rater.mask->readBytes(window, rater.band, bytes);
      for (size_t i = 0; i < out.size(); ++i) {
        if (bytes[i] > 1)
          refuse(bytes[i]);
        out[i] |= bytes[i] ? bit : 0; // a pixel without a vote has all bits and keeps them
      }
      return;
    }
    values.resize(out.size());
    rater.mask->read(window, rater.band, values);
    for (size_t i = 0; i < out.size(); ++i) {
      if (values[i] == 1)
        out[i] |= bit;
      else if (std::isnan(values[i]))
        out[i] = rater.noDataIsZero ? out[i] : kNoVote; // NoData 0 is how some tools write "not marked"
      else if (values[i] != 0)
        refuse(static_cast<double>(values[i]));
    }
  }

  void readShapeVotes(const Rater& rater, const Window& window, VotePattern bit,
                      std::span<VotePattern> out) const {
    std::fill(bytes.begin(), bytes.end(), uint8_t{0});
    rasterise(rater.shapes, grid->cut(window), bytes);
    for (size_t i = 0; i < out.size(); ++i)
      out[i] |= bytes[i] ? bit : 0;
  }
};

VoteSource::VoteSource(const std::vector<fs::path>& files, const fs::path& like)
    : m_impl(std::make_unique<Impl>()) {
  Impl& d = *m_impl;
  if (!like.empty())
    d.takeGrid(RasterReader(like));
  const std::vector<std::string> names = raterNames(files);
  const auto firstMask = std::find_if(files.begin(), files.end(), isMaskFile);
  if (!d.grid) {
    if (firstMask == files.end())
      throw usageError("polygon files have no grid of their own", "Give an image that has one with --like.");
    d.takeGrid(RasterReader(*firstMask));
  }
  for (size_t i = 0; i < files.size(); ++i)
    if (isMaskFile(files[i]))
      d.addMask(files[i], names[i]);
    else
      d.addPolygons(files[i], names[i]);
  if (d.raters.size() < 2)
    throw usageError("one rater cannot agree or disagree",
                     "Give at least two files, or a mask of several bands.");
  if (d.raters.size() > kMostRaters)
    throw usageError(std::to_string(d.raters.size()) + " raters are too many",
                     "At most " + std::to_string(kMostRaters) + " can be compared at once.");
}

VoteSource::~VoteSource() = default;
VoteSource::VoteSource(VoteSource&&) noexcept = default;

const std::vector<std::string>& VoteSource::names() const {
  return m_impl->names;
}
const GridSpec& VoteSource::grid() const {
  return *m_impl->grid;
}
bool VoteSource::hasGeoreference() const {
  return m_impl->georeferenced;
}
const Notices& VoteSource::notices() const {
  return m_impl->notices;
}

void VoteSource::read(const Window& window, std::span<VotePattern> out) const {
  const Impl& d = *m_impl;
  out = out.first(static_cast<size_t>(window.cells()));
  std::fill(out.begin(), out.end(), VotePattern{0});
  d.bytes.resize(out.size());
  for (size_t r = 0; r < d.raters.size(); ++r) {
    const VotePattern bit = VotePattern{1} << r;
    if (d.raters[r].mask)
      d.readMaskVotes(d.raters[r], window, bit, out);
    else
      d.readShapeVotes(d.raters[r], window, bit, out);
  }
}

VotePatterns countVotes(const VoteSource& source, const Progress& progress) {
  VotePatterns result(source.raters());
  const GridSpec& grid = source.grid();
  const std::vector<Window> blocks = blocksOf(grid, 2048);
  std::vector<VotePattern> votes;
  for (size_t k = 0; k < blocks.size(); ++k) {
    progress.step(static_cast<double>(k) / static_cast<double>(blocks.size()), "counting votes");
    votes.resize(static_cast<size_t>(blocks[k].cells()));
    source.read(blocks[k], votes);
    for (const VotePattern vote : votes)
      if (vote == kNoVote)
        ++result.leftOut;
      else
        ++result.counts[vote];
  }
  progress.step(1, "counting votes");
  return result;
}

} // namespace scarp
