// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/predict/duel.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/geo/crs.h"
#include "core/geo/raster.h"
#include "core/geo/rasterise.h"
#include "core/predict/region_tracer.h"

#include <algorithm>
#include <cmath>
#include <mutex>

namespace scarp {

namespace {

/// Reads both rasters of a duel and its label; one per thread.
class DuelReader {
public:
  explicit DuelReader(const Duel& duel) : m_duel(duel), m_a(duel.a), m_b(duel.b) {}

  std::vector<uint8_t> read(const Window& window) {
    const auto cells = static_cast<size_t>(window.cells());
    m_valuesA.resize(cells);
    m_valuesB.resize(cells);
    m_a.read(window, 1, m_valuesA);
    m_b.read(window, 1, m_valuesB);
    const std::vector<uint8_t> truth = truthIn(m_a.grid().cut(window));
    const auto thresholdA = static_cast<float>(m_duel.thresholdA),
               thresholdB = static_cast<float>(m_duel.thresholdB);
    std::vector<uint8_t> bits(cells);
    for (size_t i = 0; i < cells; ++i)
      bits[i] = duelBits(m_valuesA[i], m_valuesB[i], thresholdA, thresholdB, !truth.empty() && truth[i] != 0);
    return bits;
  }

private:
  std::vector<uint8_t> truthIn(const GridSpec& grid) const {
    if (!m_duel.truth)
      return {};
    const Extent seen = grid.extent();
    std::vector<MultiPolygon> near;
    for (const MultiPolygon& shape : *m_duel.truth) {
      const Extent e = extentOf(shape);
      if (e.xMin <= seen.xMax && e.xMax >= seen.xMin && e.yMin <= seen.yMax && e.yMax >= seen.yMin)
        near.push_back(shape);
    }
    std::vector<uint8_t> mask(static_cast<size_t>(grid.columns * grid.rows), 0);
    rasterise(near, grid, mask);
    return mask;
  }

  const Duel& m_duel;
  RasterReader m_a, m_b;
  std::vector<float> m_valuesA, m_valuesB;
};

/// One side of the ledger: regions where `bits` has one model alone.
class Side {
public:
  Side(const GridSpec& grid, const DisagreementParams& params, bool ofA, bool judged,
       std::vector<Disagreement>& out)
      : m_yes(ofA ? duel::kA : duel::kB), m_no(ofA ? duel::kB : duel::kA),
        m_inside(static_cast<size_t>(grid.columns)), m_truth(judged ? m_inside.size() : 0),
        m_tracer(grid.columns,
                 std::max<int64_t>(
                     1, static_cast<int64_t>(std::ceil(params.minimumArea / (grid.cellX * grid.cellY)))),
                 [=, &grid, &params, &out](Region&& region) {
                   Disagreement found;
                   found.ofA = ofA;
                   found.outline = {placedOn(grid, region.outline)};
                   found.extent = extentOf(found.outline);
                   found.hectares = static_cast<double>(region.cells) * grid.cellX * grid.cellY / 1e4;
                   if (judged)
                     found.inTruth = region.sum / static_cast<double>(region.cells);
                   out.push_back(std::move(found));
                   if (out.size() > 2 * params.most)
                     keepLargest(out, params.most);
                 }) {}

  void addRow(std::span<const uint8_t> bits) {
    for (size_t i = 0; i < bits.size(); ++i)
      m_inside[i] = (bits[i] & m_yes) != 0 && (bits[i] & m_no) == 0;
    for (size_t i = 0; i < m_truth.size(); ++i)
      m_truth[i] = (bits[i] & duel::kTruth) != 0 ? 1.0F : 0.0F;
    m_tracer.addRow(m_inside, m_truth);
  }
  void finish() { m_tracer.finish(); }

