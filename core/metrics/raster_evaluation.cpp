// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/raster_evaluation.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/geo/raster.h"

#include <algorithm>
#include <cmath>

namespace scarp {

namespace {

std::string shapeText(const RasterReader& r) {
  return std::to_string(r.grid().columns) + " x " + std::to_string(r.grid().rows) + " px in " +
         std::to_string(r.bands()) + (r.bands() == 1 ? " band" : " bands");
}

void requireComparable(const RasterReader& truth, const RasterReader& prediction) {
  const GridSpec &t = truth.grid(), &p = prediction.grid();
  const std::string tName = truth.file().string(), pName = prediction.file().string();
  if (t.columns != p.columns || t.rows != p.rows || truth.bands() != prediction.bands())
    throw inputError(pName + " has " + shapeText(prediction) + ", but " + tName + " has " + shapeText(truth),
                     "Truth and prediction must cover the same tiles on the same grid.", "different-grids");
  if (!truth.hasGeoreference() || !prediction.hasGeoreference())
    return;
  if (!t.crs.empty() && !p.crs.empty() && !sameCrs(t.crs, p.crs))
    throw inputError(pName + " is in " + crsLabel(p.crs) + ", but " + tName + " is in " + crsLabel(t.crs),
                     "Warp one of them to the grid of the other.", "different-crs");
  if (!sameCells(t, p))
    throw inputError(pName + " does not lie on the grid of " + tName,
                     "Origin and cell size must agree; warp one of them to the grid of the other.",
                     "different-grids");
}

class PairReader {
public:
  PairReader(const RasterReader& truth, const RasterReader& prediction, float threshold)
      : m_truth(truth), m_prediction(prediction), m_threshold(threshold) {}

  /// Adds a window of a band; returns how many pixels had no value.
  int64_t add(const Window& window, int band, Confusion& tile) {
    const auto cells = static_cast<size_t>(window.cells());
    m_truthValues.resize(cells);
    m_values.resize(cells);
    m_mask.resize(cells);
    m_truth.read(window, band, m_truthValues);
    m_prediction.read(window, band, m_values);
    size_t kept = 0;
    for (size_t i = 0; i < cells; ++i) {
      const float t = m_truthValues[i], p = m_values[i];
      if (std::isnan(t) || std::isnan(p))
        continue;
      if (t != 0 && t != 1)
        refuse(m_truth, t, band, "a truth mask holds 0 and 1", "not-a-mask");
      if (!(p >= 0 && p <= 1))
        refuse(m_prediction, p, band, "a prediction holds 0 to 1", "not-a-probability");
      m_mask[kept] = t == 1;
      m_values[kept++] = p;
    }
    tile.add(std::span<const uint8_t>(m_mask).first(kept), std::span<const float>(m_values).first(kept),
             m_threshold);
    return static_cast<int64_t>(cells - kept);
  }

private:
  [[noreturn]] static void refuse(const RasterReader& file, float value, int band, const std::string& rule,
                                  const std::string& reason) {
    throw inputError(file.file().string() + " holds the value " + formatNumber(static_cast<double>(value)) +
                         " in band " + std::to_string(band) + "; " + rule,
                     "If 255 stands for 1, divide first; if it stands for missing, declare it as NoData.",
                     reason);
  }

  const RasterReader &m_truth, &m_prediction;
  float m_threshold;
  std::vector<float> m_truthValues, m_values;
  std::vector<uint8_t> m_mask;
};

} // namespace

RasterEvaluation evaluateRasters(const std::filesystem::path& truthFile,
                                 const std::filesystem::path& predictionFile, double threshold,
                                 int64_t tileSize, const Progress& progress) {
  const RasterReader truth(truthFile), prediction(predictionFile);
  requireComparable(truth, prediction);
  const GridSpec& grid = truth.grid();
  const int64_t size = tileSize > 0 ? tileSize : std::max(grid.columns, grid.rows);
  PairReader pair(truth, prediction, static_cast<float>(threshold));
  RasterEvaluation result;
  const std::vector<Window> tiles = blocksOf(grid, size);
  const double total = static_cast<double>(grid.window().cells()) * truth.bands();
  double done = 0;
  for (int band = 1; band <= truth.bands(); ++band)
    for (const Window& tile : tiles) {
      Confusion& counts = result.tiles.emplace_back();
      GridSpec part = grid.cut(tile);
      for (Window block : blocksOf(part, 2048)) { // a tile may be a whole scene
        progress.step(done / total, "comparing");
        block.x += tile.x;
        block.y += tile.y;
        result.leftOut += pair.add(block, band, counts);
        done += static_cast<double>(block.cells());
      }
    }
  progress.step(1, "comparing");
  return result;
}

} // namespace scarp