  static void keepLargest(std::vector<Disagreement>& found, size_t most) {
    std::ranges::stable_sort(found, std::greater<>(), &Disagreement::hectares);
    if (found.size() > most)
      found.erase(found.begin() + static_cast<std::ptrdiff_t>(most), found.end());
  }

private:
  uint8_t m_yes, m_no;
  std::vector<uint8_t> m_inside;
  std::vector<float> m_truth;
  RegionTracer m_tracer;
};

} // namespace

double DuelCounts::hectares(uint8_t having, uint8_t lacking) const {
  int64_t sum = 0;
  for (uint8_t bits = 0; bits < cells.size(); ++bits)
    if ((bits & duel::kValid) != 0 && (bits & having) == having && (bits & lacking) == 0)
      sum += cells[bits];
  return static_cast<double>(sum) * cellArea / 1e4;
}

GridSpec gridOf(const Duel& duel) {
  const RasterReader a(duel.a), b(duel.b);
  a.requireGeoreference();
  b.requireGeoreference();
  if (!sameCells(a.grid(), b.grid()) || !sameCrs(a.grid().crs, b.grid().crs))
    throw inputError(duel.a.filename().string() + " and " + duel.b.filename().string() +
                         " are not on the same grid",
                     "Predict the scene of this project with both models.", "other-grid");
  if (!isMetric(a.grid().crs))
    throw inputError(duel.a.string() + " is in " + crsLabel(a.grid().crs) + "; areas need a CRS in metres",
                     "Warp it to a projected CRS first.", "not-metric");
  return a.grid();
}

DuelCounts countDuel(const Duel& duel, const Extent& extent, const Progress& progress) {
  const GridSpec grid = gridOf(duel);
  DuelCounts counts;
  counts.cellArea = grid.cellX * grid.cellY;
  const Window wanted = grid.windowOf(extent);
  if (wanted.empty())
    return counts;
  std::vector<Window> blocks = blocksOf(grid.cut(wanted), 1024);
  for (Window& block : blocks)
    block.x += wanted.x, block.y += wanted.y;
  std::mutex mutex;
  size_t done = 0;
  const auto total = static_cast<int64_t>(blocks.size());
  progress.step(0, "counting");
  parallelRanges(total, std::max<int64_t>(1, total / 64), [&](int64_t first, int64_t last) {
    DuelReader reader(duel);
    for (int64_t i = first; i < last; ++i) {
      std::array<int64_t, 16> cells{};
      for (const uint8_t bits : reader.read(blocks[static_cast<size_t>(i)]))
        ++cells[bits];
      const std::lock_guard lock(mutex);
      for (size_t k = 0; k < cells.size(); ++k)
        counts.cells[k] += cells[k];
      progress.step(static_cast<double>(++done) / static_cast<double>(total), "counting");
    }
  });
  return counts;
}

std::vector<Disagreement> findDisagreements(const Duel& duel, const DisagreementParams& params,
                                            const Progress& progress) {
  const GridSpec grid = gridOf(duel);
  std::vector<Disagreement> found;
  Side ofA(grid, params, true, duel.truth != nullptr, found),
      ofB(grid, params, false, duel.truth != nullptr, found);
  constexpr int64_t kHeight = 128;
  const int64_t strips = (grid.rows + kHeight - 1) / kHeight;
  const auto columns = static_cast<size_t>(grid.columns);
  progress.step(0, "looking for disagreements");
  orderedBlocks<std::vector<uint8_t>>(
      strips,
      [&] {
        return [&, reader = std::make_shared<DuelReader>(duel)](int64_t strip) {
          return reader->read(
              {0, strip * kHeight, grid.columns, std::min(kHeight, grid.rows - strip * kHeight)});
        };
      },
      [&](int64_t strip, std::vector<uint8_t>&& bits) {
        for (size_t at = 0; at < bits.size(); at += columns) {
          const auto row = std::span<const uint8_t>(bits).subspan(at, columns);
          ofA.addRow(row);
          ofB.addRow(row);
        }
        progress.step(static_cast<double>(strip + 1) / static_cast<double>(strips),
                      "looking for disagreements");
      });
  ofA.finish();
  ofB.finish();
  Side::keepLargest(found, params.most);
  return found;
}

} // namespace scarp
